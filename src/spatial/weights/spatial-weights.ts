import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import { type Asymmetry, buildWeights } from "./build-weights.ts";
import type { NeighborLists } from "./neighbor-lists.ts";
import type { WeightedNeighborLists } from "./weighted-neighbor-lists.ts";

/** Options of {@link spatialWeights}. */
export interface SpatialWeightsOptions {
  /** How neighbors are weighted: see {@link SpatialWeightStyle}. @defaultValue "W" */
  readonly style?: SpatialWeightStyle | undefined;
  /**
   * What to do where A names B but B does not name A: refuse, add the missing half (`"symmetrize"`), or leave it (`"keep"`).
   * @defaultValue "error", but "keep" for what {@link nearestNeighbors} returned
   */
  readonly asymmetric?: Asymmetry | undefined;
}

/**
 * Spatial weights from neighbor lists.
 *
 * | style | weight of a neighbor of unit i with $k_i$ neighbors | sum |
 * |---|---|---|
 * | `"W"` | $1 / k_i$ | number of units with neighbors |
 * | `"B"` | 1 | number of pairs |
 * | `"C"` | $n / \sum_i k_i$ | n, the number of units with neighbors |
 * | `"S"` | $n / (\sqrt{k_i} \sum_j \sqrt{k_j})$ | n |
 *
 * Weights by id instead of lists, `{ a: { b: 2.5 }, b: { a: 2.5 } }`, give each pair its own raw weight $v_{ij}$. Then `"W"` is $v_{ij} / \sum_j v_{ij}$,
 * `"B"` is $v_{ij}$, `"C"` is $v_{ij}\, n / \sum v$ and `"S"` is $v_{ij} / q_i$ times n over the sum of these, with $q_i = \sqrt{\sum_j v_{ij}^2}$. A raw weight
 * of 0 is no neighbor. Mutual means that both name each other; their numbers may differ.
 *
 * - **Use** `"W"` where the neighborhood is to be averaged, as most papers do: it gives units on the edge as much say as those in the middle.
 *   `"B"` counts pairs and is the one for {@link getisOrdG}; `"C"` is `"B"` on another scale; `"S"` lies between `"W"` and `"C"`.
 * - **Order:** values go by the order of the record's keys, which is `ids` of the result. JavaScript puts keys that look like whole numbers
 *   first, in ascending order: `{ "10": [], "9": [] }` has the ids `"9"`, `"10"`. To be safe, give values as a record by id.
 * - **Islands**, units that no pair contains, are legal and listed; the measures say what they make of them.
 * - One-sided lists are usually a mistake in the data and are refused. The lists of {@link nearestNeighbors} are one-sided by nature and
 *   say so; a copy of them, by spread or through JSON, no longer does and needs `asymmetric: "keep"`.
 * - **Cost:** O(pairs log pairs per unit).
 *
 * @param neighbors The ids of the neighbors of every unit, by its id; an empty list for an island. Or the weights of the neighbors by id.
 * @throws EqualizationError `wrong_type` for no record of lists; `not_finite` and `out_of_domain` for a weight that is no number of at least 0; `too_few_observations` for no units; `unknown_id` for a neighbor without
 *   list; `duplicate_id` for a neighbor named twice; `out_of_domain` for a unit that names itself; `invalid_data` for one-sided
 *   lists; `unknown_option`.
 * @see M. Tiefelsdorf, D. Griffith and B. Boots, "A variance-stabilizing coding scheme for spatial link matrices", Environment and Planning
 *   A 31(1), 1999. Checked against `nb2listw` of the R package spdep.
 * @example
 * ```ts
 * import { spatialWeights } from "equalis";
 * const weights = spatialWeights({ a: ["b"], b: ["a", "c"], c: ["b"], d: [] });
 * weights.values; // => [1, 0.5, 0.5, 1]
 * weights.islands; // => ["d"]
 * ```
 */
export function spatialWeights(
  neighbors: NeighborLists | WeightedNeighborLists,
  options: SpatialWeightsOptions = {},
): SpatialWeights {
  const where = "spatialWeights";
  requireOptions(where, options, ["style", "asymmetric"]);
  const { style = "W", asymmetric } = options;
  requireOneOf(where, "style", style, ["W", "B", "C", "S"]);
  if (asymmetric !== undefined)
    requireOneOf(where, "asymmetric", asymmetric, ["error", "symmetrize", "keep"]);
  return buildWeights(where, neighbors, style, asymmetric);
}
