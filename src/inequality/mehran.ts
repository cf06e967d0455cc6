import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { integrateLorenzGaps, lorenzGaps } from "./lorenz-gaps.ts";

/**
 * Mehran index: a Gini that weighs the bottom more.
 *
 * $$ M = 6 \int_0^1 (1 - p) (p - L(p)) \, dp $$
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **Use it** next to {@link piesch}, which weighs the top: Gini = (Mehran + 2 Piesch) / 3.
 * - **Conventions:** exact on the Lorenz polygon. It equals {@link extendedGini} with `nu: 3`.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Mehran, F. (1976), Linear measures of income inequality, Econometrica 44. Checked against brute force.
 *
 * @example
 * ```ts
 * import { mehran } from "equalis";
 * Math.round(mehran([1, 3]) * 1e9) / 1e9; // => 0.375
 * ```
 */
export function mehran(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("mehran", options, ["weights"]);
  requireDistribution("mehran", values, options.weights);
  const gaps = lorenzGaps(ascendingDistribution(values, options.weights));
  return 6 * integrateLorenzGaps(gaps, (p) => 1 - p);
}
