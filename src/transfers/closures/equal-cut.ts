import { requireNumber } from "../../numeric/guard/index.ts";
import { solveBreakpoints } from "../../numeric/solve-breakpoints.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import type { ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { settleSum } from "./verify-sum.ts";

/**
 * Cuts every amount per head by the same sum, no one below 0, until the money suffices.
 *
 * $$ a_i = x_i - \min(x_i, \lambda), \qquad \textstyle\sum_i w_i a_i = total $$
 *
 * - **Unit:** `x` and the amounts are money per head, `weights` are heads, `total` is money. **Multiplier:** λ, the
 *   cut per head. **Bound:** `"lower"` for a unit left with nothing, else `"none"`.
 * - Where the money suffices as it is, λ is 0, nothing is cut, and the **residual** is the money left over.
 * - Poorer units with larger amounts keep a larger part of theirs than under {@link scaleTo}, which cuts everybody by
 *   the same percentage.
 *
 * @param x At least 0.
 * @param total At least 0.
 * @throws `EqualizationError` `out_of_domain` (a negative amount, weight or total), `length_mismatch`,
 *   `not_finite`, `too_few_observations`, `missing_option`, `wrong_type`.
 * @see Canada, Federal-Provincial Fiscal Arrangements Act, section 3.4: the equal per-capita reduction.
 *
 * @example 100 heads each; 3,000 of 4,000 can be paid
 * ```ts
 * import { equalCut } from "equalis";
 * const closed = equalCut([25, 13, 2], [100, 100, 100], 3000);
 * closed.amounts; // => [21, 9, 0]
 * closed.multiplier; // => 4
 * closed.bound; // => ["none", "none", "lower"]
 * ```
 */
export function equalCut(x: Vector, weights: ColumnInput, total: number): FittedAmounts {
  requireNumber("equalCut", "total", total, { atLeast: 0 });
  const columns = requireColumns("equalCut", { x, weights }, { nonNegative: ["x", "weights"] });
  const n = columns.x.length;
  const claim = weightedSum(columns.x, columns.weights);
  const amounts = columns.x.slice();
  let cut = 0;
  if (claim > total) {
    let top = 0;
    for (let i = 0; i < n; i++) if (columns.weights[i]! > 0) top = Math.max(top, columns.x[i]!);
    // What is left above the cut grows from the top down: the same problem as filling from the bottom up.
    const depth = new Float64Array(n);
    for (let i = 0; i < n; i++) depth[i] = Math.max(0, top - columns.x[i]!);
    cut = Math.max(0, top - solveBreakpoints(depth, columns.weights, total));
    for (let i = 0; i < n; i++) amounts[i] = Math.max(0, columns.x[i]! - cut);
    settleSum("equalCut", amounts, columns.weights, total);
  }
  const bound = Array.from(amounts, (amount): Bound => (amount === 0 ? "lower" : "none"));
  return { amounts, multiplier: cut, bound, residual: claim > total ? 0 : total - claim };
}
