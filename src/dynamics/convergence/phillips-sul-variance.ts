import type { Vector } from "../../numeric/vector.ts";
import { andrewsBandwidth } from "./andrews-bandwidth.ts";
import { quadraticSpectral } from "./quadratic-spectral.ts";

/**
 * Variance of the slope, as the log t test of Phillips and Sul (2007) takes it: the long-run variance of the
 * residuals, by the quadratic spectral kernel with Andrews' bandwidth, over the sum of squares of x.
 *
 * Their program divides by n − 1 and takes autocovariances over the first n − 1 residuals only. It is kept so, for
 * their t-values are what −1.65 is read against. It need not be positive.
 *
 * `residuals` are those of a regression on a constant and x, `squares` the sum of squares of x about its mean.
 */
export function phillipsSulVariance(residuals: Vector, squares: number): number {
  const n = residuals.length;
  const rho = autocovariance(residuals, n, 1) / autocovariance(residuals, n - 1, 0);
  const bandwidth = andrewsBandwidth(n, rho);
  let total = autocovariance(residuals, n, 0);
  for (let lag = 1; lag < n - 1; lag++) {
    total += 2 * quadraticSpectral(lag / bandwidth) * autocovariance(residuals, n - 1, lag);
  }
  return total / (n - 1) / squares;
}

/** Sum of products of the first `n` terms with those `lag` later. */
function autocovariance(terms: Vector, n: number, lag: number): number {
  let total = 0;
  for (let t = lag; t < n; t++) total += terms[t]! * terms[t - lag]!;
  return total;
}
