import { EqualizationError } from "../../errors.ts";
import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { pOfZ } from "../inference/p-of-z.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { withSelf } from "../weights/with-self.ts";
import { conditionalCounts } from "./conditional-counts.ts";
import { falseDiscovery } from "./false-discovery.ts";
import type { LocalAutocorrelation, LocalOptions } from "./local-autocorrelation.ts";
import { localMoments, starMoments } from "./local-moments.ts";

/** Options of {@link localG}. */
export interface LocalGOptions extends LocalOptions {
  /** `true` counts the unit itself among its neighbors, with their weight: the measure called G*. @defaultValue false */
  readonly includeSelf?: boolean | undefined;
}

/**
 * Local G of Getis and Ord: around which units high values gather (hot spots), and around which low ones (cold spots).
 *
 * $$ G_i = \frac{\sum_{j \ne i} w_{ij} x_j}{\sum_{j \ne i} x_j}, \qquad
 *    z_i = \frac{\sum_j w_{ij} x_j - W_i \bar x_{(i)}}{s_{(i)} \sqrt{((n - 1) S_{1i} - W_i^2) / (n - 2)}} $$
 *
 * with mean and standard deviation of the other values; for G* the unit counts among its neighbors, and mean and standard deviation are
 * those of all values.
 *
 * - **Read** `z`: positive where high values gather, negative where low ones do. It is the same for styles `"W"`, `"B"`, `"C"` and `"S"`, and does
 *   not mind a constant added to all values. `statistic` is the ratio itself, which does, and means little for values below 0.
 * - **When to use:** for hot and cold spots. Units unlike their neighbors are {@link localMoran}'s to find. With hundreds of units ask for
 *   `adjust: "fdr"`.
 * - **Permutation** deals the other values out to the neighbors (for G*, all values to the unit and its neighbors), for each unit again;
 *   `expected`, `variance` and `z` stay those of the closed formulas, `p = (count + 1) / (permutations + 1)`.
 * - **Islands:** `null` with a reason; their values stay in the means and in n, as in spdep. G* of an island is its own value, standardized.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"B"`.
 * @returns One row per unit, in the order of the weights' ids.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 3 units; `zero_total` if all values are equal; `unsupported_combination` for normality, or permutations with another
 *   inference; `unknown_option`.
 * @see J. Ord and A. Getis, "Local spatial autocorrelation statistics: distributional issues and an application", Geographical
 *   Analysis 27(4), 1995. Checked against `localG` of the R package spdep.
 * @example
 * ```ts
 * import { localG, spatialWeights } from "equalis";
 * const weights = spatialWeights(
 *   { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d"] },
 *   { style: "B" },
 * );
 * const rows = localG({ a: 9, b: 8, c: 7, d: 1, e: 1 }, weights);
 * rows.map(({ id, z }) => `${id} ${z?.toFixed(2)}`); // => ["a 1.15", "b 1.70", "c -0.11", "d -1.25", "e -1.69"]
 * ```
 */
export function localG(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  options: LocalGOptions = {},
): LocalAutocorrelation[] {
  const where = "localG";
  requireOptions(where, options, [
    "inference",
    "permutations",
    "seed",
    "alternative",
    "adjust",
    "includeSelf",
  ]);
  const choice = requireInference(where, options);
  const { includeSelf = false, adjust = "none" } = options;
  if (choice.inference === "normality") {
    throw new EqualizationError(
      'the local G has no moments under normality; pass inference: "randomization" or "permutation"',
      { code: "unsupported_combination", where },
    );
  }
  requireBoolean(where, "includeSelf", includeSelf);
  requireOneOf(where, "adjust", adjust, ["none", "fdr"]);
  const given = requireSpatialWeights(where, weights, "B");
  const x = requireValues(where, values, given);
  requireObservations(where, "unit", x.length, 3);
  requireVariation(where, x);

  const n = x.length;
  const total = sum(x);
  const mean = weightedMean(x, undefined);
  const z = deviationsOf(x);
  const squares = sum(z.map((deviation) => deviation * deviation));
  const rows = includeSelf ? withSelf(given) : given;
  const moments = given.ids.map((_, i) =>
    includeSelf ? starMoments(rows, z, squares, i) : localMoments(given, z, squares, i),
  );
  const counts =
    choice.permutations === null
      ? null
      : conditionalCounts(rows, z, moments, new Array<number>(n).fill(1), !includeSelf, choice);

  const results = given.ids.map((id, i): LocalAutocorrelation => {
    const { neighbors, W, lag, expected: meanLag, variance: varianceOfLag } = moments[i]!;
    if (neighbors === 0) {
      return {
        id,
        statistic: null,
        expected: null,
        variance: null,
        z: null,
        p: null,
        reason: "no neighbors",
      };
    }
    const among = includeSelf ? total : total - x[i]!;
    const score = varianceOfLag > 0 ? (lag - meanLag) / Math.sqrt(varianceOfLag) : null;
    const p =
      counts !== null && choice.permutations !== null
        ? (counts[i]! + 1) / (choice.permutations + 1)
        : score === null
          ? null
          : pOfZ(score, choice.alternative);
    return {
      id,
      statistic: among === 0 ? null : (lag + W * mean) / among,
      expected: among === 0 ? null : (meanLag + W * mean) / among,
      variance: among === 0 ? null : varianceOfLag / among ** 2,
      z: score,
      p,
      ...(score === null
        ? { reason: "the variance is 0" }
        : among === 0
          ? { reason: "the values add up to 0" }
          : {}),
    };
  });
  if (adjust === "none") return results;
  const adjusted = falseDiscovery(results.map(({ p }) => p));
  return results.map((row, i) => ({ ...row, adjustedP: adjusted[i] ?? null }));
}
