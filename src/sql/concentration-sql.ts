import type { ConcentrationKind } from "../inequality/index.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { aggregateStep, levelSteps } from "./building/levels.ts";
import { numberText, readSource, SOURCE_OPTIONS } from "./building/source.ts";
import { Statement, selection } from "./building/statement.ts";
import { CHECKS, measuredColumns, peopledRows, totalsAccess, totalsText } from "./building/totals.ts";
import { extendedRankText } from "./measures/formulas.ts";
import { type CheckedGroup, checkedGroups, refuseGroup, requirePositive } from "./reading/check-group.ts";
import { readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** What {@link concentrationSql} measures. */
export interface ConcentrationSqlOptions extends SqlSource {
  /** Column of the values. */
  readonly value: SqlColumn;
  /**
   * Column of the weights: people, at least 0.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** Column of the ranking variable, poorest first. Ties share a rank. */
  readonly rankBy: SqlColumn;
  /**
   * Which index, as in `concentrationIndex`.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /**
   * Weight of the low ranks, at least 1.
   *
   * @defaultValue 2
   */
  readonly nu?: number | undefined;
  /** The smallest and the largest value that are possible; required by the kinds for bounded variables. */
  readonly bounds?: { readonly lower: number; readonly upper: number } | undefined;
  /**
   * Whether values below 0 throw where there are no bounds.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/** Concentration index of one group. */
export interface SqlConcentration extends SqlGroup {
  /** Rows with a weight above 0. */
  readonly n: number;
  /** Total weight. */
  readonly weight: number;
  /** Weighted mean of the values. */
  readonly mean: number;
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
  /** The index. */
  readonly value: number;
}

const KINDS: readonly ConcentrationKind[] = ["relative", "generalized", "modified", "wagstaff", "erreygers"];

/**
 * Writes one SQL statement that computes a concentration index per group on the user's own engine.
 *
 * - **Shapes:** any number of rows; one record per group. **Range:** as `concentrationIndex`, -1 to 1 for the relative index.
 * - **When to use:** see `indicesSql`.
 * - **Conventions:** those of `concentrationIndex`: equal ranks are pooled, bounds are those of the variable, not of the sample.
 *
 * @throws `EqualizationError` at once: `missing_option` (no value or rankBy, no bounds where they are needed), `unknown_option`,
 *   `unsupported_combination`, `wrong_type`, `out_of_domain`. When rows are read: `missing_value`, `not_finite`, `out_of_domain`,
 *   `too_few_observations`, `zero_total`, `wrong_type`.
 * @see Checked on DuckDB and PGlite against tables with expected values from fractions.
 *
 * @example
 * ```ts
 * import { concentrationSql } from "equalis/sql";
 * const query = concentrationSql({ dialect: "postgres", from: "visits", value: "beds", rankBy: "income" });
 * query.read([[4, 0, 0, 0, 0, 4, 4, 20, 2, 8, 1.25]])[0]?.value; // => 0.25
 * ```
 */
export function concentrationSql(options: ConcentrationSqlOptions): SqlQuery<readonly SqlConcentration[]> {
  const where = "concentrationSql";
  requireOptions(where, options, [
    ...SOURCE_OPTIONS,
    "value",
    "weight",
    "rankBy",
    "kind",
    "nu",
    "bounds",
    "negatives",
  ]);
  const { kind = "relative", nu = 2, bounds, negatives = "error" } = options;
  requireOneOf(where, "kind", kind, KINDS);
  requireOneOf(where, "negatives", negatives, ["error", "allow"]);
  requireNumber(where, "nu", nu, { atLeast: 1 });
  const bounded = kind === "modified" || kind === "wagstaff" || kind === "erreygers";
  requireFitting(where, kind, bounded, nu, bounds);
  const source = readSource(where, options);
  const { keys, dialect } = source;
  const rank = numberText(where, "rankBy", dialect, options.rankBy);
  const measured = measuredColumns(source, options, { numbers: [rank] });
  const statement = new Statement(source);
  const totals = [...CHECKS, "eq_lo", "eq_hi"];
  statement.add("eq_t", totalsText(source, keys, measured, [...totals, "eq_mu"]), { inline: true });
  const access = totalsAccess(statement, keys, measured, ["eq_mu"]);
  levelSteps(statement, {
    keys,
    // The levels are those of the ranking variable; their content is the deviation from the mean, which adds up to 0.
    definitions: [
      { alias: "eq_x", sql: rank },
      { alias: "eq_v", sql: measured.weight },
      { alias: "eq_d", sql: `(${measured.value} - ${access.of("eq_mu")})` },
    ],
    levels: [
      { alias: "eq_lw", sql: "SUM(eq_v)" },
      { alias: "eq_ld", sql: "SUM(eq_v * eq_d)" },
    ],
    conditions: peopledRows(keys, measured),
    join: access.join,
  });
  const term =
    nu === 2
      ? "SUM((eq_ld / eq_t.eq_w) * ((2e0 * eq_c - eq_lw) / eq_t.eq_w - 1e0))"
      : `SUM(-(eq_ld / eq_lw) * ${extendedRankText(nu)})`;
  aggregateStep(statement, "eq_r", keys, "eq_q", [{ alias: "eq_r0", sql: term }]);
  const columns = [...totals, "eq_r0"];
  return {
    ...selection(statement, keys, "eq_t", ["eq_r"], columns),
    read: (rows) =>
      checkedGroups(source, keys, readRows(where, rows, keys, columns), {
        nonNegative: negatives === "error" && !bounded,
      }).map((group) => ({
        group: group.group,
        n: group.n,
        weight: group.weight,
        mean: group.mean,
        omitted: group.omitted,
        value: indexOf(where, kind, group, bounds),
      })),
  };
}

function requireFitting(
  where: string,
  kind: ConcentrationKind,
  bounded: boolean,
  nu: number,
  bounds: ConcentrationSqlOptions["bounds"],
): void {
  if (!bounded) {
    if (bounds === undefined) return;
    refuse(
      where,
      "unsupported_combination",
      `kind "${kind}" does not use bounds; remove them or choose another kind`,
    );
  }
  if (bounds === undefined) {
    refuse(
      where,
      "missing_option",
      `kind "${kind}" needs bounds: the smallest and the largest value possible`,
    );
  }
  requireOptions(where, bounds, ["lower", "upper"]);
  requireNumber(where, "bounds.lower", bounds.lower);
  requireNumber(where, "bounds.upper", bounds.upper, { above: bounds.lower });
  if (nu !== 2) {
    refuse(where, "unsupported_combination", `kind "${kind}" is for nu 2; remove nu or choose another kind`);
  }
}

function indexOf(
  where: string,
  kind: ConcentrationKind,
  group: CheckedGroup,
  bounds: ConcentrationSqlOptions["bounds"],
): number {
  const { row, mean } = group;
  const stop = (code: Parameters<typeof refuseGroup>[1], message: string): never =>
    refuseGroup(where, code, message, group.group);
  const absolute = row.number("eq_r0");
  if (bounds !== undefined) {
    const { lower, upper } = bounds;
    const [least, most] = [row.number("eq_lo"), row.number("eq_hi")];
    if (least < lower || most > upper) {
      stop(
        "out_of_domain",
        `a value is ${least < lower ? least : most}, outside the bounds ${lower} to ${upper}`,
      );
    }
    requirePositive(group.total, stop);
    // Equal values, also where all of them are on a bound.
    if (least === most || absolute === 0) return 0;
    if (kind === "erreygers") return (4 * absolute) / (upper - lower);
    if (kind === "modified") return absolute / (mean - lower);
    return (absolute / (upper - mean)) * ((upper - lower) / (mean - lower));
  }
  if (kind === "generalized") return absolute;
  requirePositive(group.total, stop);
  return absolute / mean;
}
