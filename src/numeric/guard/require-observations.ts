import { refuse } from "./refuse.ts";

/** Refuses fewer observations than the measure needs. */
export function requireObservations(where: string, noun: string, length: number, least: number): void {
  if (length < least) {
    refuse(
      where,
      "too_few_observations",
      `needs at least ${least} ${noun}${least === 1 ? "" : "s"}, got ${length}`,
      length,
    );
  }
}
