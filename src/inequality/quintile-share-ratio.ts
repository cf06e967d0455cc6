import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { tailTotal } from "./tail-total.ts";

/**
 * Quintile share ratio, S80/S20: what the richest fifth have over what the poorest fifth have.
 *
 * $$ Q = \frac{1 - L(0.8)}{L(0.2)} $$
 *
 * - **Unit:** none. **Range:** 1 (equality) to Infinity (the poorest fifth have nothing).
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** to compare with Eurostat and OECD tables. It is blind to what happens inside the three parts.
 * - **Conventions:** the Lorenz curve is interpolated, so that the person on the border is split, as in wINEQ's
 *   `Prop20_20`. laeken's `qsr` and convey's `svyqsr` cut at a quantile instead and are lumpy with few values.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Checked against brute force and wINEQ 1.2.1.
 *
 * @example
 * ```ts
 * import { quintileShareRatio } from "equalis";
 * quintileShareRatio([1, 2, 3, 4, 5]); // => 5
 * ```
 */
export function quintileShareRatio(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("quintileShareRatio", options, ["weights"]);
  requireDistribution("quintileShareRatio", values, options.weights);
  const distribution = ascendingDistribution(values, options.weights);
  return tailTotal(distribution, 0.2, "richest") / tailTotal(distribution, 0.2, "poorest");
}
