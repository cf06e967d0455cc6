import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import {
  type DistanceMetric,
  type LocatedPoints,
  locatePoints,
  type Point,
} from "../../numeric/locate-points.ts";
import { nearestPoints } from "../../numeric/nearest-points.ts";
import { pointIndex } from "../../numeric/point-index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { separation } from "../../numeric/separation.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import { locatedWeights } from "./located-weights.ts";

/** How the weight falls with the distance over the bandwidth, z; 0 beyond z = 1 for all. */
export type KernelShape =
  /** ½ at every distance. */
  | "uniform"
  /** 1 − z. */
  | "triangular"
  /** ¾ (1 − z²). */
  | "epanechnikov"
  /** 15/16 (1 − z²)². */
  | "quartic"
  /** exp(−z²/2) / √(2π), cut at z = 1. */
  | "gaussian";

/** Options of {@link kernelWeights}. */
export interface KernelWeightsOptions {
  /** Shape of the kernel; required. */
  readonly kernel: KernelShape;
  /**
   * The same distance for all units (above 0), or `{ neighbors: k }`: for each unit the distance to its k-th nearest neighbor. Required.
   */
  readonly bandwidth:
    | number
    | {
        /** k: at least 1 and below the number of points. */
        readonly neighbors: number;
      };
  /** How the weights are standardized: see {@link SpatialWeightStyle}. @defaultValue "W" */
  readonly style?: SpatialWeightStyle | undefined;
  /** `"haversine"` for points with longitude and latitude, `"euclidean"` for x and y. @defaultValue what the fields of the first point say */
  readonly metric?: DistanceMetric | undefined;
}

const KERNELS: Readonly<Record<KernelShape, (z: number) => number>> = {
  uniform: () => 0.5,
  triangular: (z) => 1 - z,
  epanechnikov: (z) => 0.75 * (1 - z) * (1 + z),
  quartic: (z) => 0.9375 * ((1 - z) * (1 + z)) ** 2,
  gaussian: (z) => exponential((-z * z) / 2) * 0.3989422804014327,
};

/**
 * Computes spatial weights from distances by a kernel: nearer points weigh more, points beyond the bandwidth are no neighbors.
 *
 * $$ v_{ij} = K(d_{ij} / h_i) \quad (d_{ij} \le h_i) $$
 *
 * then standardized by the style, as {@link spatialWeights} does.
 *
 * - **When to use:** the influence of a place ends at a known distance (fixed bandwidth), or the density of places varies so much that each unit needs
 *   as many neighbors as the next (`{ neighbors: k }`, one-sided by nature).
 * - **Convention:** no unit weighs itself. The k-th neighbor of an adaptive bandwidth is at z = 1, so it is a neighbor for `"uniform"` and
 *   `"gaussian"` and none for the others, whose K(1) is 0. libpysal stretches the bandwidth by 1e-7 and keeps it with a weight of about 1e-7.
 * - **Cost:** O(n log n + pairs).
 *
 * @param points One per unit; their order is the order of the values.
 * @throws EqualizationError `wrong_type`, `too_few_observations`, `duplicate_id`, `not_finite` for points; `missing_option` without kernel or bandwidth;
 *   `out_of_domain` for a bandwidth or coordinates outside their range, or where the k nearest points of a unit are all in its own
 *   place; `unknown_option`.
 * @see Constants as `libpysal.weights.Kernel`; checked against an independent program.
 * @example
 * ```ts
 * import { kernelWeights } from "equalis";
 * const weights = kernelWeights(
 *   [
 *     { id: "a", x: 0, y: 0 },
 *     { id: "b", x: 0, y: 1 },
 *     { id: "c", x: 0, y: 3 },
 *   ],
 *   { kernel: "triangular", bandwidth: 4, style: "B" },
 * );
 * weights.values; // => [0.75, 0.25, 0.75, 0.5, 0.25, 0.5]
 * ```
 */
export function kernelWeights(points: readonly Point[], options: KernelWeightsOptions): SpatialWeights {
  const where = "kernelWeights";
  requireOptions(where, options, ["kernel", "bandwidth", "style", "metric"]);
  const { kernel, bandwidth, style = "W" } = options;
  requireOneOf(where, "kernel", kernel, ["uniform", "triangular", "epanechnikov", "quartic", "gaussian"]);
  requireOneOf(where, "style", style, ["W", "B", "C", "S"]);
  const located = locatePoints(where, "point", points, options.metric);
  const bandwidths = bandwidthsOf(where, located, bandwidth);
  const weigh = KERNELS[kernel];
  return locatedWeights(
    where,
    located,
    style,
    (i) => bandwidths[i]!,
    (distance, i) => weigh(distance / bandwidths[i]!),
  );
}

function bandwidthsOf(
  where: string,
  points: LocatedPoints,
  bandwidth: KernelWeightsOptions["bandwidth"],
): Float64Array {
  const { ids, coordinates: c, spherical } = points;
  if (typeof bandwidth !== "object" || bandwidth === null) {
    requireNumber(where, "bandwidth", bandwidth, { above: 0 });
    return new Float64Array(ids.length).fill(bandwidth);
  }
  requireOptions(where, bandwidth, ["neighbors"]);
  const { neighbors } = bandwidth;
  requireNumber(where, "bandwidth.neighbors", neighbors, {
    atLeast: 1,
    atMost: ids.length - 1,
    integer: true,
  });
  const index = pointIndex(points);
  return Float64Array.from(ids, (id, i) => {
    const [x, y, z] = [c[3 * i]!, c[3 * i + 1]!, c[3 * i + 2]!];
    const last = nearestPoints(index, x, y, z, neighbors, i)[neighbors - 1]!;
    const distance = separation(spherical, x, y, z, c[3 * last]!, c[3 * last + 1]!, c[3 * last + 2]!);
    if (distance > 0) return distance;
    throw new EqualizationError(
      `the ${neighbors} nearest points of "${id}" are in its own place, so its bandwidth is 0; raise neighbors or pass a distance`,
      { code: "out_of_domain", where, index: i },
    );
  });
}
