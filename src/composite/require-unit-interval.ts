import { EqualizationError } from "../errors.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Refuses values outside 0 to 1 in a matrix that has been checked to be finite. `noun` names one value. */
export function requireUnitInterval(where: string, noun: string, matrix: Matrix): void {
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i]!;
    for (let j = 0; j < row.length; j++) {
      const x = row[j]!;
      if (x >= 0 && x <= 1) continue;
      throw new EqualizationError(`${noun} [${i}][${j}] is ${x}; it must lie in 0 to 1, normalize first`, {
        code: "out_of_domain",
        where,
        index: i,
        received: x,
      });
    }
  }
}
