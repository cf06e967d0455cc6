import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { SecondOrder } from "../../numeric/newton-maximum.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import {
  fitLimited,
  type LimitedFit,
  type Limits,
  requireRegression,
  type StandardizedRegression,
  standardized,
} from "./limited-regression.ts";
import { truncatedMoments } from "./truncated-normal.ts";

/** Options of {@link truncatedRegression}. */
export interface TruncatedRegressionOptions {
  /** Observations at or below it are not in the sample. @defaultValue none */
  readonly lower?: number | undefined;
  /** Observations at or above it are not in the sample. @defaultValue none */
  readonly upper?: number | undefined;
}

/** Result of {@link truncatedRegression}. */
export interface TruncatedRegression extends LimitedFit {}

/**
 * Fits a linear regression to a sample from which observations beyond a limit are missing, by maximum likelihood.
 *
 * $$ \ln L = \sum_i \left[ \ln \phi\!\left(\frac{y_i - x_i\beta}{\sigma}\right) - \ln\sigma - \ln\Phi\!\left(\frac{x_i\beta - c}{\sigma}\right) \right] $$
 *
 * for a lower limit c.
 *
 * - **Unit:** coefficients in the unit of y per unit of the column; the constant comes first.
 * - **When to use:** what goes with the inefficiency of units, as the second stage of {@link dea}: output efficiencies above 1 with `lower: 1`. Efficiencies of exactly 1 are not in a truncated
 *   sample; leave them out first. For intervals use {@link efficiencyDeterminants}; {@link tobit} is for a limit at which observations pile up.
 * - **Convention:** standard errors from the observed information. They ignore that efficiencies are estimated and depend on each other (Simar and Wilson 2007).
 * - **Cost:** O(n x columns²), some ten rounds.
 *
 * @param y The response, within the limits.
 * @param x One row per observation, one column per explanatory variable, without the constant.
 * @throws EqualizationError `missing_option` without a limit; `out_of_domain` for a response at or beyond a limit; `singular` for columns that depend on each other;
 *   `no_convergence` if the likelihood has no maximum; `too_few_observations`, `wrong_type`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see L. Simar and P. Wilson, Journal of Econometrics 136, 2007. Checked against an independent maximization and `truncreg` of the R package truncreg.
 * @example
 * ```ts
 * import { truncatedRegression } from "equalis";
 * const y = [1.2, 1.5, 1.4, 1.9, 2.3, 2.2, 2.8, 2.6];
 * const { coefficients } = truncatedRegression(y, [[1], [2], [3], [4], [5], [6], [7], [8]], { lower: 1 });
 * coefficients[1]! > 0; // => true
 * ```
 */
export function truncatedRegression(
  y: Vector,
  x: Matrix,
  options: TruncatedRegressionOptions,
): TruncatedRegression {
  const where = "truncatedRegression";
  requireOptions(where, options, ["lower", "upper"]);
  const limits = requireRegression(where, y, x, options.lower, options.upper);
  return fitTruncated(where, y, x, limits);
}

/** The fit of checked data. */
export function fitTruncated(where: string, y: Vector, x: Matrix, limits: Limits): LimitedFit {
  for (let i = 0; i < y.length; i++) {
    if (y[i]! > limits.lower && y[i]! < limits.upper) continue;
    refuse(
      where,
      "out_of_domain",
      `y ${i} is ${y[i]}, at or beyond the limit; leave such observations out`,
      y[i],
      i,
    );
  }
  const regression = standardized(where, y, x, limits);
  const { coefficients, sigma } = regression.start;
  // In the natural parameters beta / sigma^2 and 1 / sigma^2 the likelihood is concave.
  const precision = 1 / (sigma * sigma);
  const start = Float64Array.from([...coefficients.map((value) => value * precision), precision]);
  const last = start.length - 1;
  return fitLimited(
    where,
    regression,
    start,
    y.length,
    (point) => likelihood(regression, point),
    (point) => {
      const tau = point[last]!;
      return {
        coefficients: point.slice(0, last).map((value) => value / tau),
        sigma: 1 / Math.sqrt(tau),
        jacobian: Array.from({ length: last }, (_, k) =>
          Float64Array.from(point, (_, p) => (p === k ? 1 / tau : p === last ? -point[k]! / tau ** 2 : 0)),
        ),
      };
    },
  );
}

const HALF_LOG_TWO_PI = 0.9189385332046728;

function likelihood({ y, rows, limits }: StandardizedRegression, point: Float64Array): SecondOrder | null {
  const size = point.length;
  const tau = point[size - 1]!;
  if (!(tau > 1e-10)) return null;
  const sigma = 1 / Math.sqrt(tau);
  let value = 0;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < y.length; i++) {
    const row = rows[i]!;
    let natural = 0;
    for (let k = 0; k < row.length; k++) natural += row[k]! * point[k]!;
    const mu = natural / tau;
    const truncated = truncatedMoments((limits.lower - mu) / sigma, (limits.upper - mu) / sigma);
    if (truncated === null) return null;
    const [z1, z2, z3, z4] = truncated.moments;
    value += -((y[i]! - mu) ** 2 * tau) / 2 + logarithm(tau) / 2 - HALF_LOG_TWO_PI - truncated.logMass;
    // Moments of the response within the limits, about mu.
    const e1 = sigma * z1;
    const e2 = sigma ** 2 * z2;
    const v11 = sigma ** 2 * (z2 - z1 * z1);
    const c12 = sigma ** 3 * (z3 - z1 * z2);
    const v22 = sigma ** 4 * (z4 - z2 * z2);
    const mean = mu + e1;
    const square = mu * mu + 2 * mu * e1 + e2;
    const withSquare = 2 * mu * v11 + c12;
    const ofSquare = 4 * mu * mu * v11 + 4 * mu * c12 + v22;
    for (let k = 0; k < row.length; k++) {
      gradient[k]! += row[k]! * (y[i]! - mean);
      for (let m = 0; m < row.length; m++) hessian[k]![m]! -= row[k]! * row[m]! * v11;
      hessian[k]![size - 1]! += (row[k]! * withSquare) / 2;
      hessian[size - 1]![k]! += (row[k]! * withSquare) / 2;
    }
    gradient[size - 1]! += (square - y[i]! * y[i]!) / 2;
    hessian[size - 1]![size - 1]! -= ofSquare / 4;
  }
  return Number.isFinite(value) ? { value, gradient, hessian } : null;
}
