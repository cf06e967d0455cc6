import { EqualizationError, type ErrorCode } from "../../errors.ts";
import type { KeyColumn, Source } from "../building/source.ts";
import { compareKeys, groupRecord, type Key, type ResultRow } from "./records.ts";

/** What a measure asks of the values of a group. */
export interface Demands {
  /** Values below 0 throw. */
  readonly nonNegative?: boolean | undefined;
  /** A total of 0 or less throws. */
  readonly positiveTotal?: boolean | undefined;
  /** A group in which no row counts is kept, with `n` 0, instead of throwing. */
  readonly keepEmpty?: boolean | undefined;
}

/** Group that was checked. */
export interface CheckedGroup {
  /** Its keys by name. */
  readonly group: Readonly<Record<string, Key>>;
  /** Its keys in order. */
  readonly keys: readonly Key[];
  /** Its row. */
  readonly row: ResultRow;
  /** Number of rows with people in them. */
  readonly n: number;
  /** Total weight. */
  readonly weight: number;
  /** Total of weight times value. */
  readonly total: number;
  /** Weighted mean. */
  readonly mean: number;
  /** Rows excluded because something is missing. */
  readonly omitted: number;
}

/** Throws what a group has done wrong, by name. */
export function refuseGroup(
  where: string,
  code: ErrorCode,
  message: string,
  group: Readonly<Record<string, Key>>,
): never {
  const keys = Object.entries(group).map(([name, key]) => `${name} ${JSON.stringify(key)}`);
  const place = keys.length === 0 ? "" : `group ${keys.join(", ")}: `;
  throw new EqualizationError(place + message, { code, where, received: group });
}

/**
 * Checks the counts of each group as the array functions check their rows, and puts the groups in the order of their keys.
 *
 * Without `groupBy` there is one group; with it, a source without rows throws as well.
 */
export function checkedGroups(
  source: Source,
  keys: readonly KeyColumn[],
  rows: readonly ResultRow[],
  demands: Demands,
): CheckedGroup[] {
  const { where, omit } = source;
  const present = rows.filter((row) => !(omit && row.keys.some((key) => key === null)));
  if (present.length === 0) {
    throw new EqualizationError("the source has no rows to measure", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return present
    .toSorted((a, b) => compareKeys(a.keys, b.keys))
    .map((row) => checkGroup(source, keys, row, demands));
}

function checkGroup(
  source: Source,
  keys: readonly KeyColumn[],
  row: ResultRow,
  demands: Demands,
): CheckedGroup {
  const { where, omit } = source;
  const group = groupRecord(keys, row.keys);
  const stop = (code: ErrorCode, message: string): never => refuseGroup(where, code, message, group);
  const missing = row.number("eq_null");
  if (missing > 0 && !omit) {
    stop(
      "missing_value",
      `${missing} rows have a NULL in a column that is used; filter them, or pass missing: "omit"`,
    );
  }
  const odd = row.number("eq_odd");
  if (odd > 0) stop("not_finite", `${odd} rows have NaN or an infinite number; filter them before measuring`);
  const under = row.number("eq_under");
  if (under > 0) stop("out_of_domain", `${under} rows have a weight below 0; weights are people`);
  const n = row.number("eq_n");
  const whole = row.number("eq_rows") - missing;
  const negative = row.number("eq_neg");
  if (demands.nonNegative === true && negative > 0) {
    stop("out_of_domain", `${negative} rows have a value below 0; this measure is for values of at least 0`);
  }
  if (n === 0 && demands.keepEmpty === true) {
    return {
      group,
      keys: row.keys as readonly Key[],
      row,
      n,
      weight: 0,
      total: 0,
      mean: 0,
      omitted: missing,
    };
  }
  if (whole === 0) {
    stop(
      "too_few_observations",
      missing > 0 ? "every row has a NULL; no value is left" : "has no rows to measure",
    );
  }
  if (n === 0) stop("zero_total", "the total weight is 0; at least one weight must be above 0");
  const weight = finite(row.numberOrNull("eq_w"), stop);
  const total = finite(row.numberOrNull("eq_s"), stop);
  if (demands.positiveTotal === true) requirePositive(total, stop);
  return {
    group,
    keys: row.keys as readonly Key[],
    row,
    n,
    weight,
    total,
    mean: total / weight,
    omitted: missing,
  };
}

type Stop = (code: ErrorCode, message: string) => never;

/** A total must have stayed within the range of doubles: the engine adds without rescaling. */
function finite(value: number | null, stop: Stop): number {
  if (value === null || !Number.isFinite(value)) {
    return stop(
      "out_of_domain",
      "a total is beyond the range of doubles; divide the values or weights by a power of ten",
    );
  }
  return value;
}

/** A total must be above 0. */
export function requirePositive(total: number, stop: Stop): void {
  if (total === 0) stop("zero_total", "the total value is 0, so shares are undefined");
  if (total < 0) stop("out_of_domain", "the total value is negative, so shares are undefined");
}
