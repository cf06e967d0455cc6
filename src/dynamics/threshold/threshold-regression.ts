import { EqualizationError } from "../../errors.ts";
import type { Coefficient, CoefficientInterval } from "../../model/results/coefficient.ts";
import {
  representable,
  requireColumn,
  requireNumber,
  requireObservations,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { absorbEffects } from "../../numeric/regression/absorb-effects.ts";
import { coefficientOf } from "../../numeric/regression/coefficient.ts";
import { pick, readColumns, readPanel, requireConfidence } from "../../numeric/regression/panel.ts";
import type { Groups, Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { type ThresholdModel, thresholdSearch } from "./threshold-search.ts";
import { testThreshold } from "./threshold-test.ts";

/** Options of {@link thresholdRegression}. */
export interface ThresholdRegressionOptions {
  /** Unit of each value: text or number. */
  readonly unit: Groups;
  /** Period of each value, such as a year. */
  readonly period: Vector;
  /** Variable whose threshold is looked for. */
  readonly threshold: Vector;
  /** Regressors whose coefficients differ below and above the threshold, by name. */
  readonly regimes: Readonly<Record<string, Vector>>;
  /** Regressors with one coefficient, by name. */
  readonly controls?: Readonly<Record<string, Vector>> | undefined;
  /** Share of the distinct threshold values at either end that are not tried, above 0 and below 0.5. @defaultValue 0.05 */
  readonly trim?: number | undefined;
  /** Number of quantile steps to try instead of every value: 400 tries every 400th of the values. @defaultValue every value */
  readonly grid?: number | undefined;
  /** Bootstrap samples for the p-value; 0 for none. @defaultValue 300 */
  readonly draws?: number | undefined;
  /** Seed of the bootstrap. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** Confidence level of all intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** What {@link thresholdRegression} finds. */
export interface ThresholdRegression {
  /** The threshold: values up to it are below. */
  readonly threshold: number;
  /** Lowest and highest threshold that the likelihood ratio does not reject. */
  readonly interval: CoefficientInterval;
  /** F statistic of the threshold against none. */
  readonly F: number;
  /** Share of bootstrap samples without threshold with an F at least as large; `null` without draws. */
  readonly p: number | null;
  /** F that a share of 10, 5 and 1% of the bootstrap samples exceeds; `null` without draws. */
  readonly critical: {
    /** 10%. */
    readonly ten: number;
    /** 5%. */
    readonly five: number;
    /** 1%. */
    readonly one: number;
  } | null;
  /** Sum of squared residuals with the threshold. */
  readonly rss: number;
  /** The same without threshold. */
  readonly rssLinear: number;
  /** Degrees of freedom of t. */
  readonly df: number;
  /** Number of values. */
  readonly n: number;
  /** Number of units. */
  readonly units: number;
  /** Values by regime. */
  readonly counts: {
    /** At the threshold or below. */
    readonly below: number;
    /** Above it. */
    readonly above: number;
  };
  /** Coefficients by regime, and of the controls. */
  readonly coefficients: {
    /** At the threshold or below. */
    readonly below: Readonly<Record<string, Coefficient>>;
    /** Above it. */
    readonly above: Readonly<Record<string, Coefficient>>;
    /** The same in both. */
    readonly controls: Readonly<Record<string, Coefficient>>;
  };
}

/**
 * Estimates a panel regression whose coefficients change where a variable passes a threshold.
 *
 * $$ y_{it} = \mu_i + \beta_1' x_{it} 1\{q_{it} \le \gamma\} + \beta_2' x_{it} 1\{q_{it} > \gamma\} + \theta' z_{it} + e_{it} $$
 *
 * The threshold $\gamma$ minimizes the sum of squares $S_1$ over the values of $q$. With $S_0$ that of no threshold, $n$ units
 * and $T$ periods,
 *
 * $$ F = \frac{S_0 - S_1}{S_1 / (n (T - 1))}, \qquad LR(\gamma) = \frac{S_1(\gamma) - S_1}{S_1 / (n (T - 1))} \le -2 \ln(1 - \sqrt{c}) $$
 *
 * where the second gives the interval at the confidence $c$.
 *
 * - **Unit:** the threshold in the unit of its variable, coefficients in the unit of the outcome per unit of the regressor.
 * - **When to use:** an effect that may differ between poor and rich regions, or below and above a density, with the place of
 *   the change unknown.
 * - **p:** residuals of the model without threshold, whole units drawn with replacement, are added to its fit. With a p above
 *   0.05 do not read the regimes.
 * - **Conventions:** unit effects, classic errors with $S_1/(nT - n - k)$. Stata's xthreg divides by $T(n - 1)$ and R's pdR by
 *   $nT$, so that their F differs. A `grid` may miss the best threshold: on Hansen's data 400 steps give 0.0154, all values
 *   0.0157.
 *
 * @param y Outcome of each unit and period.
 * @throws `EqualizationError` `unsupported_combination` (a missing cell), `too_few_observations` (fewer than 2 units, no threshold to
 *   try, no more values than coefficients), `singular` (regressors that depend on each other or do not vary within units),
 *   `out_of_domain`, `length_mismatch`, `missing_value`, `not_finite`, `wrong_type`, `missing_option`, `unknown_option`,
 *   `duplicate_id`.
 * @see Hansen, Journal of Econometrics 93 (1999). Checked against all splits in R's lm.
 *
 * @example The slope is 1 up to a threshold of 3, 2 above it
 * ```ts
 * import { thresholdRegression } from "equalis";
 * const x = [1, 2, 3, 4, 2, 3, 4, 5, 1, 3, 5, 6];
 * const { threshold, coefficients } = thresholdRegression(x.map((value) => (value > 3 ? 2 * value : value)), {
 *   unit: ["a", "b", "c"].flatMap((county) => [county, county, county, county]),
 *   period: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4],
 *   threshold: x,
 *   regimes: { x },
 *   draws: 0,
 * });
 * threshold; // => 3
 * coefficients.above.x?.value.toFixed(4); // => "2.0000"
 * ```
 */
export function thresholdRegression(y: Vector, options: ThresholdRegressionOptions): ThresholdRegression {
  const where = "thresholdRegression";
  requireOptions(where, options, [
    "unit",
    "period",
    "threshold",
    "regimes",
    "controls",
    "trim",
    "grid",
    "draws",
    "seed",
    "confidence",
  ]);
  const { trim = 0.05, grid, draws = 300, seed = 1, confidence = 0.95 } = options;
  requireNumber(where, "trim", trim, { above: 0, below: 0.5 });
  if (grid !== undefined)
    requireNumber(where, "grid", grid, { integer: true, atLeast: 2, atMost: 1_000_000 });
  requireNumber(where, "draws", draws, { integer: true, atLeast: 0, atMost: 1_000_000 });
  requireNumber(where, "seed", seed);
  requireConfidence(where, confidence);
  const panel = readPanel(where, y, { unit: options.unit, period: options.period });
  const N = panel.unit.count;
  const T = panel.period.count;
  requireObservations(where, "unit", N, 2);
  requireObservations(where, "period", T, 2);
  if (panel.y.length !== N * T) {
    throw new EqualizationError(
      `needs each of ${N} units in each of ${T} periods, got ${panel.y.length} values for ${N * T}; complete the panel`,
      { code: "unsupported_combination", where, received: panel.y.length },
    );
  }
  if (options.threshold === undefined) {
    throw new EqualizationError("threshold is required: the variable whose threshold is looked for", {
      code: "missing_option",
      where,
    });
  }
  requireColumn(where, "threshold", options.threshold, y.length);
  const q = pick(options.threshold, panel.rows);
  const regimes = readColumns(where, "regime", options.regimes, y.length, panel.rows);
  const controls = readColumns(where, "control", options.controls ?? {}, y.length, panel.rows);
  requireObservations(where, "regime", regimes.size, 1);
  const k = 2 * regimes.size + controls.size;
  const df = N * T - N - k;
  requireObservations(where, "value", N * T, N + k + 1);
  const model: ThresholdModel = {
    y: panel.y,
    q,
    unit: panel.unit,
    regimes: [...regimes.values()],
    controls: [...controls.values()],
  };
  const search = thresholdSearch(where, model, candidatesOf(where, q, trim, grid));
  const scale = N * (T - 1);
  const threshold = search.candidates[search.best]!;
  const fit = fitAt(where, model, threshold);
  const F = statisticOf(search.rssLinear, fit.rss, scale);
  const bound = -2 * logarithm(1 - Math.sqrt(confidence));
  const accepted = search.candidates.filter(
    (_, c) => search.rss[c]! - search.rss[search.best]! <= (bound * fit.rss) / scale,
  );
  const test = draws === 0 ? null : testThreshold(model, search, { F, scale, draws, seed });
  const coefficient = (j: number): Coefficient =>
    coefficientOf(fit.values[j]!, Math.sqrt((fit.rss / df) * fit.inverse[j]![j]!), df, confidence);
  const named = (columns: ReadonlyMap<string, unknown>, from: number): Record<string, Coefficient> =>
    Object.fromEntries([...columns.keys()].map((name, j) => [name, coefficient(from + j)]));
  const below = q.filter((value) => value <= threshold).length;
  return representable(where, {
    threshold,
    interval: { lower: accepted[0] ?? threshold, upper: accepted.at(-1) ?? threshold, confidence },
    F,
    p: test?.p ?? null,
    critical: test?.critical ?? null,
    rss: fit.rss,
    rssLinear: search.rssLinear,
    df,
    n: N * T,
    units: N,
    counts: { below, above: N * T - below },
    coefficients: {
      below: named(regimes, 0),
      above: named(regimes, regimes.size),
      controls: named(controls, 2 * regimes.size),
    },
  });
}

/** F of a threshold; the largest number for a fit without residuals. */
function statisticOf(rssLinear: number, rss: number, scale: number): number {
  const gain = Math.max(0, rssLinear - rss);
  if (gain === 0) return 0;
  return rss === 0 ? Number.MAX_VALUE : Math.min(Number.MAX_VALUE, (gain / rss) * scale);
}

/** Distinct values of the threshold variable that are tried, ascending. */
function candidatesOf(where: string, q: Float64Array, trim: number, grid: number | undefined): Float64Array {
  const distinct = Float64Array.from(new Set(q)).sort();
  const M = distinct.length;
  const ranks = new Set<number>();
  if (grid === undefined) {
    for (let rank = Math.ceil(trim * M); rank <= Math.floor((1 - trim) * M); rank++) ranks.add(rank);
  } else {
    const steps = Math.floor((1 - 2 * trim) * grid + 1e-10);
    for (let s = 0; s <= steps; s++) ranks.add(Math.floor((trim + s / grid) * M));
  }
  // Above the largest value there is no regime.
  const found = [...ranks].filter((rank) => rank >= 1 && rank < M);
  requireObservations(
    where,
    "threshold to try: raise the number of distinct values or lower trim;",
    found.length,
    1,
  );
  return Float64Array.from(found, (rank) => distinct[rank - 1]!);
}

/** The regression at one threshold, by least squares on columns without the unit effects. */
function fitAt(
  where: string,
  { y, q, unit, regimes, controls }: ThresholdModel,
  threshold: number,
): { readonly values: Float64Array; readonly inverse: readonly Float64Array[]; readonly rss: number } {
  const part = (isBelow: boolean): Float64Array[] =>
    regimes.map((x) => x.map((value, i) => (q[i]! <= threshold === isBelow ? value : 0)));
  const outcome = y.slice();
  const columns = [...part(true), ...part(false), ...controls.map((column) => column.slice())];
  absorbEffects([outcome, ...columns], [unit]);
  const fit = weightedLeastSquares(outcome, columns, { intercept: false, tolerance: 1e-9 });
  if (fit.status === "deficient") {
    throw new EqualizationError("the regimes cannot be told apart at the threshold; remove a regressor", {
      code: "singular",
      where,
    });
  }
  const total = outcome.reduce((sum, value) => sum + value * value, 0);
  return {
    values: fit.coefficients,
    inverse: fit.covarianceFactor,
    rss: fit.rss <= 1e-24 * total ? 0 : fit.rss,
  };
}
