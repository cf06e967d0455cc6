import { EqualizationError } from "../../errors.ts";

/** The refusal of a column whose values are all equal, where a formula divides by its spread. */
export function constantColumn(where: string, column: number, advice: string): EqualizationError {
  return new EqualizationError(`column ${column} is constant, so its spread is 0; ${advice}`, {
    code: "zero_total",
    where,
    index: column,
  });
}
