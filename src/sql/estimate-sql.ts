import { atkinsonFromEntropy } from "../numeric/atkinson-coefficient.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { logarithmOfOnePlus } from "../numeric/portable/logarithm-of-one-plus.ts";
import {
  type DesignColumns,
  designColumns,
  madeKey,
  strataStep,
  UNIT_SUMS,
  varianceTerms,
} from "./building/design.ts";
import { deviationStep } from "./building/deviations.ts";
import { literal } from "./building/dialect.ts";
import { aggregateStep, peerWindow } from "./building/levels.ts";
import { type KeyColumn, readSource, SOURCE_OPTIONS, type Source } from "./building/source.ts";
import { joinedSteps, Statement, scanText, selection } from "./building/statement.ts";
import {
  CHECKS,
  type Measured,
  measuredColumns,
  peopledRows,
  totalsAccess,
  totalsText,
  valueDefinitions,
} from "./building/totals.ts";
import { entropyText, powerText } from "./measures/formulas.ts";
import { entropyOf } from "./measures/measure-plan.ts";
import { type CheckedGroup, checkedGroups } from "./reading/check-group.ts";
import { readRows } from "./reading/records.ts";
import type { SqlColumn, SqlGroup, SqlQuery, SqlSource } from "./sql-query.ts";

/** Index with a linearized standard error in SQL. */
export type SqlEstimated =
  | "mean"
  | "gini"
  | "theil"
  | "meanLogDeviation"
  | "generalizedEntropy"
  | "coefficientOfVariation"
  | "atkinson";

/** What {@link estimateSql} estimates. */
export interface EstimateSqlOptions extends SqlSource {
  /** Column of the values. */
  readonly value: SqlColumn;
  /**
   * Column of the sampling weights, at least 0.
   *
   * @defaultValue every row counts 1
   */
  readonly weight?: SqlColumn | undefined;
  /** Column of the strata. */
  readonly strata?: SqlColumn | undefined;
  /** Column of the clusters; the same label in two strata means two clusters. */
  readonly clusters?: SqlColumn | undefined;
  /** Which index. */
  readonly index: SqlEstimated;
  /** Its options: `alpha` of the generalized entropy, `epsilon` of Atkinson's index. */
  readonly options?:
    | { readonly alpha?: number | undefined; readonly epsilon?: number | undefined }
    | undefined;
}

/** Estimate of one group; each group is a sample of its own. */
export interface SqlEstimate extends SqlGroup {
  /** The index. */
  readonly value: number;
  /** Linearized standard error, or `null` with a reason. */
  readonly standardError: number | null;
  /** Why there is no standard error. */
  readonly reason?: string;
  /** Rows with a weight above 0. */
  readonly n: number;
  /** Sampling units: clusters, or rows without clusters. */
  readonly clusters: number;
  /** Strata. */
  readonly strata: number;
  /** Degrees of freedom: sampling units less strata. */
  readonly df: number;
  /** Rows excluded because of a NULL. */
  readonly omitted: number;
}

const INDICES: readonly SqlEstimated[] = [
  "mean",
  "gini",
  "theil",
  "meanLogDeviation",
  "generalizedEntropy",
  "coefficientOfVariation",
  "atkinson",
];

/**
 * Writes one SQL statement that estimates an index from a survey, with its linearized standard error, on the user's own engine.
 *
 * - **Shapes:** one row per respondent; one record per group. **Unit:** that of the index.
 * - **When to use:** see `indicesSql`.
 * - **Conventions:** those of `estimate` with `method: "linearization"`: a design with replacement, factor n / (n - 1) per stratum, rows
 *   of weight 0 are absent. A stratum with one sampling unit gives `standardError: null`.
 *
 * @throws `EqualizationError` at once: `missing_option`, `unknown_option`, `unsupported_combination` (an index without a linearized form
 *   here), `wrong_type`, `out_of_domain`. When rows are read: `missing_value`, `not_finite`, `out_of_domain`, `too_few_observations`,
 *   `zero_total`, `wrong_type`.
 * @see Deville, J.-C. (1999), Variance estimation for complex statistics and estimators. Checked on DuckDB and PGlite against derivatives
 *   by numerical differentiation.
 *
 * @example
 * ```ts
 * import { estimateSql } from "equalis/sql";
 * const query = estimateSql({ dialect: "duckdb", from: "survey", value: "visits", weight: "weight", clusters: "village", index: "gini" });
 * query.columns.includes("eq_var"); // => true
 * ```
 */
export function estimateSql(options: EstimateSqlOptions): SqlQuery<readonly SqlEstimate[]> {
  const where = "estimateSql";
  requireOptions(where, options, [
    ...SOURCE_OPTIONS,
    "value",
    "weight",
    "strata",
    "clusters",
    "index",
    "options",
  ]);
  const { index } = options;
  const entropy = entropyExponent(where, index, options.options ?? {});
  const source = readSource(where, options);
  const { keys } = source;
  const design = designColumns(source, options);
  const measured = measuredColumns(source, options, { labels: design.labels });
  const statement = new Statement(source);
  const totals = [...CHECKS, "eq_min", "eq_max", "eq_zero"];
  statement.add("eq_t", totalsText(source, keys, measured, [...totals, "eq_mu"]), { inline: true });
  const others: string[] = [];
  if (index === "gini") {
    giniSteps(statement, keys, measured, design);
    others.push("eq_a");
  } else if (entropy !== undefined) {
    deviationStep(statement, keys, measured, [
      { alias: "eq_a0", sql: `SUM(eq_v * (${entropyText(entropy)}))` },
    ]);
    others.push("eq_a");
  }
  if (index !== "gini") influenceSteps(statement, keys, measured, design, entropy);
  aggregateStep(statement, "eq_e", keys, "eq_h", varianceTerms("eq_nh"), []);
  const columns = [...totals, ...others.map(() => "eq_a0"), "eq_var", "eq_lone", "eq_units", "eq_strata"];
  return {
    ...selection(statement, keys, "eq_t", [...others, "eq_e"], columns),
    read: (rows) => {
      const strict = index !== "mean";
      return checkedGroups(source, keys, readRows(where, rows, keys, columns), {
        nonNegative: strict,
        positiveTotal: strict,
      }).map((group) => estimateOf(where, group, index, entropy));
    },
  };
}

/** Exponent of the entropy behind an index; none for the mean and the Gini. */
function entropyExponent(
  where: string,
  index: SqlEstimated,
  options: NonNullable<EstimateSqlOptions["options"]>,
): number | undefined {
  if (index === undefined) refuse(where, "missing_option", `index is required: one of ${INDICES.join(", ")}`);
  if (!INDICES.includes(index)) {
    refuse(
      where,
      "unsupported_combination",
      `index "${String(index)}" has no form here; known: ${INDICES.join(", ")}`,
      index,
    );
  }
  const taken = index === "generalizedEntropy" ? ["alpha"] : index === "atkinson" ? ["epsilon"] : [];
  requireOptions(where, options, taken);
  if (index === "generalizedEntropy") {
    requireNumber(where, "options.alpha", options.alpha as number);
    return options.alpha;
  }
  if (index === "atkinson") {
    requireNumber(where, "options.epsilon", options.epsilon as number, { atLeast: 0 });
    return 1 - (options.epsilon as number);
  }
  return { mean: undefined, gini: undefined, theil: 1, meanLogDeviation: 0, coefficientOfVariation: 2 }[
    index
  ];
}

/** Influence of a value on a generalized entropy, in `eq_d`, `eq_u` and the entropy `eq_ge`. */
function entropyInfluenceText(alpha: number): string {
  if (alpha === 1)
    return "CASE WHEN eq_u > 0e0 THEN eq_u * LN(eq_u) ELSE 0e0 END - eq_d - eq_ge - eq_d * eq_ge";
  if (alpha === 0) return "CASE WHEN eq_u > 0e0 THEN eq_d - LN(eq_u) ELSE 0e0 END - eq_ge";
  const power = powerText("eq_u", alpha);
  const zero = alpha > 0 ? literal(1 / alpha) : "0e0";
  const term =
    `CASE WHEN eq_u > 0e0 THEN ((${power}) - 1e0 - ${literal(alpha)} * eq_d) / ${literal(alpha * (alpha - 1))} ` +
    `ELSE ${zero} END`;
  return `${term} - eq_ge - ${literal(alpha)} * eq_d * eq_ge`;
}

/** Adds `eq_h` for the mean and the entropies: the influence of a row is written from its value and the totals of its group. */
function influenceSteps(
  statement: Statement,
  keys: readonly KeyColumn[],
  measured: Measured,
  design: DesignColumns,
  entropy: number | undefined,
): void {
  const { source } = statement;
  const access = totalsAccess(statement, keys, measured, ["eq_mu", "eq_w"]);
  const mean = access.of("eq_mu");
  const own = [design.strata, design.clusters].filter((column) => column !== undefined);
  const reach = entropy === undefined ? undefined : entropyAccess(source, keys, statement);
  const definitions = [
    ...own,
    ...valueDefinitions(measured),
    { alias: "eq_p", sql: `${measured.weight} / ${access.of("eq_w")}` },
    { alias: "eq_e0", sql: `(${measured.value} - ${mean})` },
  ];
  if (reach !== undefined) {
    definitions.push(
      { alias: "eq_d", sql: `(${measured.value} - ${mean}) / NULLIF(${mean}, 0e0)` },
      { alias: "eq_u", sql: `${measured.value} / NULLIF(${mean}, 0e0)` },
      { alias: "eq_ge", sql: `${reach.entropy} / ${access.of("eq_w")}` },
    );
  }
  const influence = entropy === undefined ? "eq_e0" : `(${entropyInfluenceText(entropy)})`;
  const total = `(eq_p * ${influence})`;
  const clustered = design.clusters !== undefined;
  statement.add(
    "eq_c",
    scanText(source, {
      keys,
      definitions,
      groups: own.map(({ alias }) => alias),
      terms: clustered
        ? [{ alias: "eq_cu", sql: `SUM(${total})` }]
        : [
            { alias: "eq_nh", sql: "SUM(1e0)" },
            { alias: "eq_s1", sql: `SUM(${total})` },
            { alias: "eq_s2", sql: `SUM(${total} * ${total})` },
          ],
      join: [access.join, reach?.join ?? ""].filter((text) => text !== "").join(" "),
      conditions: peopledRows(keys, measured),
    }),
  );
  const sums = ["eq_nh", "eq_s1", "eq_s2"].map((alias) => ({ alias, sql: `SUM(${alias})` }));
  strataStep(statement, keys, design.strata, "eq_c", clustered ? UNIT_SUMS : sums);
}

/** How a scan of the source reaches the entropy sum `eq_a0` of its group. */
function entropyAccess(
  source: Source,
  keys: readonly KeyColumn[],
  statement: Statement,
): { readonly join: string; readonly entropy: string } {
  if (source.dialect.flat && keys.length === 0) {
    statement.addScalar("eq_ge_1", "SELECT eq_a0 FROM eq_a");
    return { join: "", entropy: "eq_ge_1" };
  }
  const on = keys.map(({ sql, alias }) => `${sql} = eq_a.${alias}`).join(" AND ");
  return {
    join: keys.length === 0 ? "CROSS JOIN eq_a" : `${source.dialect.join} eq_a ON ${on}`,
    entropy: "eq_a.eq_a0",
  };
}

/**
 * Adds `eq_a` with half the mean difference, and `eq_h`, for the Gini. The influence of a value needs its pooled rank and the values
 * below it; windows in both directions give them for all equal values at once.
 */
function giniSteps(
  statement: Statement,
  keys: readonly KeyColumn[],
  measured: Measured,
  { strata, clusters }: DesignColumns,
): void {
  const { source } = statement;
  const own = [strata, clusters].filter((column) => column !== undefined);
  const access = totalsAccess(statement, keys, measured, ["eq_mu"]);
  statement.add(
    "eq_l",
    scanText(source, {
      keys,
      definitions: [
        ...own,
        ...valueDefinitions(measured),
        { alias: "eq_dx", sql: `(${measured.value} - ${access.of("eq_mu")})` },
      ],
      groups: [...own.map(({ alias }) => alias), "eq_x", "eq_dx"],
      terms: [
        { alias: "eq_lw", sql: "SUM(eq_v)" },
        { alias: "eq_lq", sql: "SUM(eq_v * eq_v)" },
        { alias: "eq_lc", sql: "SUM(1e0)" },
      ],
      join: access.join,
      conditions: peopledRows(keys, measured),
    }),
    { inline: true },
  );
  const columns = [...keys, ...own].map(({ alias }) => alias);
  const both = (sum: string): string =>
    `SUM(${sum}) ${peerWindow(keys, "ASC")} - SUM(${sum}) ${peerWindow(keys, "DESC")}`;
  statement.add(
    "eq_q",
    `SELECT ${[...columns, "eq_dx", "eq_lw", "eq_lq", "eq_lc"].join(", ")}, ` +
      `${both("eq_lw")} AS eq_rk, ${both("eq_lw * eq_dx")} AS eq_ry FROM eq_l`,
    { inline: true },
  );
  aggregateStep(statement, "eq_a", keys, "eq_q", [
    { alias: "eq_a0", sql: "SUM((eq_lw / eq_t.eq_w) * eq_dx * (eq_rk / eq_t.eq_w))" },
  ]);
  // Mean distance of the value to all others, less twice the half difference, less the Gini times the deviation; over the mean.
  const distance = "(eq_dx * eq_rk - eq_ry) / eq_t.eq_w";
  const mean = "NULLIF(eq_t.eq_mu, 0e0)";
  const influence = `(${distance} - 2e0 * eq_a.eq_a0 - eq_a.eq_a0 / ${mean} * eq_dx) / ${mean}`;
  const carried = columns.map((alias) => `eq_q.${alias} AS ${alias}`);
  statement.add(
    "eq_f",
    `SELECT ${[...carried, "eq_lc", `(eq_lw / eq_t.eq_w) * (${influence}) AS eq_fu`].join(", ")}, ` +
      `(eq_lq / eq_t.eq_w / eq_t.eq_w) * (${influence}) * (${influence}) AS eq_fq ` +
      `FROM ${joinedSteps(source, keys, "eq_q", ["eq_t", "eq_a"], "")}`,
    { inline: true },
  );
  if (clusters === undefined) {
    strataStep(statement, keys, strata, "eq_f", [
      { alias: "eq_nh", sql: "SUM(eq_lc)" },
      { alias: "eq_s1", sql: "SUM(eq_fu)" },
      { alias: "eq_s2", sql: "SUM(eq_fq)" },
    ]);
    return;
  }
  const unitKeys = [...keys, ...own.map(madeKey)];
  aggregateStep(statement, "eq_c", unitKeys, "eq_f", [{ alias: "eq_cu", sql: "SUM(eq_fu)" }], []);
  strataStep(statement, keys, strata, "eq_c", UNIT_SUMS);
}

function estimateOf(
  where: string,
  group: CheckedGroup,
  index: SqlEstimated,
  entropy: number | undefined,
): SqlEstimate {
  const { row, mean, weight } = group;
  const isEqual = row.number("eq_min") === row.number("eq_max");
  const units = row.number("eq_units");
  const strata = row.number("eq_strata");
  let value = mean;
  /** Derivative of the index with respect to what the variance is of. */
  let slope = 1;
  if (index === "gini") value = isEqual ? 0 : Math.max(0, row.number("eq_a0")) / mean;
  else if (index === "atkinson" && entropy !== undefined) {
    const isOne = entropy <= 0 && row.number("eq_zero") > 0;
    const e = isOne ? Number.POSITIVE_INFINITY : row.number("eq_a0") / weight;
    value = isOne ? 1 : atkinsonFromEntropy(e, entropy);
    slope =
      entropy === 0
        ? exponential(-e)
        : (1 - entropy) * exponential(logarithmOfOnePlus(entropy * (entropy - 1) * e) * (1 / entropy - 1));
  } else if (entropy !== undefined) {
    const e = isEqual ? 0 : entropyOf(where, group, entropy, "eq_a0");
    value = index === "coefficientOfVariation" ? Math.sqrt(2 * e) : e;
    slope = index === "coefficientOfVariation" ? 1 / value : 1;
  }
  const infinite = entropy !== undefined && entropy <= 0 && row.number("eq_zero") > 0;
  const reason = infinite
    ? "a value is 0, where the index has no finite influence"
    : row.number("eq_lone") > 0
      ? "a stratum has one sampling unit, so its variance is unknown"
      : isEqual && index === "coefficientOfVariation"
        ? "all values are equal, where the coefficient of variation has no derivative"
        : undefined;
  return {
    group: group.group,
    value,
    standardError:
      reason === undefined ? Math.sqrt(Math.max(0, row.number("eq_var"))) * Math.abs(slope) : null,
    ...(reason === undefined ? {} : { reason }),
    n: group.n,
    clusters: units,
    strata,
    df: units - strata,
    omitted: group.omitted,
  };
}
