import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { fitBounded } from "./fit-bounded.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { verifySum } from "./verify-sum.ts";

/** Options of {@link maxGrowth}. */
export interface MaxGrowthOptions {
  /**
   * Floor of each amount, at least 0. One number, or one per unit.
   *
   * @defaultValue 0
   */
  readonly lower?: ColumnInput | undefined;
  /** What the amounts add up to, at most. */
  readonly total: number;
  /**
   * What happens when the floors exceed the money: `"error"` throws, `"relax"` cuts them in proportion.
   *
   * @defaultValue "error"
   */
  readonly onInfeasible?: "error" | "relax" | undefined;
}

/**
 * Caps everybody's growth over last year at one rate, so that the amounts fit the money.
 *
 * $$ a_i = \max(lower_i,\; \min(x_i,\; (1 + \lambda)\, y_i)), \qquad \textstyle\sum_i a_i = total $$
 *
 * with last year's amount y.
 *
 * - **Unit:** `x`, `previous`, floors, amounts and total in one unit. **Multiplier:** λ, the growth rate: 0.19 is +19 %.
 *   It is below 0 where even last year's amounts do not fit. **Bound:** `"upper"` for a unit held by the rate,
 *   `"lower"` for one at its floor, `"none"` for one that gets its `x`, `"below-floor"` for a floor that `"relax"` had to
 *   cut.
 * - Where the money suffices without a cap, λ is the least rate that holds no one, and the **residual** is the money
 *   left over. A unit whose last amount was 0 cannot grow by any rate and stays at its floor.
 *
 * @param x At least 0.
 * @param previous At least 0.
 * @throws `EqualizationError` `infeasible` (the floors exceed the total), `out_of_domain` (a negative amount,
 *   floor or total), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`,
 *   `wrong_type`.
 * @see United States, 42 USC 1397dd(b)(4): the maximum percentage increase of the Children's Health Insurance Program.
 *
 * @example 110 asked for, 100 there: no one may grow by more than a fifth
 * ```ts
 * import { maxGrowth } from "equalis";
 * const closed = maxGrowth([70, 30, 10], [50, 30, 10], { lower: 5, total: 100 });
 * closed.amounts; // => [60, 30, 10]
 * Math.round(closed.multiplier * 1e9) / 1e9; // => 0.2
 * closed.bound; // => ["upper", "none", "none"]
 * ```
 */
export function maxGrowth(x: Vector, previous: ColumnInput, options: MaxGrowthOptions): FittedAmounts {
  const where = "maxGrowth";
  requireOptions(where, options, ["lower", "total", "onInfeasible"]);
  const { lower = 0, total, onInfeasible = "error" } = options;
  requireOneOf(where, "onInfeasible", onInfeasible, ["error", "relax"]);
  requireNumber(where, "total", total, { atLeast: 0 });
  const columns = requireColumns(where, { x, previous, lower }, { nonNegative: ["x", "previous", "lower"] });
  const { x: X, previous: Y, lower: L } = columns;
  const n = X.length;
  const floors = sum(L);
  if (floors > total) return belowFloors(where, L, floors, total, onInfeasible);
  const most = new Float64Array(n);
  let enough = 0;
  for (let i = 0; i < n; i++) {
    most[i] = Y[i]! > 0 ? Math.max(X[i]!, L[i]!) : L[i]!;
    if (Y[i]! > 0) enough = Math.max(enough, X[i]! / Y[i]!);
  }
  const all = sum(most);
  if (all <= total) {
    // At the least rate that holds no one, rounding must not hold anybody either.
    const bound = Array.from(X, (x, i): Bound => (x < L[i]! || (Y[i] === 0 && x > L[i]!) ? "lower" : "none"));
    return { amounts: most, multiplier: enough - 1, bound, residual: total - all };
  }
  // An amount follows last year's, times one factor, from its floor up to what it asks for.
  const fit = fitBounded(Y, L, most, total);
  verifySum(where, fit.amounts, total);
  const bound = fit.bound.map((held, i): Bound => {
    if (X[i]! === fit.amounts[i]!) return "none";
    return held === "none" ? "upper" : "lower";
  });
  return { amounts: fit.amounts, multiplier: fit.multiplier - 1, bound, residual: 0 };
}

/** What floors that exceed the money leave: an error, or floors cut in proportion. */
function belowFloors(
  where: string,
  lower: Column,
  floors: number,
  total: number,
  onInfeasible: "error" | "relax",
): FittedAmounts {
  // A difference of the last digits is rounding in the caller's floors, not a shortage.
  const short = floors - total > 1e-12 * floors;
  if (short && onInfeasible === "error") {
    throw new EqualizationError(
      `the floors add up to ${floors}, more than the total of ${total}; lower them, or pass onInfeasible: "relax" to cut them in proportion`,
      { code: "infeasible", where, received: total },
    );
  }
  return {
    amounts: short ? lower.map((floor) => total * (floor / floors)) : lower.slice(),
    multiplier: -1,
    bound: Array.from(lower, (floor): Bound => (short && floor > 0 ? "below-floor" : "lower")),
    residual: 0,
  };
}
