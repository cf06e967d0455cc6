import type { Vector } from "../vector.ts";
import { refuse } from "./refuse.ts";
import { requireFinite } from "./require-finite.ts";

/** Refuses anything but an array of finite numbers above 0. */
export function requirePositive(where: string, noun: string, numbers: Vector): void {
  requireFinite(where, noun, numbers);
  for (let index = 0; index < numbers.length; index++) {
    const x = numbers[index]!;
    if (x <= 0) refuse(where, "out_of_domain", `${noun} ${index} is ${x}; it must be above 0`, x, index);
  }
}
