import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { exponentialMinusOne } from "../../numeric/portable/exponential-minus-one.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { tabulate } from "../../numeric/tabulate.ts";
import type { Vector } from "../../numeric/vector.ts";

/** How the terms of a generalized entropy answer to the relative value r. */
export interface EntropyTerms {
  /** `f(r) = (r^alpha - 1 - alpha (r - 1)) / (alpha (alpha - 1))`, or its limit. */
  readonly term: (r: number) => number;
  /** Its derivative `(r^(alpha - 1) - 1) / (alpha - 1)`, or its limit. */
  readonly slope: (r: number) => number;
}

/** Term and slope of the entropy of order `alpha`. */
export function entropyTerms(alpha: number): EntropyTerms {
  if (alpha === 1) return { term: (r) => (r > 0 ? r * logarithm(r) : 0) - (r - 1), slope: logarithm };
  const slope = (r: number): number => exponentialMinusOne((alpha - 1) * logarithm(r)) / (alpha - 1);
  if (alpha === 0) return { term: (r) => r - 1 - logarithm(r), slope };
  return {
    term: (r) =>
      alpha < 0.5
        ? (exponentialMinusOne(alpha * logarithm(r)) - alpha * (r - 1)) / (alpha * (alpha - 1))
        : (r * slopeAt(r) - (r - 1)) / alpha,
    slope,
  };

  // At 0 the slope may be infinite, and r times it is 0.
  function slopeAt(r: number): number {
    return r > 0 ? slope(r) : 0;
  }
}

/** Influence function of the generalized entropy: `f(r) - GE - (r - 1) sum p r f'(r)`. */
export function entropyInfluence(values: Vector, weights: Vector | undefined, alpha: number): Float64Array {
  const { entropy, scale, weightScale, weight, mean } = entropyCoefficient(values, weights, alpha);
  const { term, slope } = entropyTerms(alpha);
  const relative = tabulate(values, (value) => (value * scale) / mean);
  let answer = 0;
  relative.forEach((r, i) => {
    const w = weights === undefined ? 1 : weights[i]! * weightScale;
    if (r > 0) answer += (w / weight) * r * slope(r);
  });
  return relative.map((r) => term(r) - entropy - (r - 1) * answer);
}
