import type { StudyWarning } from "../model/results/result-metadata.ts";
import type { Source } from "../model/source.ts";
import type { ReportTable } from "./content.ts";

/** A warning that the caller of a report writes. */
export interface OwnWarning {
  /** Which kind, for programs. */
  readonly code: string;
  /** Its sentence, in the language of the report. */
  readonly message: string;
}

/**
 * A section of the caller's own: numbers that no study function gives, such as composite scores, weights or a
 * fiscal position by year, as tables in words of the caller. They are printed as they come, in the language they come in.
 */
export interface ReportTableSection {
  /** Tells it from results. */
  readonly kind: "table";
  /** What the section is about. */
  readonly heading: string;
  /** What the tables say, in sentences. */
  readonly summary: readonly string[];
  /** The numbers. */
  readonly tables: readonly ReportTable[];
  /** How the numbers came about, in sentences. @defaultValue nothing is said */
  readonly method?: readonly string[] | undefined;
  /** What to beware of, such as those of the results that the numbers were made from. */
  readonly warnings: readonly (StudyWarning | OwnWarning)[];
  /** Where the figures come from. */
  readonly sources: readonly Source[];
}
