import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { tailTotal } from "./tail-total.ts";

/**
 * Ordinate of the Lorenz curve: the share of the total that the poorest `p` of the people have.
 *
 * - **Unit:** share of the total. **Range:** 0 to `p`.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** for a sentence such as "the poorest fifth of the people have 8 % of the beds".
 * - **Conventions:** linear between the points of {@link lorenzCurve}.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @param p Share of the people, from 0 to 1.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight, p outside 0 to 1), `length_mismatch`, `zero_total`, `missing_option` (no p), `unknown_option`,
 *   `wrong_type`.
 * @see Checked against brute force.
 *
 * @example
 * ```ts
 * import { lorenzAt } from "equalis";
 * lorenzAt([2, 2, 4, 8], 0.5); // => 0.25
 * ```
 */
export function lorenzAt(values: Vector, p: number, options: DistributionOptions = {}): number {
  requireOptions("lorenzAt", options, ["weights"]);
  requireDistribution("lorenzAt", values, options.weights);
  requireNumber("lorenzAt", "p", p, { atLeast: 0, atMost: 1 });
  if (p === 1) return 1;
  const distribution = ascendingDistribution(values, options.weights);
  return tailTotal(distribution, p, "poorest") / (distribution.weight * distribution.mean);
}
