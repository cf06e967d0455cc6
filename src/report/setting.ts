import type { ReportMessages } from "./messages/messages.ts";

/** What every part of a report has to know of the whole. */
export interface Setting {
  /** The words, in the language of the report. */
  readonly words: ReportMessages;
  /** Whether there are pictures. */
  readonly figures: boolean;
  /** The next id of a picture, so that pictures of one page do not clash. */
  readonly figureId: () => string;
  /** Rows printed of a long table. */
  readonly maxRows: number;
}
