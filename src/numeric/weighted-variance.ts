import { add } from "./add.ts";
import { type Moments, moments } from "./moments.ts";
import type { Vector } from "./vector.ts";

/**
 * Population variance `sum p (x - mu)^2`, in the unit of the scaled values, with the moments it came from;
 * exactly 0 for equal values.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first).
 */
export function weightedVariance(
  values: Vector,
  weights: Vector | undefined,
): Moments & { readonly variance: number } {
  const m = moments(values, weights);
  const { scale, weightScale, weight, mean } = m;
  const squares = new Float64Array(2);
  let D = 0;
  let Q = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const d = values[i]! * scale - mean;
    D += w * d;
    Q = add(squares, w * d * d);
  }
  // The second term is 0 but for the rounding of the mean.
  return { ...m, variance: Math.max(0, Q / weight - (D / weight) ** 2) };
}
