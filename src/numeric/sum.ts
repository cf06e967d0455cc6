import type { Vector } from "./vector.ts";

/**
 * Sum of the values, compensated: the rounding error of every addition is kept and given back at the end.
 *
 * Neumaier's form of Kahan's sum, the error taken by Knuth's branch-free two-sum. The result is within one
 * unit in the last place of the exact sum as long as `n * 1e-16 * sum|x|` is small next to it.
 *
 * The values are taken to be finite (guard first); no values sum to 0. Partial sums beyond 1.8e308 do no
 * harm: the sum is then taken again on a smaller scale, so that only an exact sum beyond it gives
 * `Infinity` or `-Infinity`. Never NaN.
 */
export function sum(values: Vector): number {
  const total = compensated(values, 1);
  // Down by 2^-64: room for 2^64 values, and an exact step but for values too small to matter here.
  return total - total === 0 ? total : compensated(values, 2 ** -64) * 2 ** 64;
}

function compensated(values: Vector, scale: number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! * scale;
    const next = total + x;
    const part = next - total;
    lost += total - (next - part) + (x - part);
    total = next;
  }
  return total + lost;
}
