import type { Vector } from "../../numeric/vector.ts";
import { type CoefficientOfVariationOptions, coefficientOfVariation } from "../coefficient-of-variation.ts";
import { entropyInfluence } from "./entropy-influence.ts";

/** Influence function of the coefficient of variation: as its square is twice the entropy of order 2, that over it. */
export function coefficientOfVariationInfluence(
  values: Vector,
  options: CoefficientOfVariationOptions,
): Float64Array {
  const { weights } = options;
  const population = coefficientOfVariation(values, { weights });
  // The correction for degrees of freedom answers to every value alike.
  const factor = coefficientOfVariation(values, options) / population / population;
  return entropyInfluence(values, weights, 2).map((e) => e * factor);
}
