import type { Vector } from "../vector.ts";
import { refuse } from "./refuse.ts";
import { requireFinite } from "./require-finite.ts";
import { requireSameLength } from "./require-same-length.ts";

/**
 * Refuses weights that are not one finite, non-negative number a value with a positive sum. Absent weights
 * mean that every value counts once.
 */
export function requireWeights(where: string, count: number, weights: Vector | undefined): void {
  if (weights === undefined) return;
  requireFinite(where, "weight", weights, 0);
  requireSameLength(where, "value", count, "weight", weights.length);
  for (let i = 0; i < count; i++) if (weights[i]! > 0) return;
  if (count > 0) {
    refuse(where, "zero_total", "the total weight is 0; at least one weight must be above 0");
  }
}
