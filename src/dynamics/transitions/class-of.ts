import type { Vector } from "../../numeric/vector.ts";

/** The class of a value: the number of ascending cutoffs strictly below it, so that a cutoff belongs to the class under it. */
export function classOf(value: number, cutoffs: Vector): number {
  let low = 0;
  let high = cutoffs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cutoffs[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
