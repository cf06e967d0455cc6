import { EqualizationError } from "../../errors.ts";
import type { Vector } from "../vector.ts";
import { notFinite, requireVector } from "./require-finite.ts";

/** Refuses anything but an array of finite numbers of at least 0. */
export function requireNonNegative(where: string, noun: string, numbers: Vector): void {
  requireVector(where, noun, numbers);
  for (let index = 0; index < numbers.length; index++) {
    const received: unknown = numbers[index];
    if (typeof received !== "number" || received - received !== 0)
      throw notFinite(where, noun, index, received);
    if (received < 0) {
      throw new EqualizationError(`${noun} ${index} is ${received}; it must not be negative`, {
        code: "out_of_domain",
        where,
        index,
        received,
      });
    }
  }
}
