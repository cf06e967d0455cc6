import { EqualizationError } from "../errors.ts";
import { requireNumber } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Bound, Closure } from "./closure.ts";
import { requireColumns } from "./require-columns.ts";

/**
 * Multiplies all amounts by one factor so that they add up to a total.
 *
 * $$ a_i = \lambda x_i, \qquad \lambda = total / \textstyle\sum_j x_j $$
 *
 * - **Unit:** amounts in that of `x`, which is that of the total. **Multiplier:** λ, without unit.
 *   **Bound:** `"none"` for every unit. **Residual:** 0.
 * - Scaling a second time to the same total changes nothing. Scaling after a floor or a {@link collar} breaks it: use
 *   {@link boundedShare} or {@link maxGrowth} there.
 * - Amounts that are all 0 close to a total of 0 only (λ is then 1).
 *
 * @param x At least 0.
 * @param total At least 0.
 * @throws `EqualizationError` `zero_total` (all amounts are 0 and the total is not), `out_of_domain` (a negative
 *   amount or total), `not_finite`, `too_few_observations`, `missing_option`, `wrong_type`.
 *
 * @example Claims of 200 on a pool of 150
 * ```ts
 * import { scaleTo } from "equalis";
 * const closed = scaleTo([120, 60, 20], 150);
 * closed.amounts; // => [90, 45, 15]
 * closed.multiplier; // => 0.75
 * ```
 */
export function scaleTo(x: Vector, total: number): Closure {
  requireNumber("scaleTo", "total", total, { atLeast: 0 });
  const columns = requireColumns("scaleTo", { x }, { nonNegative: ["x"] });
  const n = columns.x.length;
  const all = sum(columns.x);
  if (all === 0 && total > 0) {
    throw new EqualizationError(`all amounts are 0, which no factor scales to ${total}`, {
      code: "zero_total",
      where: "scaleTo",
    });
  }
  const amounts = new Float64Array(n);
  const bound = new Array<Bound>(n).fill("none");
  if (all === 0) return { amounts, multiplier: 1, bound, residual: 0 };
  if (all > 1e-290 && all < Number.POSITIVE_INFINITY) {
    const factor = total / all;
    if (factor < Number.POSITIVE_INFINITY) {
      for (let i = 0; i < n; i++) amounts[i] = columns.x[i]! * factor;
      return { amounts, multiplier: factor, bound, residual: 0 };
    }
  }
  // Sums or factors out of the range of doubles: as shares of the largest amount.
  const largest = columns.x.reduce((a, b) => Math.max(a, b));
  const parts = columns.x.map((x) => x / largest);
  const whole = sum(parts);
  for (let i = 0; i < n; i++) amounts[i] = total * (parts[i]! / whole);
  return { amounts, multiplier: total / whole / largest, bound, residual: 0 };
}
