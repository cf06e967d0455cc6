import { EqualizationError } from "../../errors.ts";

/** Refuses fewer observations than the measure needs. */
export function requireObservations(where: string, noun: string, length: number, least: number): void {
  if (length < least) {
    throw new EqualizationError(`needs at least ${least} ${noun}${least === 1 ? "" : "s"}, got ${length}`, {
      code: "too_few_observations",
      where,
      received: length,
    });
  }
}
