import { add } from "./add.ts";
import { argsort } from "./argsort.ts";
import { type Moments, moments } from "./moments.ts";
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
  const order = argsort(values);
  const m = moments(values, weights);
  const { scale, weightScale, weight: W, mean } = m;
  const people = new Float64Array(2);
  const differences = new Float64Array(2);
  let D = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    const C = add(people, w);
    D = add(differences, w * (values[i]! * scale - mean) * (2 * C - w - W));
  }
  // Rounding can leave a trace below 0 of what is 0.
  return { ...m, halfDifference: Math.max(0, D / W / W) };
}
