import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { tailTotal } from "./tail-total.ts";

/**
 * Palma ratio: what the richest tenth have over what the poorest two fifths have.
 *
 * $$ P = \frac{1 - L(0.9)}{L(0.4)} $$
 *
 * - **Unit:** none. **Range:** 0.25 (equality) to Infinity (the poorest two fifths have nothing).
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** where the middle half is taken to get its half anyway, and the quarrel is between the ends. It is blind
 *   to what happens inside the three parts.
 * - **Conventions:** the Lorenz curve is interpolated, so that the person on the border is split. Cutting at
 *   a quantile instead, as laeken and affluenceIndex do, is lumpy with few values.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Palma, J. G. (2011), Homogeneous middles vs. heterogeneous tails, Development and Change 42. Checked
 *   against brute force and wINEQ 1.2.1.
 *
 * @example
 * ```ts
 * import { palma } from "equalis";
 * palma([1, 1, 1, 1, 1, 1, 1, 1, 1, 11]); // => 2.75
 * ```
 */
export function palma(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("palma", options, ["weights"]);
  requireDistribution("palma", values, options.weights);
  const distribution = ascendingDistribution(values, options.weights);
  return tailTotal(distribution, 0.1, "richest") / tailTotal(distribution, 0.4, "poorest");
}
