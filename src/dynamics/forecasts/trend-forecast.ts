import { EqualizationError } from "../../errors.ts";
import type { CoefficientInterval } from "../../model/results/coefficient.ts";
import {
  representable,
  requireColumn,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { power } from "../../numeric/portable/power.ts";
import { criticalValue } from "../../numeric/regression/coefficient.ts";
import { requireConfidence } from "../../numeric/regression/panel.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";
import { fitLogistic } from "./fit-logistic.ts";

/** Options of {@link trendForecast}. */
export interface TrendForecastOptions {
  /** Curve that the series follows. */
  readonly method: "linear" | "exponential" | "compound" | "logistic";
  /** Number of times to forecast, at least 1. They go on by the smallest step there is. */
  readonly steps: number;
  /** Time of each value, ascending. @defaultValue 0, 1, 2, … */
  readonly times?: Vector | undefined;
  /** Level that a logistic curve approaches, above every value. @defaultValue estimated */
  readonly capacity?: number | undefined;
  /** Confidence level of the prediction intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** One time to come. */
export interface TrendPoint {
  /** The time. */
  readonly time: number;
  /** The forecast, in the unit of the series. */
  readonly value: number;
  /** Interval that a new value lies in; `null` if the method has none or there are too few values. */
  readonly interval: CoefficientInterval | null;
}

/** What {@link trendForecast} finds. */
export interface TrendForecast {
  /**
   * Linear: `intercept` at the first time and `slope` per unit of time. Exponential: `level` at the first time and `rate`
   * per unit of time as a share. Compound: `rate`. Logistic: `capacity`, `midpoint` (the time of half the capacity), `rate`.
   */
  readonly parameters: Readonly<Record<string, number>>;
  /** The times to come. */
  readonly forecast: TrendPoint[];
  /** Value of the curve at each time. */
  readonly fitted: number[];
  /** Sum of squared residuals in the unit of the series squared. */
  readonly rss: number;
  /** 1 less `rss` over the squares around the mean; `null` for a constant series. */
  readonly r2: number | null;
}

/** A curve through the series. */
interface Curve {
  readonly parameters: Readonly<Record<string, number>>;
  readonly at: (time: number) => number;
  readonly interval: ((time: number) => CoefficientInterval | null) | null;
}

/**
 * Forecasts a series by a straight line, by growth at a constant rate, or by a logistic curve.
 *
 * | `method` | curve | fitted by |
 * |---|---|---|
 * | `"linear"` | $a + b h$ | least squares |
 * | `"exponential"` | $a (1 + r)^h$ | a line through the logarithms |
 * | `"compound"` | $y_1 (1 + r)^h$ | the first and the last value |
 * | `"logistic"` | $K / (1 + e^{-r (t - m)})$ | a line through the logits, or least squares if $K$ is not given |
 *
 * with $h$ the time since the first one.
 *
 * - **Unit:** that of the series; rates per unit of time, as shares except the logistic one.
 * - **When to use:** to extend a trend by a few steps: a line for steady change, a rate for steady growth, a logistic curve for
 *   a share that approaches a limit. No forecast knows of a reform to come.
 * - **Conventions:** intervals are for a new value, $s \sqrt{1 + h'(X'X)^{-1}h}$ with $n - 2$ degrees of freedom. Those of the
 *   exponential and of the logistic curve with a given capacity are those of the line, transformed, without a correction for
 *   the mean. Compound growth and an estimated capacity have none. `rss` and `r2` are in the unit of the series.
 *
 * @param series Values in order of time; above 0 except for "linear".
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 values, 4 for an estimated capacity), `out_of_domain` (a
 *   value of 0 or less or at the capacity or above, times that do not ascend, steps below 1), `no_convergence` (a series without a
 *   bend has no capacity), `unsupported_combination` (`capacity` without "logistic"),
 *   `length_mismatch`, `missing_value`, `not_finite`, `wrong_type`, `missing_option`, `unknown_option`.
 * @see Checked against lm, predict and nls with SSlogis of R.
 *
 * @example
 * ```ts
 * import { trendForecast } from "equalis";
 * const { parameters, forecast } = trendForecast([10, 12, 14.5, 15.5], {
 *   method: "linear", steps: 1, times: [2018, 2019, 2020, 2021],
 * });
 * parameters.slope?.toFixed(3); // => "1.900"
 * forecast.map(({ time, value }) => [time, Number(value.toFixed(3))]); // => [[2022, 17.75]]
 * ```
 */
export function trendForecast(series: Vector, options: TrendForecastOptions): TrendForecast {
  const where = "trendForecast";
  requireOptions(where, options, ["method", "steps", "times", "capacity", "confidence"]);
  const { method, steps, capacity, confidence = 0.95 } = options;
  requireOneOf(where, "method", method, ["linear", "exponential", "compound", "logistic"]);
  requireColumn(where, "value", series);
  requireNumber(where, "steps", steps, { integer: true, atLeast: 1, atMost: 10_000 });
  requireConfidence(where, confidence);
  const y = Float64Array.from(series);
  requireObservations(where, "value", y.length, method === "logistic" && capacity === undefined ? 4 : 2);
  const times = readTimes(where, y.length, options.times);
  if (capacity !== undefined) {
    if (method !== "logistic") {
      throw new EqualizationError(`capacity and method "${method}" cannot be combined; pass "logistic"`, {
        code: "unsupported_combination",
        where,
        received: capacity,
      });
    }
    requireNumber(where, "capacity", capacity, { above: 0 });
  }
  if (method !== "linear") requireBetween(where, y, capacity);
  const curve = curveOf(where, y, times, options, confidence);
  let step = Number.POSITIVE_INFINITY;
  for (let i = 1; i < times.length; i++) step = Math.min(step, times[i]! - times[i - 1]!);
  const forecast = Array.from({ length: steps }, (_, k) => {
    const time = times.at(-1)! + step * (k + 1);
    return { time, value: curve.at(time), interval: curve.interval?.(time) ?? null };
  });
  const wrong = forecast.find(({ value, interval }) => {
    const numbers = interval === null ? [value] : [value, interval.lower, interval.upper];
    return numbers.some((x) => x - x !== 0);
  });
  if (wrong !== undefined) {
    throw new EqualizationError(`steps is ${steps}; the forecast grows beyond the largest number`, {
      code: "out_of_domain",
      where,
      received: steps,
    });
  }
  const fitted = Array.from(times, (time) => curve.at(time));
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const rss = fitted.reduce((sum, value, i) => sum + (y[i]! - value) ** 2, 0);
  const tss = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const isConstant = y.every((value) => value === y[0]);
  return representable(where, {
    parameters: curve.parameters,
    forecast,
    fitted,
    rss,
    r2: isConstant ? null : 1 - rss / tss,
  });
}

function curveOf(
  where: string,
  y: Float64Array,
  times: Float64Array,
  { method, capacity }: TrendForecastOptions,
  confidence: number,
): Curve {
  const start = times[0]!;
  if (method === "linear") {
    const line = lineThrough(y, times, confidence);
    return { ...line, parameters: { intercept: line.intercept, slope: line.slope } };
  }
  if (method === "exponential") {
    const line = lineThrough(y.map(logarithm), times, confidence);
    return {
      parameters: { level: exponential(line.intercept), rate: exponential(line.slope) - 1 },
      at: (time) => exponential(line.at(time)),
      interval: transformed(line.interval, exponential),
    };
  }
  if (method === "compound") {
    const span = times.at(-1)! - start;
    const ratio = power(y.at(-1)! / y[0]!, 1 / span);
    return {
      parameters: { rate: ratio - 1 },
      at: (time) => y[0]! * power(ratio, time - start),
      interval: null,
    };
  }
  const shape = (limit: number, logit: number): number => limit / (1 + exponential(-logit));
  if (capacity !== undefined) {
    const line = lineThrough(
      y.map((value) => logarithm(value / (capacity - value))),
      times,
      confidence,
    );
    if (line.slope === 0) {
      throw new EqualizationError("the series does not change, so that a logistic curve has no midpoint", {
        code: "no_convergence",
        where,
      });
    }
    return {
      parameters: { capacity, midpoint: start - line.intercept / line.slope, rate: line.slope },
      at: (time) => shape(capacity, line.at(time)),
      interval: transformed(line.interval, (logit) => shape(capacity, logit)),
    };
  }
  const fit = fitLogistic(y, times);
  if (fit === null) {
    throw new EqualizationError(
      "no capacity fits: the series does not bend toward a limit; pass capacity or another method",
      { code: "no_convergence", where },
    );
  }
  return {
    parameters: { ...fit },
    at: (time) => shape(fit.capacity, fit.rate * (time - fit.midpoint)),
    interval: null,
  };
}

/** A line with its prediction interval; the intercept is at the first time. */
function lineThrough(
  y: Float64Array,
  times: Float64Array,
  confidence: number,
): {
  readonly intercept: number;
  readonly slope: number;
  readonly at: (time: number) => number;
  readonly interval: (time: number) => CoefficientInterval | null;
} {
  const start = times[0]!;
  const fit = weightedLeastSquares(y, [times.map((time) => time - start)]);
  const [intercept, slope] = fit.coefficients as unknown as [number, number];
  const at = (time: number): number => intercept + slope * (time - start);
  const critical = fit.df > 0 ? criticalValue(fit.df, confidence) : 0;
  return {
    intercept,
    slope,
    at,
    interval: (time) => {
      if (fit.df === 0) return null;
      const h = time - start;
      const [top, bottom] = fit.covarianceFactor as [Float64Array, Float64Array];
      const spread = top[0]! + 2 * h * top[1]! + h * h * bottom[1]!;
      const margin = critical * Math.sqrt((fit.rss / fit.df) * (1 + spread));
      return { lower: at(time) - margin, upper: at(time) + margin, confidence };
    },
  };
}

function transformed(
  interval: (time: number) => CoefficientInterval | null,
  back: (x: number) => number,
): (time: number) => CoefficientInterval | null {
  return (time) => {
    const found = interval(time);
    return found === null ? null : { ...found, lower: back(found.lower), upper: back(found.upper) };
  };
}

function requireBetween(where: string, y: Float64Array, capacity: number | undefined): void {
  y.forEach((value, index) => {
    if (value > 0 && (capacity === undefined || value < capacity)) return;
    throw new EqualizationError(
      `value ${index} is ${value}; it must be above 0${capacity === undefined ? "" : ` and below the capacity, ${capacity}`}`,
      { code: "out_of_domain", where, index, received: value },
    );
  });
}

function readTimes(where: string, n: number, times: Vector | undefined): Float64Array {
  if (times === undefined) return Float64Array.from({ length: n }, (_, i) => i);
  requireColumn(where, "time", times, n);
  for (let i = 1; i < n; i++) {
    if (times[i]! > times[i - 1]!) continue;
    throw new EqualizationError(`time ${i} is ${times[i]} after ${times[i - 1]}; sort the series by time`, {
      code: times[i] === times[i - 1] ? "duplicate_id" : "out_of_domain",
      where,
      index: i,
      received: times[i],
    });
  }
  return Float64Array.from(times);
}
