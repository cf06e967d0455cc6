import type { IssueLog } from "../table/issue-log.ts";
import { isBlank, textOf } from "../table/read-grid.ts";
import { readSpan, yearsIn } from "../table/read-span.ts";
import { droppedRow, short, type TableBody } from "../table/table-body.ts";
import type { Cell } from "../table/table-options.ts";
import type { FoundColumn } from "./find-columns.ts";
import type { ReadRegionTableOptions } from "./region-table-options.ts";

/** The period of each row; `null` where its cell cannot be read, and `""` where no column says it. */
export function findPeriods(
  body: TableBody,
  columns: readonly FoundColumn[],
  rows: readonly number[],
  options: ReadRegionTableOptions,
  log: IssueLog,
): readonly (string | null)[] {
  const column = columns.find(({ role }) => role === "year");
  const fixed = options.period === undefined ? titlePeriod(body, columns, log) : readSpan(options.period)!;
  if (column === undefined) return rows.map(() => fixed);
  const given = new Map(Object.entries(options.periods ?? {}));
  const yearsOnly = isYearColumn(body, column, rows);
  const cache = new Map<Cell, string | null>();
  let last: Cell = null;
  return rows.map((row) => {
    let cell = body.rows[row]![column.at] ?? null;
    if (isBlank(cell) && options.fillDown === true) cell = last;
    last = cell;
    if (isBlank(cell) && options.period !== undefined) return fixed;
    let period = cache.get(cell);
    if (period === undefined) {
      const text = textOf(cell).trim();
      const said = given.get(text);
      period = said === undefined ? readSpan(cell) : readSpan(said);
      if (period !== null && cell instanceof Date && yearsOnly) period = period.slice(0, 4);
      cache.set(cell, period);
    }
    if (period === null) {
      const line = body.lines[row]!;
      log.error(
        "rows",
        "unusable_period",
        line,
        () =>
          `the period is "${short(textOf(cell))}"; write 2020, 2020-Q3 or 2020-07, or pass periods: { "${short(textOf(cell))}": "2020" }`,
        column.head.text,
      );
      body.dropped.push(droppedRow(line, "error", body.rows[row]!));
    }
    return period;
  });
}

/** Whether dates of a column mean years: the head says so, or all are the first or last day of one. */
function isYearColumn(body: TableBody, column: FoundColumn, rows: readonly number[]): boolean {
  if (/year|年/i.test(column.head.text) && !/月|日/.test(column.head.text)) return true;
  return rows.every((row) => {
    const cell = body.rows[row]![column.at];
    return !(cell instanceof Date) || /-(?:01-01|12-31)$/.test(cell.toISOString().slice(0, 10));
  });
}

/** The one year that the titles name, where no column and no head says a period. */
function titlePeriod(body: TableBody, columns: readonly FoundColumn[], log: IssueLog): string {
  if (columns.some(({ role, head }) => role === "year" || (head.period !== null && role !== "ignore")))
    return "";
  const years = new Set(body.titles.flatMap(yearsIn));
  if (years.size !== 1) return "";
  const [year] = [...years];
  log.warn(
    "header",
    "period_from_title",
    body.line,
    `no column says the period; ${year} was taken from the title`,
  );
  return year!;
}
