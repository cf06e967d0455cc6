import { blockSums, powerTerms } from "./block-sums.ts";
import { meanLogDeviationOfMany } from "./mean-log-deviation-of-many.ts";
import { exponentialMinusOne } from "./portable/exponential-minus-one.ts";
import { power } from "./portable/power.ts";
import type { Vector } from "./vector.ts";

/**
 * Atkinson's index of many values in one look at each, checks included: `1 - (sum w x^b / sum w)^(1 / b) / mean` with b = 1 - epsilon, by the
 * mean log deviation for an epsilon of 1.
 *
 * Answers `undefined` where {@link blockSums} does, for an epsilon above 5, and for values so equal that the difference would lose
 * digits. So it needs no guard before it, and a guard must follow where it does not answer.
 */
export function atkinsonOfMany(
  values: Vector,
  weights: Vector | undefined,
  epsilon: number,
): number | undefined {
  if (epsilon === 1) {
    const deviation = meanLogDeviationOfMany(values, weights);
    return deviation === undefined ? undefined : 0 - exponentialMinusOne(-deviation);
  }
  if (!(epsilon > 0 && epsilon <= 5)) return undefined;
  const b = 1 - epsilon;
  const sums = blockSums(values, weights, powerTerms(b));
  if (sums === undefined || !(sums.T > 1e-250)) return undefined;
  const { W, S, T } = sums;
  const index = 1 - power(T / W, 1 / b) / (S / W);
  return index > 1 / 256 ? index : undefined;
}
