import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import type { UnitValues } from "../inference/require-values.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { pairSums } from "../weights/pair-sums.ts";
import type { Autocorrelation, AutocorrelationOptions } from "./autocorrelation.ts";
import { globalTest } from "./global-test.ts";
import { readMap } from "./read-map.ts";

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
 * - **Inference:** `"randomization"` (default) and `"normality"` by the closed formulas of Cliff and Ord. `"permutation"` counts seeded random
 *   orders, `p = (count + 1) / (permutations + 1)`; its `expected`, `variance` and `z` are those of randomization, which are the exact
 *   moments over all orders. Two-sided p count deviations from the mean over all orders.
 * - **Islands** are listed and left out altogether (`"omit"`): the question is whether *neighbors* are alike, and I is that of the map without
 *   them. PySAL counts them (`"keep"`). spdep drops them from n while their values stay in the mean and the sum of squares (`"drop"`): the same I as
 *   spdep, I of `"keep"` times m/n for m of n units with neighbors. All three have the exact moments over all orders, so that under `"drop"` `expected`
 *   is -m / (n (n - 1)) and z is that of `"keep"`; spdep's own moments with islands are approximate, and its variance can fall below 0.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 4 units that count (3 for normality) or no neighbors at all; `zero_total` if all values are equal, or if every order gives the
 *   same and p is not counted;
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
  weights: SpatialWeights | NeighborLists,
  options: AutocorrelationOptions = {},
): Autocorrelation {
  const where = "moranI";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "islands"]);
  const choice = requireInference(where, options);
  const { weights: used, values: column, connected, n } = readMap(where, values, weights, choice, options);
  const z = deviationsOf(column);
  const squares = sum(z.map((deviation) => deviation * deviation));
  const pairs = pairSums(used);
  const { offsets, partners, S0, S1, S2 } = pairs;
  let products = 0;
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++)
      products += pairs.weights[e]! * z[i]! * z[partners[e]!]!;
  }
  // Under "drop" I is that of all units times a constant, and so are its moments.
  const ratio = connected / n;
  const factor = connected / S0 / squares;
  const statistic = factor * products;
  const expected = -1 / (n - 1);
  const kurtosis = (n * sum(z.map((deviation) => deviation ** 4))) / squares ** 2;
  const second0 = S0 * S0;
  const square =
    choice.inference === "normality"
      ? (n * n * S1 - n * S2 + 3 * second0) / ((n * n - 1) * second0)
      : (n * ((n * n - 3 * n + 3) * S1 - n * S2 + 3 * second0) -
          kurtosis * ((n * n - n) * S1 - 2 * n * S2 + 6 * second0)) /
        ((n - 1) * (n - 2) * (n - 3) * second0);
  return globalTest(where, used, choice, {
    statistic,
    expected: ratio * expected,
    deviation: statistic - ratio * expected,
    variance: ratio * ratio * (square - expected * expected),
    negligible: (1e-12 * ratio * ratio * S1) / second0,
    sign: 1,
    n: connected,
    values: z,
    pairs,
    form: { products: 1, linear: 0, quadratic: 0 },
    factor,
    center: (-S0 * squares) / (n * (n - 1)),
  });
}
