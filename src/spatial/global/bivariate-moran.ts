import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import { gammaMoments, sumsOfProducts, sumsOfWeights } from "../permutation/gamma-moments.ts";
import { requirePermutable, testOf } from "../permutation/test-of.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import type { WeightedNeighborLists } from "../weights/weighted-neighbor-lists.ts";
import { withoutIslands } from "../weights/without-islands.ts";
import type { Autocorrelation, AutocorrelationOptions } from "./autocorrelation.ts";

/** What {@link bivariateMoran} compares the observed map with. */
export type BivariateNull =
  /** Only the second column changes places: tests whether x is related to y of the neighbors, whatever their relation in place. */
  | "independent"
  /** Both columns of a unit move together: tests whether place adds anything to their correlation in place. */
  | "paired";

/** Options of {@link bivariateMoran}. */
export interface BivariateMoranOptions extends AutocorrelationOptions {
  /** What changes places: see {@link BivariateNull}. @defaultValue "independent" */
  readonly null?: BivariateNull | undefined;
}

/** Result of {@link bivariateMoran}. */
export interface BivariateAutocorrelation extends Autocorrelation {
  /** What changed places. */
  readonly null: BivariateNull;
}

/**
 * Computes the bivariate Moran's I: whether units with high x have neighbors with high y.
 *
 * $$ I = \frac{n}{S_0} \frac{\sum_{ij} w_{ij}\, z^x_i\, z^y_j}{\sqrt{\sum_i (z^x_i)^2 \sum_i (z^y_i)^2}} $$
 *
 * - **Unit:** none. **Range:** about −1 to 1. It is not symmetric in x and y unless the weights are.
 * - **When to use:** two columns of one map, such as poverty here and clinics next door. For where, use {@link localBivariateMoran}; for the
 *   association of two smoothed maps, {@link leeL}.
 * - **Null:** the default `"independent"` (GeoDa, PySAL) deals y again and holds x: `expected` is 0. Correlation of x and y in place, together with clustering of either, is
 *   then enough to be significant. `"paired"` (spdep's `moran_bv`) moves both together: `expected` is −r / (n − 1), with r the
 *   correlation in place. Of a column with itself, `"paired"` is {@link moranI}.
 * - **Moments** are exact over all orders. Permutation counts seeded random orders, p = (count + 1) / (permutations + 1), two-sided about `expected`.
 * - **Islands** are omitted by default. With `"keep"` they count; with `"drop"` their values stay in the means and the sums of squares and n is
 *   the number of connected units.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param x One per unit, in the order of the weights' ids, or a record by id.
 * @param y The column whose neighborhood average is taken, in the same form.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for fewer than 3 units with
 *   neighbors; `zero_total` if a column does not vary or every order gives the same and none are counted; `unsupported_combination` for `inference: "normality"`,
 *   or permutations with another inference; `unknown_option`.
 * @see L. Anselin, I. Syabri and O. Smirnov, 2002; checked against all orders of up to seven values, and the statistic against `moran_bv` of the R package spdep.
 * @example
 * ```ts
 * import { bivariateMoran, spatialWeights } from "equalis";
 * const weights = spatialWeights({
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * const { statistic, expected, z } = bivariateMoran([9, 8, 7, 3, 2, 1], [1, 2, 2, 6, 8, 9], weights);
 * Math.round(statistic * 1e4) / 1e4; // => -0.75
 * expected; // => 0
 * (z ?? 0) < 0; // => true
 * ```
 */
export function bivariateMoran(
  x: UnitValues,
  y: UnitValues,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  options: BivariateMoranOptions = {},
): BivariateAutocorrelation {
  const where = "bivariateMoran";
  requireOptions(where, options, ["null", "inference", "permutations", "seed", "alternative", "islands"]);
  const { null: kind = "independent", islands = "omit" } = options;
  requireOneOf(where, "null", kind, ["independent", "paired"]);
  const choice = requireInference(where, options);
  requirePermutable(where, choice);
  requireOneOf(where, "islands", islands, ["drop", "keep", "omit"]);
  const given = requireSpatialWeights(where, weights, "W");
  const columns = [x, y].map((values) => {
    const column = requireValues(where, values, given);
    return islands === "omit" ? withoutIslands(given, column) : { weights: given, values: column };
  });
  const used = columns[0]!.weights;
  const all = used.ids.length;
  const n = islands === "drop" ? all - given.islands.length : all;
  requireObservations(where, "connected unit", n, 3);
  for (const { values } of columns) requireVariation(where, values);
  const [zx, zy] = columns.map(({ values }) => deviationsOf(values)) as [Float64Array, Float64Array];
  const squaresX = sum(zx.map((value) => value * value));
  const squaresY = sum(zy.map((value) => value * value));
  const factor = n / sum(used.values) / Math.sqrt(squaresX) / Math.sqrt(squaresY);

  const score = (order: Uint32Array): number => {
    let products = 0;
    for (let i = 0; i < all; i++) {
      let lag = 0;
      for (let e = used.offsets[i]!; e < used.offsets[i + 1]!; e++) {
        lag += used.values[e]! * zy[order[used.targets[e]!]!]!;
      }
      products += (kind === "paired" ? zx[order[i]!]! : zx[i]!) * lag;
    }
    return factor * products;
  };
  const moments = kind === "paired" ? pairedMoments(used, zx, zy) : independentMoments(used, zx, squaresY);
  const result = testOf(
    where,
    given,
    n,
    choice,
    {
      statistic: score(Uint32Array.from(zx, (_, i) => i)),
      expected: factor * moments.expected,
      variance: factor * factor * moments.variance,
      size: n,
      inOrder: score,
    },
    all,
  );
  return { ...result, null: kind };
}

function pairedMoments(weights: SpatialWeights, zx: Float64Array, zy: Float64Array) {
  return gammaMoments(sumsOfWeights(weights), sumsOfProducts(zx, zy));
}

/** Moments when only y changes places: x gives each place of y a fixed factor, its column sum. */
function independentMoments(
  { offsets, targets, values }: SpatialWeights,
  zx: Float64Array,
  squaresY: number,
) {
  const n = zx.length;
  const factors = new Float64Array(n);
  let size = 0;
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      factors[targets[e]!]! += values[e]! * zx[i]!;
      size += (values[e]! * zx[i]!) ** 2;
    }
  }
  const mean = sum(factors) / n;
  const spread = sum(factors.map((factor) => (factor - mean) ** 2));
  return { expected: 0, variance: spread > 1e-24 * size ? (spread * squaresY) / (n - 1) : 0 };
}
