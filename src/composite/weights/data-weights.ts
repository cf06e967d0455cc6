import { EqualizationError } from "../../errors.ts";
import type { Vector } from "../../numeric/vector.ts";
import { proportions } from "./indicator-weights.ts";

/** What the columns carry as shares that sum to 1; refused if none carries anything. */
export function weightsOf(where: string, information: Vector, nothing: string): Float64Array {
  for (let j = 0; j < information.length; j++) {
    if (information[j]! > 0) return proportions(where, information);
  }
  throw new EqualizationError(`${nothing}; use weightMethods.equal`, { code: "zero_total", where });
}
