import { scaleToOne } from "./scale-to-one.ts";
import { sum } from "./sum.ts";
import type { Matrix } from "./vector.ts";

/** Mean squares of a two-way layout with one observation a cell, all on one scale that only proportions survive. */
export interface TwoWayMeanSquares {
  /** Between rows, n − 1 degrees of freedom. */
  readonly rows: number;
  /** Between columns, k − 1. */
  readonly columns: number;
  /** What neither explains, (n − 1)(k − 1). */
  readonly residual: number;
  /** Within rows, n (k − 1): the residual of the one-way layout. */
  readonly within: number;
}

/**
 * Mean squares between rows, between columns, within rows, and of the residual.
 *
 * The values are brought to about 1 by a power of 2 first, so that squares of very large or small values stay in range;
 * ratios of the results are those of the values. Deviations are taken from means, not from squares of sums, and what is
 * no more than the rounding of the means is exactly 0.
 *
 * The rows are taken to be finite, of one length, at least 2 by 2 (guard first).
 */
export function twoWayMeanSquares(matrix: Matrix): TwoWayMeanSquares {
  const n = matrix.length;
  const k = matrix[0]!.length;
  const x = new Float64Array(n * k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) x[i * k + j] = matrix[i]![j]!;
  scaleToOne(x);
  const center = sum(x) / (n * k);
  for (let c = 0; c < x.length; c++) x[c]! -= center;
  const rowMeans = Float64Array.from(matrix, (_, i) => sum(x.subarray(i * k, (i + 1) * k)) / k);
  const columnMeans = Float64Array.from(
    { length: k },
    (_, j) => sum(Float64Array.from(matrix, (_, i) => x[i * k + j]!)) / n,
  );
  const squares = (deviations: Float64Array): number => sum(deviations.map((d) => d * d));
  const within = x.map((value, c) => value - rowMeans[Math.floor(c / k)]!);
  const residual = within.map((value, c) => value - columnMeans[c % k]!);
  // A rounding of 4e-16 a cell, on values of about 1.
  const noise = n * k * 4e-16 ** 2;
  const clean = (square: number): number => (square <= noise ? 0 : square);
  return {
    rows: clean(k * squares(rowMeans)) / (n - 1),
    columns: clean(n * squares(columnMeans)) / (k - 1),
    residual: clean(squares(residual)) / ((n - 1) * (k - 1)),
    within: clean(squares(within)) / (n * (k - 1)),
  };
}
