import { EqualizationError } from "../../errors.ts";
import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { fCdf, fTail } from "../../numeric/f-cdf.ts";
import { giniCoefficient } from "../../numeric/gini-coefficient.ts";
import {
  requireDistribution,
  requireMatrix,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireSameLength,
  requireVector,
  requireWeights,
} from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { weightedVariance } from "../../numeric/weighted-variance.ts";
import { requirePanel } from "../require-panel.ts";
import { requireYears } from "../require-years.ts";
import { linearTrend, type Trend } from "../targets/linear-trend.ts";

/** How {@link sigmaConvergence} measures the spread of a period. */
export type DispersionStatistic =
  /** Coefficient of variation; with population weights, Williamson's. */
  | "cv"
  /** Standard deviation of natural logarithms. */
  | "sd-log"
  /** Gini coefficient. */
  | "gini"
  /** Theil's T. */
  | "theil";

/** Options of {@link sigmaConvergence}. */
export interface SigmaConvergenceOptions {
  /**
   * The spread.
   *
   * @defaultValue "cv"
   */
  readonly dispersion?: DispersionStatistic | undefined;
  /**
   * People of each unit: one number per unit for all periods, or a panel of the same shape. Only proportions
   * within a period matter.
   *
   * @defaultValue every unit counts once
   */
  readonly weights?: Vector | Matrix | undefined;
  /**
   * Degrees of freedom taken off the variance of "cv" and "sd-log": 0 is the population's, 1 the sample's.
   *
   * @defaultValue 0
   */
  readonly ddof?: number | undefined;
  /**
   * The year of each period, ascending; gaps may differ.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
}

/** The spread of one period. */
export interface SigmaPeriod {
  /** The year, or the position of the column where no years were given. */
  readonly period: number;
  /** The spread between the units. */
  readonly value: number;
}

/** First period against last, as if they were independent samples. */
export interface VarianceTest {
  /** Sample variance of the first period over that of the last. */
  readonly F: number;
  /** Degrees of freedom of the first period. */
  readonly df1: number;
  /** Degrees of freedom of the last period. */
  readonly df2: number;
  /** Two-sided p-value. */
  readonly p: number;
}

/** What {@link sigmaConvergence} finds. */
export interface SigmaConvergence {
  /** The measure used. */
  readonly dispersion: DispersionStatistic;
  /** The spread of every period, in order. */
  readonly periods: SigmaPeriod[];
  /** The line through the periods; `null` for a single period. A negative slope is convergence. */
  readonly trend: Trend | null;
  /**
   * Variance ratio of the first and last period (of the logarithms for "sd-log"). `null` for other measures, with
   * weights, for fewer than 2 units or periods, and where a variance is 0 or the ratio beyond numbers.
   */
  readonly varianceTest: VarianceTest | null;
}

/**
 * Sigma convergence: whether the spread between units shrinks over time.
 *
 * $$ \sigma_t = \frac{1}{\mu_t} \sqrt{\sum_i p_i (y_{it} - \mu_t)^2}
 *    \quad \text{("cv")}, \qquad \sigma_t = a + b \, \text{year}_t + e_t $$
 *
 * - **Shape:** one row per unit, one column per period. **Unit:** none; the slope is per year.
 * - **Reading:** a falling spread is convergence. Show it next to {@link betaConvergence}: a negative beta alone can
 *   be regression to the mean (Galton's fallacy) while the spread stays.
 * - The trend is tested over the number of periods, not of units. With six years, six points.
 * - `varianceTest` treats the first and the last period as independent samples, as the literature does. They are
 *   the same units, so the test is not exact; it says little when units hardly change places.
 * - "cv" with populations as weights is Williamson's index. The spread of one unit, and of equal units, is 0.
 * - **Conventions:** the population definition by default, as REAT's `sigmaconv`; `ddof: 1` is the sample's.
 *   REAT's CV of logarithms is "cv" on a panel of logarithms.
 *
 * @param panel Values; finite, at least 0, above 0 for "sd-log". Not all 0 in any period.
 * @throws `EqualizationError` `too_few_observations` (no unit, or no more than `ddof` unequal ones),
 *   `length_mismatch`, `not_finite`, `wrong_type`, `out_of_domain` (a negative value or weight, a 0 for "sd-log",
 *   years that do not ascend), `zero_total` (a period of zeros, weights of 0), `unknown_option`.
 * @see Checked against REAT 3.0.3 and an independent computation in numpy; see test/fixtures/dynamics.
 *
 * @example Two regions draw level
 * ```ts
 * import { sigmaConvergence } from "equalis";
 * const { periods, trend } = sigmaConvergence(
 *   [
 *     [1, 2, 3],
 *     [3, 4, 5],
 *   ],
 *   { years: [2010, 2012, 2014] },
 * );
 * periods.map(({ value }) => Math.round(value * 1e4) / 1e4); // => [0.5, 0.3333, 0.25]
 * Math.round((trend?.slope ?? 0) * 1e4) / 1e4; // => -0.0625
 * ```
 */
export function sigmaConvergence(panel: Matrix, options: SigmaConvergenceOptions = {}): SigmaConvergence {
  const where = "sigmaConvergence";
  requireOptions(where, options, ["dispersion", "weights", "ddof", "years"]);
  const { dispersion = "cv", weights, ddof = 0, years } = options;
  requireOneOf(where, "dispersion", dispersion, ["cv", "sd-log", "gini", "theil"]);
  requireNumber(where, "ddof", ddof, { atLeast: 0 });
  const T = requirePanel(where, panel, { values: dispersion === "sd-log" ? "positive" : "non-negative" });
  const calendar = requireYears(where, T, years);
  const weightsOf = requirePanelWeights(where, panel.length, T, weights);

  const values = new Float64Array(T);
  for (let t = 0; t < T; t++)
    values[t] = spread(where, dispersion, columnOf(panel, t, dispersion), weightsOf(t), ddof);
  return {
    dispersion,
    periods: Array.from(values, (value, t) => ({ period: calendar[t]!, value })),
    trend: T < 2 ? null : linearTrend(calendar, values),
    varianceTest: weights === undefined && T > 1 ? varianceTest(dispersion, panel, T) : null,
  };
}

/** One period, as logarithms where the measure is of logarithms. */
function columnOf(panel: Matrix, t: number, measure: DispersionStatistic): Float64Array {
  return Float64Array.from(panel, (row) => (measure === "sd-log" ? logarithm(row[t]!) : row[t]!));
}

function spread(
  where: string,
  measure: DispersionStatistic,
  values: Float64Array,
  weights: Vector | undefined,
  ddof: number,
): number {
  if (measure !== "sd-log") requireDistribution(where, values, weights);
  if (measure === "gini") {
    const { halfDifference, mean } = giniCoefficient(values, weights);
    return halfDifference / mean;
  }
  if (measure === "theil") return entropyCoefficient(values, weights, 1).entropy;
  const { variance, mean, count, scale } = weightedVariance(values, weights);
  if (variance === 0) return 0;
  if (count <= ddof) {
    throw new EqualizationError(`needs more than ${ddof} units for ddof ${ddof}, got ${count}`, {
      code: "too_few_observations",
      where,
      received: count,
    });
  }
  const sd = Math.sqrt((variance * count) / (count - ddof));
  return measure === "cv" ? sd / mean : sd / scale;
}

function varianceTest(measure: DispersionStatistic, panel: Matrix, T: number): VarianceTest | null {
  const n = panel.length;
  if (n < 2 || measure === "gini" || measure === "theil") return null;
  const first = weightedVariance(columnOf(panel, 0, measure), undefined);
  const last = weightedVariance(columnOf(panel, T - 1, measure), undefined);
  if (first.variance === 0 || last.variance === 0) return null;
  // The two were measured on scales of their own; the standard deviations are taken apart first.
  const F = ((Math.sqrt(first.variance) / Math.sqrt(last.variance)) * (last.scale / first.scale)) ** 2;
  if (F === 0 || F > Number.MAX_VALUE) return null;
  const p = Math.min(1, 2 * Math.min(fCdf(F, n - 1, n - 1), fTail(F, n - 1, n - 1)));
  return { F, df1: n - 1, df2: n - 1, p };
}

function requirePanelWeights(
  where: string,
  units: number,
  periods: number,
  weights: Vector | Matrix | undefined,
): (period: number) => Vector | undefined {
  if (weights === undefined) return () => undefined;
  requireVector(where, "weight", weights);
  requireSameLength(where, "unit", units, "weight", weights.length);
  if (!isMatrix(weights)) {
    requireWeights(where, units, weights);
    return () => weights;
  }
  const columns = requireMatrix(where, weights, "weights of unit");
  requireSameLength(where, "period", periods, "weight", columns);
  const byPeriod = Array.from({ length: periods }, (_, t) => Float64Array.from(weights, (row) => row[t]!));
  for (const column of byPeriod) requireWeights(where, units, column);
  return (period) => byPeriod[period];
}

function isMatrix(weights: Vector | Matrix): weights is Matrix {
  return typeof weights[0] === "object" && weights[0] !== null;
}
