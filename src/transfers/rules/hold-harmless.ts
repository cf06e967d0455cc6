import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/**
 * No unit falls below a fraction of last year's amount.
 *
 * $$ \max(x_i,\; f \cdot y_i) $$
 *
 * - **Unit:** that of `x` and `previous`. It only ever adds, so somebody has to pay for it: close the budget
 *   afterwards, with the same floor as `lower`, for instance with {@link boundedShare}.
 *
 * @param fraction 1 keeps last year's amount whole, 0.9 nine tenths of it. One number, or one per unit.
 * @throws `EqualizationError` `out_of_domain` (a negative fraction), `length_mismatch`, `not_finite`,
 *   `too_few_observations`, `missing_option`, `wrong_type`.
 *
 * @example
 * ```ts
 * import { holdHarmless } from "equalis";
 * holdHarmless([80, 120], [100, 100], 0.9); // => [90, 120]
 * ```
 */
export function holdHarmless(x: ColumnInput, previous: ColumnInput, fraction: ColumnInput = 1): Column {
  const columns = requireColumns("holdHarmless", { x, previous, fraction }, { nonNegative: ["fraction"] });
  const result = new Float64Array(columns.x.length);
  for (let i = 0; i < result.length; i++) {
    result[i] = Math.max(columns.x[i]!, columns.fraction[i]! * columns.previous[i]!);
  }
  return result;
}
