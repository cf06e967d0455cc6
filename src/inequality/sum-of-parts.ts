import { sum } from "../numeric/sum.ts";

/** Sum of parts none of which is negative; `Infinity` as soon as one of them is. */
export function sumOfParts(parts: readonly number[]): number {
  return parts.includes(Number.POSITIVE_INFINITY) ? Number.POSITIVE_INFINITY : sum(parts);
}
