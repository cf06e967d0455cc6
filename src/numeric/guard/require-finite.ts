import type { Vector } from "../vector.ts";
import { refuse } from "./refuse.ts";
import { refuseNumber } from "./refuse-number.ts";

/** What to do about data that is not there. */
export const IMPUTE = "drop or impute missing data before measuring";

/**
 * Refuses anything but an array of finite numbers of at least `least`. `noun` names one element: `"value"`,
 * `"population"`.
 */
export function requireFinite(
  where: string,
  noun: string,
  numbers: Vector,
  least?: number | undefined,
): void {
  requireVector(where, noun, numbers);
  for (let index = 0; index < numbers.length; index++) {
    const x: unknown = numbers[index];
    // x - x is 0 for finite numbers and NaN for the rest; typeof guards strings and null from untyped code.
    if (typeof x !== "number" || x - x !== 0) {
      refuseNumber(where, `${noun} ${index}`, x, IMPUTE, index);
    }
    if (least !== undefined && x < least) {
      refuse(where, "out_of_domain", `${noun} ${index} is ${x}; it must not be negative`, x, index);
    }
  }
}

/** Refuses what is not array-like: a lone number, an object, a string. */
export function requireVector(where: string, noun: string, numbers: unknown): void {
  const length = (numbers as Vector | null)?.length;
  // The shift makes a whole number from 0 to 2^32 - 1 of anything: only such a length equals itself after it.
  if (typeof numbers !== "object" || length! >>> 0 !== length) {
    refuse(where, "wrong_type", `${noun}s must be an array of numbers`, numbers);
  }
}
