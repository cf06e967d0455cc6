import { reduceAngle, smallCosine, smallSine } from "./reduce-angle.ts";

/**
 * Sine of an angle in radians, the same to the last bit on every engine; `Math.sin` differs there.
 *
 * Within one unit in the last place up to about a million radians. Only sums, products, quotients and rounding to whole
 * numbers are used, which every engine does alike. NaN for angles that are not finite.
 */
export function sine(x: number): number {
  const { quarter, angle, rest } = reduceAngle(x);
  const size = quarter % 2 === 0 ? smallSine(angle, rest) : smallCosine(angle, rest);
  return quarter >= 2 ? -size : size;
}
