import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { verifySum } from "./verify-sum.ts";

/** Options of {@link dampen}. */
export interface DampenOptions {
  /**
   * What the amounts add up to.
   *
   * @defaultValue the sum of the formula amounts: floors are paid for by those who gain
   */
  readonly total?: number | undefined;
  /**
   * What happens when the floors exceed the money: `"error"` throws, `"relax"` cuts them in proportion.
   *
   * @defaultValue "error"
   */
  readonly onInfeasible?: "error" | "relax" | undefined;
}

/**
 * Guarantees a floor to every unit and lets those above theirs pay for it, each by the same part of its gain.
 *
 * $$ a_i = F_i + k\, (x_i - F_i)^+, \qquad \textstyle\sum_i a_i = total $$
 *
 * - **Unit:** formula amounts, floors, amounts and total in one unit. **Multiplier:** k, the part of its gain over the
 *   floor that a unit keeps: 0.8 is 80%. **Bound:** `"lower"` for a unit at its floor, `"none"` for one that keeps a part
 *   of its gain (it pays if k is below 1), `"below-floor"` for a floor that `"relax"` had to cut. **Residual:** money left over if no
 *   unit is above its floor.
 * - **When to use:** floor damping as in England's grant system: the floor is last year's amount times 1 plus a minimum growth.
 *   Within classes of units use {@link byGroup}. A rate of growth as ceiling is {@link maxGrowth}.
 *
 * @param x Amounts by formula.
 * @param floors What each unit gets at least. One number, or one per unit, at least 0.
 * @throws `EqualizationError` `infeasible` (the floors exceed the total), `out_of_domain` (a negative amount, floor or
 *   total), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`, `wrong_type`.
 *
 * @example The first falls to its floor of 90; the others give up half of their gain
 * ```ts
 * import { dampen } from "equalis";
 * const damped = dampen([80, 110, 110], [90, 100, 100]);
 * damped.amounts; // => [90, 105, 105]
 * damped.multiplier; // => 0.5
 * damped.bound; // => ["lower", "none", "none"]
 * ```
 */
export function dampen(x: Vector, floors: ColumnInput, options: DampenOptions = {}): FittedAmounts {
  const where = "dampen";
  requireOptions(where, options, ["total", "onInfeasible"]);
  const { onInfeasible = "error" } = options;
  requireOneOf(where, "onInfeasible", onInfeasible, ["error", "relax"]);
  const { x: X, floor: F } = requireColumns(where, { x, floor: floors }, { nonNegative: ["x", "floor"] });
  const { total = sum(X) } = options;
  requireNumber(where, "total", total, { atLeast: 0 });
  const least = sum(F);
  const gains = X.map((amount, i) => Math.max(0, amount - F[i]!));
  const room = sum(gains);
  const short = least - total > 1e-12 * Math.max(least, total);
  if (short && onInfeasible === "error") {
    throw new EqualizationError(
      `the floors add up to ${least}, more than the total of ${total}; lower them, or pass onInfeasible: "relax" to cut them in proportion`,
      { code: "infeasible", where, received: total },
    );
  }
  if (short) {
    return {
      amounts: F.map((floor) => total * (floor / least)),
      multiplier: 0,
      bound: Array.from(F, (floor): Bound => (floor > 0 ? "below-floor" : "lower")),
      residual: 0,
    };
  }
  const spare = Math.max(0, total - least);
  const amounts = F.map((floor, i) => (room > 0 ? floor + spare * (gains[i]! / room) : floor));
  if (room > 0) verifySum(where, amounts, total);
  return {
    amounts,
    multiplier: room > 0 ? spare / room : 0,
    bound: Array.from(gains, (gain): Bound => (gain > 0 ? "none" : "lower")),
    residual: room > 0 ? 0 : spare,
  };
}
