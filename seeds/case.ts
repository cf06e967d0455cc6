import type { Study } from "equalis";
import type { ReportResult } from "equalis/report";

/** What running a case gives. The demonstration frames it: title, document, notes, and the file of the report. */
export interface CaseRun {
  /** What a person reads in the terminal: sections with tables, without title and notes. */
  readonly text: string;
  /** What study functions found, in the order of the report. */
  readonly results: readonly ReportResult[];
  /**
   * Whole sentences that a reader must know, such as "Made up for illustration: …". They stand in every output;
   * warnings of the results need not be repeated here.
   */
  readonly notes: readonly string[];
  /** Title in the language of the report. @defaultValue that of the case */
  readonly title?: string;
  /** Studies behind the results, whose names the report takes in its language. */
  readonly studies?: readonly Study[];
  /** Pictures that are written next to the report: name of the file, and its text. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/** One worked example, as the menu of the demonstration shows it. */
export interface Case {
  /** What the menu calls it, and the name of its folder. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
  /** The document that asks the questions, or the source of the figures. */
  readonly document: string;
  /** Whether every figure is published: nothing is made up, so the notes name the source. */
  readonly published?: boolean;
  /** Measures everything, with its own words in a language. Throws where the data next to the case cannot be read. */
  run(language?: "en" | "zh"): CaseRun;
}
