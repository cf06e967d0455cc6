import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { deviationsOf } from "../inference/deviations-of.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import type { NeighbourLists } from "../weights/neighbour-lists.ts";
import { pairSums } from "../weights/pair-sums.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { withoutIslands } from "../weights/without-islands.ts";
import type { Autocorrelation, AutocorrelationOptions } from "./autocorrelation.ts";
import { globalTest } from "./global-test.ts";

/**
 * Geary's C: how much neighbors differ, against how much any two units do.
 *
 * $$ C = \frac{n - 1}{2 S_0} \frac{\sum_{ij} w_{ij} (x_i - x_j)^2}{\sum_i (x_i - \bar x)^2}, \qquad E(C) = 1 $$
 *
 * - **Unit:** none. **Range:** from 0. Below 1: neighbors are alike; above 1: they differ. `z` is turned round, `(E - C) / sd`, so that positive
 *   means clustering as for {@link moranI}, and so does `alternative: "greater"`.
 * - **Use it** beside Moran's I where a few sharp borders matter more than the broad picture.
 * - **Inference** as for {@link moranI}.
 * - **Islands** are dropped from n and listed: their values stay in the sum of squares. The statistic is then that of spdep; its variance is not,
 *   because `geary.test` of spdep 1.2.7 takes n with islands in some places of one formula and without them in others. Here n is the
 *   same throughout.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 4 units with neighbors (3 for normality); `zero_total` if all values are equal or every order gives the same;
 *   `unsupported_combination` for permutations with another inference; `unknown_option`.
 * @see R. Geary, The Incorporated Statistician 5(3), 1954; A. Cliff and J. Ord, Spatial Processes, 1981. Checked against `geary.test` of the
 *   R package spdep.
 * @example
 * ```ts
 * import { gearyC, spatialWeights } from "equalis";
 * const weights = spatialWeights({
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * const result = gearyC([9, 8, 7, 3, 2, 1], weights);
 * Math.round(result.statistic * 1e4) / 1e4; // => 0.1509
 * result.z > 0; // => true
 * ```
 */
export function gearyC(
  values: UnitValues,
  weights: SpatialWeights | NeighbourLists,
  options: AutocorrelationOptions = {},
): Autocorrelation {
  const where = "gearyC";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "islands"]);
  const choice = requireInference(where, options);
  const { islands = "drop" } = options;
  requireOneOf(where, "islands", islands, ["drop", "keep", "omit"]);
  const given = requireSpatialWeights(where, weights, "W");
  const column = requireValues(where, values, given);
  const used = islands === "omit" ? withoutIslands(given, column) : { weights: given, values: column };
  const all = used.values.length;
  const n = islands === "drop" ? all - given.islands.length : all;
  requireObservations(where, "connected unit", n, choice.inference === "normality" ? 3 : 4);
  requireVariation(where, used.values);

  const z = deviationsOf(used.values);
  const squares = sum(z.map((deviation) => deviation * deviation));
  const pairs = pairSums(used.weights);
  const { offsets, partners, S0, S1, S2 } = pairs;
  let differences = 0;
  for (let i = 0; i < all; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      differences += pairs.weights[e]! * (z[i]! - z[partners[e]!]!) ** 2;
    }
  }
  const factor = (n - 1) / (2 * S0) / squares;
  const statistic = factor * differences;
  const kurtosis = (all * sum(z.map((deviation) => deviation ** 4))) / squares ** 2;
  const second0 = S0 * S0;
  const variance =
    choice.inference === "normality"
      ? ((2 * S1 + S2) * (n - 1) - 4 * second0) / (2 * (n + 1) * second0)
      : ((n - 1) * S1 * (n * n - 3 * n + 3 - kurtosis * (n - 1)) -
          ((n - 1) * S2 * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2))) / 4 +
          second0 * (n * n - 3 - kurtosis * (n - 1) ** 2)) /
        (n * (n - 2) * (n - 3) * second0);
  return globalTest(where, given, choice, {
    statistic,
    expected: 1,
    deviation: statistic - 1,
    variance,
    negligible: (1e-12 * (S1 + S2 / n)) / second0,
    sign: -1,
    n,
    values: z,
    pairs,
    // sum s (z_i - z_j)^2, multiplied out.
    form: { products: -2, linear: 0, quadratic: 1 },
    factor,
    center: (2 * S0 * squares) / (all - 1),
  });
}
