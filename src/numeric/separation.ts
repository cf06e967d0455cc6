import { haversine } from "./haversine.ts";
import { hypotenuse } from "./portable/hypotenuse.ts";

/**
 * Distance between two located points: kilometers along the great circle when `spherical`, else the straight
 * line in the unit of the coordinates, safe from overflow and underflow of the squares.
 */
export function separation(
  spherical: boolean,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
): number {
  if (spherical) return haversine(ax, ay, az, bx, by, bz);
  const squared = (ax - bx) * (ax - bx) + (ay - by) * (ay - by);
  return squared > 1e-280 && squared < 1e280 ? Math.sqrt(squared) : hypotenuse(ax - bx, ay - by);
}
