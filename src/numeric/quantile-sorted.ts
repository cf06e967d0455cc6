import type { Vector } from "./vector.ts";

/**
 * Quantile of values in ascending order, linear between neighbors: Hyndman and Fan's type 7.
 *
 * With `h = (n - 1) p`: `x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h])`, counted from 0. The
 * default of R, NumPy, Julia and spreadsheets. Never outside the two neighbors, and the neighbors may be as
 * far apart as numbers can be.
 *
 * The values are taken to be finite, ascending and at least one, `p` to lie in 0 to 1 (guard first).
 */
export function quantileSorted(ascending: Vector, p: number): number {
  const last = ascending.length - 1;
  const h = last * p;
  const below = Math.min(Math.floor(h), last);
  return between(ascending[below]!, ascending[Math.min(below + 1, last)]!, h - below);
}

/** The point a fraction of the way from `low` to `high`, never beyond either. */
export function between(low: number, high: number, fraction: number): number {
  if (low === high) return low;
  const width = high - low;
  if (width === Number.POSITIVE_INFINITY) return low * (1 - fraction) + high * fraction;
  // From the nearer end, which lands on both ends exactly.
  return fraction < 0.5 ? low + fraction * width : high - (1 - fraction) * width;
}
