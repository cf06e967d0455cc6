import { requireFinite, requireObservations, requireWeights } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/** Refuses anything but at least one non-negative finite number per row, with valid weights; returns how many rows count. */
export function requireRows(
  where: string,
  noun: string,
  column: Vector,
  weights: Vector | undefined,
): number {
  requireFinite(where, noun, column, 0);
  requireObservations(where, noun, column.length, 1);
  requireWeights(where, column.length, weights);
  return present(column.length, weights);
}

/** How many rows have weight. */
function present(count: number, weights: Vector | undefined): number {
  if (weights === undefined) return count;
  let rows = 0;
  for (let i = 0; i < count; i++) if (weights[i]! > 0) rows++;
  return rows;
}
