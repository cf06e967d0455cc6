import { EqualizationError } from "../errors.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";

/** Sum of non-negative numbers that something is to be divided by. Refuses 0, and a sum beyond the largest number. */
export function positiveTotal(where: string, noun: string, values: Vector): number {
  const total = sum(values);
  if (total === 0) {
    throw new EqualizationError(`the total ${noun} is 0; shares and rates of nothing are undefined`, {
      code: "zero_total",
      where,
    });
  }
  if (total - total !== 0) {
    throw new EqualizationError(`the total ${noun} is too large for a number; check the units`, {
      code: "out_of_domain",
      where,
      received: total,
    });
  }
  return total;
}
