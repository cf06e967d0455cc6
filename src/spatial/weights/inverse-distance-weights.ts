import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { type DistanceMetric, locatePoints, type Point } from "../../numeric/locate-points.ts";
import { power as raise } from "../../numeric/portable/power.ts";
import type { SpatialWeightStyle, SpatialWeights } from "../../numeric/spatial-weights.ts";
import { locatedWeights } from "./located-weights.ts";

/** Options of {@link inverseDistanceWeights}. */
export interface InverseDistanceOptions {
  /** Exponent of the distance, above 0. @defaultValue 1 */
  readonly power?: number | undefined;
  /** Points farther than this are no neighbors: above 0, in the unit of the distances. @defaultValue no limit: all pairs */
  readonly maxDistance?: number | undefined;
  /** Distances below this count as this: above 0, in the unit of the distances. @defaultValue none; two points in one place then throw */
  readonly minDistance?: number | undefined;
  /** How the weights are standardized: see {@link SpatialWeightStyle}. @defaultValue "W" */
  readonly style?: SpatialWeightStyle | undefined;
  /** `"haversine"` for points with longitude and latitude, `"euclidean"` for x and y. @defaultValue what the fields of the first point say */
  readonly metric?: DistanceMetric | undefined;
}

/**
 * Computes spatial weights that fall with the distance between points.
 *
 * $$ v_{ij} = d_{ij}^{-p} \quad (d_{ij} \le d_{max}) $$
 *
 * then standardized by the style, as {@link spatialWeights} does.
 *
 * - **Distances** are those of {@link distanceBand}: kilometers along the great circle for `{ id, longitude, latitude }`, the straight line for `{ id, x, y }`.
 * - **When to use:** nearer places matter more, and no map of borders is at hand. Set `maxDistance`: without it each of n units has n − 1 neighbors.
 *   For weights that reach 0 smoothly use {@link kernelWeights}.
 * - **Two points in one place** have no inverse distance. Set `minDistance`, such as half the typical distance within a place.
 * - **Cost:** O(n log n + pairs).
 *
 * @param points One per unit; their order is the order of the values.
 * @throws EqualizationError `wrong_type`, `too_few_observations`, `duplicate_id`, `not_finite` for points; `out_of_domain` for two points in one place
 *   without `minDistance`, coordinates or options outside their range; `unknown_option`.
 * @see Checked against the definition in an independent program, in the four styles.
 * @example
 * ```ts
 * import { inverseDistanceWeights } from "equalis";
 * const weights = inverseDistanceWeights(
 *   [
 *     { id: "a", x: 0, y: 0 },
 *     { id: "b", x: 0, y: 1 },
 *     { id: "c", x: 0, y: 3 },
 *   ],
 *   { maxDistance: 2 },
 * );
 * weights.values; // => [1, 0.6666666666666666, 0.3333333333333333, 1]
 * ```
 */
export function inverseDistanceWeights(
  points: readonly Point[],
  options: InverseDistanceOptions = {},
): SpatialWeights {
  const where = "inverseDistanceWeights";
  requireOptions(where, options, ["power", "maxDistance", "minDistance", "style", "metric"]);
  const { power = 1, maxDistance, minDistance, style = "W" } = options;
  requireNumber(where, "power", power, { above: 0 });
  if (maxDistance !== undefined) requireNumber(where, "maxDistance", maxDistance, { above: 0 });
  if (minDistance !== undefined) requireNumber(where, "minDistance", minDistance, { above: 0 });
  requireOneOf(where, "style", style, ["W", "B", "C", "S"]);
  const located = locatePoints(where, "point", points, options.metric);
  const { ids } = located;
  return locatedWeights(
    where,
    located,
    style,
    () => maxDistance ?? Number.POSITIVE_INFINITY,
    (distance, i, j) => {
      if (distance === 0 && minDistance === undefined) {
        throw new EqualizationError(
          `"${ids[i]}" and "${ids[j]}" are in one place, so their inverse distance is infinite; set minDistance`,
          { code: "out_of_domain", where },
        );
      }
      const weight = raise(Math.max(distance, minDistance ?? 0), -power);
      if (weight > 0 && weight < Number.POSITIVE_INFINITY) return weight;
      throw new EqualizationError(
        `the weight of "${ids[j]}" for "${ids[i]}" is outside the range of numbers; pass distances in another unit or a smaller power`,
        { code: "out_of_domain", where },
      );
    },
  );
}
