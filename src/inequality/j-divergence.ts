import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * J-divergence: Theil's T plus the mean log deviation.
 *
 * $$ J = \sum_i p_i \left(\frac{x_i}{\mu} - 1\right) \ln \frac{x_i}{\mu} $$
 *
 * - **Unit:** nats. **Range:** 0 (equality) to Infinity.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** where top and bottom counts alike: it is the symmetric distance between the shares of people and
 *   the shares of the total.
 * - **Zeros** give `Infinity`, the limit of the formula.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Rohde, N. (2016), J-divergence measurements of economic inequality, Journal of the Royal Statistical Society A
 *   179. Checked against convey 1.0.1.
 *
 * @example
 * ```ts
 * import { jDivergence, meanLogDeviation, theil } from "equalis";
 * jDivergence([3, 3]); // => 0
 * jDivergence([1, 3]) === theil([1, 3]) + meanLogDeviation([1, 3]); // => true
 * ```
 */
export function jDivergence(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("jDivergence", options, ["weights"]);
  const { weights } = options;
  requireDistribution("jDivergence", values, weights);
  return entropyCoefficient(values, weights, 1).entropy + entropyCoefficient(values, weights, 0).entropy;
}
