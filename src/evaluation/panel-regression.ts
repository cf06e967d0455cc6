import { EqualizationError } from "../errors.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import { representable, requireObservations, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { readColumns, readPanel, requireConfidence } from "../numeric/regression/panel.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { fitPanel, type PanelEffects, type PanelVariance } from "./fit-panel.ts";

/** Where the rows of a panel belong, and how certain intervals are. */
export interface PanelOptions {
  /** Unit of each value: text or number. */
  readonly unit: Groups;
  /** Period of each value, such as a year. */
  readonly period: Vector;
  /** Weight of each value. Only proportions matter; 0 is absence. @defaultValue 1 each */
  readonly weights?: Vector | undefined;
  /** Cluster of each value, whose errors may depend on each other. @defaultValue the unit */
  readonly cluster?: Groups | undefined;
  /** Confidence level of the intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** Options of {@link panelRegression}. */
export interface PanelRegressionOptions extends PanelOptions {
  /** Which effects are taken out: of units, of periods, of both, or none. */
  readonly effects: PanelEffects;
  /** How standard errors are estimated. */
  readonly variance: PanelVariance;
}

/** What {@link panelRegression} finds. */
export interface PanelRegression {
  /** One coefficient per regressor kept, by its name. */
  readonly coefficients: Readonly<Record<string, Coefficient>>;
  /** The constant; only without effects. */
  readonly intercept?: Coefficient;
  /** Regressors left out because the effects or earlier regressors explain them. */
  readonly dropped: string[];
  /** Number of values used. */
  readonly n: number;
  /** Number of units. */
  readonly units: number;
  /** Number of periods. */
  readonly periods: number;
  /** Number of clusters; `null` unless errors are clustered. */
  readonly clusters: number | null;
  /** Values set aside because a unit or period with an effect has no other value. */
  readonly singletons: number;
  /** Degrees of freedom of t. */
  readonly df: number;
  /** Weighted sum of squared residuals. */
  readonly rss: number;
  /** Share of the variance explained, effects included; `null` if the outcome does not vary. */
  readonly r2: number | null;
  /** Share of the variance within the effects explained; `null` without effects or if nothing varies within. */
  readonly r2Within: number | null;
  /** The correction for small samples, such as `"G/(G-1) (n-1)/(n-K), G = 31, K = 9"`. */
  readonly correction: string;
}

/** Names of the options that every panel function takes. */
export const PANEL_OPTIONS: readonly string[] = ["unit", "period", "weights", "cluster", "confidence"];

/**
 * Computes a linear regression on panel data with fixed effects of units, periods or both.
 *
 * $$ y_{it} = x_{it}'\beta + \alpha_i + \delta_t + \varepsilon_{it} $$
 *
 * The effects are taken out of the outcome and of every regressor; weighted least squares does the rest. Standard errors:
 *
 * | `variance` | covariance | degrees of freedom |
 * |---|---|---|
 * | `"classic"` | $M \cdot RSS/(n-K)$ | $n - K$ |
 * | `"HC1"` | $n/(n-K) \cdot M (\sum w^2 e^2 x x') M$ | $n - K$ |
 * | `"cluster"` | $G/(G-1) \cdot (n-1)/(n-K) \cdot M (\sum_g s_g s_g') M$ | $G - 1$ |
 *
 * with $M = (X'WX)^{-1}$, $s_g = \sum w e x$ over the values of cluster $g$, and $K$ the number of parameters: the
 * regressors and all effects. For clusters, effects that are nested in the clusters are not counted.
 *
 * - **Unit:** coefficients are in units of the outcome per unit of the regressor.
 * - **When to use:** for outcomes of regions over years that depend on things that change within regions. For the effect
 *   of a policy use {@link differenceInDifferences}, {@link eventStudy} or {@link groupTimeEffects}.
 * - **Warning:** below about 30 clusters, or with few treated ones, clustered errors are too small.
 * - **Conventions:** clustered errors are the default of R's fixest and of Stata's `xtreg, fe vce(cluster)`. Stata's `areg`
 *   and dummies in statsmodels count all effects in $K$; R's `plm::vcovHC` needs `type = "sss"` for the correction.
 *   Units and periods with one value are set aside, as in reghdfe and fixest; plm and `xtreg` keep them. A regressor with
 *   less than 1e-9 of its size left is dropped and named. An exact fit has errors of 0. Unbalanced panels are fine.
 *
 * @param y Outcome of each unit and period.
 * @param regressors Columns by name, each with one number per outcome.
 * @throws `EqualizationError` `length_mismatch`, `missing_value`, `not_finite`, `wrong_type`, `missing_option`,
 *   `unknown_option`, `out_of_domain` (a confidence that is not between 0 and 1), `duplicate_id` (a unit twice in one
 *   period), `too_few_observations` (no regressor, one cluster), `singular` (no regressor varies within the effects),
 *   `unsupported_combination` (`cluster` without `variance: "cluster"`), `zero_total` (all weights are 0).
 * @see Cameron and Miller, Journal of Human Resources 50 (2015); Correia (2015) on singletons. Checked against fixest
 *   0.14.2, lm with sandwich 3.0-2 and statsmodels 0.13.5.
 *
 * @example Beds rise by 2 per unit of spending, whatever the level of the county or the year
 * ```ts
 * import { panelRegression } from "equalis";
 * const { coefficients } = panelRegression(
 *   [11, 16, 21, 33, 36, 43],
 *   { spending: [1, 2, 3, 2, 2, 4] },
 *   {
 *     unit: ["a", "a", "a", "b", "b", "b"], period: [2019, 2020, 2021, 2019, 2020, 2021],
 *     effects: "two-way", variance: "cluster",
 *   },
 * );
 * coefficients.spending?.value.toFixed(6); // => "2.000000"
 * ```
 */
export function panelRegression(
  y: Vector,
  regressors: Readonly<Record<string, Vector>>,
  options: PanelRegressionOptions,
): PanelRegression {
  const where = "panelRegression";
  requireOptions(where, options, [...PANEL_OPTIONS, "effects", "variance"]);
  const { effects, variance, confidence = 0.95 } = options;
  requireOneOf(where, "effects", effects, ["none", "unit", "period", "two-way"]);
  requireOneOf(where, "variance", variance, ["classic", "HC1", "cluster"]);
  requireConfidence(where, confidence);
  if (options.cluster !== undefined && variance !== "cluster") {
    throw new EqualizationError(
      `cluster and variance "${variance}" cannot be combined; pass variance: "cluster"`,
      {
        code: "unsupported_combination",
        where,
      },
    );
  }
  const absorbed = [
    ...(effects === "unit" || effects === "two-way" ? ["unit" as const] : []),
    ...(effects === "period" || effects === "two-way" ? ["period" as const] : []),
  ];
  const panel = readPanel(where, y, options, absorbed);
  const columns = readColumns(where, "regressor", regressors, y.length, panel.rows);
  requireObservations(where, "regressor", columns.size, 1);
  if (variance === "cluster") requireObservations(where, "cluster", panel.cluster.count, 2);
  const fit = fitPanel(where, panel, columns, effects, variance, confidence);
  return representable(where, {
    coefficients: Object.fromEntries(fit.names.map((name, k) => [name, fit.coefficient(k + fit.offset)])),
    ...(fit.offset === 1 ? { intercept: fit.coefficient(0) } : {}),
    dropped: [...fit.dropped],
    n: panel.y.length,
    units: panel.unit.count,
    periods: panel.period.count,
    clusters: variance === "cluster" ? panel.cluster.count : null,
    singletons: panel.singletons,
    df: fit.df,
    rss: fit.rss,
    r2: fit.r2,
    r2Within: fit.r2Within,
    correction: fit.correction,
  });
}
