import { studentTTail } from "../../numeric/student-t-cdf.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedLeastSquares } from "../../numeric/weighted-least-squares.ts";

/** A straight line through values over time, by least squares. */
export interface Trend {
  /** Change a year. */
  readonly slope: number;
  /** Height of the line in the first year. */
  readonly intercept: number;
  /** Classic standard error of the slope; `null` with fewer than 3 periods. */
  readonly standardError: number | null;
  /** Slope over its standard error; `null` with fewer than 3 periods, or where the line fits exactly. */
  readonly t: number | null;
  /** Two-sided p-value of t with n − 2 degrees of freedom; `null` where t is. */
  readonly p: number | null;
  /** Share of the variance on the line; `null` where the values do not vary. */
  readonly r2: number | null;
  /** Number of periods: few years make a weak test. */
  readonly n: number;
}

/** Least-squares line of at least two values over years in ascending order. */
export function linearTrend(years: Vector, values: Vector): Trend {
  const first = years[0]!;
  const { coefficients, covarianceFactor, rss, rSquared, df } = weightedLeastSquares(values, [
    Float64Array.from(years, (year) => year - first),
  ]);
  const intercept = coefficients[0]!;
  const slope = coefficients[1]!;
  const standardError = df === 0 ? null : Math.sqrt((rss / df) * covarianceFactor[1]![1]!);
  const t = standardError === null || standardError === 0 ? null : slope / standardError;
  return {
    slope,
    intercept,
    standardError,
    t,
    p: t === null ? null : 2 * studentTTail(Math.abs(t), df),
    r2: rSquared,
    n: values.length,
  };
}
