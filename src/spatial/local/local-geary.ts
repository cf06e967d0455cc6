import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import { requirePermutable } from "../permutation/test-of.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import type { WeightedNeighborLists } from "../weights/weighted-neighbor-lists.ts";
import { countDeals } from "./conditional-counts.ts";
import type { LocalAutocorrelation, LocalOptions } from "./local-autocorrelation.ts";
import { localRows } from "./local-rows.ts";

/**
 * Computes the local Geary: how much each unit differs from its neighbors.
 *
 * $$ c_i = \frac{1}{m_2} \sum_j w_{ij} (x_i - x_j)^2, \qquad m_2 = \frac1n \sum_i (x_i - \bar x)^2 $$
 *
 * - **Unit:** none. **Range:** from 0: small where neighbors are alike. `z` is turned round, so that positive means clustering, and so does `alternative: "greater"`.
 * - **When to use:** to find sharp borders and flat areas, also among middle values, which {@link localMoran} does not show. It does not tell clusters of high values from
 *   clusters of low ones. Test many units with `adjust: "fdr"`.
 * - **Convention:** divisor n in $m_2$, so that the statistics add up to $2 S_0\, n / (n - 1)$ times {@link gearyC}. For spdep's `localC` (divisor
 *   n − 1) multiply by (n − 1) / n.
 * - **Inference:** the unit's own value is held and the others change places: closed moments, or seeded random deals, p = (count + 1) / (permutations + 1). Where every deal
 *   gives the same statistic, z is `null` and p by permutation is 1.
 * - **Islands** have no statistic: `null` with a reason. Their values stay in mean and sum of squares.
 * - **Cost:** O(n + pairs), times the permutations.
 *
 * @param values One per unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @returns One row per unit, in the order of the weights' ids.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for fewer than 3 units;
 *   `zero_total` if all values are equal; `unsupported_combination`, `unknown_option`.
 * @see L. Anselin, Geographical Analysis 27(2), 1995, and 51(2), 2019. Moments checked against all deals of up to seven values.
 * @example
 * ```ts
 * import { localGeary } from "equalis";
 * const rows = localGeary([9, 8, 7, 3, 2, 1], {
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * rows.map(({ statistic }) => statistic?.toFixed(2)); // => ["0.10", "0.10", "0.88", "0.88", "0.10", "0.10"]
 * ```
 */
export function localGeary(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  options: LocalOptions = {},
): LocalAutocorrelation[] {
  const where = "localGeary";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "adjust"]);
  const choice = requireInference(where, options);
  requirePermutable(where, choice);
  const { adjust = "none" } = options;
  requireOneOf(where, "adjust", adjust, ["none", "fdr"]);
  const given = requireSpatialWeights(where, weights, "W");
  const x = requireValues(where, values, given);
  const n = x.length;
  requireObservations(where, "unit", n, 3);
  requireVariation(where, x);
  const z = deviationsOf(x);
  const powers = { squares: 0, cubes: 0, fourths: 0 };
  for (const value of z) {
    powers.squares += value ** 2;
    powers.cubes += value ** 3;
    powers.fourths += value ** 4;
  }
  const m2 = powers.squares / n;
  const { offsets, targets, values: w } = given;
  const random = seededRandom(choice.seed);
  const counts = choice.permutations === null ? null : new Uint32Array(n);
  const statistics = given.ids.map((_, i) => {
    const [begin, end] = [offsets[i]!, offsets[i + 1]!];
    if (begin === end) return null;
    let W = 0;
    let S1 = 0;
    let lag = 0;
    for (let e = begin; e < end; e++) {
      W += w[e]!;
      S1 += w[e]! ** 2;
      lag += (w[e]! * (z[i]! - z[targets[e]!]!) ** 2) / m2;
    }
    const { mean, variance: spread } = differencesFrom(z, i, m2, powers);
    const uneven = (n - 1) * S1 - W * W;
    const variance = uneven > 1e-12 * (n - 1) * S1 ? (spread * uneven) / (n - 2) : 0;
    const expected = W * mean;
    if (counts !== null) {
      const pool = Float64Array.from(
        z.filter((_, k) => k !== i),
        (value) => (z[i]! - value) ** 2 / m2,
      );
      counts[i] = countDeals(
        random,
        pool,
        w.subarray(begin, end),
        { lag, expected, variance, size: lag },
        -1,
        choice,
      );
    }
    return { statistic: lag, expected, variance };
  });
  return localRows(given.ids, statistics, -1, counts, choice, adjust);
}

/** Mean and variance (divisor n − 1, their number) of the squared differences of unit i from all others, over `m2`. */
function differencesFrom(
  z: Float64Array,
  i: number,
  m2: number,
  { squares, cubes, fourths }: { readonly squares: number; readonly cubes: number; readonly fourths: number },
): { readonly mean: number; readonly variance: number } {
  const n = z.length;
  const own = z[i]!;
  const mean = (n * own * own + squares) / m2 / (n - 1);
  const second = (n * own ** 4 + 6 * own * own * squares - 4 * own * cubes + fourths) / m2 ** 2 / (n - 1);
  const variance = second - mean * mean;
  if (variance > 1e-6 * second) return { mean, variance };
  // All others are about equally far: what is left has lost its digits, so take it from the differences themselves.
  const differences = z.filter((_, k) => k !== i).map((value) => (own - value) ** 2 / m2);
  if (differences.every((value) => value === differences[0])) return { mean: differences[0]!, variance: 0 };
  const center = sum(differences) / (n - 1);
  return { mean: center, variance: sum(differences.map((value) => (value - center) ** 2)) / (n - 1) };
}
