import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { type CurvePoints, curvePoints } from "./curve-points.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Lorenz curve: the share of the total that the poorest people have, against their share of all people.
 *
 * - **Points:** the origin, then one a value with weight in ascending order, the last (1, 1); straight between.
 *   Twice the area between the curve and the diagonal is {@link gini}.
 * - **When to use:** to draw a distribution, or to see whether one is more unequal than another whatever the index: its
 *   curve lies below everywhere.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Lorenz, M. O. (1905), Methods of measuring the concentration of wealth. Checked against ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { lorenzCurve } from "equalis";
 * const { population, share } = lorenzCurve([8, 2, 4, 2]);
 * population; // => [0, 0.25, 0.5, 0.75, 1]
 * share; // => [0, 0.125, 0.25, 0.5, 1]
 * ```
 */
export function lorenzCurve(values: Vector, options: DistributionOptions = {}): CurvePoints {
  requireOptions("lorenzCurve", options, ["weights"]);
  requireDistribution("lorenzCurve", values, options.weights);
  const { x, w } = ascendingDistribution(values, options.weights);
  return curvePoints(x, w);
}
