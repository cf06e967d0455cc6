import { EqualizationError } from "../../errors.ts";

/** Refuses values among which there is no difference to correlate. */
export function requireVariation(where: string, values: Float64Array): void {
  if (values.some((value) => value !== values[0])) return;
  throw new EqualizationError("all values are equal; without differences there is nothing to correlate", {
    code: "zero_total",
    where,
  });
}
