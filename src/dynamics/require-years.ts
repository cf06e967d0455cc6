import { EqualizationError } from "../errors.ts";
import { requireFinite, requireSameLength } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/**
 * Refuses years that are not one finite number a period in ascending order. Absent, the periods are one year
 * apart and count from 0.
 */
export function requireYears(where: string, periods: number, years: Vector | undefined): Vector {
  if (years === undefined) return Float64Array.from({ length: periods }, (_, t) => t);
  requireFinite(where, "year", years);
  requireSameLength(where, "period", periods, "year", years.length);
  for (let index = 1; index < years.length; index++) {
    if (years[index]! <= years[index - 1]!) {
      throw new EqualizationError(
        `year ${index} is ${years[index]}, year ${index - 1} is ${years[index - 1]}; years must ascend`,
        { code: "out_of_domain", where, index, received: years[index] },
      );
    }
  }
  return years;
}
