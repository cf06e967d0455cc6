import {
  requireFinite,
  requireMatrix,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { newtonMaximum, type SecondOrder } from "../../numeric/newton-maximum.ts";
import { inverseMills, logNormalCdf } from "../../numeric/normal-ratio.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { LN2_HIGH, LN2_LOW } from "../../numeric/portable/ln2.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { type StandardizedRegression, standardized } from "./limited-regression.ts";

/** Options of {@link stochasticFrontier}. */
export interface StochasticFrontierOptions {
  /** `"production"`: inefficiency lowers y; `"cost"`: it raises y. Required. */
  readonly kind: "production" | "cost";
}

/** Result of {@link stochasticFrontier}. */
export interface StochasticFrontier {
  /** Coefficients of the frontier, the constant first. */
  readonly coefficients: Float64Array;
  /** Standard deviation of the normal from which inefficiency is half. */
  readonly sigmaU: number;
  /** Standard deviation of the noise. */
  readonly sigmaV: number;
  /** Log-likelihood at the maximum. */
  readonly logLikelihood: number;
  /** Expected inefficiency of each unit given its residual, in the unit of y, at least 0. */
  readonly inefficiency: Float64Array;
  /** Expected exp(−inefficiency) of each unit, 0 to 1: the efficiency if y is a logarithm. */
  readonly efficiency: Float64Array;
  /** Expected noise of each unit: residual without inefficiency. */
  readonly noise: Float64Array;
  /** `"wrong-skew"`: the residuals lean the other way, so that least squares is the maximum and no inefficiency is found. */
  readonly status: "ok" | "wrong-skew";
}

/**
 * Fits a stochastic frontier with half-normal inefficiency by maximum likelihood: deviations from the frontier are partly noise, partly inefficiency.
 *
 * $$ y_i = x_i\beta + v_i - s u_i, \quad v \sim N(0, \sigma_v^2), \; u \sim |N(0, \sigma_u^2)|, \qquad
 *    \ln L = \sum_i \ln \frac2\sigma + \ln \phi\!\left(\frac{\varepsilon_i}{\sigma}\right) + \ln \Phi\!\left(\frac{-s \varepsilon_i \lambda}{\sigma}\right) $$
 *
 * with s = 1 for production and −1 for cost, $\sigma^2 = \sigma_u^2 + \sigma_v^2$ and $\lambda = \sigma_u / \sigma_v$.
 *
 * - **Unit:** that of y, usually the logarithm of output or cost; then `efficiency` is a share.
 * - **When to use:** data with measurement error, a known form of the frontier and at least some tens of units. {@link dea} assumes no form and no noise.
 * - **Convention:** inefficiency after Jondrow and others (1982), efficiency after Battese and Coelli (1988).
 * - **Maximum:** the best one with noise. In small samples the likelihood may rise again as the noise vanishes; if that is the only maximum, the function throws.
 * - **Wrong skew** is common in small samples with little inefficiency: then `sigmaU` is 0 and all are efficient (Waldman 1982); that is no proof of it.
 * - **Cost:** O(n x columns²), some hundred rounds.
 *
 * @param y The response of each unit.
 * @param x One row per unit, one column per explanatory variable, without the constant.
 * @throws EqualizationError `missing_option` without kind; `too_few_observations`; `singular` for columns that depend on each other; `zero_total` if the columns explain y exactly; `no_convergence` if the noise
 *   vanishes at the maximum, as in small samples; `wrong_type`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see D. Aigner, C. Lovell and P. Schmidt, Journal of Econometrics 6, 1977. Checked against `sfa` of the R package Benchmarking.
 * @example
 * ```ts
 * import { stochasticFrontier } from "equalis";
 * // One unit far above the others: residuals lean the wrong way.
 * const y = [1, 2, 3, 4, 9, 6, 7, 8];
 * const { sigmaU, status } = stochasticFrontier(y, y.map((_, i) => [i]), { kind: "production" });
 * status; // => "wrong-skew"
 * sigmaU; // => 0
 * ```
 */
export function stochasticFrontier(
  y: Vector,
  x: Matrix,
  options: StochasticFrontierOptions,
): StochasticFrontier {
  const where = "stochasticFrontier";
  requireOptions(where, options, ["kind"]);
  const { kind } = options;
  requireOneOf(where, "kind", kind, ["production", "cost"]);
  requireFinite(where, "y", y);
  const columns = requireMatrix(where, x, "row");
  requireSameLength(where, "y", y.length, "row of x", x.length);
  const n = y.length;
  if (n < columns + 4) {
    refuse(
      where,
      "too_few_observations",
      `needs at least ${columns + 4} units for ${columns} columns, got ${n}`,
      n,
    );
  }
  const s = kind === "production" ? 1 : -1;
  const none = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const regression = standardized(where, y, x, none);
  const residuals = residualsOf(regression, regression.start.coefficients);
  const spread = Math.sqrt(sum(residuals.map((e) => e * e)) / n);
  if (!(spread > 1e-9)) {
    refuse(
      where,
      "zero_total",
      "the columns explain y exactly; nothing is left to split into noise and inefficiency",
    );
  }
  if (s * sum(residuals.map((e) => e ** 3)) >= -1e-12 * n * spread ** 3) {
    return inUnits(regression, s, regression.start.coefficients, spread, 0, "wrong-skew");
  }
  const best = maximum(where, regression, s, spread);
  const last = best.point.length - 1;
  const sigma = 1 / best.point[last]!;
  return inUnits(
    regression,
    s,
    best.point.slice(0, last).map((value) => value * sigma),
    sigma,
    best.lambda,
    "ok",
  );
}

interface Fitted {
  readonly lambda: number;
  /** beta / sigma, then 1 / sigma. */
  readonly point: Float64Array;
  readonly at: SecondOrder;
}

/** Beyond this the noise is so small that the maximum lies on the border. */
const LARGEST = 1e4;

/**
 * Given lambda the likelihood is concave in beta / sigma and 1 / sigma, so that Newton finds its maximum; over lambda the best inner maximum of a
 * grid is refined by its derivative, which is that of the likelihood itself at the inner maximum.
 */
function maximum(where: string, regression: StandardizedRegression, s: number, spread: number): Fitted {
  let from: Float64Array = Float64Array.from([
    ...regression.start.coefficients.map((value) => value / spread),
    1 / spread,
  ]);
  const given = (lambda: number): Fitted | null => {
    const found = newtonMaximum(from, (point) => likelihood(regression, s, lambda, point));
    if (found === null) return null;
    from = found.point;
    return { lambda, ...found };
  };
  const grid = Array.from({ length: 33 }, (_, k) => 10 ** (-2 + k / 5.333));
  const fits = grid.map(given);
  // The best maximum inside the grid; the likelihood may rise again toward no noise at all.
  let best = -1;
  for (let k = 1; k + 1 < fits.length; k++) {
    const [before, here, after] = [fits[k - 1], fits[k], fits[k + 1]];
    if (!before || !here || !after || here.at.value < before.at.value || here.at.value < after.at.value)
      continue;
    if (best < 0 || here.at.value > fits[best]!.at.value) best = k;
  }
  const top = best < 0 ? null : fits[best]!;
  if (top === null) return border(where);
  from = top.point;
  let low = grid[Math.max(0, best - 1)]!;
  let high = grid[best + 1]!;
  let middle = top;
  for (let round = 0; round < 100 && high - low > 1e-13 * high; round++) {
    const next = given((low + high) / 2);
    if (next === null) return border(where);
    middle = next;
    if (slope(regression, s, next) > 0) low = next.lambda;
    else high = next.lambda;
  }
  return middle.lambda < LARGEST ? middle : border(where);
}

function border(where: string): never {
  refuse(where, "no_convergence", "the noise vanishes at the maximum; use more units or fewer columns");
}

/** Derivative of the likelihood with respect to lambda. */
function slope({ y, rows }: StandardizedRegression, s: number, { lambda, point }: Fitted): number {
  return sum(
    y.map((value, i) => {
      const e = formOf(value, rows[i]!, point);
      return -s * e * inverseMills(-s * lambda * e);
    }),
  );
}

function formOf(y: number, row: Float64Array, point: Float64Array): number {
  let e = point[point.length - 1]! * y;
  for (let k = 0; k < row.length; k++) e -= row[k]! * point[k]!;
  return e;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;
const LOG_TWO = LN2_HIGH + LN2_LOW;

function likelihood(
  { y, rows }: StandardizedRegression,
  s: number,
  lambda: number,
  point: Float64Array,
): SecondOrder | null {
  const size = point.length;
  const eta = point[size - 1]!;
  if (!(eta > 0)) return null;
  let value = y.length * (LOG_TWO + logarithm(eta) - HALF_LOG_TWO_PI);
  const gradient = new Float64Array(size);
  gradient[size - 1] = y.length / eta;
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  hessian[size - 1]![size - 1] = -y.length / (eta * eta);
  const form = new Float64Array(size);
  for (let i = 0; i < y.length; i++) {
    const row = rows[i]!;
    const e = formOf(y[i]!, row, point);
    for (let k = 0; k < row.length; k++) form[k] = -row[k]!;
    form[size - 1] = y[i]!;
    const z = -s * lambda * e;
    const ratio = inverseMills(z);
    value += (-e * e) / 2 + logNormalCdf(z);
    const first = -e - s * lambda * ratio;
    const second = -1 - lambda * lambda * ratio * (ratio + z);
    for (let k = 0; k < size; k++) {
      gradient[k]! += first * form[k]!;
      for (let m = 0; m < size; m++) hessian[k]![m]! += second * form[k]! * form[m]!;
    }
  }
  return Number.isFinite(value) ? { value, gradient, hessian } : null;
}

function residualsOf({ y, rows }: StandardizedRegression, coefficients: Float64Array): Float64Array {
  return y.map((value, i) => rows[i]!.reduce((rest, entry, k) => rest - entry * coefficients[k]!, value));
}

/** The result in the units of the data. */
function inUnits(
  regression: StandardizedRegression,
  s: number,
  standard: Float64Array,
  sigma: number,
  lambda: number,
  status: StochasticFrontier["status"],
): StochasticFrontier {
  const { response, columns, y } = regression;
  const n = y.length;
  const coefficients = standard.map((value, k) =>
    k === 0 ? 0 : (value * response.spread) / columns[k - 1]!.spread,
  );
  coefficients[0] =
    response.mean +
    standard[0]! * response.spread -
    columns.reduce((total, { mean }, j) => total + coefficients[j + 1]! * mean, 0);
  const sigmaV = (response.spread * sigma) / Math.sqrt(1 + lambda * lambda);
  const sigmaU = lambda * sigmaV;
  const residuals = residualsOf(regression, standard).map((e) => e * response.spread);
  const total = response.spread * sigma;
  const logLikelihood = sum(
    residuals.map((e) => {
      const z = e / total;
      return LOG_TWO - logarithm(total) - HALF_LOG_TWO_PI - (z * z) / 2 + logNormalCdf(-s * lambda * z);
    }),
  );
  const inefficiency = new Float64Array(n);
  const efficiency = new Float64Array(n).fill(1);
  if (lambda > 0) {
    const width = (sigmaU * sigmaV) / total;
    residuals.forEach((e, i) => {
      const a = ((-s * e * sigmaU) / total) * (sigmaU / total / width);
      inefficiency[i] = Math.max(0, width * (a + inverseMills(a)));
      efficiency[i] = Math.min(
        1,
        exponential(logNormalCdf(a - width) - logNormalCdf(a) - a * width + (width * width) / 2),
      );
    });
  }
  return {
    coefficients,
    sigmaU,
    sigmaV,
    logLikelihood,
    inefficiency,
    efficiency,
    noise: residuals.map((e, i) => e + s * inefficiency[i]!),
    status,
  };
}
