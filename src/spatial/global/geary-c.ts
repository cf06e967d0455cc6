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
 * Geary's C: how much neighbors differ, against how much any two units do.
 *
 * $$ C = \frac{n - 1}{2 S_0} \frac{\sum_{ij} w_{ij} (x_i - x_j)^2}{\sum_i (x_i - \bar x)^2}, \qquad E(C) = 1 $$
 *
 * - **Unit:** none. **Range:** from 0. Below 1: neighbors are alike; above 1: they differ. `z` is turned round, `(E - C) / sd`, so that positive
 *   means clustering as for {@link moranI}, and so does `alternative: "greater"`.
 * - **Use it** next to Moran's I where a few sharp borders matter more than the broad picture.
 * - **Inference** as for {@link moranI}.
 * - **Islands** as for {@link moranI}. Under `"drop"` C is that of `"keep"` times (m - 1)/(n - 1), for m of n units with neighbors, which is then
 *   also its `expected`. The variance of `geary.test` of spdep 1.2.7 with islands is approximate.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 4 units that count (3 for normality) or no neighbors at all; `zero_total` if all values are equal, or if every order gives the
 *   same and p is not counted;
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
 * (result.z ?? 0) > 0; // => true
 * ```
 */
export function gearyC(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  options: AutocorrelationOptions = {},
): Autocorrelation {
  const where = "gearyC";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "islands"]);
  const choice = requireInference(where, options);
  const { weights: used, values: column, connected, n } = readMap(where, values, weights, choice, options);
  const z = deviationsOf(column);
  const squares = sum(z.map((deviation) => deviation * deviation));
  const pairs = pairSums(used);
  const { offsets, partners, S0, S1, S2 } = pairs;
  let differences = 0;
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      differences += pairs.weights[e]! * (z[i]! - z[partners[e]!]!) ** 2;
    }
  }
  // Under "drop" C is that of all units times a constant, and so are its moments.
  const ratio = (connected - 1) / (n - 1);
  const factor = (connected - 1) / (2 * S0) / squares;
  const statistic = factor * differences;
  const kurtosis = (n * sum(z.map((deviation) => deviation ** 4))) / squares ** 2;
  const second0 = S0 * S0;
  const variance =
    choice.inference === "normality"
      ? ((2 * S1 + S2) * (n - 1) - 4 * second0) / (2 * (n + 1) * second0)
      : ((n - 1) * S1 * (n * n - 3 * n + 3 - kurtosis * (n - 1)) -
          ((n - 1) * S2 * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2))) / 4 +
          second0 * (n * n - 3 - kurtosis * (n - 1) ** 2)) /
        (n * (n - 2) * (n - 3) * second0);
  return globalTest(where, used, choice, {
    statistic,
    expected: ratio,
    deviation: statistic - ratio,
    variance: ratio * ratio * variance,
    negligible: (1e-12 * ratio * ratio * (S1 + S2 / n)) / second0,
    sign: -1,
    n: connected,
    values: z,
    pairs,
    // sum s (z_i - z_j)^2, multiplied out.
    form: { products: -2, linear: 0, quadratic: 1 },
    factor,
    center: (2 * S0 * squares) / (n - 1),
  });
}
