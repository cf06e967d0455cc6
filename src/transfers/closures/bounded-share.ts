import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { fitBounded } from "./fit-bounded.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { verifySum } from "./verify-sum.ts";

/** Options of {@link boundedShare}. */
export interface BoundedShareOptions {
  /**
   * Floor of each amount, at least 0 (with `signed`, any number or `-Infinity`). One number, or one per unit.
   *
   * @defaultValue 0; with `signed`, no floor
   */
  readonly lower?: ColumnInput | undefined;
  /**
   * Ceiling of each amount, at least the floor; `Infinity` is none. One number, or one per unit.
   *
   * @defaultValue no ceiling
   */
  readonly upper?: ColumnInput | undefined;
  /** What the amounts add up to. */
  readonly total: number;
  /**
   * What happens when no amounts between the bounds add up to the total: `"error"` throws; `"relax"` cuts the floors
   * in proportion where they exceed the money, and pays the ceilings and reports the rest as `residual` where those
   * fall short of it.
   *
   * @defaultValue "error"
   */
  readonly onInfeasible?: "error" | "relax" | undefined;
  /**
   * Whether scores may be negative: units that pay. Payers are divided by λ where receivers are multiplied by it, so
   * that one λ closes both sides.
   *
   * @defaultValue false
   */
  readonly signed?: boolean | undefined;
}

/**
 * Shares in proportion to scores, between a floor and a ceiling each, that add up to a total.
 *
 * $$ a_i = \min(\max(\lambda s_i,\; lower_i),\; upper_i), \qquad \textstyle\sum_i a_i = total $$
 *
 * What a ceiling cuts off goes to the others in proportion to their scores, what a floor adds is taken from them, and
 * so on until everybody fits: solved at once and exactly, so that the order of steps does not matter.
 *
 * - **Unit:** floors, ceilings, amounts and total in one unit (money, or shares of 1). **Multiplier:** λ, amount per
 *   point of score of those at no bound. **Bound:** `"lower"` at the floor, `"upper"` at the ceiling, else `"none"`.
 *   A score of 0 stays at its floor. `"below-floor"` marks a floor that `"relax"` had to cut.
 * - With `signed`, $a_i = \min(\max(s_i / \lambda, lower_i), upper_i)$ for a payer ($s_i < 0$).
 * - If the total is out of reach, see `onInfeasible`. **Residual** is above 0 only with `"relax"`, where the
 *   ceilings fall short; λ is then the least one that brings every unit with a score to the ceiling. With `signed` it is
 *   below 0 where the floors exceed the total: signed floors are not cut.
 *
 * @throws `EqualizationError` `infeasible`, `out_of_domain` (a negative score, floor or total, a floor above its
 *   ceiling), `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`,
 *   `wrong_type`.
 * @see United States, 42 USC 1397dd(b)(4): the allotments of the Children's Health Insurance Program, raised pro rata
 *   below their ceilings.
 *
 * @example The first would get 90 of 100; its ceiling leaves more to the others
 * ```ts
 * import { boundedShare } from "equalis";
 * const closed = boundedShare([90, 5, 5], { lower: 2, upper: 60, total: 100 });
 * closed.amounts; // => [60, 20, 20]
 * closed.multiplier; // => 4
 * closed.bound; // => ["upper", "none", "none"]
 * ```
 */
export function boundedShare(scores: Vector, options: BoundedShareOptions): FittedAmounts {
  const where = "boundedShare";
  requireOptions(where, options, ["lower", "upper", "total", "onInfeasible", "signed"]);
  const { signed = false } = options;
  requireBoolean(where, "signed", signed);
  const { lower = signed ? Number.NEGATIVE_INFINITY : 0, upper = Number.POSITIVE_INFINITY } = options;
  const { total, onInfeasible = "error" } = options;
  requireOneOf(where, "onInfeasible", onInfeasible, ["error", "relax"]);
  requireNumber(where, "total", total, signed ? {} : { atLeast: 0 });
  const columns = requireColumns(
    where,
    { score: scores, lower, upper },
    signed
      ? { extended: ["upper"], extendedBelow: ["lower"] }
      : { nonNegative: ["score", "lower", "upper"], extended: ["upper"] },
  );
  const { score, upper: U } = columns;
  const L = orderedFloors(where, columns.lower, U);
  const n = score.length;
  const least = new Float64Array(n);
  const most = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const s = score[i]!;
    const still = Math.min(Math.max(0, L[i]!), U[i]!);
    least[i] = s < 0 ? L[i]! : still;
    most[i] = s > 0 ? U[i]! : still;
  }
  const floors = sumOf(least);
  const ceilings = sumOf(most);
  if (floors > total) return belowFloors(where, { score, least, floors, total, onInfeasible, signed });
  if (ceilings < total) return aboveCeilings(where, { score, upper: U, most, ceilings, total, onInfeasible });
  const { amounts, multiplier, bound } = fitBounded(score, L, U, total);
  verifySum(where, amounts, total);
  return { amounts, multiplier, bound, residual: 0 };
}

/** What floors that exceed the money leave: an error, or floors cut in proportion. */
function belowFloors(
  where: string,
  {
    score,
    least,
    floors,
    total,
    onInfeasible,
    signed,
  }: {
    readonly score: Column;
    readonly least: Column;
    readonly floors: number;
    readonly total: number;
    readonly onInfeasible: "error" | "relax";
    readonly signed: boolean;
  },
): FittedAmounts {
  // A difference of the last digits is rounding in the caller's floors, not a shortage.
  const short = floors - total > 1e-12 * Math.max(Math.abs(floors), Math.abs(total));
  if (short && onInfeasible === "error") {
    throw new EqualizationError(
      `the floors add up to ${floors}, more than the total of ${total}; lower them, or pass onInfeasible: "relax" to ${signed ? "report the rest as residual" : "cut them in proportion"}`,
      { code: "infeasible", where, received: total },
    );
  }
  const cut = short && !signed;
  const amounts = cut ? least.map((floor) => total * (floor / floors)) : least.slice();
  const bound = Array.from(score, (_, i): Bound => (cut && least[i]! > 0 ? "below-floor" : "lower"));
  return { amounts, multiplier: 0, bound, residual: short && signed ? total - floors : 0 };
}

/** What ceilings that fall short of the money leave: an error, or the ceilings and a residual. */
function aboveCeilings(
  where: string,
  {
    score,
    upper,
    most,
    ceilings,
    total,
    onInfeasible,
  }: {
    readonly score: Column;
    readonly upper: Column;
    readonly most: Column;
    readonly ceilings: number;
    readonly total: number;
    readonly onInfeasible: "error" | "relax";
  },
): FittedAmounts {
  const short = total - ceilings > 1e-12 * Math.max(Math.abs(total), Math.abs(ceilings));
  if (short && onInfeasible === "error") {
    throw new EqualizationError(
      `the most that can be placed is ${ceilings} of ${total}; raise the ceilings, or pass onInfeasible: "relax" to report the rest as residual`,
      { code: "infeasible", where, received: total },
    );
  }
  let multiplier = 0;
  const bound = Array.from(score, (s, i): Bound => {
    if (s > 0) multiplier = Math.max(multiplier, upper[i]! / s);
    return s > 0 ? "upper" : "lower";
  });
  return { amounts: most.slice(), multiplier, bound, residual: short ? total - ceilings : 0 };
}

/** Sum of numbers of which some may be infinite, all of those with one sign. */
function sumOf(values: Column): number {
  const infinite = values.find((x) => x - x !== 0);
  return infinite ?? sum(values);
}

/**
 * Refuses a floor above its ceiling, and gives the floors. A floor above by no more than rounding (1.1 x next to
 * x + 0.1 x) is its ceiling.
 */
export function orderedFloors(where: string, lower: Column, upper: Column): Column {
  let floors = lower;
  for (let i = 0; i < lower.length; i++) {
    if (!(lower[i]! > upper[i]!)) continue;
    if (lower[i]! - upper[i]! > 1e-12 * Math.max(Math.abs(lower[i]!), Math.abs(upper[i]!))) {
      throw new EqualizationError(`the floor of unit ${i} is ${lower[i]}, above its ceiling of ${upper[i]}`, {
        code: "out_of_domain",
        where,
        index: i,
        received: lower[i],
      });
    }
    if (floors === lower) floors = lower.slice();
    floors[i] = upper[i]!;
  }
  return floors;
}
