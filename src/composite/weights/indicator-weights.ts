import { EqualizationError } from "../../errors.ts";
import { requireNonNegative, requireSameLength } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/**
 * Weights as shares that sum to 1: only their proportions matter. Absent weights are equal ones. `bearer` names what
 * has a weight, `noun` the weight.
 */
export function indicatorWeights(
  where: string,
  weights: Vector | undefined,
  count: number,
  bearer = "column",
  noun = "weight",
): Float64Array {
  if (weights === undefined) return new Float64Array(count).fill(1 / count);
  requireNonNegative(where, noun, weights);
  requireSameLength(where, bearer, count, noun, weights.length);
  return proportions(where, weights);
}

/** Non-negative numbers as shares of their sum. */
export function proportions(where: string, weights: Vector): Float64Array {
  let largest = 0;
  for (let j = 0; j < weights.length; j++) largest = Math.max(largest, weights[j]!);
  if (largest === 0) {
    throw new EqualizationError("the total weight is 0; at least one weight must be above 0", {
      code: "zero_total",
      where,
    });
  }
  // Against the largest first, so that neither 1e300 nor 1e-300 leaves the range of doubles.
  const shares = Float64Array.from(weights, (weight) => weight / largest);
  const total = sum(shares);
  for (let j = 0; j < shares.length; j++) shares[j] = shares[j]! / total;
  return shares;
}
