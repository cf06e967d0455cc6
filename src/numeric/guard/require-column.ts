import type { Vector } from "../vector.ts";
import { refuse } from "./refuse.ts";
import { refuseNumber } from "./refuse-number.ts";
import { requireVector } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/** Squares and weighted squares of sizes between this and its inverse are far from the limits of numbers. */
const LARGEST = 1e100;

/**
 * Rejects anything but one finite number per row, and tells apart why: a missing value (`null`), a value that is not a
 * number, and NaN or infinity have different codes. A column of sizes above 1e100, or all below 1e-100 and not 0, is
 * rejected, too: its squares would overflow or vanish. `noun` names one element: `"value"`, `"covariate x, value"`.
 */
export function requireColumn(where: string, noun: string, numbers: Vector, count?: number): void {
  requireVector(where, noun, numbers);
  if (count !== undefined) requireSameLength(where, "value", count, noun, numbers.length);
  let largest = 0;
  for (let index = 0; index < numbers.length; index++) {
    const x: unknown = numbers[index];
    if (typeof x === "number" && x - x === 0) {
      largest = Math.max(largest, Math.abs(x));
      continue;
    }
    refuseNumber(where, `${noun} ${index}`, x, "remove the row or impute it", index);
  }
  if (largest > LARGEST || (largest > 0 && largest < 1 / LARGEST)) {
    refuse(where, "out_of_domain", `${noun}s are as large as ${largest}; change their unit`, largest);
  }
}
