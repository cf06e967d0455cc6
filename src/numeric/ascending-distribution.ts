import { type Moments, moments } from "./moments.ts";
import { sortedPairs } from "./sorted-pairs.ts";
import type { Vector } from "./vector.ts";

/** A distribution put in ascending order, on a scale where nothing overflows. */
export interface AscendingDistribution extends Moments {
  /** The values with weight, ascending, scaled. */
  readonly x: Float64Array;
  /** Their weights, scaled; all 1 where none were given. */
  readonly w: Float64Array;
}

/**
 * Values with weight in ascending order, ties in the order in which they came, with their weights and moments.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first).
 */
export function ascendingDistribution(values: Vector, weights: Vector | undefined): AscendingDistribution {
  const m = moments(values, weights);
  const { x, w } = sortedPairs(values, weights);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    // Weights that are absent are 1, and so is their scale.
    const weight = w[i]! * m.weightScale;
    // Also a weight that is nothing next to another 1e308 times as large.
    if (weight === 0) continue;
    x[count] = x[i]! * m.scale;
    w[count] = weight;
    count++;
  }
  return { ...m, x: x.subarray(0, count), w: w.subarray(0, count), count };
}
