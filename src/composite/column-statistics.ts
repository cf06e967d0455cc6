import { requireMatrix } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

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
 * Four rows at a time, so that the running values of a column are read once for four. A value that is no finite number
 * spoils the sum of squares, so that the guard, which knows how to say it, runs only then.
 */
export function columnStatistics(where: string, matrix: Matrix): ColumnStatistics {
  if (!Array.isArray(matrix) || matrix.length === 0 || !areRows(matrix)) requireMatrix(where, matrix);
  const n = matrix.length;
  const columns = matrix[0]!.length;
  const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  const squares = new Float64Array(columns);
  let numbers = true;
  for (let i = 0; i < n; i += 4) {
    const last = n - 1;
    const rowA = matrix[i]!;
    // Beyond the end the last row comes again: no harm to extremes, and its squares are left out below.
    const rowB = matrix[i + 1 < n ? i + 1 : last]!;
    const rowC = matrix[i + 2 < n ? i + 2 : last]!;
    const rowD = matrix[i + 3 < n ? i + 3 : last]!;
    const count = n - i;
    for (let j = 0; j < columns; j++) {
      const a = rowA[j]!;
      const b = rowB[j]!;
      const c = rowC[j]!;
      const d = rowD[j]!;
      if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || typeof d !== "number") {
        numbers = false;
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
      squares[j] = squares[j]! + (count >= 4 ? a * a + b * b + (c * c + d * d) : remainder(a, b, c, count));
    }
  }
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

function remainder(a: number, b: number, c: number, count: number): number {
  return a * a + (count > 1 ? b * b : 0) + (count > 2 ? c * c : 0);
}

/** Whether all rows are array-like and of one length, at least 1. */
function areRows(matrix: Matrix): boolean {
  const columns: unknown = (matrix[0] as Matrix[number] | null | undefined)?.length;
  if (typeof columns !== "number" || columns === 0) return false;
  for (const row of matrix as readonly unknown[]) {
    if (typeof row !== "object" || row === null) return false;
    if ((row as { length?: unknown }).length !== columns) return false;
  }
  return true;
}
