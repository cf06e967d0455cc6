import { reduceAngle, smallCosine, smallSine } from "./reduce-angle.ts";

/**
 * Cosine of an angle in radians, the same to the last bit on every engine; `Math.cos` differs there.
 *
 * Within one unit in the last place up to about a million radians. Only sums, products, quotients and rounding to whole
 * numbers are used, which every engine does alike. NaN for angles that are not finite.
 */
export function cosine(x: number): number {
  const { quarter, angle, rest } = reduceAngle(x);
  const size = quarter % 2 === 0 ? smallCosine(angle, rest) : smallSine(angle, rest);
  return quarter === 1 || quarter === 2 ? -size : size;
}
