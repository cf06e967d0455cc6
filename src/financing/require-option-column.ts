import { EqualizationError } from "../errors.ts";
import { requireFinite, requireSameLength } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/**
 * Refuses anything but one finite number per row in the option named, which is required: at least `least`, where that is given.
 */
export function requireOptionColumn(
  where: string,
  option: string,
  column: Vector | undefined,
  count: number,
  least?: number | undefined,
): asserts column is Vector {
  if (column === undefined) {
    throw new EqualizationError(`${option} is required; pass one number a row`, {
      code: "missing_option",
      where,
    });
  }
  requireFinite(where, `${option} value`, column, least);
  requireSameLength(where, "row", count, `${option} value`, column.length);
}
