import { EARTH_RADIUS } from "./haversine.ts";
import { sine } from "./portable/sine.ts";

/**
 * The straight distance, in the coordinates of a point index, that no point within `radius` exceeds.
 *
 * A little too long, never too short: it bounds a search, and the distance itself decides.
 */
export function boundingChord(radius: number, spherical: boolean): number {
  if (!spherical) return radius * (1 + 1e-12);
  const angle = radius / EARTH_RADIUS;
  return angle >= Math.PI ? 3 : 2 * sine(angle / 2) * (1 + 1e-12) + 1e-15;
}
