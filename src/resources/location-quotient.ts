import { requireMatrix, requireNonNegative } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";
import { shareRatio } from "./share-ratio.ts";

/**
 * How much more, or less, of each kind a region has than all regions together, by shares.
 *
 * $$ \mathrm{LQ}_{ig} = \frac{x_{ig} / x_i}{x_g / x} $$
 *
 * with $x_{ig}$ the amount of kind $g$ in region $i$, and the totals of the region, of the kind and of all.
 *
 * - **Shape:** one row per region, one column a kind of staff, bed or spending; the quotients come back in the same
 *   shape. **Unit:** none. **Range:** at least 0.
 * - **Reading:** 1 is the mix of the whole; above 1 the kind is over-represented in that region's mix, below 1
 *   under-represented. It compares mixes, not amounts: a region with few nurses and fewer physicians has a
 *   quotient above 1 for nurses.
 * - Columns must be in one unit (persons with persons), or their sum means nothing.
 *
 * @param matrix Amounts; finite, at least 0. Every row and every column needs something above 0.
 * @throws `EqualizationError` `too_few_observations` (no row), `length_mismatch` (rows of different
 *   length), `not_finite`, `wrong_type`, `out_of_domain` (a negative amount), `zero_total` (a region or a kind
 *   without any: leave it out).
 * @see Textbook form. Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example Physicians and nurses in a city and a county
 * ```ts
 * import { locationQuotient } from "equalis";
 * const [city, county] = locationQuotient([
 *   [300, 500],
 *   [100, 100],
 * ]);
 * city; // => [0.9375, 1.0416666666666667]
 * county; // => [1.25, 0.8333333333333334]
 * ```
 */
export function locationQuotient(matrix: Matrix): Float64Array[] {
  const where = "locationQuotient";
  const columns = requireMatrix(where, matrix);
  for (const [i, row] of matrix.entries()) requireNonNegative(where, `row ${i}, column`, row);
  const rowTotals = matrix.map((row, i) => positiveTotal(where, `amount of row ${i}`, row));
  const columnTotals = Array.from({ length: columns }, (_, g) =>
    positiveTotal(
      where,
      `amount of column ${g}`,
      matrix.map((row) => row[g]!),
    ),
  );
  const total = positiveTotal(where, "amount", rowTotals);

  return matrix.map((row, i) =>
    Float64Array.from(row, (amount, g) =>
      shareRatio(where, amount, rowTotals[i]!, columnTotals[g]!, total, i),
    ),
  );
}
