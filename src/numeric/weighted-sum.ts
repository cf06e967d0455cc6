import { sum } from "./sum.ts";
import type { Vector } from "./vector.ts";

/**
 * Sum of `weight * value`, compensated like {@link sum}; without weights, the sum of the values.
 *
 * Each product is rounded once, so the error is at most about 1.1e-16 of the sum of `|weight * value|`.
 *
 * Values and weights are taken to be finite and equally many (guard first); none sum to 0. Products or
 * partial sums beyond 1.8e308 do no harm: the sum is then taken again on a smaller scale, so that only an
 * exact sum beyond it gives `Infinity` or `-Infinity`. Never NaN. Products below 5e-324 are lost; for a
 * mean of such numbers use `weightedMean`.
 */
export function weightedSum(values: Vector, weights: Vector | undefined): number {
  if (weights === undefined) return sum(values);
  const total = compensated(values, weights, 1, 1);
  if (total - total === 0) return total;
  // Both down by powers of two, so that the largest product is at most 1; then up again in steps.
  const [down, lift] = shrink(values);
  const [weightDown, weightLift] = shrink(weights);
  return compensated(values, weights, down, weightDown) * lift * weightLift;
}

function compensated(values: Vector, weights: Vector, scale: number, weightScale: number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! * scale * (weights[i]! * weightScale);
    const next = total + x;
    const part = next - total;
    lost += total - (next - part) + (x - part);
    total = next;
  }
  return total + lost;
}

/** A power of two that brings large numbers down to about 1 (1 if none is large), and its inverse. */
function shrink(numbers: Vector): readonly [down: number, lift: number] {
  let largest = 1;
  for (let i = 0; i < numbers.length; i++) largest = Math.max(largest, Math.abs(numbers[i]!));
  const exponent = Math.floor(Math.log2(largest));
  return [2 ** -exponent, 2 ** exponent];
}
