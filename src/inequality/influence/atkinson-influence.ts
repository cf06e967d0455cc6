import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
import type { Vector } from "../../numeric/vector.ts";
import { entropyInfluence } from "./entropy-influence.ts";

/** Influence function of the Atkinson index, from that of the generalized entropy of order 1 - epsilon. */
export function atkinsonInfluence(
  values: Vector,
  weights: Vector | undefined,
  epsilon: number,
): Float64Array {
  const b = 1 - epsilon;
  const { entropy } = entropyCoefficient(values, weights, b);
  // A = 1 - M^(1/b) with M = 1 + b (b - 1) GE, so dA = epsilon M^(1/b - 1) dGE.
  const slope =
    b === 0
      ? exponential(-entropy)
      : epsilon * exponential(logarithmOfOnePlus(b * (b - 1) * entropy) * (1 / b - 1));
  return entropyInfluence(values, weights, b).map((e) => slope * e);
}
