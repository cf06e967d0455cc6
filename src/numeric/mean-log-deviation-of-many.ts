import { blockSums, logarithmTerms } from "./block-sums.ts";
import { logarithm } from "./portable/logarithm.ts";
import type { Vector } from "./vector.ts";

/**
 * The mean log deviation of many values in one look at each, checks included: `ln (sum w x / sum w) - sum w ln x / sum w`.
 *
 * Answers `undefined` where {@link blockSums} does, and for values so equal that the difference of the two parts would lose
 * digits. So it needs no guard before it, and a guard must follow where it does not answer.
 */
export function meanLogDeviationOfMany(values: Vector, weights: Vector | undefined): number | undefined {
  const sums = blockSums(values, weights, logarithmTerms);
  if (sums === undefined) return undefined;
  const { W, S, T } = sums;
  const ofMean = logarithm(S / W);
  const deviation = ofMean - T / W;
  return deviation > (1 + Math.abs(ofMean)) / 256 ? deviation : undefined;
}
