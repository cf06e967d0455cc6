import { requireMatrix } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";

/** What one pass over a matrix finds out about its columns. */
export interface ColumnStatistics {
  /** Smallest value of each column. */
  readonly least: Float64Array;
  /** Largest value of each column. */
  readonly most: Float64Array;
  /** Sum of squares of each column. */
  readonly squares: Float64Array;
  /** Whether values are so large or so small that their squares cannot be relied on. */
  readonly extreme: boolean;
}

/**
 * Extremes and sums of squares of all columns in one pass, with the refusals of `requireMatrix`.
 *
 * Four rows at a time, so that the running values of a column are read once for four. The guard, which knows what to
 * say, runs only where something is wrong: an invalid row, or a value that spoils the sum of squares.
 */
export function columnStatistics(where: string, matrix: Matrix): ColumnStatistics {
  if (!Array.isArray(matrix) || matrix.length === 0 || !isRow(matrix[0], matrix[0]?.length)) {
    requireMatrix(where, matrix);
  }
  const n = matrix.length;
  const columns = matrix[0]!.length;
  const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  const squares = new Float64Array(columns);
  const quads = n - (n % 4);
  for (let i = 0; i < quads; i += 4) {
    const rowA = matrix[i]!;
    const rowB = matrix[i + 1]!;
    const rowC = matrix[i + 2]!;
    const rowD = matrix[i + 3]!;
    if (!isRow(rowA, columns) || !isRow(rowB, columns) || !isRow(rowC, columns) || !isRow(rowD, columns)) {
      requireMatrix(where, matrix);
    }
    for (let j = 0; j < columns; j++) {
      const a = rowA[j]!;
      const b = rowB[j]!;
      const c = rowC[j]!;
      const d = rowD[j]!;
      if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || typeof d !== "number") {
        requireMatrix(where, matrix);
      }
      let low = least[j]!;
      let high = most[j]!;
      if (a < low) low = a;
      if (a > high) high = a;
      if (b < low) low = b;
      if (b > high) high = b;
      if (c < low) low = c;
      if (c > high) high = c;
      if (d < low) low = d;
      if (d > high) high = d;
      least[j] = low;
      most[j] = high;
      squares[j] = squares[j]! + (a * a + b * b + (c * c + d * d));
    }
  }
  for (let i = quads; i < n; i++) {
    const row = matrix[i]!;
    if (!isRow(row, columns)) requireMatrix(where, matrix);
    for (let j = 0; j < columns; j++) {
      const x = row[j]!;
      if (typeof x !== "number") requireMatrix(where, matrix);
      least[j] = Math.min(least[j]!, x);
      most[j] = Math.max(most[j]!, x);
      squares[j] = squares[j]! + x * x;
    }
  }
  let numbers = true;
  let extreme = false;
  for (let j = 0; j < columns; j++) {
    const size = Math.max(most[j]!, -least[j]!);
    if (squares[j]! - squares[j]! !== 0) numbers = false;
    if (size !== 0 && !(size > 1e-140 && size < 1e140)) extreme = true;
  }
  // Sums of squares beyond the range of doubles come here, too, and pass.
  if (!numbers) requireMatrix(where, matrix);
  return { least, most, squares, extreme };
}

/** Whether this is a row of so many columns, at least 1. */
function isRow(row: Matrix[number] | null | undefined, columns: number | undefined): boolean {
  return typeof row === "object" && row !== null && row.length === columns && columns > 0;
}
