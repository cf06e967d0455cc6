import type { PopulationConcept } from "../region.ts";
import type { Source } from "../source.ts";
import type { Notice } from "./notice.ts";
import type { Omission } from "./omission.ts";

export type { Omission } from "./omission.ts";

/** Something a reader of a result must know, as data; see {@link Notice}. */
export type StudyWarning = Notice;

/** The population that stood behind a result. */
export interface PopulationUse {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
  /** Heads in all regions that entered. */
  readonly total: number;
}

/** What every result of a study function carries, so that its numbers can answer for themselves. */
export interface ResultMetadata {
  /** Id of the study. */
  readonly study: string;
  /** Regions that entered. */
  readonly n: number;
  /** Regions left out, and why. */
  readonly omitted: readonly Omission[];
  /** The population used; `null` where none was. */
  readonly population: PopulationUse | null;
  /** What a reader ought to know. */
  readonly warnings: readonly StudyWarning[];
  /** Where the figures come from. */
  readonly sources: readonly Source[];
}
