import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { SecondOrder } from "../../numeric/newton-maximum.ts";
import { inverseMills, logNormalCdf } from "../../numeric/normal-ratio.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import {
  fitLimited,
  type LimitedFit,
  requireRegression,
  type StandardizedRegression,
  standardized,
} from "./limited-regression.ts";

/** Options of {@link tobit}. */
export interface TobitOptions {
  /** Limit at which lower responses are recorded. @defaultValue none */
  readonly lower?: number | undefined;
  /** Limit at which higher responses are recorded. @defaultValue none */
  readonly upper?: number | undefined;
}

/** Result of {@link tobit}. */
export interface Tobit extends LimitedFit {
  /** Number of observations at a limit. */
  readonly censored: number;
}

/**
 * Fits a linear regression to a response that is recorded as the limit wherever it lies beyond: the tobit model, by maximum likelihood.
 *
 * $$ y_i = \min(u, \max(l, x_i\beta + e_i)), \qquad e_i \sim N(0, \sigma^2) $$
 *
 * - **Unit:** coefficients in the unit of y per unit of the column; the constant comes first.
 * - **When to use:** a response with a true limit, such as spending that cannot be below 0. Many papers use it for efficiencies with `upper: 1`; Simar and Wilson (2007) show that it is wrong
 *   there, since efficiencies of 1 are estimates, not limits. For that use {@link efficiencyDeterminants}.
 * - **Convention:** standard errors from the observed information.
 * - **Cost:** O(n x columns²), some ten rounds.
 *
 * @param y The response, within the limits or at them.
 * @param x One row per observation, one column per explanatory variable, without the constant.
 * @throws EqualizationError `missing_option` without a limit; `out_of_domain` for a response beyond a limit; `too_few_observations` also if fewer responses than parameters are between the limits;
 *   `singular`, `no_convergence`, `wrong_type`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see J. Tobin, Econometrica 26, 1958; R. Olsen, Econometrica 46, 1978. Checked against `survreg` of the R package survival.
 * @example
 * ```ts
 * import { tobit } from "equalis";
 * const { censored, coefficients } = tobit([0, 0, 0.5, 1.2, 1.1, 2.3, 2.2], [[1], [2], [3], [4], [5], [6], [7]], { lower: 0 });
 * censored; // => 2
 * coefficients[1]! > 0; // => true
 * ```
 */
export function tobit(y: Vector, x: Matrix, options: TobitOptions): Tobit {
  const where = "tobit";
  requireOptions(where, options, ["lower", "upper"]);
  const limits = requireRegression(where, y, x, options.lower, options.upper);
  // Which side: -1 at the lower limit, 1 at the upper one.
  const sides = Int8Array.from(y, (value, i) => {
    if (value < limits.lower || value > limits.upper) {
      refuse(
        where,
        "out_of_domain",
        `y ${i} is ${value}, beyond the limit; correct it or the limit`,
        value,
        i,
      );
    }
    return value === limits.lower ? -1 : value === limits.upper ? 1 : 0;
  });
  const inside = sides.filter((side) => side === 0).length;
  const columns = x[0]!.length;
  if (inside < columns + 2) {
    refuse(
      where,
      "too_few_observations",
      `needs at least ${columns + 2} responses between the limits, got ${inside}`,
      inside,
    );
  }
  const regression = standardized(where, y, x, limits);
  const { coefficients, sigma } = regression.start;
  // In beta / sigma and 1 / sigma the likelihood is concave (Olsen).
  const start = Float64Array.from([...coefficients.map((value) => value / sigma), 1 / sigma]);
  const last = start.length - 1;
  const fit = fitLimited(
    where,
    regression,
    start,
    inside,
    (point) => likelihood(regression, sides, point),
    (point) => {
      const eta = point[last]!;
      return {
        coefficients: point.slice(0, last).map((value) => value / eta),
        sigma: 1 / eta,
        jacobian: Array.from({ length: last }, (_, k) =>
          Float64Array.from(point, (_, p) => (p === k ? 1 / eta : p === last ? -point[k]! / eta ** 2 : 0)),
        ),
      };
    },
  );
  return { ...fit, censored: y.length - inside };
}

const HALF_LOG_TWO_PI = 0.9189385332046728;

function likelihood(
  { y, rows }: StandardizedRegression,
  sides: Int8Array,
  point: Float64Array,
): SecondOrder | null {
  const size = point.length;
  const eta = point[size - 1]!;
  if (!(eta > 0)) return null;
  let value = 0;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  // Derivatives of the linear form eta y - x gamma.
  const form = new Float64Array(size);
  for (let i = 0; i < y.length; i++) {
    const row = rows[i]!;
    let e = eta * y[i]!;
    for (let k = 0; k < row.length; k++) {
      e -= row[k]! * point[k]!;
      form[k] = -row[k]!;
    }
    form[size - 1] = y[i]!;
    const side = sides[i]!;
    let first = -e;
    let second = -1;
    if (side === 0) {
      value += logarithm(eta) - (e * e) / 2 - HALF_LOG_TWO_PI;
      gradient[size - 1]! += 1 / eta;
      hessian[size - 1]![size - 1]! -= 1 / (eta * eta);
    } else {
      // Below the lower limit: Phi(e); above the upper one: Phi(-e).
      const ratio = inverseMills(-side * e);
      value += logNormalCdf(-side * e);
      first = -side * ratio;
      second = -ratio * (ratio - side * e);
    }
    for (let k = 0; k < size; k++) {
      gradient[k]! += first * form[k]!;
      for (let m = 0; m < size; m++) hessian[k]![m]! += second * form[k]! * form[m]!;
    }
  }
  return Number.isFinite(value) ? { value, gradient, hessian } : null;
}
