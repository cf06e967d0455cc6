import type { Vector } from "./vector.ts";

/**
 * Running totals, compensated: element i is the sum of the values 0 to i.
 *
 * The values are taken to be finite, with totals that are (guard first).
 */
export function cumulativeSum(values: Vector): Float64Array {
  const totals = new Float64Array(values.length);
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const next = total + x;
    const part = next - total;
    lost += total - (next - part) + (x - part);
    total = next;
    totals[i] = total + lost;
  }
  return totals;
}
