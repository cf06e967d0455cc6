import type { SqlColumn } from "../sql-query.ts";
import { type KeyColumn, numberText, type Source } from "./source.ts";
import { type Definition, LARGEST, type ScanStep, type Statement, scanText, type Term } from "./statement.ts";

/** What a query measures, as texts. */
export interface Measured {
  /** The value, as a double. */
  readonly value: string;
  /** The weight, as a double; `1e0` without one. */
  readonly weight: string;
  /** Other numbers that each row must have. */
  readonly numbers?: readonly string[] | undefined;
  /** Labels that each row must have, next to the keys. */
  readonly labels?: readonly string[] | undefined;
}

/** The value and the weight that a caller named. */
export function measuredColumns(
  { where, dialect }: Source,
  options: { readonly value: SqlColumn; readonly weight?: SqlColumn | undefined },
  more: Pick<Measured, "numbers" | "labels"> = {},
): Measured {
  return {
    value: numberText(where, "value", dialect, options.value),
    weight: options.weight === undefined ? "1e0" : numberText(where, "weight", dialect, options.weight),
    ...more,
  };
}

/** Value and weight under the names that sums are written with. */
export function valueDefinitions({ value, weight }: Measured): Definition[] {
  return [
    { alias: "eq_x", sql: value },
    { alias: "eq_v", sql: weight },
  ];
}

/** Total of a group that later steps need. */
export type TotalName = "eq_mu" | "eq_w" | "eq_min";

/** Counts by which `read` finds what the array function would refuse; doubles, one row per group. */
export const CHECKS: readonly string[] = [
  "eq_rows",
  "eq_null",
  "eq_odd",
  "eq_under",
  "eq_neg",
  "eq_n",
  "eq_w",
  "eq_s",
];

const present = (measured: Measured): string[] => [
  ...new Set([measured.value, measured.weight, ...(measured.numbers ?? [])].filter((text) => text !== "1e0")),
];

const labelsOf = (keys: readonly KeyColumn[], measured: Measured): string[] => [
  ...keys.map(({ sql }) => sql),
  ...(measured.labels ?? []),
];

/** Condition that a row is whole: nothing missing, every number finite, the weight not negative. */
function wholeRow(keys: readonly KeyColumn[], measured: Measured): string {
  return [
    ...present(measured).map((text) => `ABS(${text}) <= ${LARGEST}`),
    ...(measured.weight === "1e0" ? [] : [`${measured.weight} >= 0e0`]),
    ...labelsOf(keys, measured).map((text) => `${text} IS NOT NULL`),
  ].join(" AND ");
}

/** Conditions that a row is whole and has people in it. */
export function peopledRows(keys: readonly KeyColumn[], measured: Measured): string[] {
  return measured.weight === "1e0"
    ? [wholeRow(keys, measured)]
    : [wholeRow(keys, measured), `${measured.weight} > 0e0`];
}

/** The definitions by which {@link TOTALS} are written. */
function checkDefinitions(keys: readonly KeyColumn[], measured: Measured): Definition[] {
  const numbers = present(measured);
  const missing = [...numbers, ...labelsOf(keys, measured)].map((text) => `${text} IS NULL`);
  const finite = numbers.map((text) => `ABS(${text}) <= ${LARGEST}`);
  const isMissing = missing.join(" OR ") || "1 = 0";
  return [
    ...valueDefinitions(measured),
    { alias: "eq_ok", sql: `CASE WHEN ${wholeRow(keys, measured)} THEN 1e0 ELSE 0e0 END` },
    { alias: "eq_no", sql: `CASE WHEN ${isMissing} THEN 1e0 ELSE 0e0 END` },
    {
      alias: "eq_far",
      sql: `CASE WHEN ${isMissing} THEN 0e0 WHEN ${finite.join(" AND ")} THEN 0e0 ELSE 1e0 END`,
    },
  ];
}

const counted = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1e0 ELSE 0e0 END)`;
const whole = (sql: string): string => `SUM(CASE WHEN eq_ok > 0e0 THEN ${sql} ELSE 0e0 END)`;
const peopled = "eq_ok > 0e0 AND eq_v > 0e0";
const S = whole("eq_v * eq_x");
const W = whole("eq_v");

/** Every total that a step can return. */
const TOTALS: Readonly<Record<string, string>> = {
  eq_rows: "SUM(1e0)",
  eq_null: "SUM(eq_no)",
  eq_odd: "SUM(eq_far)",
  eq_under: counted("eq_v < 0e0"),
  eq_neg: counted("eq_ok > 0e0 AND eq_x < 0e0"),
  eq_n: counted(peopled),
  eq_w: W,
  eq_s: S,
  eq_mu: `${S} / NULLIF(${W}, 0e0)`,
  eq_min: `MIN(CASE WHEN ${peopled} THEN eq_x ELSE NULL END)`,
  eq_max: `MAX(CASE WHEN ${peopled} THEN eq_x ELSE NULL END)`,
  eq_lo: "MIN(CASE WHEN eq_ok > 0e0 THEN eq_x ELSE NULL END)",
  eq_hi: "MAX(CASE WHEN eq_ok > 0e0 THEN eq_x ELSE NULL END)",
  eq_w2: whole("eq_v * eq_v"),
  eq_abs: whole("eq_v * ABS(eq_x)"),
  eq_zero: counted(`${peopled} AND eq_x = 0e0`),
  eq_whole: "SUM(eq_ok)",
};

/** Terms of these names. */
function totalTerms(names: readonly string[]): Term[] {
  return names.map((alias) => ({ alias, sql: TOTALS[alias]! }));
}

/** Text of the step that counts and totals each group. */
export function totalsText(
  source: Source,
  keys: readonly KeyColumn[],
  measured: Measured,
  names: readonly string[],
  more: Partial<ScanStep> = {},
): string {
  return scanText(source, {
    keys,
    definitions: [...checkDefinitions(keys, measured), ...(more.definitions ?? [])],
    terms: [...totalTerms(names), ...(more.terms ?? [])],
  });
}

/** How a scan of the source reaches the totals of its group. */
export interface TotalsAccess {
  /** Join to put after the source. */
  readonly join: string;
  /** Expression of a total. */
  readonly of: (name: TotalName) => string;
}

/**
 * Lets a scan of the source use totals of the step `eq_t`: by a join on the keys, or, on an engine that would move rows for a join
 * without keys, by scalars of their own.
 */
export function totalsAccess(
  statement: Statement,
  keys: readonly KeyColumn[],
  measured: Measured,
  needed: readonly TotalName[],
): TotalsAccess {
  const { source } = statement;
  if (source.dialect.flat && keys.length === 0) {
    for (const name of needed) statement.addScalar(`${name}_1`, totalsText(source, keys, measured, [name]));
    return { join: "", of: (name) => `${name}_1` };
  }
  const on = keys.map(({ sql, alias }) => `${sql} = eq_t.${alias}`).join(" AND ");
  return {
    join: keys.length === 0 ? "CROSS JOIN eq_t" : `${source.dialect.join} eq_t ON ${on}`,
    of: (name) => `eq_t.${name}`,
  };
}
