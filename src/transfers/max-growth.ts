import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { solveBreakpoints } from "../numeric/solve-breakpoints.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Bound, Closure } from "./closure.ts";
import type { Columnar } from "./column.ts";
import { requireColumns } from "./require-columns.ts";

/** Options of {@link maxGrowth}. */
export interface MaxGrowthOptions {
  /**
   * Floor of each amount, at least 0. One number, or one per unit.
   *
   * @defaultValue 0
   */
  readonly lower?: Columnar | undefined;
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
 *   `"lower"` for one at its floor, `"none"` for one that gets its `x`.
 * - Where the money suffices without a cap, λ is the least rate that holds nobody, and the **residual** is the money
 *   left over. A unit whose last amount was 0 cannot grow by any rate and stays at its floor.
 *
 * @param x At least 0.
 * @param previous At least 0.
 * @throws `EqualizationError` `infeasible` (the floors exceed the total), `out_of_domain` (a negative amount,
 *   floor or total), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`,
 *   `wrong_type`.
 * @see United States, 42 USC 1397dd(b)(4): the maximum percentage increase of the Children's Health Insurance Program.
 *
 * @example 110 asked for, 100 there: nobody may grow by more than a fifth
 * ```ts
 * import { maxGrowth } from "equalis";
 * const closed = maxGrowth([70, 30, 10], [50, 30, 10], { lower: 5, total: 100 });
 * closed.amounts; // => [60, 30, 10]
 * Math.round(closed.multiplier * 1e9) / 1e9; // => 0.2
 * closed.bound; // => ["upper", "none", "none"]
 * ```
 */
export function maxGrowth(x: Vector, previous: Columnar, options: MaxGrowthOptions): Closure {
  requireOptions("maxGrowth", options, ["lower", "total", "onInfeasible"]);
  const { lower = 0, total, onInfeasible = "error" } = options;
  requireOneOf("maxGrowth", "onInfeasible", onInfeasible, ["error", "relax"]);
  requireNumber("maxGrowth", "total", total, { atLeast: 0 });
  const columns = requireColumns(
    "maxGrowth",
    { x, previous, lower },
    { nonNegative: ["x", "previous", "lower"] },
  );
  const { x: X, previous: Y, lower: L } = columns;
  const n = X.length;
  const amounts = new Float64Array(n);
  const bound = new Array<Bound>(n);
  const floors = sum(L);
  if (floors > total) {
    const short = floors - total > 1e-12 * floors;
    if (short && onInfeasible === "error") {
      throw new EqualizationError(
        `the floors add up to ${floors}, more than the total of ${total}; lower them, or pass onInfeasible: "relax" to cut them in proportion`,
        { code: "infeasible", where: "maxGrowth", received: total },
      );
    }
    for (let i = 0; i < n; i++) {
      amounts[i] = short ? total * (L[i]! / floors) : L[i]!;
      bound[i] = "lower";
    }
    return { amounts, multiplier: -1, bound, residual: 0 };
  }
  // In the factor 1 + λ: each unit leaves its floor at lower / previous and reaches its amount at x / previous.
  const points = new Float64Array(2 * n);
  const slopes = new Float64Array(2 * n);
  let k = 0;
  let enough = 0;
  for (let i = 0; i < n; i++) {
    const y = Y[i]!;
    const rises = y > 0 && X[i]! > L[i]!;
    amounts[i] = rises ? X[i]! : L[i]!;
    if (y > 0) enough = Math.max(enough, X[i]! / y);
    if (!rises) continue;
    points[k] = Math.min(Number.MAX_VALUE, L[i]! / y);
    slopes[k++] = y;
    points[k] = Math.min(Number.MAX_VALUE, X[i]! / y);
    slopes[k++] = -y;
  }
  const most = sum(amounts);
  const capped = most > total;
  const solved = !capped
    ? enough
    : k === 0
      ? 0
      : solveBreakpoints(points.subarray(0, k), slopes.subarray(0, k), total - floors);
  // Who is held by the rate is known now; what the others leave, over last year's amounts of those, is the rate.
  const last = new Float64Array(n);
  const fixed = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const ceiling = solved * Y[i]!;
    // At the least rate that holds nobody, rounding must not hold anybody either.
    const held = Y[i]! === 0 ? X[i]! > 0 : capped && ceiling < X[i]!;
    const claim = held ? ceiling : X[i]!;
    if (X[i]! <= L[i]! || claim <= L[i]!) {
      fixed[i] = L[i]!;
      bound[i] = X[i]! === L[i]! ? "none" : "lower";
    } else if (held) {
      last[i] = Y[i]!;
      bound[i] = "upper";
    } else {
      fixed[i] = X[i]!;
      bound[i] = "none";
    }
  }
  const moving = sum(last);
  const factor = capped && moving > 0 ? (total - sum(fixed)) / moving : solved;
  for (let i = 0; i < n; i++) {
    amounts[i] = bound[i] === "upper" ? Math.min(Math.max(factor * Y[i]!, L[i]!), X[i]!) : fixed[i]!;
  }
  return { amounts, multiplier: factor - 1, bound, residual: capped ? 0 : total - most };
}
