import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import { gammaMoments, type MatrixSums, sumsOfProducts } from "../permutation/gamma-moments.ts";
import { requirePermutable, testOf } from "../permutation/test-of.ts";
import { includingSelf } from "../weights/including-self.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { transpose } from "../weights/transpose.ts";
import type { WeightedNeighborLists } from "../weights/weighted-neighbor-lists.ts";
import type { Autocorrelation, AutocorrelationOptions } from "./autocorrelation.ts";

/** Options of {@link leeL}. */
export interface LeeOptions extends Omit<AutocorrelationOptions, "islands"> {
  /** Whether each unit counts as one more neighbor of itself, with the average weight, before the weights are standardized. @defaultValue false */
  readonly includeSelf?: boolean | undefined;
}

/** Result of {@link leeL}. */
export interface LeeAutocorrelation extends Autocorrelation {
  /** The part of each unit, in the order of the weights' ids; their sum over the sum of squared row sums is the statistic. */
  readonly local: Float64Array;
}

/**
 * Computes Lee's L: how alike two maps are after each has been smoothed over the neighborhoods.
 *
 * $$ L = \frac{n}{\sum_i (\sum_j w_{ij})^2}
 *        \frac{\sum_i (\sum_j w_{ij} z^x_j)(\sum_j w_{ij} z^y_j)}{\sqrt{\sum_i (z^x_i)^2 \sum_i (z^y_i)^2}} $$
 *
 * - **Unit:** none. **Range:** about −1 to 1: the correlation of the two columns, shrunk by how little each is clustered.
 * - **When to use:** whether two columns share their geographic pattern, such as physicians and income. For x here against y next door use
 *   {@link bivariateMoran}.
 * - **Inference:** the pairs (x, y) change places together. `expected` and `variance` are exact over all orders. `lee.test` of spdep 1.2.7 has the same
 *   statistic and expected value; its variance can be twice that of all orders, since its formula is for symmetric matrices.
 * - **Islands** are kept: their smoothed value is 0. With `includeSelf` it is their own.
 * - **Cost:** O(sum of squared neighbor counts), plus O(pairs) per permutation.
 *
 * @param x One per unit, in the order of the weights' ids, or a record by id.
 * @param y The other column, in the same form.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for fewer than 3 units;
 *   `zero_total` if a column does not vary, no unit has a neighbor, or every order gives the same and none are counted; `unsupported_combination`,
 *   `unknown_option`.
 * @see S.-I. Lee, Journal of Geographical Systems 3, 2001, and Geographical Analysis 36(1), 2004. Checked against all orders of up to seven units and
 *   against `lee` of the R package spdep.
 * @example
 * ```ts
 * import { leeL, spatialWeights } from "equalis";
 * const weights = spatialWeights({
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * const { statistic } = leeL([9, 8, 7, 3, 2, 1], [8, 9, 6, 4, 1, 2], weights);
 * Math.round(statistic * 1e4) / 1e4; // => 0.6828
 * ```
 */
export function leeL(
  x: UnitValues,
  y: UnitValues,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  options: LeeOptions = {},
): LeeAutocorrelation {
  const where = "leeL";
  requireOptions(where, options, ["includeSelf", "inference", "permutations", "seed", "alternative"]);
  const { includeSelf = false } = options;
  requireBoolean(where, "includeSelf", includeSelf);
  const choice = requireInference(where, options);
  requirePermutable(where, choice);
  const given = requireSpatialWeights(where, weights, "W");
  const columns = [x, y].map((values) => requireValues(where, values, given));
  requireObservations(where, "unit", given.ids.length, 3);
  for (const column of columns) requireVariation(where, column);
  const rows = includeSelf ? includingSelf(where, given) : given;
  const { offsets, targets, values } = rows;
  const n = given.ids.length;
  const [zx, zy] = columns.map(deviationsOf) as [Float64Array, Float64Array];
  const root =
    Math.sqrt(sum(zx.map((value) => value * value))) * Math.sqrt(sum(zy.map((value) => value * value)));
  let squaredRows = 0;
  for (let i = 0; i < n; i++) squaredRows += sum(values.subarray(offsets[i]!, offsets[i + 1]!)) ** 2;
  // Without any pair there is nothing to smooth; the variance is 0 and refused below.
  const factor = squaredRows > 0 ? n / squaredRows / root : 0;

  const local = new Float64Array(n);
  const score = (order: Uint32Array): number => {
    let total = 0;
    for (let i = 0; i < n; i++) {
      let lagX = 0;
      let lagY = 0;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = order[targets[e]!]!;
        lagX += values[e]! * zx[j]!;
        lagY += values[e]! * zy[j]!;
      }
      local[i] = (n * lagX * lagY) / root;
      total += lagX * lagY;
    }
    return factor * total;
  };
  const statistic = score(Uint32Array.from(zx, (_, i) => i));
  const observed = local.slice();
  const moments = gammaMoments(sumsOfSmoothing(rows), sumsOfProducts(zx, zy));
  const result = testOf(
    where,
    given,
    n,
    choice,
    {
      statistic,
      expected: factor * moments.expected,
      variance: factor * factor * moments.variance,
      size: n,
      inOrder: score,
    },
    n,
  );
  return { ...result, local: observed };
}

/** The sums of $P = W'W$, of which each entry tells how often two units are smoothed together. */
function sumsOfSmoothing({ ids, offsets, targets, values }: SpatialWeights): MatrixSums {
  const n = ids.length;
  const columns = transpose(offsets, targets);
  const diagonal = new Float64Array(n);
  const rows = new Float64Array(n);
  const together = new Float64Array(n);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const met: number[] = [];
    for (let c = columns.offsets[i]!; c < columns.offsets[i + 1]!; c++) {
      const k = columns.targets[c]!;
      const own = values[columns.places[c]!]!;
      for (let e = offsets[k]!; e < offsets[k + 1]!; e++) {
        const j = targets[e]!;
        if (together[j] === 0) met.push(j);
        together[j]! += own * values[e]!;
      }
    }
    for (const j of met) {
      const entry = together[j]!;
      together[j] = 0;
      if (j === i) {
        diagonal[i] = entry;
      } else {
        rows[i]! += entry;
        squares += entry * entry;
      }
    }
  }
  return { diagonal, rows, columns: rows, squares, mirrored: squares };
}
