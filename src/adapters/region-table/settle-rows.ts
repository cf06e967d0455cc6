import type { IssueLog } from "../table/issue-log.ts";
import { droppedRow, short, type TableBody } from "../table/table-body.ts";
import type { Measured } from "./build-measures.ts";
import type { Places } from "./find-places.ts";

/** What settles a row besides its values. */
export interface RowKeys {
  readonly places: Places;
  readonly periods: readonly (string | null)[];
  readonly subgroups: readonly (string | null)[];
}

/** Which rows of data stay: repeated and conflicting ones go, and rows that are the sum of the others. */
export function settleRows(
  measured: Measured,
  body: TableBody,
  keys: RowKeys,
  dropTotals: boolean,
  log: IssueLog,
): Uint8Array {
  const { places, periods, subgroups } = keys;
  const kept = new Uint8Array(places.rows.length).fill(1);
  for (const [i, period] of periods.entries()) if (period === null) kept[i] = 0;
  const drop = (i: number, kind: "duplicate" | "error" | "total"): void => {
    kept[i] = 0;
    const row = places.rows[i]!;
    body.dropped.push(droppedRow(body.lines[row]!, kind, body.rows[row]!));
  };
  const first = new Map<string, number>();
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 0) continue;
    const measure = measured.byRow?.[i];
    const key = `${places.ids[i]}\n${periods[i]}\n${subgroups[i] ?? ""}\n${measure?.id ?? ""}${measure?.population ?? ""}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, i);
      continue;
    }
    const line = body.lines[places.rows[i]!]!;
    const at = body.lines[places.rows[before]!]!;
    if (measured.columns.every(({ values }) => Object.is(values[i], values[before]))) {
      log.warn("rows", "duplicate_row", line, `the row repeats line ${at}; it was left out`);
      drop(i, "duplicate");
    } else {
      log.error(
        "rows",
        "conflicting_row",
        line,
        () =>
          `the row gives other figures for "${short(places.ids[i]!)}"${periods[i] === "" ? "" : `, ${periods[i]},`} than line ${at}; it was left out`,
      );
      drop(i, "error");
    }
  }
  if (dropTotals && measured.byRow === null) {
    for (const i of sumsOf(measured, keys, kept)) {
      log.warn(
        "rows",
        "total_row",
        body.lines[places.rows[i]!]!,
        () =>
          `"${short(places.ids[i]!)}" is the sum of all other rows in every count; it was left out as a total`,
      );
      drop(i, "total");
    }
  }
  return kept;
}

/** Positions of columns whose values add up over places. */
function countColumns(measured: Measured): readonly number[] {
  return measured.columns.flatMap(({ measure }, at) =>
    measure !== null && (measure.population !== null || measure.valueType === "total") ? [at] : [],
  );
}

/** Rows that equal the sum of the other rows of their period in every count. */
function sumsOf(
  measured: Measured,
  { places, periods, subgroups }: RowKeys,
  kept: Uint8Array,
): readonly number[] {
  const counts = countColumns(measured);
  if (counts.length < 2 && measured.columns.length < 2) return [];
  const parents = new Set([...places.places.values()].map(({ parent }) => parent));
  const groups = new Map<string, number[]>();
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 0) continue;
    const key = `${periods[i]}\n${subgroups[i] ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  const found: number[] = [];
  for (const group of groups.values()) {
    if (group.length < 4) continue;
    const sums = counts.map((at) =>
      group.reduce((sum, i) => sum + orZero(measured.columns[at]!.values[i]!), 0),
    );
    for (const i of group) {
      if (parents.has(places.ids[i])) continue;
      let equal = 0;
      const off = counts.some((at, k) => {
        const value = measured.columns[at]!.values[i]!;
        if (Number.isNaN(value)) return false;
        if (value !== 0) equal++;
        return Math.abs(sums[k]! - 2 * value) > 1e-9 * Math.abs(sums[k]!);
      });
      if (!off && equal >= 2) {
        found.push(i);
        break;
      }
    }
  }
  return found;
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** Notes rows of totals, and those that are not the sum of the other rows. `amounts` reads the counts of a row of the table. */
export function tellTotals(
  measured: Measured,
  body: TableBody,
  keys: RowKeys,
  kept: Uint8Array,
  amounts: (column: number, row: number) => number | null,
  periodOf: (row: number) => string | null,
  log: IssueLog,
): void {
  const { places, periods, subgroups } = keys;
  const parents = new Set([...places.places.values()].map(({ parent }) => parent));
  const counts = measured.byRow === null ? countColumns(measured) : [];
  const perPeriod = new Map<string | null, number>();
  for (const { row, grand } of places.totals) {
    if (grand) perPeriod.set(periodOf(row), (perPeriod.get(periodOf(row)) ?? 0) + 1);
  }
  for (const { row, grand } of places.totals) {
    const line = body.lines[row]!;
    log.warn(
      "rows",
      "total_row",
      line,
      'the row is a total and was left out; pass totals: "keep" to have it as a region',
    );
    body.dropped.push(droppedRow(line, "total", body.rows[row]!));
    const period = periodOf(row);
    if (!grand || perPeriod.get(period) !== 1) continue;
    for (const at of counts) {
      const total = amounts(at, row);
      if (total === null || total === 0) continue;
      const column = measured.columns[at]!;
      let sum = 0;
      let complete = true;
      for (let i = 0; i < kept.length; i++) {
        if (kept[i] === 0 || periods[i] !== period || subgroups[i] !== null || parents.has(places.ids[i]))
          continue;
        if (Number.isNaN(column.values[i]!)) complete = false;
        else sum += column.values[i]!;
      }
      if (complete && Math.abs(sum - total) > 0.005 * Math.abs(total)) {
        log.warn(
          "rows",
          "total_mismatch",
          line,
          `the total of "${short(column.header)}" is ${total}, and the other rows add up to ${sum}; a row may be missing or wrong`,
          column.header,
        );
      }
    }
  }
}
