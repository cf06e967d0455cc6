import { refuse } from "./refuse.ts";

/** Refuses parallel arrays of different lengths. `noun` and `otherNoun` name one element of each. */
export function requireSameLength(
  where: string,
  noun: string,
  length: number,
  otherNoun: string,
  otherLength: number,
): void {
  if (otherLength !== length) {
    refuse(
      where,
      "length_mismatch",
      `needs one ${otherNoun} per ${noun}, got ${otherLength} for ${length}`,
      otherLength,
    );
  }
}
