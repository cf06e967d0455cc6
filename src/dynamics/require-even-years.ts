import { EqualizationError } from "../errors.ts";
import type { Vector } from "../numeric/vector.ts";
import { requireYears } from "./require-years.ts";

/**
 * Refuses years that are not evenly spaced, for methods in which every step must be equally long, and returns
 * the length of a step. Absent, a step is one year.
 */
export function requireEvenYears(where: string, periods: number, years: Vector | undefined): number {
  if (years === undefined || periods < 2) {
    requireYears(where, periods, years);
    return 1;
  }
  requireYears(where, periods, years);
  const step = years[1]! - years[0]!;
  for (let index = 2; index < periods; index++) {
    const gap = years[index]! - years[index - 1]!;
    // Years given as fractions, such as quarters, may miss by a rounding.
    if (Math.abs(gap - step) > 1e-9 * step) {
      throw new EqualizationError(
        `from year ${years[index - 1]} to ${years[index]} is a step of ${gap}, the first step is ${step}; steps of different length cannot be pooled, so leave periods out until they are even`,
        { code: "out_of_domain", where, index, received: years[index] },
      );
    }
  }
  return step;
}
