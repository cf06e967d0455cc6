import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { literal } from "./building/dialect.ts";
import { numberText, readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { Statement, selection } from "./building/statement.ts";
import { CHECKS, measuredColumns, totalsText } from "./building/totals.ts";
import { checkedGroups, refuseGroup } from "./reading/check-group.ts";
import { readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link attainmentSql} compares. */
export interface AttainmentSqlOptions extends SqlSource {
  /** Column of the rates; one row per region. */
  readonly value: SqlColumn;
  /**
   * Column of the population.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** The standard: one number, or a column with one per region. Above 0. */
  readonly standard: number | SqlColumn;
  /**
   * `"lower"` if less is better, such as deaths: met at the standard and below it.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
}

/** Attainment of a standard in one group. */
export interface SqlAttainment extends SqlGroup {
  /** Number of regions. */
  readonly regions: number;
  /** Number of regions that meet the standard. */
  readonly met: number;
  /** Share of the regions that meet it, 0 to 1. */
  readonly shareOfRegions: number;
  /** Share of the population in regions that meet it, 0 to 1. */
  readonly shareOfPopulation: number;
  /** Mean of the attained part of the standard, weighted by population, 0 to 1; what is beyond the standard counts as 1. */
  readonly meanCapped: number;
  /** Weight times the distance to the standard, summed over the regions that do not meet it. */
  readonly shortfall: number;
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
}

/**
 * Writes one SQL statement that compares rates with a standard per group on the user's own engine.
 *
 * - **Shapes:** one row per region; one record per group. **Range:** shares 0 to 1; `shortfall` in the unit of value times weight.
 * - **When to use:** see `indicesSql`. **Conventions:** those of `attainment`: meeting is exact, a region without people counts as a region.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `wrong_type`, `out_of_domain` (a standard of 0 or less). When
 *   rows are read: `missing_value`, `not_finite`, `out_of_domain`, `too_few_observations`, `zero_total`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { attainmentSql } from "equalis/sql";
 * const query = attainmentSql({ dialect: "duckdb", from: "counties", value: "beds_per_1000", weight: "residents", standard: 6 });
 * query.text.includes("6e+0"); // => true
 * ```
 */
export function attainmentSql(options: AttainmentSqlOptions): SqlQuery<readonly SqlAttainment[]> {
  const where = "attainmentSql";
  requireOptions(where, options, [...SOURCE_OPTIONS, "value", "weight", "standard", "direction"]);
  const { standard, direction = "higher" } = options;
  requireOneOf(where, "direction", direction, ["higher", "lower"]);
  if (standard === undefined) refuse(where, "missing_option", "standard is required: a number, or a column");
  const source = readSource(where, options);
  const { keys, dialect } = source;
  const isColumn = typeof standard !== "number";
  if (!isColumn) requireNumber(where, "standard", standard, { above: 0 });
  const target = isColumn ? numberText(where, "standard", dialect, standard) : literal(standard);
  const measured = measuredColumns(source, options, { numbers: isColumn ? [target] : [] });
  const meets = direction === "higher" ? "eq_x >= eq_z" : "eq_x <= eq_z";
  const capped = direction === "higher" ? "eq_x / NULLIF(eq_z, 0e0)" : "eq_z / NULLIF(eq_x, 0e0)";
  const distance = direction === "higher" ? "eq_z - eq_x" : "eq_x - eq_z";
  const whole = (then: string): string => `SUM(CASE WHEN eq_ok > 0e0 THEN ${then} ELSE 0e0 END)`;
  const terms = [
    { alias: "eq_low", sql: whole("CASE WHEN eq_z > 0e0 THEN 0e0 ELSE 1e0 END") },
    { alias: "eq_met", sql: whole(`CASE WHEN ${meets} THEN 1e0 ELSE 0e0 END`) },
    { alias: "eq_mw", sql: whole(`CASE WHEN ${meets} THEN eq_v ELSE 0e0 END`) },
    { alias: "eq_cap", sql: whole(`eq_v * (CASE WHEN ${meets} THEN 1e0 ELSE ${capped} END)`) },
    { alias: "eq_gap", sql: whole(`CASE WHEN ${meets} THEN 0e0 ELSE eq_v * (${distance}) END`) },
  ];
  const statement = new Statement(source);
  const totals = [...CHECKS, "eq_whole"];
  const definitions = [{ alias: "eq_z", sql: target }];
  statement.add("eq_t", totalsText(source, keys, measured, totals, { definitions, terms }));
  const columns = [...totals, ...terms.map(({ alias }) => alias)];
  return {
    ...selection(statement, keys, "eq_t", [], columns),
    read: (rows) =>
      checkedGroups(source, keys, readRows(where, rows, keys, columns), { nonNegative: true }).map(
        ({ group, row, weight, omitted }) => {
          const low = row.number("eq_low");
          if (low > 0)
            refuseGroup(where, "out_of_domain", `${low} rows have a standard that is not above 0`, group);
          const regions = row.number("eq_whole");
          const met = row.number("eq_met");
          return {
            group,
            regions,
            met,
            shareOfRegions: met / regions,
            shareOfPopulation: row.number("eq_mw") / weight,
            meanCapped: row.number("eq_cap") / weight,
            shortfall: row.number("eq_gap"),
            omitted,
          };
        },
      ),
  };
}
