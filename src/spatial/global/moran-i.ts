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
 * Moran's I: whether neighbors have similar values.
 *
 * $$ I = \frac{n}{S_0} \frac{\sum_{ij} w_{ij} z_i z_j}{\sum_i z_i^2}, \qquad E(I) = -\frac{1}{n - 1} $$
 *
 * with deviations $z$ from the mean and $S_0 = \sum w_{ij}$.
 *
 * - **Unit:** none. **Range:** about -1 to 1, the exact limits depend on the weights. Above `expected`: like near like; below: like near unlike.
 * - **Use it** as the first question about a map: is it clustered at all? Where, {@link localMoran} says; {@link gearyC} minds differences between
 *   neighbors more, {@link getisOrdG} tells clusters of high from clusters of low values.
 * - **Inference:** `"randomisation"` (default) and `"normality"` by the closed formulas of Cliff and Ord. `"permutation"` counts seeded random
 *   orders, `p = (count + 1) / (permutations + 1)`; its `expected`, `variance` and `z` are those of randomisation, which are the exact
 *   moments over all orders. Two-sided p count deviations from the mean over all orders.
 * - **Islands** are dropped from n and listed, as in spdep: their values stay in the mean and in the sum of squares. PySAL counts them
 *   (`islands: "keep"`); with `"omit"` they leave no trace, which is the only one of the three whose `expected` is exact.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 4 units with neighbors (3 for normality); `zero_total` if all values are equal or every order gives the same;
 *   `unsupported_combination` for permutations with another inference; `unknown_option`.
 * @see P. Moran, Biometrika 37, 1950; A. Cliff and J. Ord, Spatial Processes, 1981. Checked against `moran.test` of the R package spdep, and
 *   against all 5040 orders of seven values.
 * @example
 * ```ts
 * import { moranI, spatialWeights } from "equalis";
 * // Six villages along a road, the well supplied at one end.
 * const weights = spatialWeights({
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * const result = moranI([9, 8, 7, 3, 2, 1], weights);
 * Math.round(result.statistic * 1e4) / 1e4; // => 0.7586
 * result.expected; // => -0.2
 * result.p < 0.05; // => true
 * ```
 */
export function moranI(
  values: UnitValues,
  weights: SpatialWeights | NeighbourLists,
  options: AutocorrelationOptions = {},
): Autocorrelation {
  const where = "moranI";
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
  let products = 0;
  for (let i = 0; i < all; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++)
      products += pairs.weights[e]! * z[i]! * z[partners[e]!]!;
  }
  const factor = n / S0 / squares;
  const statistic = factor * products;
  const expected = -1 / (n - 1);
  const kurtosis = (all * sum(z.map((deviation) => deviation ** 4))) / squares ** 2;
  const second0 = S0 * S0;
  const square =
    choice.inference === "normality"
      ? (n * n * S1 - n * S2 + 3 * second0) / ((n * n - 1) * second0)
      : (n * ((n * n - 3 * n + 3) * S1 - n * S2 + 3 * second0) -
          kurtosis * ((n * n - n) * S1 - 2 * n * S2 + 6 * second0)) /
        ((n - 1) * (n - 2) * (n - 3) * second0);
  return globalTest(where, given, choice, {
    statistic,
    expected,
    deviation: statistic - expected,
    variance: square - expected * expected,
    negligible: (1e-12 * S1) / second0,
    sign: 1,
    n,
    values: z,
    pairs,
    form: { products: 1, linear: 0, quadratic: 0 },
    factor,
    center: (-S0 * squares) / (all * (all - 1)),
  });
}
