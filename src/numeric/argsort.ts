import type { Vector } from "./vector.ts";

/**
 * Positions of the values in ascending order, ties in the order in which they came.
 *
 * The values are taken to be numbers other than NaN (guard first); no values give no positions.
 */
export function argsort(values: Vector): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => values[a]! - values[b]! || a - b);
}
