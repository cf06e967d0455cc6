import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { deviationStep } from "./building/deviations.ts";
import { aggregateStep, levelSteps } from "./building/levels.ts";
import { readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { Statement, selection } from "./building/statement.ts";
import { CHECKS, measuredColumns, peopledRows, totalsText, valueDefinitions } from "./building/totals.ts";
import { measureSpec, type SqlMeasure } from "./measures/measure-options.ts";
import { MEASURE_TOTALS, type MeasurePlan, measurePlan } from "./measures/measure-plan.ts";
import { SumPlan } from "./measures/plan.ts";
import { checkedGroups } from "./reading/check-group.ts";
import { readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link indicesSql} measures. */
export interface IndicesSqlOptions<K extends string> extends SqlSource {
  /** Column of the values. */
  readonly value: SqlColumn;
  /**
   * Column of the weights: people, at least 0; a weight of 0 means absence.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** Measures by the names under which they come back. */
  readonly measures: Readonly<Record<K, SqlMeasure>>;
  /**
   * `"pool"` pools equal values before it orders them, which is faster for counts, ages and rounded amounts; `"rows"` orders the rows
   * as they are, which is faster where nearly all values differ. The result is the same. A type 7 quantile needs `"pool"`.
   *
   * @defaultValue "pool"
   */
  readonly ties?: "pool" | "rows" | undefined;
}

/** Measures of one group. */
export interface SqlIndices<K extends string> extends SqlGroup {
  /** Rows with a weight above 0. */
  readonly n: number;
  /** Total weight. */
  readonly weight: number;
  /** Weighted mean. */
  readonly mean: number;
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
  /** Value of each measure, by the name it was asked under. */
  readonly values: Readonly<Record<K, number>>;
}

/**
 * Writes one SQL statement that computes inequality indices on the user's own engine, per group in one query.
 *
 * The statement returns one row of sums per group. `read` checks them, as the array functions check their values, and finishes the
 * indices: logarithms, roots and divisions are not left to the engine.
 *
 * - **Shapes:** any number of rows; one record per group comes back, ordered by its keys.
 * - **When to use:** from about 1e8 rows on, on a cluster, or where rows must not leave the database. Below that, the array functions on
 *   columns in memory are faster.
 * - **Conventions:** those of the array functions. Engines add in an order of their own, so values agree with the array functions to
 *   1e-9 relative, usually 1e-12, and two runs may differ in the last digits. Integers beyond 2^53 and decimals are read as doubles.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option` (also the dialect), `unsupported_combination` (an index
 *   without a form in SQL; type 7 with `ties: "rows"`), `wrong_type` (a name that is empty), `out_of_domain`. When rows are read:
 *   `missing_value`, `not_finite`, `out_of_domain`, `too_few_observations`, `zero_total`, `wrong_type` (rows of another query).
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions and 60-digit decimals.
 *
 * @example
 * ```ts
 * import { indicesSql } from "equalis/sql";
 * const query = indicesSql({
 *   dialect: "duckdb",
 *   from: "visits",
 *   value: "beds",
 *   weight: "people",
 *   groupBy: "province",
 *   measures: { gini: "gini", poorest: { index: "lorenzAt", options: { p: 0.2 } } },
 * });
 * query.text.startsWith("WITH eq_t AS ("); // => true
 * query.columns[0]; // => "eq_k0"
 * ```
 */
export function indicesSql<K extends string>(
  options: IndicesSqlOptions<K>,
): SqlQuery<readonly SqlIndices<K>[]> {
  const where = "indicesSql";
  requireOptions(where, options, [...SOURCE_OPTIONS, "value", "weight", "measures", "ties"]);
  const { measures, ties = "pool" } = options;
  requireOneOf(where, "ties", ties, ["pool", "rows"]);
  const source = readSource(where, options);
  const { keys } = source;
  const measured = measuredColumns(source, options);
  const sums = new SumPlan();
  const plans = plansOf(where, measures, sums, ties);
  const totals = [...CHECKS, ...MEASURE_TOTALS];
  const statement = new Statement(source);
  statement.add("eq_t", totalsText(source, keys, measured, totals), { inline: true });
  const others: string[] = [];
  if (sums.additiveTerms.length > 0) {
    deviationStep(statement, keys, measured, sums.additiveTerms);
    others.push("eq_a");
  }
  if (sums.rankedTerms.length > 0) {
    const pool = ties === "pool";
    levelSteps(statement, {
      keys,
      definitions: valueDefinitions(measured),
      levels: [
        { alias: "eq_lw", sql: pool ? "SUM(eq_v)" : "eq_v" },
        { alias: "eq_lc", sql: pool ? "SUM(1e0)" : "1e0" },
      ],
      conditions: peopledRows(keys, measured),
      rows: !pool,
    });
    aggregateStep(statement, "eq_r", keys, "eq_q", sums.rankedTerms);
    others.push("eq_r");
  }
  const columns = [...totals, ...[...sums.additiveTerms, ...sums.rankedTerms].map(({ alias }) => alias)];
  return {
    ...selection(statement, keys, "eq_t", others, columns),
    read: (rows) => {
      const demands = {
        nonNegative: plans.some(([, plan]) => plan.demands.nonNegative),
        positiveTotal: plans.some(([, plan]) => plan.demands.positiveTotal),
      };
      return checkedGroups(source, keys, readRows(where, rows, keys, columns), demands).map((group) => ({
        group: group.group,
        n: group.n,
        weight: group.weight,
        mean: group.mean,
        omitted: group.omitted,
        values: Object.fromEntries(plans.map(([name, plan]) => [name, plan.finish(where, group)])) as Record<
          K,
          number
        >,
      }));
    },
  };
}

function plansOf(
  where: string,
  measures: Readonly<Record<string, SqlMeasure>>,
  sums: SumPlan,
  ties: "pool" | "rows",
): [string, MeasurePlan][] {
  if (measures === undefined) {
    refuse(
      where,
      "missing_option",
      "measures is required: the indices by the names under which they come back",
    );
  }
  if (typeof measures !== "object" || measures === null || Array.isArray(measures)) {
    refuse(where, "wrong_type", 'measures must be an object, such as { gini: "gini" }', measures);
  }
  const entries = Object.entries(measures);
  if (entries.length === 0)
    refuse(where, "missing_option", 'measures is empty; pass an index, such as { gini: "gini" }');
  return entries.map(([name, measure]) => [
    name,
    measurePlan(where, measureSpec(where, name, measure), sums, ties),
  ]);
}
