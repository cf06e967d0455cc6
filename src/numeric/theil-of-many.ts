import { blockSums, entropyTerms } from "./block-sums.ts";
import { logarithm } from "./portable/logarithm.ts";
import type { Vector } from "./vector.ts";

/**
 * Theil's T of many values in one look at each, checks included: `sum w x ln x / sum w x - ln (sum w x / sum w)`.
 *
 * Answers `undefined` where {@link blockSums} does, and for values so equal that the difference of the two parts would lose
 * digits. So it needs no guard before it, and a guard must follow where it does not answer.
 */
export function theilOfMany(values: Vector, weights: Vector | undefined): number | undefined {
  const sums = blockSums(values, weights, entropyTerms);
  if (sums === undefined) return undefined;
  const { W, S, T } = sums;
  const ofMean = logarithm(S / W);
  const theil = T / S - ofMean;
  return theil > (1 + Math.abs(ofMean)) / 256 ? theil : undefined;
}
