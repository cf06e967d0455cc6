import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Coulter coefficient: the distance between the shares of people and the shares of the total.
 *
 * $$ CC = \sqrt{\tfrac{1}{2} \sum_i (s_i - p_i)^2} $$
 *
 * with $p_i$ the share of a unit in the people and $s_i$ its share in the total.
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1.
 * - **Invariant** to a common factor, to the scale of weights and to row order. Not to how people are cut into units:
 *   twice as many units make it smaller.
 * - **When to use:** to match regional studies that report it, for one set of regions.
 * - **Conventions:** as REAT's `coulter`, which takes totals: values here are per head, so pass amount over people with people
 *   as weights.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Coulter, P. B. (1989), Measuring Inequality. Checked against REAT 3.0.3.
 *
 * @example
 * ```ts
 * import { coulter } from "equalis";
 * coulter([1, 3]); // => 0.25
 * ```
 */
export function coulter(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("coulter", options, ["weights"]);
  const { weights } = options;
  requireDistribution("coulter", values, weights);
  const { scale, weightScale, weight, mean } = moments(values, weights);
  const squares = Float64Array.from(values, (value, i) => {
    const p = (weights === undefined ? 1 : weights[i]! * weightScale) / weight;
    const gap = p * ((value * scale - mean) / mean);
    return p > 0 ? gap * gap : 0;
  });
  return Math.sqrt(sum(squares) / 2);
}
