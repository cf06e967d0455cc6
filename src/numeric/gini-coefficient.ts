import { add } from "./add.ts";
import { type Moments, moments } from "./moments.ts";
import { sortedPairs } from "./sorted-pairs.ts";
import type { Vector } from "./vector.ts";

/**
 * Half the mean absolute difference between two people, scaled, with the moments it came from; over the
 * mean it is the Gini coefficient.
 *
 * `sum w (x - mu) (2 C - w - W) / W^2` over the values in ascending order, `C` the running weight. Taking the
 * values from their mean changes nothing on paper; in floating point it makes equal values give exactly
 * 0 and lets nearly equal ones keep their digits.
 *
 * Values and weights are taken to be finite, equally many and with a positive total weight (guard first).
 */
export function giniCoefficient(
  values: Vector,
  weights: Vector | undefined,
): Moments & { readonly halfDifference: number } {
  const m = moments(values, weights);
  const { x, w } = sortedPairs(values, weights);
  const { scale, weightScale, weight: W, mean } = m;
  const people = new Float64Array(2);
  const differences = new Float64Array(2);
  let D = 0;
  // Weights that are absent are 1, and so is their scale.
  for (let i = 0; i < x.length; i++) {
    const p = w[i]! * weightScale;
    const C = add(people, p);
    D = add(differences, p * (x[i]! * scale - mean) * (2 * C - p - W));
  }
  // Rounding can leave a trace below 0 of what is 0.
  return { ...m, halfDifference: Math.max(0, D / W / W) };
}
