import { arcsine } from "./portable/arcsine.ts";
/**
 * Mean radius of the Earth in kilometers, R1 = (2a + b) / 3 of the WGS 84 ellipsoid.
 *
 * A sphere of this radius is off by at most 0.6 % from the ellipsoid, whatever the direction.
 */
export const EARTH_RADIUS = 6371.0088;

/**
 * Great-circle distance in kilometers between two places given as unit vectors.
 *
 * $$ d = 2 R \arcsin \sqrt{h}, \qquad h = \tfrac14 |a - b|^2 $$
 *
 * `h` is the haversine of the angle between them. From unit vectors the poles and the antimeridian are places
 * like any other, and the chord keeps the error below a micrometer for any distance: beyond a quarter of
 * the circle, where the arcsine would lose half its digits, the chord to the antipode is measured instead.
 */
export function haversine(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  const h = ((ax - bx) * (ax - bx) + (ay - by) * (ay - by) + (az - bz) * (az - bz)) / 4;
  if (h <= 0.5) return 2 * EARTH_RADIUS * arcsine(Math.sqrt(h));
  const g = ((ax + bx) * (ax + bx) + (ay + by) * (ay + by) + (az + bz) * (az + bz)) / 4;
  return EARTH_RADIUS * (Math.PI - 2 * arcsine(Math.sqrt(g)));
}
