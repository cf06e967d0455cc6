import { argsort } from "./argsort.ts";
import { type Moments, moments } from "./moments.ts";
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
  const order = argsort(values);
  const x = new Float64Array(m.count);
  const w = new Float64Array(m.count);
  let k = 0;
  for (let j = 0; j < order.length; j++) {
    const i = order[j]!;
    const weight = weights === undefined ? 1 : weights[i]! * m.weightScale;
    // Also a weight that is nothing beside another 1e308 times as large.
    if (weight === 0) continue;
    x[k] = values[i]! * m.scale;
    w[k] = weight;
    k++;
  }
  return { ...m, x: x.subarray(0, k), w: w.subarray(0, k), count: k };
}
