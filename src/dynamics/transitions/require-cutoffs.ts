import { EqualizationError } from "../../errors.ts";
import { requireFinite, requireObservations } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";

/** Refuses cutoffs that are not at least one finite number in strictly ascending order. */
export function requireCutoffs(where: string, noun: string, cutoffs: Vector): void {
  if (cutoffs === undefined) {
    throw new EqualizationError(`${noun}s are required; pass the values between the classes, ascending`, {
      code: "missing_option",
      where,
    });
  }
  requireFinite(where, noun, cutoffs);
  requireObservations(where, noun, cutoffs.length, 1);
  for (let index = 1; index < cutoffs.length; index++) {
    if (cutoffs[index]! <= cutoffs[index - 1]!) {
      throw new EqualizationError(
        `${noun} ${index} is ${cutoffs[index]}, ${noun} ${index - 1} is ${cutoffs[index - 1]}; they must ascend`,
        { code: "out_of_domain", where, index, received: cutoffs[index] },
      );
    }
  }
}
