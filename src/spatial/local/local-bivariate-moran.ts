import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import { requirePermutable } from "../permutation/test-of.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import type { WeightedNeighborLists } from "../weights/weighted-neighbor-lists.ts";
import { conditionalCounts } from "./conditional-counts.ts";
import type { LocalOptions } from "./local-autocorrelation.ts";
import { localMoments } from "./local-moments.ts";
import type { LocalMoran } from "./local-moran.ts";
import { localRows } from "./local-rows.ts";

/**
 * Computes the bivariate local Moran: where high or low x has neighbors with high or low y.
 *
 * $$ I_i = \frac{z^x_i}{s_x} \sum_j w_{ij} \frac{z^y_j}{s_y} $$
 *
 * with deviations from the mean and population standard deviations (divisor n).
 *
 * - **Unit:** none. Positive: x of the unit and y of its neighbors are on the same side of their means; the quadrant names the sides, x first. The statistics add up
 *   to $S_0$ times {@link bivariateMoran}.
 * - **When to use:** to map where two columns meet, such as need here and supply next door. Test many units with `adjust: "fdr"`.
 * - **Inference:** x and the unit's own y are held, the other y change places: closed moments, or seeded random deals. spdep's `localmoran_bv` draws
 *   with replacement; here it is without.
 * - **Islands** have no statistic: `null` with a reason. Their values stay in mean and sum of squares.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param x One per unit, in the order of the weights' ids, or a record by id.
 * @param y The column of the neighbors, in the same form.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @returns One row per unit, in the order of the weights' ids.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for fewer than 3 units;
 *   `zero_total` if a column does not vary; `unsupported_combination`, `unknown_option`.
 * @see L. Anselin, I. Syabri and O. Smirnov, 2002. Moments checked against all deals of up to six values.
 * @example
 * ```ts
 * import { localBivariateMoran } from "equalis";
 * const rows = localBivariateMoran([9, 8, 7, 3, 2, 1], [8, 9, 6, 4, 1, 2], {
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * rows[0]?.quadrant; // => "high-high"
 * ```
 */
export function localBivariateMoran(
  x: UnitValues,
  y: UnitValues,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  options: LocalOptions = {},
): LocalMoran[] {
  const where = "localBivariateMoran";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "adjust"]);
  const choice = requireInference(where, options);
  requirePermutable(where, choice);
  const { adjust = "none" } = options;
  requireOneOf(where, "adjust", adjust, ["none", "fdr"]);
  const given = requireSpatialWeights(where, weights, "W");
  const columns = [x, y].map((values) => requireValues(where, values, given));
  const n = given.ids.length;
  requireObservations(where, "unit", n, 3);
  for (const column of columns) requireVariation(where, column);
  const [zx, zy] = columns.map(deviationsOf) as [Float64Array, Float64Array];
  const squaresX = sum(zx.map((value) => value * value));
  const squaresY = sum(zy.map((value) => value * value));
  const moments = given.ids.map((_, i) => localMoments(given, zy, squaresY, i));
  const statistics = moments.map(({ neighbors, lag, expected, variance }, i) => {
    if (neighbors === 0) return null;
    const own = (n * zx[i]!) / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    return { statistic: own * lag, expected: own * expected, variance: own * own * variance };
  });
  const counts =
    choice.permutations === null
      ? null
      : conditionalCounts(given, zy, moments, Array.from(zx, Math.sign), true, choice);
  return localRows(given.ids, statistics, 1, counts, choice, adjust).map((row, i): LocalMoran => {
    if (row.statistic === null) return row;
    return { ...row, quadrant: `${zx[i]! > 0 ? "high" : "low"}-${moments[i]!.lag > 0 ? "high" : "low"}` };
  });
}
