import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/**
 * What each unit lacks: need minus capacity, signed.
 *
 * $$ g_i = need_i - capacity_i $$
 *
 * - **Unit:** that of need and capacity, which must be the same (money, or money per head). A number for either
 *   stands for all units.
 * - Negative is a surplus. Rules that pay only gaps take `columns.positive(fiscalGap(…))`.
 *
 * @throws `EqualizationError` `too_few_observations` (no unit), `length_mismatch`, `not_finite`,
 *   `missing_option`, `wrong_type`.
 *
 * @example Spending need and own revenue of three counties, million yuan
 * ```ts
 * import { fiscalGap } from "equalis";
 * fiscalGap([120, 80, 95], [70, 90, 60]); // => [50, -10, 35]
 * ```
 */
export function fiscalGap(need: ColumnInput, capacity: ColumnInput): Column {
  const { need: N, capacity: C } = requireColumns("fiscalGap", { need, capacity });
  const result = new Float64Array(N.length);
  for (let i = 0; i < result.length; i++) result[i] = N[i]! - C[i]!;
  return result;
}
