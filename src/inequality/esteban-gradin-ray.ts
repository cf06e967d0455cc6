import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { requireGroups } from "../numeric/guard/require-groups.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { type EstebanRayOptions, polarization } from "./esteban-ray.ts";
import { groupMeans } from "./group-means.ts";

/** Options of {@link estebanGradinRay}. */
export interface EstebanGradinRayOptions extends EstebanRayOptions {
  /**
   * How much the division inside groups takes off.
   *
   * @defaultValue 1
   */
  readonly beta?: number | undefined;
}

/**
 * Esteban–Gradín–Ray index of polarization: that of {@link estebanRay} less what the groups are divided inside.
 *
 * $$ P = ER - \beta \, (G - G_{between}) $$
 *
 * with $G_{between}$ the Gini if everybody had the mean of the own group.
 *
 * - **Unit:** none. May be negative where groups hold little together.
 * - **Conventions:** as acid's `polarisation.EGR`.
 * - **Cost:** one sort, and the number of groups squared.
 *
 * @param values Finite, non-negative numbers in any order.
 * @param groups The group of each value.
 * @throws `EqualizationError` `missing_option` (no alpha), `too_few_observations`, `not_finite`, `out_of_domain`
 *   (a negative value, weight or beta, alpha outside 0 to 1.6), `length_mismatch`, `zero_total`,
 *   `unknown_option`, `wrong_type`.
 * @see Esteban, J., Gradín, C. and Ray, D. (2007), An extension of a measure of polarization, Journal of Economic
 *   Inequality 5. Checked against acid 1.1.
 *
 * @example
 * ```ts
 * import { estebanGradinRay } from "equalis";
 * estebanGradinRay([1, 1, 3, 3], ["a", "a", "b", "b"], { alpha: 1 }); // => 0.25
 * ```
 */
export function estebanGradinRay(values: Vector, groups: Groups, options: EstebanGradinRayOptions): number {
  requireOptions("estebanGradinRay", options, ["alpha", "beta", "weights"]);
  const { alpha, beta = 1, weights } = options;
  requireNumber("estebanGradinRay", "alpha", alpha, { atLeast: 0, atMost: 1.6 });
  requireNumber("estebanGradinRay", "beta", beta, { atLeast: 0 });
  requireDistribution("estebanGradinRay", values, weights);
  requireGroups("estebanGradinRay", groups, values.length);
  const members = groupMeans(values, groups, weights);
  const whole = giniCoefficient(values, weights);
  const between = giniCoefficient(
    members.map(({ relativeMean }) => relativeMean),
    members.map(({ share }) => share),
  );
  return (
    polarization(values, groups, weights, alpha) -
    beta * (whole.halfDifference / whole.mean - between.halfDifference / between.mean)
  );
}
