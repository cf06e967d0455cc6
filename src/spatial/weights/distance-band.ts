import { boundingChord } from "../../numeric/bounding-chord.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { locatePoints, type Point } from "../../numeric/locate-points.ts";
import { pointIndex } from "../../numeric/point-index.ts";
import { pointsNear } from "../../numeric/points-near.ts";
import { separation } from "../../numeric/separation.ts";
import type { NeighborOptions } from "./nearest-neighbors.ts";
import { recordOfLists } from "./record-of-lists.ts";

/**
 * Neighbor lists of all units within a distance, the bound included, in the order of the points.
 *
 * Geographic points `{ id, longitude, latitude }` are measured along the great circle in kilometers, planar points `{ id, x, y }` by the straight
 * line in the unit of their coordinates. The poles and the antimeridian are places like any other.
 *
 * - **When to use:** where influence ends at a distance. The lists are mutual. A unit with no one near is an island; where that befalls many, take
 *   {@link nearestNeighbors}. Units in one and the same place are neighbors.
 * - **Cost:** O(n log n + pairs), by a k-d tree.
 *
 * @param distance At least 0: kilometers, or the unit of the coordinates.
 * @throws EqualizationError `wrong_type` for no array of points, a point without id, or points of the other kind;
 *   `too_few_observations`, `duplicate_id`; `not_finite` and `out_of_domain` for coordinates or the distance; `missing_option`
 *   without distance; `unknown_option`.
 * @see Checked against `dnearneigh` of the R package spdep.
 * @example
 * ```ts
 * import { distanceBand } from "equalis";
 * distanceBand(
 *   [
 *     { id: "a", x: 0, y: 0 },
 *     { id: "b", x: 3, y: 4 },
 *     { id: "c", x: 9, y: 9 },
 *   ],
 *   5,
 * ); // => { a: ["b"], b: ["a"], c: [] }
 * ```
 */
export function distanceBand(
  points: readonly Point[],
  distance: number,
  options: NeighborOptions = {},
): Record<string, string[]> {
  const where = "distanceBand";
  requireOptions(where, options, ["metric"]);
  const { ids, coordinates, spherical } = locatePoints(where, "point", points, options.metric);
  requireNumber(where, "distance", distance, { atLeast: 0 });
  const index = pointIndex({ ids, coordinates, spherical });
  const chord = boundingChord(distance, spherical);
  const found = new Uint32Array(ids.length);
  const lists = ids.map((_, i) => {
    const [x, y, z] = [coordinates[3 * i]!, coordinates[3 * i + 1]!, coordinates[3 * i + 2]!];
    const count = pointsNear(index, x, y, z, chord, found);
    return Array.from(found.subarray(0, count), (place) => index.order[place]!)
      .filter(
        (j) =>
          j !== i &&
          separation(
            spherical,
            x,
            y,
            z,
            coordinates[3 * j]!,
            coordinates[3 * j + 1]!,
            coordinates[3 * j + 2]!,
          ) <= distance,
      )
      .sort((a, b) => a - b)
      .map((j) => ids[j]!);
  });
  return recordOfLists(ids, lists);
}
