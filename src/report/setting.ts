import type { ReportMessages } from "./messages/messages.ts";
import type { MoneyWords } from "./money.ts";

/** What every part of a report has to know of the whole. */
export interface Setting {
  /** The words, in the language of the report. */
  readonly words: ReportMessages;
  /** Whether a picture of this name is drawn. */
  readonly draws: (name: FigureName) => boolean;
  /** Whether there are pictures at all. */
  readonly pictures: boolean;
  /** Whether pictures are drawn for a page as well as for a phone; not of so many regions that it would take seconds. */
  readonly wide: boolean;
  /** The next id of a picture, so that pictures of one page do not clash. */
  readonly figureId: () => string;
  /** Rows printed of a long table. */
  readonly maxRows: number;
  /** Whether tables have files with all their rows. */
  readonly files: boolean;
  /** Money in words. */
  readonly money: MoneyWords;
  /** What an indicator counts, by study and indicator; `null` if no study says so. */
  readonly counts: (study: string, indicator: string) => string | null;
}

/** Pictures that a report can have, as `figures` names them. */
export const FIGURES = [
  "lorenz",
  "rank",
  "gap",
  "transfer",
  "appraisal",
  "waterfall",
  "goals",
  "frontier",
  "evaluation",
  "protection",
  "incidence",
] as const;

/** One picture that a report can have. */
export type FigureName = (typeof FIGURES)[number];
