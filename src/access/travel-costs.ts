import { EqualizationError } from "../errors.ts";
import { boundingChord } from "../numeric/bounding-chord.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import {
  type DistanceMetric,
  type LocatedPoints,
  locateColumns,
  locatePoints,
  type Point,
  type PointColumns,
} from "../numeric/locate-points.ts";
import { pointClusters } from "../numeric/point-clusters.ts";
import { type PointIndex, pointIndex } from "../numeric/point-index.ts";
import { pointsNear } from "../numeric/points-near.ts";
import { separation } from "../numeric/separation.ts";
import type { CostMatrix } from "./cost-matrix.ts";

/** Options of {@link travelCosts}. */
export interface TravelCostsOptions {
  /** Largest distance to keep, the bound included, at least 0: kilometers for `"haversine"`, else the unit of the coordinates. */
  readonly maxCost: number;
  /**
   * `"haversine"` for points with longitude and latitude, `"euclidean"` for points with x and y.
   * @defaultValue what the fields of the first origin say
   */
  readonly metric?: DistanceMetric | undefined;
}

/**
 * Distances from every origin to the destinations near it, as a sparse matrix of costs.
 *
 * Geographic points `{ id, longitude, latitude }` in degrees are measured along the great circle, in kilometers, on a sphere of
 * 6371.0088 km; planar points `{ id, x, y }` along the straight line, in the unit of their coordinates.
 *
 * - **When to use:** where no router is at hand. The straight line is shorter than any road: choose `maxCost` and decays for it, or give
 *   {@link floatingCatchment} a list of real travel times instead.
 * - The poles and the antimeridian are places like any other: 179.9 and -179.9 degrees are neighbors.
 * - A distance of exactly `maxCost` is kept. Rows follow the origins, and within a row the destinations keep their order.
 * - **Accuracy:** 1e-9 km against the sphere, which itself is off by up to 0.6 % from the ellipsoid.
 * - **Cost:** O((n + m) log n + pairs) in time and O(n + m + pairs) in memory, by a k-d tree of the origins.
 *
 * @param origins Where people are: a list of points, or columns `{ longitude, latitude }` or `{ x, y }` of numbers, which are faster
 *   for many and take their positions for ids where none are given.
 * @param destinations The facilities, in the same forms. Ids need not differ from those of the origins.
 * @throws EqualizationError `wrong_type` for no arrays of points, a point without id, or points of the other kind;
 *   `too_few_observations`, `duplicate_id`, `length_mismatch` of columns; `not_finite` and `out_of_domain` for coordinates or `maxCost`;
 *   `missing_option`, `unknown_option` for the options.
 * @see R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68(2), 1984. Checked against a search of all pairs.
 * @example
 * ```ts
 * import { travelCosts } from "equalis";
 * const costs = travelCosts(
 *   [{ id: "Suva", longitude: 178.44, latitude: -18.14 }],
 *   [
 *     { id: "Apia", longitude: -171.76, latitude: -13.83 },
 *     { id: "Auckland", longitude: 174.76, latitude: -36.85 },
 *   ],
 *   { maxCost: 1500 },
 * );
 * costs.targets; // => [0]
 * Math.round(costs.costs[0] ?? 0); // => 1152
 * ```
 */
export function travelCosts(
  origins: readonly Point[] | PointColumns,
  destinations: readonly Point[] | PointColumns,
  options: TravelCostsOptions,
): CostMatrix {
  const where = "travelCosts";
  if (options === undefined) {
    throw new EqualizationError("options are required; pass { maxCost }", { code: "missing_option", where });
  }
  requireOptions(where, options, ["maxCost", "metric"]);
  const { maxCost } = options;
  requireNumber(where, "maxCost", maxCost, { atLeast: 0 });
  const from = locate(where, "origin", origins, options.metric);
  const metric = from.spherical ? "haversine" : "euclidean";
  const to = locate(where, "destination", destinations, metric);

  const index = pointIndex(to);
  const clustered = pointIndex(from);
  const near = new Uint32Array(to.ids.length);
  const candidates: Candidates = { near, coordinates: new Float64Array(3 * near.length) };
  const chord = boundingChord(maxCost, from.spherical);
  const squaredChord = chord * chord;
  const n = from.ids.length;
  // First what is near, cluster by cluster: each row with its place in the buffer.
  const begins = new Float64Array(n);
  const counts = new Uint32Array(n);
  let columns = new Uint32Array(8 * n);
  let pairs = 0;
  let begin = 0;
  for (const end of pointClusters(clustered)) {
    const count = findCandidates(to, index, clustered, begin, end, chord, candidates);
    if (pairs + count * (end - begin) > columns.length) {
      const wider = new Uint32Array(Math.max(2 * columns.length, pairs + count * (end - begin)));
      wider.set(columns.subarray(0, pairs));
      columns = wider;
    }
    for (let o = begin; o < end; o++) {
      const x = clustered.coordinates[3 * o]!;
      const y = clustered.coordinates[3 * o + 1]!;
      const z = clustered.coordinates[3 * o + 2]!;
      const first = pairs;
      for (let k = 0; k < count; k++) {
        const a = candidates.coordinates[3 * k]! - x;
        const b = candidates.coordinates[3 * k + 1]! - y;
        const c = candidates.coordinates[3 * k + 2]! - z;
        if (a * a + b * b + c * c <= squaredChord) columns[pairs++] = near[k]!;
      }
      begins[clustered.order[o]!] = first;
      counts[clustered.order[o]!] = pairs - first;
    }
    begin = end;
  }

  // Then how far, row by row. The chord lets a hair too many through: the distance itself decides, so that the bound holds for what is reported.
  const offsets = new Uint32Array(n + 1);
  const targets = new Uint32Array(pairs);
  const costs = new Float64Array(pairs);
  let e = 0;
  for (let i = 0; i < n; i++) {
    const x = from.coordinates[3 * i]!;
    const y = from.coordinates[3 * i + 1]!;
    const z = from.coordinates[3 * i + 2]!;
    const first = begins[i]!;
    const last = first + counts[i]!;
    for (let p = first; p < last; p++) {
      const j = columns[p]!;
      const a = to.coordinates[3 * j]!;
      const b = to.coordinates[3 * j + 1]!;
      const c = to.coordinates[3 * j + 2]!;
      const distance = separation(from.spherical, x, y, z, a, b, c);
      if (distance > maxCost) continue;
      targets[e] = j;
      costs[e++] = distance;
    }
    offsets[i + 1] = e;
  }
  return {
    origins: from.ids,
    destinations: to.ids,
    offsets,
    targets: e < pairs ? targets.slice(0, e) : targets,
    costs: e < pairs ? costs.slice(0, e) : costs,
    maxCost,
    metric,
  };
}

/** Points from a list or from columns. */
function locate(
  where: string,
  noun: string,
  points: readonly Point[] | PointColumns,
  metric: DistanceMetric | undefined,
): LocatedPoints {
  const isColumns =
    typeof points === "object" &&
    points !== null &&
    !Array.isArray(points) &&
    ["longitude", "latitude", "x", "y"].some((field) => field in points);
  return isColumns
    ? locateColumns(where, noun, points as PointColumns, metric)
    : locatePoints(where, noun, points as readonly Point[], metric);
}

/** Destinations that may be near a cluster of origins. */
interface Candidates {
  /** Their positions in the order given, ascending. */
  readonly near: Uint32Array;
  /** Their coordinates, three each. */
  readonly coordinates: Float64Array;
}

/** Finds the destinations within the chord of any point of the box around the origins from `begin` to `end`. */
function findCandidates(
  to: LocatedPoints,
  index: PointIndex,
  { coordinates }: PointIndex,
  begin: number,
  end: number,
  chord: number,
  candidates: Candidates,
): number {
  const center = [0, 0, 0];
  let squared = 0;
  for (let axis = 0; axis < 3; axis++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let o = begin; o < end; o++) {
      low = Math.min(low, coordinates[3 * o + axis]!);
      high = Math.max(high, coordinates[3 * o + axis]!);
    }
    center[axis] = low / 2 + high / 2;
    squared += (high / 2 - low / 2) ** 2;
  }
  const { near } = candidates;
  const radius = (chord + Math.sqrt(squared)) * (1 + 1e-12);
  const count = pointsNear(index, center[0]!, center[1]!, center[2]!, radius, near);
  for (let k = 0; k < count; k++) near[k] = index.order[near[k]!]!;
  near.subarray(0, count).sort();
  for (let k = 0; k < count; k++) {
    for (let axis = 0; axis < 3; axis++) {
      candidates.coordinates[3 * k + axis] = to.coordinates[3 * near[k]! + axis]!;
    }
  }
  return count;
}
