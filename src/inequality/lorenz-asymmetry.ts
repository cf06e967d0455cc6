import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Lorenz asymmetry coefficient: whether the gap comes from the many who have little or from the few who have much.
 *
 * $$ S = F(\mu) + L(\mu) $$
 *
 * the coordinates of the point where the Lorenz curve runs parallel to the diagonal.
 *
 * - **Unit:** none. **Range:** 0 to 2. Below 1 the many with little make the inequality, above 1 the few with much; 1 is
 *   symmetry, and the answer for equal values.
 * - **Use it** next to a Gini: two curves with one Gini may differ in nothing but this.
 * - **Conventions:** as ineq's `Lasym`: between the last person below the mean and the first above it the point is interpolated; where
 *   values equal the mean, the middle of the stretch they make is taken. With weights one person is the smallest weight, so that
 *   weights 1, 1, 3 give what the same five people in rows give, and only proportions matter.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Damgaard, C. and Weiner, J. (2000), Describing inequality in plant size or fecundity, Ecology 81. Checked against
 *   ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { lorenzAsymmetry } from "equalis";
 * lorenzAsymmetry([1, 1, 1, 5]); // => 1.34375
 * ```
 */
export function lorenzAsymmetry(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("lorenzAsymmetry", options, ["weights"]);
  requireDistribution("lorenzAsymmetry", values, options.weights);
  const { x, w, weight, mean } = ascendingDistribution(values, options.weights);
  let people = 0;
  let total = 0;
  let k = 0;
  for (; k < x.length && x[k]! < mean; k++) {
    people += w[k]!;
    total += w[k]! * x[k]!;
  }
  let tied = 0;
  for (; k < x.length && x[k] === mean; k++) tied += w[k]!;
  if (tied > 0) return (people + tied / 2) / weight + (total + (tied * mean) / 2) / weight / mean;
  // How far the mean is on the way from the last person below to the first above, who is one person however many share the value.
  let person = w[k]!;
  for (const one of w) person = Math.min(person, one);
  const part = ((mean - x[k - 1]!) / (x[k]! - x[k - 1]!)) * person;
  return (people + part) / weight + (total + part * x[k]!) / weight / mean;
}
