import type { Vector } from "./vector.ts";
import { weightedSum } from "./weighted-sum.ts";

/**
 * Weighted mean `sum w x / sum w`; without weights, the plain mean.
 *
 * Exact when all values are equal: the mean of ten times 0.1 is 0.1, so that a deviation from the mean is
 * exactly 0. Right for values and weights of any size, such as 1e-300 or 1e300.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first);
 * no values, or no weight, give NaN.
 */
export function weightedMean(values: Vector, weights: Vector | undefined): number {
  let largest = 0;
  let heaviest = 1;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (weights !== undefined) {
    heaviest = 0;
    for (let i = 0; i < weights.length; i++) heaviest = Math.max(heaviest, weights[i]!);
  }
  if (largest === 0 && values.length > 0 && heaviest > 0) return 0;
  if (ordinary(largest) && ordinary(heaviest)) return centered(values, weights);
  // Powers of two, so that scaling is exact and equal values stay equal.
  const scale = powerBelow(largest);
  const weightScale = powerBelow(heaviest);
  const small = Float64Array.from(values, (x) => x / scale);
  const light = weights === undefined ? undefined : Float64Array.from(weights, (w) => w / weightScale);
  return centered(small, light) * scale;
}

/** The second pass takes back what rounding left of the first. */
function centered(values: Vector, weights: Vector | undefined): number {
  const total = weights === undefined ? values.length : weightedSum(weights, undefined);
  const mean = weightedSum(values, weights) / total;
  const rest = new Float64Array(values.length);
  for (let i = 0; i < rest.length; i++) rest[i] = values[i]! - mean;
  return mean + weightedSum(rest, weights) / total;
}

/** Far from where products, sums of 2^32 of them, or their rounding errors, overflow or underflow. */
function ordinary(size: number): boolean {
  return size > 1e-100 && size < 1e100;
}

function powerBelow(size: number): number {
  return 2 ** Math.max(-1022, Math.floor(Math.log2(size)));
}
