import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import type { Vector } from "../numeric/vector.ts";

/** Concentration index of amounts along given ranks; `null` where their total is not positive. */
export function concentrationOf(amounts: Vector, ranks: Vector, weights: Vector | undefined): number | null {
  const { absolute, mean } = concentrationCoefficient(amounts, ranks, weights);
  return mean > 0 ? absolute / mean : null;
}

/** Gini of incomes; `null` where one with weight is negative, or none is positive. */
export function giniOf(income: Vector, weights: Vector | undefined): number | null {
  const { least, mean, halfDifference } = giniCoefficient(income, weights);
  return least < 0 || mean <= 0 ? null : halfDifference / mean;
}
