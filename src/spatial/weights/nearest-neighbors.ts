import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { type DistanceMetric, locatePoints, type Point } from "../../numeric/locate-points.ts";
import { nearestPoints } from "../../numeric/nearest-points.ts";
import { pointIndex } from "../../numeric/point-index.ts";
import { markOneSided } from "./one-sided.ts";
import { recordOfLists } from "./record-of-lists.ts";

/** Options of {@link nearestNeighbors} and {@link distanceBand}. */
export interface NeighborOptions {
  /**
   * `"haversine"` for points with longitude and latitude, `"euclidean"` for points with x and y.
   * @defaultValue what the fields of the first point say
   */
  readonly metric?: DistanceMetric | undefined;
}

/**
 * Neighbor lists of the `k` nearest units, nearest first.
 *
 * Geographic points `{ id, longitude, latitude }` are compared by their distance along the great circle, planar points `{ id, x, y }` by the
 * straight line. The poles and the antimeridian are places like any other.
 *
 * - **When to use:** where no map of borders is at hand, or where units differ so much in size that a {@link distanceBand} leaves some alone: every unit
 *   has exactly k neighbors.
 * - **Mind** that it is one-sided: the nearest neighbor of a remote place has nearer ones of its own. {@link spatialWeights} keeps that, or makes
 *   it mutual by `asymmetric: "symmetrize"`.
 * - Of places equally far, the one given first counts as nearer.
 * - **Cost:** O(n log n) for a small k, by a k-d tree.
 *
 * @param k At least 1 and less than the number of points.
 * @throws EqualizationError `wrong_type` for no array of points, a point without id, or points of the other kind;
 *   `too_few_observations`, `duplicate_id`; `not_finite` and `out_of_domain` for coordinates or `k`; `missing_option` without k;
 *   `unknown_option`.
 * @see Checked against `knearneigh` of the R package spdep.
 * @example
 * ```ts
 * import { nearestNeighbors } from "equalis";
 * nearestNeighbors(
 *   [
 *     { id: "a", x: 0, y: 0 },
 *     { id: "b", x: 1, y: 0 },
 *     { id: "c", x: 5, y: 0 },
 *   ],
 *   1,
 * ); // => { a: ["b"], b: ["a"], c: ["b"] }
 * ```
 */
export function nearestNeighbors(
  points: readonly Point[],
  k: number,
  options: NeighborOptions = {},
): Record<string, string[]> {
  const where = "nearestNeighbors";
  requireOptions(where, options, ["metric"]);
  const located = locatePoints(where, "point", points, options.metric);
  requireNumber(where, "k", k, { atLeast: 1, atMost: located.ids.length - 1, integer: true });
  const index = pointIndex(located);
  const { ids, coordinates } = located;
  const lists = ids.map((_, i) =>
    Array.from(
      nearestPoints(index, coordinates[3 * i]!, coordinates[3 * i + 1]!, coordinates[3 * i + 2]!, k, i),
      (j) => ids[j]!,
    ),
  );
  return markOneSided(recordOfLists(ids, lists));
}
