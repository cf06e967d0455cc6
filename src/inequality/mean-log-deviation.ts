import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { meanLogDeviationOfMany } from "../numeric/mean-log-deviation-of-many.ts";
import type { Vector } from "../numeric/vector.ts";
import { type LogarithmOptions, unitOfBase } from "./logarithm-base.ts";

/**
 * Mean log deviation, Theil's L: the generalized entropy of order 0.
 *
 * $$ L = \sum_i p_i \ln \frac{\mu}{x_i} $$
 *
 * - **Unit:** nats; with `base: 10` common logarithms, 0.4343 of them. **Range:** 0 (equality) to Infinity.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** to split a gap into between and within groups (`decomposeEntropy` with `alpha: 0`): it is the
 *   only entropy whose within part stays as it is when the group means are evened out. Sensitive to the
 *   bottom; not where zeros are real.
 * - **Zeros** give `Infinity`, the limit of the formula. dineq and wINEQ drop such rows, IC2 returns
 *   NULL; to match them drop the rows yourself.
 * - **Names:** `Theil(x, parameter = 1)` of ineq, `theil` of REAT.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight, a base of 0 or less or of 1), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Theil, H. (1967), Economics and Information Theory. Checked against brute force, dineq 0.1.0, IC2
 *   1.0-1 and wINEQ 1.2.1.
 *
 * @example
 * ```ts
 * import { meanLogDeviation } from "equalis";
 * Math.round(meanLogDeviation([1, 3]) * 1e6) / 1e6; // => 0.143841
 * meanLogDeviation([0, 3]); // => Infinity
 * ```
 */
export function meanLogDeviation(values: Vector, options: LogarithmOptions = {}): number {
  requireOptions("meanLogDeviation", options, ["weights", "base"]);
  const unit = unitOfBase("meanLogDeviation", options.base);
  // Checks as it goes, and leaves to the guard whatever it does not like.
  const many = meanLogDeviationOfMany(values, options.weights);
  if (many !== undefined) return many / unit;
  requireDistribution("meanLogDeviation", values, options.weights);
  return entropyCoefficient(values, options.weights, 0).entropy / unit;
}
