import { unitScale } from "../../numeric/moments.ts";
import type { Matrix } from "../../numeric/vector.ts";

/** One indicator over all units, on a scale where nothing overflows. */
export interface ScaledColumn {
  /** The values times `scale`. */
  readonly values: Float64Array;
  /** A power of two, so that scaling is exact. */
  readonly scale: number;
  /** Smallest value, scaled. */
  readonly least: number;
  /** Largest value, scaled. */
  readonly most: number;
}

/**
 * Column `j` brought to about 1, together with the numbers it will be compared with (`beside`).
 *
 * The matrix is taken to be finite (guard first).
 */
export function scaledColumn(matrix: Matrix, j: number, beside: readonly number[] = []): ScaledColumn {
  const values = new Float64Array(matrix.length);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const x = matrix[i]![j]!;
    values[i] = x;
    if (x < least) least = x;
    if (x > most) most = x;
  }
  let size = Math.max(most, -least);
  for (const x of beside) size = Math.max(size, Math.abs(x));
  const scale = unitScale(size);
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * scale;
  return { values, scale, least: least * scale, most: most * scale };
}
