import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { Subgroup } from "../subgroups/index.ts";
import { designColumns, madeKey, strataStep, varianceTerms } from "./building/design.ts";
import { aggregateStep } from "./building/levels.ts";
import { columnText, type KeyColumn, readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { joinedSteps, Statement, scanText, selection } from "./building/statement.ts";
import {
  CHECKS,
  measuredColumns,
  peopledRows,
  totalsAccess,
  totalsText,
  valueDefinitions,
} from "./building/totals.ts";
import { type CheckedGroup, checkedGroups } from "./reading/check-group.ts";
import { groupRecord, readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link subgroupsSql} estimates. */
export interface SubgroupsSqlOptions extends SqlSource {
  /** Column of the values, such as 1 for vaccinated and 0 for not. */
  readonly value: SqlColumn;
  /**
   * Column of the sampling weights, at least 0.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** Column of the subgroups. */
  readonly subgroup: string;
  /** Column of the strata. */
  readonly strata?: SqlColumn | undefined;
  /** Column of the clusters; the same label in two strata means two clusters. */
  readonly clusters?: SqlColumn | undefined;
  /**
   * Factor of the estimates: 100 turns shares into percentages.
   *
   * @defaultValue 1
   */
  readonly scale?: number | undefined;
}

/** Estimate of one subgroup, ready for `measureSubgroups`. */
export interface SqlSubgroup extends SqlGroup, Subgroup {
  /** Name of the subgroup. */
  readonly name: string;
  /** Weighted mean, times `scale`. */
  readonly estimate: number;
  /** Why there is no standard error. */
  readonly reason?: string;
  /** Rows of the subgroup with a weight above 0. */
  readonly n: number;
  /** Rows of the subgroup excluded because of a NULL. */
  readonly omitted: number;
}

/**
 * Writes one SQL statement that estimates the mean of each subgroup of a survey, with the design of the whole sample behind each standard
 * error, on the user's own engine.
 *
 * - **Shapes:** one row per respondent; one record per subgroup, in the order of the labels, within each group of `groupBy`.
 * - **Unit:** that of the values times `scale`; `population` is the total weight.
 * - **When to use:** before `measureSubgroups`, where the microdata are in a database. See `indicesSql`.
 * - **Conventions:** a subgroup is a domain: units outside it count in the design with a contribution of 0. A design with replacement, as
 *   R's `svyby` with `svymean` and without a finite population. A subgroup inside one sampling unit has no standard error.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `wrong_type`, `out_of_domain` (scale). When rows are read:
 *   `missing_value`, `not_finite`, `out_of_domain`, `too_few_observations`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { subgroupsSql } from "equalis/sql";
 * const query = subgroupsSql({ dialect: "duckdb", from: "survey", value: "vaccinated", subgroup: "residence", scale: 100 });
 * query.columns[0]; // => "eq_k0"
 * ```
 */
export function subgroupsSql(options: SubgroupsSqlOptions): SqlQuery<readonly SqlSubgroup[]> {
  const where = "subgroupsSql";
  requireOptions(where, options, [
    ...SOURCE_OPTIONS,
    "value",
    "weight",
    "subgroup",
    "strata",
    "clusters",
    "scale",
  ]);
  const { subgroup, scale = 1 } = options;
  requireNumber(where, "scale", scale, { above: 0 });
  if (subgroup === undefined)
    refuse(where, "missing_option", "subgroup is required: the column of the subgroups");
  const source = readSource(where, options, [subgroup]);
  // The name is the only form of a subgroup: its key becomes the name of the record.
  columnText(where, "subgroup", source.dialect, subgroup);
  const { keys } = source;
  const outer = keys.slice(0, -1);
  const design = designColumns(source, options);
  const measured = measuredColumns(source, options, { labels: design.labels });
  const own = [design.strata, design.clusters].filter((column) => column !== undefined);
  const conditions = peopledRows(keys, measured);
  const statement = new Statement(source);
  statement.add("eq_t", totalsText(source, keys, measured, [...CHECKS, "eq_mu"]), { inline: true });

  const access = totalsAccess(statement, keys, measured, ["eq_mu", "eq_w"]);
  const total = `(eq_v / eq_tw) * (eq_x - eq_m)`;
  const clustered = design.clusters !== undefined;
  statement.add(
    "eq_c",
    scanText(source, {
      keys,
      definitions: [
        ...own,
        ...valueDefinitions(measured),
        { alias: "eq_m", sql: access.of("eq_mu") },
        { alias: "eq_tw", sql: access.of("eq_w") },
      ],
      groups: own.map(({ alias }) => alias),
      terms: clustered
        ? [{ alias: "eq_cu", sql: `SUM(${total})` }]
        : [
            { alias: "eq_cn", sql: "SUM(1e0)" },
            { alias: "eq_s1", sql: `SUM(${total})` },
            { alias: "eq_s2", sql: `SUM((${total}) * (${total}))` },
          ],
      join: access.join,
      conditions,
    }),
    { inline: true },
  );
  const stratumKeys = strataStep(
    statement,
    keys,
    design.strata,
    "eq_c",
    clustered
      ? [
          { alias: "eq_nh", sql: "SUM(1e0)" },
          { alias: "eq_s1", sql: "SUM(eq_cu)" },
          { alias: "eq_s2", sql: "SUM(eq_cu * eq_cu)" },
        ]
      : [
          { alias: "eq_nh", sql: "SUM(eq_cn)" },
          { alias: "eq_s1", sql: "SUM(eq_s1)" },
          { alias: "eq_s2", sql: "SUM(eq_s2)" },
        ],
  );
  const wholeKeys = unitsOfDesign(statement, outer, own, conditions, measured.weight, clustered);
  // Strata of a domain, each with the number of units that the whole sample has in it.
  const all = joinedSteps(source, wholeKeys, "eq_h", ["eq_n"], "");
  const carried = [
    ...stratumKeys.map(({ alias }) => `eq_h.${alias} AS ${alias}`),
    "eq_nh",
    "eq_s1",
    "eq_s2",
    "eq_na",
  ];
  statement.add("eq_j", `SELECT ${carried.join(", ")} FROM ${all}`, { inline: true });
  aggregateStep(statement, "eq_e", keys, "eq_j", varianceTerms("eq_na"), []);
  const columns = [...CHECKS, "eq_var", "eq_lone", "eq_units"];
  return {
    ...selection(statement, keys, "eq_t", ["eq_e"], columns),
    read: (rows) =>
      checkedGroups(source, keys, readRows(where, rows, keys, columns), { keepEmpty: true })
        .filter(({ n }) => n > 0)
        .map((group) => subgroupOf(group, outer, scale)),
  };
}

/** Adds `eq_n`: the sampling units of the whole sample per stratum. */
function unitsOfDesign(
  statement: Statement,
  outer: readonly KeyColumn[],
  own: readonly { readonly alias: string; readonly sql: string }[],
  conditions: readonly string[],
  weight: string,
  clustered: boolean,
): readonly KeyColumn[] {
  const strata = own.find(({ alias }) => alias === "eq_st");
  const keys = strata === undefined ? outer : [...outer, madeKey(strata)];
  statement.add(
    "eq_i",
    scanText(statement.source, {
      keys: outer,
      definitions: [...own, { alias: "eq_v", sql: weight }],
      groups: own.map(({ alias }) => alias),
      terms: [{ alias: "eq_in", sql: "SUM(1e0)" }],
      conditions,
    }),
    { inline: true },
  );
  aggregateStep(
    statement,
    "eq_n",
    keys,
    "eq_i",
    [{ alias: "eq_na", sql: clustered ? "SUM(1e0)" : "SUM(eq_in)" }],
    [],
  );
  return keys;
}

function subgroupOf(
  { keys, mean, weight, n, omitted, row }: CheckedGroup,
  outer: readonly KeyColumn[],
  scale: number,
): SqlSubgroup {
  const reason =
    row.number("eq_lone") > 0
      ? "a stratum has one sampling unit, so its variance is unknown"
      : row.number("eq_units") < 2
        ? "the subgroup lies in one sampling unit, so its variance is unknown"
        : undefined;
  return {
    group: groupRecord(outer, keys.slice(0, -1)),
    name: String(keys[keys.length - 1]),
    estimate: mean * scale,
    ...(reason === undefined
      ? { standardError: Math.sqrt(Math.max(0, row.number("eq_var"))) * scale }
      : { reason }),
    population: weight,
    n,
    omitted,
  };
}
