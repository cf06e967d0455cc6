import { formatNumber } from "../study/presentation/format-number.ts";
import type { PrintedTable, ReportTable } from "./content.ts";
import type { Setting } from "./setting.ts";

/** Rows that a file has at most. */
const FILE_ROWS = 5000;

/** A long table by its two ends, which says so; by its beginning where the end is of no more interest than the middle. */
export function shorten(
  table: ReportTable,
  { words, maxRows, files }: Setting,
  ends: "both" | "first" = "both",
): PrintedTable {
  const { rows, bar } = table;
  if (rows.length <= maxRows) return table;
  const first = ends === "both" ? Math.ceil(maxRows / 2) : maxRows;
  const last = maxRows - first;
  const keep = <Item>(items: readonly Item[]): readonly Item[] => [
    ...items.slice(0, first),
    ...items.slice(items.length - last),
  ];
  const [high, low, all] = [first, last, rows.length].map(formatNumber);
  const inFile = files && rows.length <= FILE_ROWS;
  return {
    ...table,
    rows: keep(rows),
    full: inFile ? rows : undefined,
    bar: bar === undefined ? undefined : { ...bar, lengths: keep(bar.lengths) },
    cut: {
      before: first,
      text:
        ends === "both" ? words.showing(high!, low!, all!, inFile) : words.showingFirst(high!, all!, inFile),
    },
  };
}
