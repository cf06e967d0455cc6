import { EqualizationError } from "../errors.ts";
import { requireMatrix, requireVector } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Rows of numbers in which `null` stands for a missing cell. */
export type MatrixWithMissing = readonly ArrayLike<number | null>[];

/** Like `requireMatrix`, but lets `null` pass if cells may be missing. Returns the number of columns. */
export function requireCells(where: string, matrix: MatrixWithMissing, missing: "error" | "omit"): number {
  if (missing === "omit" && Array.isArray(matrix)) {
    // Stand-ins for the gaps, so that the one guard for matrices checks the rest.
    const filled = matrix.map((row: ArrayLike<number | null>) => {
      requireVector(where, "row", row);
      const numbers: number[] = [];
      for (let j = 0; j < row.length; j++) numbers.push(row[j] === null ? 0 : row[j]!);
      return numbers;
    });
    return requireMatrix(where, filled);
  }
  for (let i = 0; Array.isArray(matrix) && i < matrix.length; i++) {
    const row: ArrayLike<number | null> | null = matrix[i]!;
    for (let j = 0; row !== null && typeof row === "object" && j < row.length; j++) {
      if (row[j] !== null) continue;
      throw new EqualizationError(
        `row ${i}, column ${j} is null; impute it, or pass missing: "omit" to renormalize the weights`,
        { code: "missing_value", where, index: i, received: null },
      );
    }
  }
  return requireMatrix(where, matrix as Matrix);
}
