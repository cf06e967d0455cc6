import {
  requireNonNegative,
  requireObservations,
  requirePositive,
  requireSameLength,
} from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { rateOf } from "./rate-of.ts";

/**
 * Resource of each region per square kilometer of land.
 *
 * $$ d_i = R_i / A_i $$
 *
 * - **Shape:** one resource and one area a region; one density a region comes back.
 * - **Unit:** unit of the resource per km². **Range:** at least 0. Hectares are km² × 100, mu are km² × 1500.
 * - **When to use:** for how far a resource is from being near at hand where people live everywhere alike. Take land
 *   area, not total area: lakes and sea need no beds. Deserts and mountains count in full, so that a density
 *   says little about the people there; a floating catchment does.
 *
 * @param resource Amount of the resource in each region; finite, at least 0.
 * @param areaKm2 Land area of each region in km²; above 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative resource, an area of 0 or less).
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example Beds per km² in a city and in a mountain county
 * ```ts
 * import { density } from "equalis";
 * density([8200, 980], [20, 3500]); // => [410, 0.28]
 * ```
 */
export function density(resource: Vector, areaKm2: Vector): Float64Array {
  const where = "density";
  requireNonNegative(where, "resource", resource);
  requireObservations(where, "resource", resource.length, 1);
  requirePositive(where, "area", areaKm2);
  requireSameLength(where, "resource", resource.length, "area", areaKm2.length);

  const densities = new Float64Array(resource.length);
  for (let i = 0; i < densities.length; i++) {
    densities[i] = rateOf(where, resource[i]!, areaKm2[i]!, 1, i);
  }
  return densities;
}
