import { EqualizationError } from "../errors.ts";
import { requireFinite, requireSameLength } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/** Refuses anything but one finite number a value to rank by. */
export function requireRankBy(where: string, rankBy: Vector, count: number): void {
  if (rankBy === undefined) {
    throw new EqualizationError("rankBy is required; pass the variable that ranks the people", {
      code: "missing_option",
      where,
    });
  }
  requireFinite(where, "rankBy value", rankBy);
  requireSameLength(where, "value", count, "rankBy value", rankBy.length);
}
