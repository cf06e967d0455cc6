/** What is printed in one cell. */
export type Cell = string | number | boolean | null;

/** One column: its head, and what it shows of a row. */
type OverviewColumn<Row> = readonly [label: string, cell: (row: Row) => Cell];

/** A result at a glance. */
export interface Overview<Row> {
  /** What it is about. */
  readonly title: string;
  /** What it says: the numbers that matter, in a sentence or two. */
  readonly summary: string;
  /** One line each. */
  readonly rows: readonly Row[];
  /** What is shown of each. */
  readonly columns: readonly OverviewColumn<Row>[];
}
