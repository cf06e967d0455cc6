import { EqualizationError } from "../../errors.ts";
import type { Matrix } from "../vector.ts";
import { requireFinite } from "./require-finite.ts";

/**
 * Refuses anything but at least one row, all rows of one length (at least one column), all numbers finite.
 * Returns the number of columns.
 */
export function requireMatrix(where: string, matrix: Matrix, noun = "row"): number {
  if (!Array.isArray(matrix) || matrix.length === 0) {
    throw new EqualizationError(`needs at least one ${noun}, as an array of arrays of numbers`, {
      code: Array.isArray(matrix) ? "too_few_observations" : "wrong_type",
      where,
      received: matrix,
    });
  }
  const columns = matrix[0]?.length ?? 0;
  for (let index = 0; index < matrix.length; index++) {
    const row = matrix[index]!;
    requireFinite(where, `${noun} ${index}, column`, row);
    if (row.length !== columns || columns === 0) {
      throw new EqualizationError(
        `${noun} ${index} has ${row.length} columns where ${noun} 0 has ${columns}; every ${noun} needs as many, at least 1`,
        { code: "length_mismatch", where, index, received: row.length },
      );
    }
  }
  return columns;
}
