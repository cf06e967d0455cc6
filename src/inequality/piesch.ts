import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { integrateLorenzGaps, lorenzGaps } from "./lorenz-gaps.ts";

/**
 * Piesch index: a Gini that weighs the top more.
 *
 * $$ P = 3 \int_0^1 p \, (p - L(p)) \, dp $$
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **Use it** next to {@link mehran}, which weighs the bottom: Gini = (Mehran + 2 Piesch) / 3.
 * - **Conventions:** exact on the Lorenz polygon.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Piesch, W. (1975), Statistische Konzentrationsmaße. Checked against brute force.
 *
 * @example
 * ```ts
 * import { piesch } from "equalis";
 * Math.round(piesch([1, 3]) * 1e9) / 1e9; // => 0.1875
 * ```
 */
export function piesch(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("piesch", options, ["weights"]);
  requireDistribution("piesch", values, options.weights);
  return 3 * integrateLorenzGaps(lorenzGaps(ascendingDistribution(values, options.weights)), (p) => p);
}
