import type { Finding } from "./findings/finding.ts";

/** A table of a report. */
export interface ReportTable {
  /** What the table shows. */
  readonly caption: string;
  /** Column heads; numbers stand to the right. */
  readonly columns: readonly {
    /** Its head. */
    readonly label: string;
    /** Whether it holds numbers. */
    readonly numeric: boolean;
    /** Words of more than a line, which need room on a phone. @defaultValue false */
    readonly wide?: boolean | undefined;
  }[];
  /** Cells as they are printed, as many a row as there are columns; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
  /** A bar behind the cells of one column. @defaultValue none */
  readonly bar?:
    | {
        /** Position of the column, from 0; the first one has no bars. */
        readonly column: number;
        /** One a row, 0 to 1. */
        readonly lengths: readonly number[];
      }
    | undefined;
}

/** A table as a format prints it. */
export interface PrintedTable extends ReportTable {
  /** What the table leaves away, and where it stands: before which row. */
  readonly cut?: { readonly before: number; readonly text: string } | undefined;
  /** All rows, if the table leaves some away and there are not too many for a file. */
  readonly full?: readonly (readonly string[])[] | undefined;
}

/** A picture of a report. */
export interface ReportFigure {
  /** What there is to see. */
  readonly caption: string;
  /** The picture, as SVG, for a phone. */
  readonly svg: string;
  /** The same for a page and for paper; absent where one picture serves both. */
  readonly wide?: string | undefined;
}

/** A part of the annex: all of one result. */
export interface AnnexPart {
  /** What it is about. */
  readonly heading: string;
  /** Its pictures. */
  readonly figures: readonly ReportFigure[];
  /** Its numbers. */
  readonly tables: readonly PrintedTable[];
}

/** One result of a report, the same for every format. */
export interface ReportSection {
  /** What the section is about. */
  readonly heading: string;
  /** What the first page says of it. */
  readonly findings: readonly Finding[];
  /** What it says, in sentences. */
  readonly summary: readonly string[];
  /** Its pictures. */
  readonly figures: readonly ReportFigure[];
  /** Its numbers. */
  readonly tables: readonly PrintedTable[];
  /** How the numbers came about. */
  readonly method: readonly string[];
  /** What to beware of. */
  readonly warnings: readonly string[];
  /** Its full tables, which are in the annex. @defaultValue none */
  readonly annex?: readonly AnnexPart[] | undefined;
}

/** A whole report, the same for every format. */
export interface ReportContent {
  /** Title of the report. */
  readonly title: string;
  /** What it covers, in a sentence; `null` if no result is of regions. */
  readonly scope: string | null;
  /** Findings of the first page with the position of their section; empty in a report of one finding. */
  readonly findings: readonly (Finding & {
    /** Position of the section in `sections`, from 0. */
    readonly section: number;
  })[];
  /** What to beware of in all of it. */
  readonly notes: readonly string[];
  /** Its sections. */
  readonly sections: readonly ReportSection[];
  /** What all of it rests on. */
  readonly quality: ReportSection;
  /** Where the figures come from. */
  readonly sources: readonly string[];
}
