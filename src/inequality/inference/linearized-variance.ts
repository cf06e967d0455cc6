import { sum } from "../../numeric/sum.ts";
import { stratifiedVariance } from "./stratified-variance.ts";

/**
 * What a stratum of one unit adds, which has no spread of its own: there is no variance; nothing, as drawn with certainty; its square
 * about the mean of all units; or as much as the average of the other strata.
 */
export type SingleUnits = "error" | "certainty" | "center" | "average";

/** Variance of linearized unit totals of a sample drawn with replacement; a text says why there is none. */
export function linearizedVariance(
  units: Float64Array,
  bounds: readonly number[],
  singleUnits: SingleUnits,
): number | string {
  const sizes = bounds.slice(1).map((end, h) => end - bounds[h]!);
  const single = sizes.filter((size) => size < 2).length;
  const factor = (size: number): number => size / (size - 1);
  if (single === 0) return stratifiedVariance(units, bounds, factor);
  if (bounds.length === 2) return "one unit has no spread";
  if (singleUnits === "error") {
    return "a stratum of one unit has no spread; join it with another";
  }
  const center = sum(units) / units.length;
  const parts: number[] = [];
  sizes.forEach((size, h) => {
    const first = bounds[h]!;
    if (size > 1) parts.push(stratifiedVariance(units.subarray(first, first + size), [0, size], factor));
    else if (singleUnits === "center") parts.push((units[first]! - center) ** 2);
  });
  if (parts.length === 0) return "no stratum has two units, so none has a spread";
  return sum(parts) * (singleUnits === "average" ? sizes.length / parts.length : 1);
}
