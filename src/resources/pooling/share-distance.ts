import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/**
 * Share of the one amount that would have to move to lie where the other lies: half of the sum of the differences between both
 * shares, 0 to 1; `null` where either is nothing.
 *
 * $$ d = \frac12 \sum_i \left| \frac{a_i}{A} - \frac{b_i}{B} \right| $$
 */
export function shareDistance(a: Vector, b: Vector): number | null {
  const [allA, allB] = [sum(a), sum(b)];
  if (!(allA > 0 && allB > 0)) return null;
  return sum(Float64Array.from(a, (one, i) => Math.abs(one / allA - b[i]! / allB))) / 2;
}
