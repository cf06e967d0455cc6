import { EqualizationError } from "../errors.ts";

/** Refuses people without people: a ratio to no one is undefined. */
export function requirePeople(where: string, demand: Float64Array): void {
  if (demand.every((people) => people === 0)) {
    throw new EqualizationError("the total demand is 0; a ratio to nobody is undefined", {
      code: "zero_total",
      where,
    });
  }
}
