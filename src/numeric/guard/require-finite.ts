import { EqualizationError } from "../../errors.ts";
import type { Vector } from "../vector.ts";

/** Refuses anything but an array of finite numbers. `noun` names one element: `"value"`, `"population"`. */
export function requireFinite(where: string, noun: string, numbers: Vector): void {
  requireVector(where, noun, numbers);
  for (let index = 0; index < numbers.length; index++) {
    // x - x is 0 for finite numbers and NaN for the rest; typeof guards strings and null from untyped code.
    const received: unknown = numbers[index];
    if (typeof received !== "number" || received - received !== 0)
      throw notFinite(where, noun, index, received);
  }
}

/** Refuses what is not array-like: a lone number, an object, a string. */
export function requireVector(where: string, noun: string, numbers: unknown): void {
  if (
    typeof numbers !== "object" ||
    numbers === null ||
    typeof (numbers as { length?: unknown }).length !== "number"
  ) {
    throw new EqualizationError(`${noun}s must be an array of numbers`, {
      code: "wrong_type",
      where,
      received: numbers,
    });
  }
}

/** The refusal of one element that is no finite number. */
export function notFinite(where: string, noun: string, index: number, received: unknown): EqualizationError {
  return new EqualizationError(
    `${noun} ${index} is ${String(received)}; drop or impute missing data before measuring`,
    { code: "not_finite", where, index, received },
  );
}
