import { entropyCoefficient } from "./entropy-coefficient.ts";
import { exponential } from "./portable/exponential.ts";
import { exponentialMinusOne } from "./portable/exponential-minus-one.ts";
import { logarithm } from "./portable/logarithm.ts";
import { logarithmOfOnePlus } from "./portable/logarithm-of-one-plus.ts";
import type { Vector } from "./vector.ts";

/**
 * The Atkinson index `1 - (sum p r^b)^(1/b)` with `b = 1 - epsilon` and `r = x / mu`; `1 - exp(sum p ln r)` at
 * epsilon 1.
 *
 * From the generalized entropy of order b, `sum p r^b = 1 + b (b - 1) GE`, so that nearly equal values and
 * epsilons near 1 keep their digits; from logarithms where the powers leave the range of a double.
 *
 * Values are taken to be finite and not negative with a positive total, weights to be as many and valid,
 * epsilon to be at least 0 (guard first).
 */
export function atkinsonCoefficient(values: Vector, weights: Vector | undefined, epsilon: number): number {
  const b = 1 - epsilon;
  const m = entropyCoefficient(values, weights, b);
  if (b === 0 || b * (b - 1) * m.entropy < 1e290) return atkinsonFromEntropy(m.entropy, b);
  // A power has left the range of doubles, or a value is 0: the sum is taken from its largest term on.
  const logarithmOfMean = logarithm(m.mean) - logarithm(m.scale);
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (weights !== undefined && weights[i] === 0) continue;
    largest = Math.max(largest, b * (logarithm(values[i]!) - logarithmOfMean));
  }
  if (largest === Number.POSITIVE_INFINITY) return 1;
  let S = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * m.weightScale;
    if (w > 0) S += w * exponential(b * (logarithm(values[i]!) - logarithmOfMean) - largest);
  }
  return 0 - exponentialMinusOne((largest + logarithm(S / m.weight)) / b);
}

/** `1 - (1 + b (b - 1) GE)^(1/b)`, in the limit `1 - exp(-GE)` for b = 0. */
export function atkinsonFromEntropy(entropy: number, b: number): number {
  return 0 - exponentialMinusOne(b === 0 ? -entropy : logarithmOfOnePlus(b * (b - 1) * entropy) / b);
}
