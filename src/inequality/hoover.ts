import { add } from "../numeric/add.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Hoover index: the share of the total that would have to change hands for all to be equal.
 *
 * $$ H = \frac{1}{2 W \mu} \sum_i w_i |x_i - \mu| $$
 *
 * - **Unit:** share of the total. **Range:** 0 (equality) to 1; at most 1 − 1/n without weights.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** to say in one sentence what evening out would move. A transfer between two people on the
 *   same side of the mean leaves it as it is; where that matters use {@link gini} or {@link theil}.
 * - **Names:** Pietra, Robin Hood, Schutz, Ricci–Schutz. pysal's Schutz `distance` is this, its
 *   `coefficient` grows with n. REAT's `hoover(ref, weighting)` applies the weights twice. For the
 *   index of two sets of shares, such as beds and people, pass beds per person with people as weights.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Hoover, E. M. (1936), The measurement of industrial localization. Checked against brute force, ineq
 *   0.2-13, REAT 3.0.3, wINEQ 1.2.1 and pysal/inequality.
 *
 * @example Beds per 1,000 people: a fifth of all beds would have to move
 * ```ts
 * import { hoover } from "equalis";
 * hoover([2, 4, 6, 8]); // => 0.2
 * ```
 */
export function hoover(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("hoover", options, ["weights"]);
  const { weights } = options;
  requireDistribution("hoover", values, weights);
  const { scale, weightScale, weight, mean } = moments(values, weights);
  const differences = new Float64Array(2);
  let D = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    D = add(differences, w * Math.abs(values[i]! * scale - mean));
  }
  return D / (2 * weight * mean);
}
