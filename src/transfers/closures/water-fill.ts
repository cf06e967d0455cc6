import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { solveBreakpoints } from "../../numeric/solve-breakpoints.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { ColumnInput, Mask } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireMask } from "../columns/require-mask.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { settleSum } from "./verify-sum.ts";

/** Options of {@link waterFill}. */
export interface WaterFillOptions {
  /**
   * Units that may be lifted.
   *
   * @defaultValue all
   */
  readonly eligible?: Mask | undefined;
}

/**
 * Lifts the lowest units to one common level until the budget ends.
 *
 * $$ a_i = w_i \max(0, \lambda - level_i), \qquad \textstyle\sum_i a_i = budget $$
 *
 * - **Unit:** `level` is money per head (per pupil, per weighted pupil), `weights` are heads, the budget and the
 *   **amounts are money**. **Multiplier:** λ, the level reached. **Bound:** `"none"` for a unit that is lifted,
 *   `"lower"` for one that stands at or above the level reached, `"excluded"` for one that is not eligible or has no
 *   heads. **Residual:** 0, since there is no ceiling.
 * - It is the max-min optimum: no other way of spending the budget leaves the worst-off unit better off. With bounds
 *   on the amounts, or another objective, use {@link allocate}.
 * - A budget of 0 lifts no unit; the level reached is the lowest one (0 without any unit that could be lifted).
 * - **Cost:** expected linear time, less than one sort.
 *
 * @param weights At least 0.
 * @param budget At least 0.
 * @throws `EqualizationError` `infeasible` (no unit is eligible), `zero_total` (the eligible units have no
 *   heads), `out_of_domain` (a negative weight or budget), `length_mismatch`, `not_finite`, `too_few_observations`,
 *   `missing_option`, `unknown_option`, `wrong_type`.
 * @see Brazil's FUNDEB (VAAF): the federal top-up of 27 state funds, reproduced to the floor published, to the cent.
 *
 * @example Four funds; 60 lifts the two lowest to 65
 * ```ts
 * import { waterFill } from "equalis";
 * const closed = waterFill([50, 80, 60, 90], [3, 1, 3, 1], 60);
 * closed.amounts; // => [45, 0, 15, 0]
 * closed.multiplier; // => 65
 * closed.bound; // => ["none", "lower", "none", "lower"]
 * ```
 */
export function waterFill(
  level: Vector,
  weights: ColumnInput,
  budget: number,
  options: WaterFillOptions = {},
): FittedAmounts {
  requireOptions("waterFill", options, ["eligible"]);
  const { eligible } = options;
  requireNumber("waterFill", "budget", budget, { atLeast: 0 });
  const columns = requireColumns("waterFill", { level, weights }, { nonNegative: ["weights"] });
  const n = columns.level.length;
  if (eligible !== undefined) requireMask("waterFill", "eligible", eligible, n);
  let lowest = Number.POSITIVE_INFINITY;
  let anybody = eligible === undefined;
  let taking = 0;
  for (let i = 0; i < n; i++) {
    if (eligible !== undefined) {
      if (!eligible[i]) continue;
      anybody = true;
    }
    if (columns.weights[i]! === 0) continue;
    taking++;
    const l = columns.level[i]!;
    if (l < lowest) lowest = l;
  }
  if (taking === 0) {
    // No money and no claim is no problem: nothing is due and nothing is paid.
    if (budget === 0) {
      return {
        amounts: new Float64Array(n),
        multiplier: 0,
        bound: new Array<Bound>(n).fill("excluded"),
        residual: 0,
      };
    }
    throw new EqualizationError(
      anybody
        ? "the eligible units have a total weight of 0; at least one must have heads"
        : "no unit is eligible, so the budget has nowhere to go",
      { code: anybody ? "zero_total" : "infeasible", where: "waterFill" },
    );
  }
  // Measured from the lowest level, where the numbers are smallest and so exactest.
  const depth = new Float64Array(taking);
  const heads = new Float64Array(taking);
  for (let i = 0, k = 0; i < n; i++) {
    if ((eligible !== undefined && !eligible[i]) || columns.weights[i]! === 0) continue;
    depth[k] = Math.min(Number.MAX_VALUE, columns.level[i]! - lowest);
    heads[k++] = columns.weights[i]!;
  }
  const rise = solveBreakpoints(depth, heads, budget);
  const lifts = new Float64Array(n);
  const bound = new Array<Bound>(n);
  for (let i = 0; i < n; i++) {
    if ((eligible !== undefined && !eligible[i]) || columns.weights[i]! === 0) {
      bound[i] = "excluded";
      continue;
    }
    lifts[i] = Math.max(0, rise - (columns.level[i]! - lowest));
    bound[i] = lifts[i]! > 0 ? "none" : "lower";
  }
  if (budget > 0) settleSum("waterFill", lifts, columns.weights, budget);
  const amounts = lifts.map((lift, i) => lift * columns.weights[i]!);
  return { amounts, multiplier: lowest + rise, bound, residual: 0 };
}
