import { requireMatrix, requireSameLength } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Unwanted outputs, one row per unit, none negative; rows of length 0 where none are given. */
export function requireUndesirable(where: string, undesirable: Matrix | undefined, units: number): Matrix {
  if (undesirable === undefined) return Array.from({ length: units }, () => []);
  requireMatrix(where, undesirable, "undesirable row");
  requireSameLength(where, "row of inputs", units, "row of undesirable", undesirable.length);
  for (const [index, row] of undesirable.entries()) {
    for (let q = 0; q < row.length; q++) {
      if (row[q]! >= 0) continue;
      refuse(
        where,
        "out_of_domain",
        `undesirable ${q} of unit ${index} is ${row[q]}; it must not be negative`,
        row[q],
        index,
      );
    }
  }
  return undesirable;
}
