import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { theilOfMany } from "../numeric/theil-of-many.ts";
import type { Vector } from "../numeric/vector.ts";
import { type LogarithmOptions, unitOfBase } from "./logarithm-base.ts";

/**
 * Theil's T: the generalized entropy of order 1.
 *
 * $$ T = \sum_i p_i \frac{x_i}{\mu} \ln \frac{x_i}{\mu} $$
 *
 * with $p_i = w_i / W$ and $\mu = \sum p_i x_i$.
 *
 * - **Unit:** nats; with `base: 10`, as many Chinese papers print it, 0.4343 of them. **Range:** 0 (equality) to ln n without weights
 *   (one owns everything).
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** to split a gap into between and within groups (`decomposeEntropy` with `alpha: 1`); it is
 *   sensitive to the top. Where the bottom matters more use {@link meanLogDeviation}.
 * - **Zeros** count: 0 ln 0 = 0. ineq and dineq drop such rows, which changes n and the mean (0.257
 *   for 0.439 on one set of twelve); pysal adds a small number. To match them drop the rows yourself.
 * - **Names:** `theil` of REAT is {@link meanLogDeviation}; `Theil(x, parameter = 0)` of ineq is this.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight, a base of 0 or less or of 1), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Theil, H. (1967), Economics and Information Theory. Checked against brute force, dineq 0.1.0, IC2
 *   1.0-1, wINEQ 1.2.1, ineq 0.2-13 and pysal/inequality.
 *
 * @example
 * ```ts
 * import { theil } from "equalis";
 * theil([3, 3, 3]); // => 0
 * theil([0, 0, 0, 8]) === Math.log(4); // => true
 * ```
 */
export function theil(values: Vector, options: LogarithmOptions = {}): number {
  requireOptions("theil", options, ["weights", "base"]);
  const { weights, base } = options;
  const unit = unitOfBase("theil", base);
  // Checks as it goes, and leaves to the guard whatever it does not like.
  const many = theilOfMany(values, weights);
  if (many !== undefined) return many / unit;
  requireDistribution("theil", values, weights);
  return entropyCoefficient(values, weights, 1).entropy / unit;
}
