import { EqualizationError } from "../errors.ts";
import type { Direction } from "../model/indicator.ts";
import { requireOneOf } from "../numeric/guard/index.ts";
import { requirePerColumn } from "./require-per-column.ts";

/** Refuses anything but one `"higher"` or `"lower"` a column. */
export function requireDirections(
  where: string,
  directions: readonly Direction[] | undefined,
  columns: number,
): readonly Direction[] {
  if (directions === undefined) {
    throw new EqualizationError('directions is required; say "higher" or "lower" for every column', {
      code: "missing_option",
      where,
    });
  }
  const entries = requirePerColumn(where, "directions", directions, columns);
  for (let j = 0; j < columns; j++) {
    requireOneOf(where, `direction ${j}`, entries[j]!, ["higher", "lower"]);
  }
  return entries;
}
