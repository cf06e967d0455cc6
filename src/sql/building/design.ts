import type { SqlColumn } from "../sql-query.ts";
import { aggregateStep } from "./levels.ts";
import { columnText, type KeyColumn, type Source } from "./source.ts";
import type { Definition, Statement, Term } from "./statement.ts";

/** Columns of a sample design, as definitions of a scan. */
export interface DesignColumns {
  /** Stratum, `eq_st`. */
  readonly strata?: Definition | undefined;
  /** Cluster, `eq_cl`. */
  readonly clusters?: Definition | undefined;
  /** Texts of both, which no row may miss. */
  readonly labels: readonly string[];
}

/** Reads the columns of a sample design. */
export function designColumns(
  { where, dialect }: Source,
  options: { readonly strata?: SqlColumn | undefined; readonly clusters?: SqlColumn | undefined },
): DesignColumns {
  const column = (option: "strata" | "clusters", alias: string): Definition | undefined => {
    const given = options[option];
    return given === undefined ? undefined : { alias, sql: columnText(where, option, dialect, given) };
  };
  const strata = column("strata", "eq_st");
  const clusters = column("clusters", "eq_cl");
  return {
    strata,
    clusters,
    labels: [strata, clusters].flatMap((definition) => (definition === undefined ? [] : [definition.sql])),
  };
}

/** A column that a step made, as a key of the steps after it. */
export function madeKey({ alias }: Definition): KeyColumn {
  return { name: alias, alias, sql: alias };
}

/**
 * Adds the step `eq_h`: number of units and the sum and sum of squares of their totals, per stratum. `from` has one row per unit with its
 * total `eq_cu`, or per level with count, total and squares.
 */
export function strataStep(
  statement: Statement,
  keys: readonly KeyColumn[],
  strata: Definition | undefined,
  from: string,
  terms: readonly Term[],
): readonly KeyColumn[] {
  const stratumKeys = strata === undefined ? keys : [...keys, madeKey(strata)];
  aggregateStep(statement, "eq_h", stratumKeys, from, terms, []);
  return stratumKeys;
}

/** Sums of units that are rows of `from`. */
export const UNIT_SUMS: readonly Term[] = [
  { alias: "eq_nh", sql: "SUM(1e0)" },
  { alias: "eq_s1", sql: "SUM(eq_cu)" },
  { alias: "eq_s2", sql: "SUM(eq_cu * eq_cu)" },
];

/** Sums over strata, from the number of units `count` and the sums of {@link UNIT_SUMS}. */
export function varianceTerms(count: string): readonly Term[] {
  const spread = `(eq_s2 - eq_s1 * eq_s1 / ${count})`;
  return [
    {
      alias: "eq_var",
      sql: `SUM(CASE WHEN ${count} > 1e0 THEN ${count} / NULLIF(${count} - 1e0, 0e0) * ${spread} ELSE 0e0 END)`,
    },
    { alias: "eq_lone", sql: `SUM(CASE WHEN ${count} > 1e0 THEN 0e0 ELSE 1e0 END)` },
    { alias: "eq_units", sql: "SUM(eq_nh)" },
    { alias: "eq_strata", sql: "SUM(1e0)" },
  ];
}
