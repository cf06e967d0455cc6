import { EqualizationError } from "../../errors.ts";
import { largestOf, smallestOf } from "../../numeric/extremes.ts";
import {
  representable,
  requireColumn,
  requireNumber,
  requireObservations,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";

/** Options of {@link greyForecast}. */
export interface GreyForecastOptions {
  /** Number of values to forecast, at least 1. */
  readonly steps: number;
}

/** What {@link greyForecast} finds. */
export interface GreyForecast {
  /** Development coefficient; the series grows at about −a per step. */
  readonly a: number;
  /** Grey input. */
  readonly b: number;
  /** Fitted value of each value; the first is the value itself. */
  readonly fitted: number[];
  /** Forecast values, in the unit of the series. */
  readonly forecast: number[];
  /** Deviation of the residuals over that of the series; `null` for a constant series. */
  readonly C: number | null;
  /** Share of residuals within 0.6745 deviations of the series of their mean; `null` for a constant series. */
  readonly P: number | null;
  /** Grade of the fit by C and P, the worse of the two; `null` for a constant series. */
  readonly grade: "good" | "qualified" | "marginal" | "unqualified" | null;
  /** Mean of the sizes of the residuals over the values from the second on, a share. */
  readonly meanRelativeError: number;
  /** Ratios of each value to the next, and where they should lie. */
  readonly levelRatio: {
    /** Lowest ratio. */
    readonly lowest: number;
    /** Highest ratio. */
    readonly highest: number;
    /** Bound that all should exceed, exp(−2/(n + 1)). */
    readonly lower: number;
    /** Bound that all should stay below, exp(2/(n + 1)). */
    readonly upper: number;
    /** Whether they do. */
    readonly within: boolean;
  };
}

/** Development coefficients up to this size are 0. */
const FLAT = 1e-12;

/**
 * Forecasts a short series by the grey model GM(1,1): an exponential curve through its running totals.
 *
 * With $X_k$ the running totals and $z_k = (X_k + X_{k-1})/2$, least squares of $x_k = b - a z_k$ for $k \ge 2$ gives
 *
 * $$ \hat X_{k+1} = (x_1 - b/a) e^{-ak} + b/a, \qquad \hat x_{k+1} = \hat X_{k+1} - \hat X_k $$
 *
 * - **Unit:** that of the series.
 * - **When to use:** four to about ten values that grow or fall at a steady rate, as yearly beds or staff of a plan. By custom
 *   a forecast of the middle term needs −a up to 0.3, of the short term up to 0.5; above 1 none.
 * - **Grades:** good for C ≤ 0.35 and P ≥ 0.95, qualified 0.5 and 0.8, marginal 0.65 and 0.7. A flat series gets bad grades
 *   however well it is fitted; read `meanRelativeError` as well.
 * - **Conventions:** C is the ratio of population deviations of all n residuals, the first of which is 0, and of the series.
 *   Code on the web often takes sizes of residuals, skips the first, or grades by C alone.
 *
 * @param series At least 4 values above 0, in equal steps of time.
 * @throws `EqualizationError` `too_few_observations`, `out_of_domain` (a value of 0 or less, steps below 1, a forecast beyond the
 *   largest number), `missing_value`, `not_finite`, `wrong_type`, `missing_option`, `unknown_option`.
 * @see Deng, Journal of Grey System 1 (1989). Checked against lm of R.
 *
 * @example Traffic noise of a city in decibels
 * ```ts
 * import { greyForecast } from "equalis";
 * const { forecast, grade } = greyForecast([71.1, 72.4, 72.4, 72.1, 71.4, 72, 71.6], { steps: 1 });
 * forecast[0]?.toFixed(2); // => "71.39"
 * grade; // => "qualified"
 * ```
 */
export function greyForecast(series: Vector, options: GreyForecastOptions): GreyForecast {
  const where = "greyForecast";
  requireOptions(where, options, ["steps"]);
  requireColumn(where, "value", series);
  requireNumber(where, "steps", options.steps, { integer: true, atLeast: 1, atMost: 10_000 });
  requireObservations(where, "value", series.length, 4);
  const x = Float64Array.from(series);
  x.forEach((value, index) => {
    if (value > 0) return;
    throw new EqualizationError(`value ${index} is ${value}; it must be above 0`, {
      code: "out_of_domain",
      where,
      index,
      received: value,
    });
  });
  const n = x.length;
  const { a, b, curve } = growthOf(x);
  const fitted = [x[0]!];
  for (let k = 1; k < n; k++) fitted.push(curve(k));
  const forecast = Array.from({ length: options.steps }, (_, step) => curve(n + step));
  if (forecast.some((value) => value - value !== 0)) {
    throw new EqualizationError(`steps is ${options.steps}; the forecast grows beyond the largest number`, {
      code: "out_of_domain",
      where,
      received: options.steps,
    });
  }
  const residuals = x.map((value, k) => value - fitted[k]!);
  const ratios = Array.from({ length: n - 1 }, (_, k) => x[k]! / x[k + 1]!);
  const [lowest, highest] = [smallestOf(ratios), largestOf(ratios)];
  const [lower, upper] = [exponential(-2 / (n + 1)), exponential(2 / (n + 1))];
  return representable(where, {
    a,
    b,
    fitted,
    forecast,
    ...gradeOf(x, residuals),
    meanRelativeError: residuals.reduce((sum, e, k) => sum + Math.abs(e) / x[k]!, 0) / (n - 1),
    levelRatio: { lowest, highest, lower, upper, within: lowest > lower && highest < upper },
  });
}

/** The model with its value `k` steps after the first. */
function growthOf(x: Float64Array): {
  readonly a: number;
  readonly b: number;
  readonly curve: (k: number) => number;
} {
  if (x.every((value) => value === x[0])) return { a: 0, b: x[0]!, curve: () => x[0]! };
  const means = new Float64Array(x.length - 1);
  let total = x[0]!;
  for (let k = 1; k < x.length; k++) {
    means[k - 1] = total + x[k]! / 2;
    total += x[k]!;
  }
  const fit = weightedLeastSquares(x.subarray(1), [means]);
  const a = -fit.coefficients[1]!;
  const b = fit.coefficients[0]!;
  // Near 0 the curve is its limit, the level b.
  if (Math.abs(a) < FLAT) return { a, b, curve: () => b };
  const scale = (x[0]! - b / a) * (1 - exponential(a));
  return { a, b, curve: (k) => scale * exponential(-a * k) };
}

/** Grade by deviation ratio and by small errors. */
function gradeOf(x: Float64Array, residuals: Float64Array): Pick<GreyForecast, "C" | "P" | "grade"> {
  if (x.every((value) => value === x[0])) return { C: null, P: null, grade: null };
  const [spread, error] = [deviationOf(x), deviationOf(residuals)];
  const C = error.deviation / spread.deviation;
  const small = residuals.filter((e) => Math.abs(e - error.mean) < 0.6745 * spread.deviation).length;
  const P = small / x.length;
  const grade =
    C <= 0.35 && P >= 0.95
      ? "good"
      : C <= 0.5 && P >= 0.8
        ? "qualified"
        : C <= 0.65 && P >= 0.7
          ? "marginal"
          : "unqualified";
  return { C, P, grade };
}

function deviationOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
