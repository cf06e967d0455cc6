import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { factorOf } from "./fit-bounded.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { verifySum } from "./verify-sum.ts";

/** Options of {@link scaleTo}. */
export interface ScaleToOptions {
  /**
   * Which side moves where some units receive and others pay: `"both"` multiplies receivers by λ and divides payers
   * by it, `"receivers"` or `"payers"` multiply that side by λ and leave the other.
   *
   * @defaultValue none: negative amounts throw
   */
  readonly move?: "both" | "receivers" | "payers" | undefined;
}

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
 * - With `move: "both"`, $\lambda \sum_{x_i > 0} x_i - \frac{1}{\lambda} \sum_{x_i < 0} |x_i| = total$: one λ for both
 *   sides, plain scaling where no unit pays, and the closest to `x` in information. A side that does not move is
 *   `"excluded"`.
 *
 * @param x At least 0; with `move`, any sign.
 * @param total At least 0; with `move`, any sign.
 * @throws `EqualizationError` `zero_total` (all amounts are 0 and the total is not), `out_of_domain` (a negative
 *   amount or total without `move`), `infeasible` (no factor on the side that moves reaches the total), `not_finite`,
 *   `too_few_observations`, `missing_option`, `unknown_option`, `wrong_type`.
 * @see Junius and Oosterhaven (2003), The solution of updating or regionalizing a matrix with both positive and
 *   negative entries, for `move: "both"`.
 *
 * @example Claims of 200 on a pool of 150
 * ```ts
 * import { scaleTo } from "equalis";
 * const closed = scaleTo([120, 60, 20], 150);
 * closed.amounts; // => [90, 45, 15]
 * closed.multiplier; // => 0.75
 * ```
 * @example Receivers and payers that must cancel
 * ```ts
 * import { scaleTo } from "equalis";
 * scaleTo([40, -10], 0, { move: "both" }).amounts; // => [20, -20]
 * scaleTo([40, -10], 0, { move: "receivers" }).amounts; // => [10, -10]
 * ```
 */
export function scaleTo(x: Vector, total: number, options: ScaleToOptions = {}): FittedAmounts {
  const where = "scaleTo";
  requireOptions(where, options, ["move"]);
  const { move } = options;
  if (move !== undefined) {
    requireOneOf(where, "move", move, ["both", "receivers", "payers"]);
    requireNumber(where, "total", total);
    return scaleSigned(requireColumns(where, { x }).x, total, move);
  }
  requireNumber(where, "total", total, { atLeast: 0 });
  const columns = requireColumns(where, { x }, { nonNegative: ["x"] });
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

/** One factor on a column of receivers and payers, on the side or sides that may move. */
function scaleSigned(x: Column, total: number, move: "both" | "receivers" | "payers"): FittedAmounts {
  const where = "scaleTo";
  const received = sum(x.map((one) => Math.max(0, one)));
  const paid = sum(x.map((one) => Math.max(0, -one)));
  const n = x.length;
  if (received === 0 && paid === 0 && total === 0) {
    return {
      amounts: new Float64Array(n),
      multiplier: 1,
      bound: new Array<Bound>(n).fill("none"),
      residual: 0,
    };
  }
  const factor =
    move === "both"
      ? reaches(received, paid, total)
        ? factorOf(received, paid, total)
        : Number.NaN
      : move === "receivers"
        ? (total + paid) / received
        : (received - total) / paid;
  if (!(factor >= 0 && factor < Number.POSITIVE_INFINITY) || (move === "both" && factor === 0)) {
    throw new EqualizationError(
      `no factor brings receivers of ${received} and payers of ${paid} to a total of ${total} by moving ${move === "both" ? "both sides" : `the ${move}`}; change the total, or move another side`,
      { code: "infeasible", where, received: total },
    );
  }
  const amounts = x.map((one) => {
    if (one > 0) return move === "payers" ? one : one * factor;
    if (one < 0) return move === "receivers" ? one : move === "payers" ? one * factor : one / factor;
    return 0;
  });
  verifySum(where, amounts, total);
  const bound = Array.from(
    x,
    (one): Bound =>
      move === "both" || one === 0 || one > 0 === (move === "receivers") ? "none" : "excluded",
  );
  return { amounts, multiplier: factor, bound, residual: 0 };
}

/** Whether any factor above 0 reaches the total: a side alone can only give its own sign. */
function reaches(received: number, paid: number, total: number): boolean {
  if (received > 0 && paid > 0) return true;
  return received > 0 ? total > 0 : paid > 0 && total < 0;
}
