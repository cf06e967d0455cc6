import type { Vector } from "../../numeric/vector.ts";
import { andrewsBandwidth } from "./andrews-bandwidth.ts";
import { quadraticSpectral } from "./quadratic-spectral.ts";

/**
 * Variance of the slope by Andrews' (1991) estimator, robust to heteroskedasticity and autocorrelation: quadratic
 * spectral kernel, AR(1) bandwidth from the slope's terms, no prewhitening, times n / (n − 2).
 *
 * Kernel weights beyond the last one above 1e-7 are dropped, as `vcovHAC` of R's sandwich does.
 *
 * `residuals` are those of a regression on a constant and x, `deviations` those of x from its mean, `squares` the sum of
 * their squares.
 */
export function andrewsVariance(residuals: Vector, deviations: Vector, squares: number, x: Vector): number {
  const n = residuals.length;
  const bandwidth = andrewsBandwidth(
    n,
    correlationOfNeighbors(Float64Array.from(x, (value, t) => value * residuals[t]!)),
  );
  const weights = Float64Array.from({ length: n }, (_, lag) =>
    lag === 0 ? 1 : quadraticSpectral(lag / bandwidth),
  );
  const lags = weights.findLastIndex((weight) => Math.abs(weight) > 1e-7);
  const terms = Float64Array.from(deviations, (deviation, t) => (deviation * residuals[t]!) / squares);
  let total = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let products = 0;
    for (let t = lag; t < n; t++) products += terms[t]! * terms[t - lag]!;
    total += (lag === 0 ? 1 : 2) * weights[lag]! * products;
  }
  return (total * n) / (n - 2);
}

/** Slope of a least-squares line of each term on the one before it. */
function correlationOfNeighbors(terms: Float64Array): number {
  const before = terms.subarray(0, -1);
  const after = terms.subarray(1);
  const mean = (numbers: Float64Array): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const [meanBefore, meanAfter] = [mean(before), mean(after)];
  let products = 0;
  let squares = 0;
  for (let t = 0; t < before.length; t++) {
    products += (before[t]! - meanBefore) * (after[t]! - meanAfter);
    squares += (before[t]! - meanBefore) ** 2;
  }
  return products / squares;
}
