import { add } from "./add.ts";
import type { Vector } from "./vector.ts";

/**
 * Running totals, compensated: element i is the sum of the values 0 to i.
 *
 * The values are taken to be finite, with totals that are (guard first).
 */
export function cumulativeSum(values: Vector): Float64Array {
  const totals = new Float64Array(values.length);
  const running = new Float64Array(2);
  for (let i = 0; i < values.length; i++) totals[i] = add(running, values[i]!);
  return totals;
}
