import { EqualizationError } from "../../errors.ts";
import { argsort } from "../../numeric/argsort.ts";
import { requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { gammaMoments, type MatrixSums, sumsOfWeights } from "../permutation/gamma-moments.ts";
import { pValues, scoreOf } from "../permutation/test-of.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import type { AutocorrelationOptions } from "./autocorrelation.ts";

/** Options of {@link spatialGini}. */
export type SpatialGiniOptions = Pick<AutocorrelationOptions, "permutations" | "seed">;

/** Result of {@link spatialGini}. */
export interface SpatialGini {
  /** Gini coefficient of all values, 0 to 1. */
  readonly value: number;
  /** Part of it from differences between neighbors. */
  readonly neighbors: number;
  /** Part of it from differences between units that are not neighbors. */
  readonly others: number;
  /** `others` over `value`, 0 to 1; 0 if all values are equal. */
  readonly othersShare: number;
  /** Mean of `others` over all orders of the values. */
  readonly expected: number;
  /** Variance of `others` over all orders. */
  readonly variance: number;
  /** Distance of `others` from `expected` in standard deviations: above 0, neighbors are alike; `null` if every order gives the same. */
  readonly z: number | null;
  /** Two-sided p; `null` if z is, unless orders are counted. */
  readonly p: number | null;
  /** Mean difference of units that are not neighbors over the mean difference of neighbors; `null` if neighbors do not differ or there are none. */
  readonly polarization: number | null;
}

/**
 * Splits the Gini coefficient into differences between neighbors and differences between units that are not neighbors.
 *
 * $$ G = \frac{\sum_{ij} w_{ij} |x_i - x_j|}{2 n^2 \bar x} + \frac{\sum_{ij} (1 - w_{ij}) |x_i - x_j|}{2 n^2 \bar x} $$
 *
 * - **Unit:** none; `neighbors` and `others` add up to `value`.
 * - **When to use:** how much of the inequality between regions is between regions far apart. `others` above `expected`: neighbors are more alike than
 *   chance makes them. For the Gini coefficient alone use `gini`.
 * - **Convention:** Rey and Smith. `expected`, `variance` and z are exact over all orders; PySAL simulates them. PySAL's `wcg_share` is `others` in the
 *   unit of the Gini; here `othersShare` is its share of the total. Units without neighbors count.
 * - **p** is two-sided: by the normal distribution, or with `permutations` or `seed` by counting seeded random orders.
 * - **Cost:** O(n log n + pairs), times the permutations.
 *
 * @param values At least 0, one per unit, in the order of the weights' ids, or a record by id.
 * @param weights Binary and mutual: neighbor lists, or {@link spatialWeights} of style `"B"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `out_of_domain` for a negative value;
 *   `too_few_observations` for fewer than 2 units; `zero_total` if the values add up to 0; `unsupported_combination` for weights that are
 *   not all 1; `unknown_option`.
 * @see S. Rey and R. Smith, "A spatial decomposition of the Gini coefficient", Letters in Spatial and Resource Sciences 6, 2013. Checked against all orders
 *   of up to seven values and the parts against the Python package inequality.
 * @example
 * ```ts
 * import { spatialGini } from "equalis";
 * const result = spatialGini(
 *   { a: 1, b: 1, c: 3, d: 3 },
 *   { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] },
 * );
 * result.value; // => 0.25
 * result.neighbors; // => 0.0625
 * result.othersShare; // => 0.75
 * ```
 */
export function spatialGini(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  options: SpatialGiniOptions = {},
): SpatialGini {
  const where = "spatialGini";
  requireOptions(where, options, ["permutations", "seed"]);
  const choice = requireInference(where, options);
  const given = requireSpatialWeights(where, weights, "B");
  const x = requireValues(where, values, given, "error");
  const n = x.length;
  requireObservations(where, "unit", n, 2);
  if (given.values.some((weight) => weight !== 1)) {
    throw new EqualizationError('the weights are not all 1; pass neighbor lists, or weights of style "B"', {
      code: "unsupported_combination",
      where,
    });
  }
  const total = sum(x);
  if (total === 0) {
    throw new EqualizationError("the values add up to 0, so shares are undefined", {
      code: "zero_total",
      where,
    });
  }
  const { offsets, targets } = given;
  const differences = (order: Uint32Array): number => {
    let between = 0;
    for (let i = 0; i < n; i++) {
      const own = x[order[i]!]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) between += Math.abs(own - x[order[targets[e]!]!]!);
    }
    return between;
  };
  const unit = 1 / (2 * n) / total;
  const sums = sumsOfDifferences(x);
  const all = sum(sums.rows);
  const near = differences(Uint32Array.from(x, (_, i) => i));
  const complete = targets.length === n * (n - 1);
  const rest = complete ? 0 : Math.max(0, all - near);
  const moments = gammaMoments(sumsOfWeights(given), sums);
  // What the neighbors do not have, the others have: the same spread, the other sign.
  const statistic = {
    statistic: unit * rest,
    expected: complete ? 0 : unit * (all - moments.expected),
    variance: complete ? 0 : unit * unit * moments.variance,
    size: unit * all,
    inOrder: (order: Uint32Array) => unit * (all - differences(order)),
  };
  return {
    value: unit * all,
    neighbors: unit * near,
    others: unit * rest,
    othersShare: all > 0 ? rest / all : 0,
    expected: statistic.expected,
    variance: statistic.variance,
    z: scoreOf(statistic),
    p: pValues(n, [statistic], choice)[0]!,
    polarization: near > 0 ? (rest / near) * (targets.length / (n * (n - 1) - targets.length || 1)) : null,
  };
}

/** The sums of the matrix of all absolute differences, by sorting. */
function sumsOfDifferences(x: Float64Array): MatrixSums {
  const n = x.length;
  const order = argsort(x);
  const rows = new Float64Array(n);
  // Differences between neighbors in size, added up from either side: no difference of two large sums.
  let fromBelow = 0;
  for (let rank = 1; rank < n; rank++) {
    fromBelow += rank * (x[order[rank]!]! - x[order[rank - 1]!]!);
    rows[order[rank]!]! += fromBelow;
  }
  let fromAbove = 0;
  for (let rank = n - 2; rank >= 0; rank--) {
    fromAbove += (n - 1 - rank) * (x[order[rank + 1]!]! - x[order[rank]!]!);
    rows[order[rank]!]! += fromAbove;
  }
  const mean = sum(x) / n;
  const squares = 2 * n * sum(x.map((value) => (value - mean) ** 2));
  return { diagonal: new Float64Array(n), rows, columns: rows, squares, mirrored: squares };
}
