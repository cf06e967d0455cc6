import { EqualizationError } from "../errors.ts";
import { requireMatrix } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Refuses anything but a complete table of numbers, units by raters, at least 2 by 2. Returns the number of raters. */
export function requireRatings(where: string, ratings: Matrix, leastUnits = 2): number {
  const k = requireMatrix(where, ratings);
  if (ratings.length < leastUnits) {
    throw new EqualizationError(`needs at least ${leastUnits} units, one a row, got ${ratings.length}`, {
      code: "too_few_observations",
      where,
      received: ratings.length,
    });
  }
  if (k < 2) {
    throw new EqualizationError(
      "needs at least 2 raters, one a column, got 1: one rater agrees with nobody",
      {
        code: "too_few_observations",
        where,
        received: k,
      },
    );
  }
  return k;
}
