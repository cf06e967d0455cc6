import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
import { power } from "../numeric/portable/power.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { groupMeans } from "./group-means.ts";

/** Options of {@link estebanRay}. */
export interface EstebanRayOptions extends DistributionOptions {
  /** How strongly members of a group identify with each other, from 0 (then it is twice the Gini between groups) to 1.6. */
  readonly alpha: number;
}

/**
 * Esteban–Ray index of polarization: how far groups that hold together stand apart.
 *
 * $$ P = \sum_j \sum_k p_j^{1 + \alpha} p_k \frac{|\mu_j - \mu_k|}{\mu} $$
 *
 * - **Unit:** none. **Range:** 0 (equal group means) upwards; the more, the fewer and the more alike in size the camps.
 * - **Invariant** to a common factor, to the scale of weights and to row order.
 * - **When to use:** where groups are given and conflict between them is the question. `estebanGradinRay` also
 *   takes off what the groups are divided inside.
 * - **Conventions:** on group means relative to the overall mean, with the constant K = 1, as acid's
 *   `polarisation.ER`.
 * - **Cost:** O(n) and the number of groups squared.
 *
 * @param values Finite, non-negative numbers in any order.
 * @param groups The group of each value.
 * @throws `EqualizationError` `missing_option` (no alpha), `too_few_observations`, `not_finite`, `out_of_domain`
 *   (a negative value or weight, alpha outside 0 to 1.6), `length_mismatch`, `zero_total`, `unknown_option`,
 *   `wrong_type`.
 * @see Esteban, J.-M. and Ray, D. (1994), On the measurement of polarization, Econometrica 62. Checked against acid 1.1.
 *
 * @example
 * ```ts
 * import { estebanRay } from "equalis";
 * estebanRay([1, 1, 3, 3], ["a", "a", "b", "b"], { alpha: 1 }); // => 0.25
 * ```
 */
export function estebanRay(values: Vector, groups: Groups, options: EstebanRayOptions): number {
  requireOptions("estebanRay", options, ["alpha", "weights"]);
  const { alpha, weights } = options;
  requireNumber("estebanRay", "alpha", alpha, { atLeast: 0, atMost: 1.6 });
  requireDistribution("estebanRay", values, weights);
  requireGroups("estebanRay", groups, values.length);
  return polarization(values, groups, weights, alpha);
}

/** The index itself, after the guards. */
export function polarization(
  values: Vector,
  groups: Groups,
  weights: Vector | undefined,
  alpha: number,
): number {
  const members = groupMeans(values, groups, weights);
  let P = 0;
  for (const a of members) {
    for (const b of members)
      P += power(a.share, 1 + alpha) * b.share * Math.abs(a.relativeMean - b.relativeMean);
  }
  return P;
}
