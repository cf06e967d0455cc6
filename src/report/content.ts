/** A table of a report. */
export interface ReportTable {
  /** What the table shows. */
  readonly caption: string;
  /** Column heads; numbers stand to the right. */
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** Cells as they are printed. */
  readonly rows: readonly (readonly string[])[];
  /** A bar behind the cells of one column: its position and each row's length, 0 to 1. */
  readonly bar?: { readonly column: number; readonly lengths: readonly number[] } | undefined;
}

/** One result of a report, the same for every format. */
export interface ReportSection {
  /** What the section is about. */
  readonly heading: string;
  /** What it says, in words. */
  readonly summary: readonly string[];
  /** Its numbers. */
  readonly tables: readonly ReportTable[];
  /** How the numbers came about. */
  readonly method: readonly string[];
  /** What to beware of. */
  readonly warnings: readonly string[];
}

/** A whole report, the same for every format. */
export interface ReportContent {
  /** Title of the report. */
  readonly title: string;
  /** What to beware of in all of it. */
  readonly notes: readonly string[];
  /** Its sections. */
  readonly sections: readonly ReportSection[];
  /** Where the figures come from. */
  readonly sources: readonly string[];
}
