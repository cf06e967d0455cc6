import type { Matrix, Vector } from "./vector.ts";

/**
 * Solves the square system `A x = b` by elimination with partial pivoting; `null` when A is singular.
 *
 * Rows are scaled to one size first, and a pivot below `n` rounding errors of its row counts as 0: a matrix whose rows
 * depend on each other but for rounding is singular.
 * The matrix is taken to be square and finite, with as many right-hand sides as rows (guard first); it is left untouched.
 */
export function solveLinear(matrix: Matrix, rightHandSide: Vector): Float64Array | null {
  const n = matrix.length;
  const rows: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const row = new Float64Array(n + 1);
    let largest = 0;
    for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(matrix[i]![j]!));
    if (largest === 0) return null;
    // A power of two changes no digit. Two halves, so that neither overflows.
    const exponent = -Math.floor(Math.log2(largest));
    const half = 2 ** Math.trunc(exponent / 2);
    const rest = 2 ** (exponent - Math.trunc(exponent / 2));
    for (let j = 0; j < n; j++) row[j] = matrix[i]![j]! * half * rest;
    row[n] = rightHandSide[i]! * half * rest;
    rows.push(row);
  }
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    const top = rows[pivot]!;
    if (Math.abs(top[k]!) <= n * Number.EPSILON) return null;
    rows[pivot] = rows[k]!;
    rows[k] = top;
    for (let i = k + 1; i < n; i++) {
      const row = rows[i]!;
      const ratio = row[k]! / top[k]!;
      if (ratio === 0) continue;
      for (let j = k; j <= n; j++) row[j]! -= ratio * top[j]!;
    }
  }
  const solution = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let rest = rows[i]![n]!;
    for (let j = i + 1; j < n; j++) rest -= rows[i]![j]! * solution[j]!;
    solution[i] = rest / rows[i]![i]!;
  }
  return solution;
}
