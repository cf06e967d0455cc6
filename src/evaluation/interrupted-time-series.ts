import { EqualizationError } from "../errors.ts";
import type { Coefficient } from "../model/results/coefficient.ts";
import {
  representable,
  requireColumn,
  requireNumber,
  requireOneOf,
  requireOptions,
} from "../numeric/guard/index.ts";
import { cosine } from "../numeric/portable/cosine.ts";
import { power } from "../numeric/portable/power.ts";
import { sine } from "../numeric/portable/sine.ts";
import { coefficientOf, criticalValue } from "../numeric/regression/coefficient.ts";
import { requireConfidence } from "../numeric/regression/panel.ts";
import type { Vector } from "../numeric/vector.ts";
import { fitSeries, type SeriesVariance } from "./fit-series.ts";

/** Options of {@link interruptedTimeSeries}. */
export interface InterruptedTimeSeriesOptions {
  /** Time from which the series is treated. */
  readonly at: number;
  /** Time of each value, ascending. @defaultValue 0, 1, 2, … */
  readonly times?: Vector | undefined;
  /** Length of a season in times, such as 12 for months. @defaultValue none */
  readonly seasonal?: number | undefined;
  /** Pairs of sine and cosine that describe the season. @defaultValue one level for each place in the season */
  readonly harmonics?: number | undefined;
  /**
   * How errors are modeled: first-order autoregression, independent ("classic"), or autocovariances up to `lags`.
   *
   * @defaultValue "ar1"
   */
  readonly variance?: SeriesVariance | undefined;
  /** Lags of the autocovariances, for "newey-west". @defaultValue ⌊4 (n/100)^(2/9)⌋ */
  readonly lags?: number | undefined;
  /** Confidence level of the intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** One time from the interruption on. */
export interface InterruptionEffect {
  /** The time. */
  readonly time: number;
  /** The value observed. */
  readonly observed: number;
  /** The value fitted. */
  readonly fitted: number;
  /** The value that the course before the interruption leads to. */
  readonly counterfactual: number;
  /** Fitted less counterfactual. */
  readonly effect: {
    /** The effect, in the unit of the series. */
    readonly value: number;
    /** Its standard error. */
    readonly standardError: number;
    /** Its confidence interval. */
    readonly interval: {
      /** Lower limit. */
      readonly lower: number;
      /** Upper limit. */
      readonly upper: number;
    };
  };
}

/** What {@link interruptedTimeSeries} finds. */
export interface InterruptedTimeSeries {
  /** Autocorrelation of the errors; only for "ar1". */
  readonly rho?: number;
  /** Change per unit of time before the interruption. */
  readonly trend: Coefficient;
  /** Jump at the interruption. */
  readonly levelChange: Coefficient;
  /** Change of the trend from the interruption on. */
  readonly slopeChange: Coefficient;
  /** Durbin–Watson statistic, 2 without autocorrelation; `null` for "ar1" and for an exact fit. */
  readonly durbinWatson: number | null;
  /** Lags used; `null` unless "newey-west". */
  readonly lags: number | null;
  /** Degrees of freedom of t. */
  readonly df: number;
  /** Number of values. */
  readonly n: {
    /** Before the interruption. */
    readonly before: number;
    /** From the interruption on. */
    readonly after: number;
  };
  /** The effect at each time from the interruption on. */
  readonly effects: InterruptionEffect[];
}

/**
 * Fits a series with a trend that jumps and bends when something begins.
 *
 * $$ y_t = b_0 + b_1 (t - t_0) + b_2 1\{t \ge a\} + b_3 (t - a) 1\{t \ge a\} + \text{season}_t + \varepsilon_t $$
 *
 * The effect at a time from $a$ on is $b_2 + b_3 (t - a)$.
 *
 * - **Unit:** that of the series, per unit of time for the slopes.
 * - **When to use:** everyone was treated at once, so that there is no comparison, and the series is long: at least 8 values on
 *   either side, better 12. Whatever else began then is part of the effect. With comparison regions use
 *   {@link differenceInDifferences}.
 * - **Errors:** neighbors in time are alike, and errors that ignore it are too small. A true zero jump is rejected at the 5%
 *   level, for an autocorrelation of 0, 0.4 and 0.7: with 20 values by "classic" in 5, 15 and 26%, "newey-west" in 16, 24 and
 *   30%, "ar1" in 8, 10 and 10% of cases; with 120 values by "newey-west" in 8, 12 and 21%, "ar1" in 4, 6 and 6%.
 * - **Conventions:** the jump is that *at* `at`, as in Stata's `itsa`; if time since counts from 1, the printed jump is
 *   `levelChange` less `slopeChange`. "newey-west" has Bartlett weights and the factor n/(n − k): Stata's `newey`, and
 *   sandwich with `adjust = TRUE, prewhite = FALSE`. "ar1" is restricted maximum likelihood with the transform of Prais
 *   and Winsten, as `nlme::gls(correlation = corAR1(), method = "REML")`.
 *
 * @param series Value of each time.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 times before or from `at` on, or no more values than
 *   coefficients), `unsupported_combination` (unequal steps with "ar1" or "newey-west", `lags` without "newey-west",
 *   `harmonics` without `seasonal`, a season of times that are not whole steps), `singular` (a place in the season has no
 *   value), `length_mismatch`, `missing_value`, `not_finite`, `wrong_type`, `missing_option`, `unknown_option`,
 *   `out_of_domain` (times that do not ascend).
 * @see Linden, Stata Journal 15 (2015); Turner et al., BMC Medical Research Methodology 21 (2021). Checked against lm with
 *   sandwich 3.0-2, statsmodels 0.13.5 and nlme 3.1.
 *
 * @example Waiting days rise by 1 per year; a reform in 2016 takes off 4, then they rise by 2 per year
 * ```ts
 * import { interruptedTimeSeries } from "equalis";
 * const { trend, levelChange, slopeChange } = interruptedTimeSeries([30, 31, 32, 33, 30, 32, 34, 36], {
 *   at: 2016, times: [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019],
 * });
 * [trend, levelChange, slopeChange].map(({ value }) => Math.round(value)); // => [1, -4, 1]
 * ```
 */
export function interruptedTimeSeries(
  series: Vector,
  options: InterruptedTimeSeriesOptions,
): InterruptedTimeSeries {
  const where = "interruptedTimeSeries";
  requireOptions(where, options, ["at", "times", "seasonal", "harmonics", "variance", "lags", "confidence"]);
  const { at, seasonal, harmonics, variance = "ar1", confidence = 0.95 } = options;
  requireColumn(where, "value", series);
  requireNumber(where, "at", at);
  requireOneOf(where, "variance", variance, ["ar1", "classic", "newey-west"]);
  requireConfidence(where, confidence);
  const times = readTimes(where, series.length, options.times);
  const n = times.length;
  const before = times.filter((time) => time < at).length;
  if (before < 2 || n - before < 2) {
    throw new EqualizationError(
      `needs at least 2 times before and from ${at} on, got ${before} and ${n - before}`,
      { code: "too_few_observations", where, received: Math.min(before, n - before) },
    );
  }
  const lags = readLags(where, n, options.lags, variance);
  const start = times[0]!;
  const columns = [
    new Float64Array(n).fill(1),
    times.map((time) => time - start),
    times.map((time) => (time >= at ? 1 : 0)),
    times.map((time) => (time >= at ? time - at : 0)),
    ...seasonOf(where, times, seasonal, harmonics),
  ];
  if (n <= columns.length) {
    throw tooFew(where, n, columns.length);
  }
  if (variance !== "classic") requireEvenSteps(where, times, variance);
  const fit = fitSeries(where, Float64Array.from(series), columns, variance, lags ?? 0);
  const coefficient = (j: number): Coefficient =>
    coefficientOf(fit.values[j]!, Math.sqrt(fit.covariance[j]![j]!), fit.df, confidence);
  const margin = criticalValue(fit.df, confidence);
  const effects: InterruptionEffect[] = [];
  for (let i = before; i < n; i++) {
    const since = times[i]! - at;
    const value = fit.values[2]! + fit.values[3]! * since;
    const [jump, bend] = [fit.covariance[2]!, fit.covariance[3]!];
    const error = Math.sqrt(Math.max(0, jump[2]! + 2 * since * jump[3]! + since * since * bend[3]!));
    effects.push({
      time: times[i]!,
      observed: series[i]!,
      fitted: fit.fitted[i]!,
      counterfactual: fit.fitted[i]! - value,
      effect: {
        value,
        standardError: error,
        interval: { lower: value - margin * error, upper: value + margin * error },
      },
    });
  }
  return representable(where, {
    ...(fit.rho === null ? {} : { rho: fit.rho }),
    trend: coefficient(1),
    levelChange: coefficient(2),
    slopeChange: coefficient(3),
    durbinWatson: fit.durbinWatson,
    lags,
    df: fit.df,
    n: { before, after: n - before },
    effects,
  });
}

function readTimes(where: string, n: number, times: Vector | undefined): Float64Array {
  if (times === undefined) return Float64Array.from({ length: n }, (_, i) => i);
  requireColumn(where, "time", times, n);
  for (let i = 1; i < n; i++) {
    if (times[i]! > times[i - 1]!) continue;
    throw new EqualizationError(
      `time ${i} is ${times[i]} after ${times[i - 1]}; sort the series by time, one value per time`,
      {
        code: times[i] === times[i - 1] ? "duplicate_id" : "out_of_domain",
        where,
        index: i,
        received: times[i],
      },
    );
  }
  return Float64Array.from(times);
}

function readLags(
  where: string,
  n: number,
  lags: number | undefined,
  variance: SeriesVariance,
): number | null {
  if (variance === "newey-west") {
    if (lags === undefined) return Math.floor(4 * power(n / 100, 2 / 9));
    requireNumber(where, "lags", lags, { integer: true, atLeast: 0, atMost: n - 1 });
    return lags;
  }
  if (lags !== undefined) {
    throw new EqualizationError(`lags and variance "${variance}" cannot be combined; remove lags`, {
      code: "unsupported_combination",
      where,
      received: lags,
    });
  }
  return null;
}

function requireEvenSteps(where: string, times: Float64Array, variance: string): void {
  const step = times[1]! - times[0]!;
  for (let i = 2; i < times.length; i++) {
    if (Math.abs(times[i]! - times[i - 1]! - step) <= 1e-6 * step) continue;
    throw new EqualizationError(
      `times have unequal steps (${times[i - 1]} to ${times[i]}), which variance "${variance}" does not allow; pass "classic"`,
      { code: "unsupported_combination", where, index: i, received: times[i] },
    );
  }
}

/** Columns of the season: a level for each place but the first, or pairs of sine and cosine. */
function seasonOf(
  where: string,
  times: Float64Array,
  seasonal: number | undefined,
  harmonics: number | undefined,
): Float64Array[] {
  if (seasonal === undefined) {
    if (harmonics === undefined) return [];
    throw new EqualizationError("harmonics needs seasonal, the length of a season; pass both", {
      code: "unsupported_combination",
      where,
      received: harmonics,
    });
  }
  if (harmonics !== undefined) {
    requireNumber(where, "seasonal", seasonal, { above: 1 });
    requireNumber(where, "harmonics", harmonics, { integer: true, atLeast: 1, below: seasonal / 2 });
    if (2 * harmonics >= times.length) throw tooFew(where, times.length, 4 + 2 * harmonics);
    return Array.from({ length: harmonics }, (_, j) =>
      [sine, cosine].map((wave) =>
        times.map((time) => wave((2 * Math.PI * (j + 1) * (time - times[0]!)) / seasonal)),
      ),
    ).flat();
  }
  requireNumber(where, "seasonal", seasonal, { integer: true, atLeast: 2 });
  if (seasonal > times.length) throw unseen(where, times.length, seasonal);
  const places = times.map((time) => time - times[0]!);
  const uneven = places.findIndex((place) => !Number.isInteger(place));
  if (uneven >= 0) {
    throw new EqualizationError(
      `seasonal needs times in whole steps, got ${times[uneven]} after ${times[0]}; number the times or pass harmonics`,
      { code: "unsupported_combination", where, index: uneven, received: times[uneven] },
    );
  }
  return Array.from({ length: seasonal - 1 }, (_, k) => {
    const column = places.map((place) => (place % seasonal === k + 1 ? 1 : 0));
    if (column.includes(1)) return column;
    throw unseen(where, k + 1, seasonal);
  });
}

function unseen(where: string, place: number, seasonal: number): EqualizationError {
  return new EqualizationError(
    `place ${place} of the season of ${seasonal} has no value; shorten the season`,
    {
      code: "singular",
      where,
      received: seasonal,
    },
  );
}

function tooFew(where: string, n: number, coefficients: number): EqualizationError {
  return new EqualizationError(`needs more than ${coefficients} values for as many coefficients, got ${n}`, {
    code: "too_few_observations",
    where,
    received: n,
  });
}
