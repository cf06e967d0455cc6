import { EqualizationError } from "../../errors.ts";

/** Refuses parallel arrays of different lengths. `noun` and `otherNoun` name one element of each. */
export function requireSameLength(
  where: string,
  noun: string,
  length: number,
  otherNoun: string,
  otherLength: number,
): void {
  if (otherLength !== length) {
    throw new EqualizationError(`needs one ${otherNoun} per ${noun}, got ${otherLength} for ${length}`, {
      code: "length_mismatch",
      where,
      received: otherLength,
    });
  }
}
