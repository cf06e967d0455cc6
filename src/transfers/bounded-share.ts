import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { solveBreakpoints } from "../numeric/solve-breakpoints.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Bound, Closure } from "./closure.ts";
import type { Column, Columnar } from "./column.ts";
import { requireColumns } from "./require-columns.ts";

/** Options of {@link boundedShare}. */
export interface BoundedShareOptions {
  /**
   * Floor of each amount, at least 0. One number, or one per unit.
   *
   * @defaultValue 0
   */
  readonly lower?: Columnar | undefined;
  /**
   * Ceiling of each amount, at least the floor; `Infinity` is none. One number, or one per unit.
   *
   * @defaultValue no ceiling
   */
  readonly upper?: Columnar | undefined;
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
 *   A score of 0 stays at its floor.
 * - Where the total lies out of reach, see `onInfeasible`. **Residual** is above 0 only with `"relax"`, where the
 *   ceilings fall short; λ is then the least one that brings everybody with a score to the ceiling.
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
export function boundedShare(scores: Vector, options: BoundedShareOptions): Closure {
  requireOptions("boundedShare", options, ["lower", "upper", "total", "onInfeasible"]);
  const { lower = 0, upper = Number.POSITIVE_INFINITY, total, onInfeasible = "error" } = options;
  requireOneOf("boundedShare", "onInfeasible", onInfeasible, ["error", "relax"]);
  requireNumber("boundedShare", "total", total, { atLeast: 0 });
  const columns = requireColumns(
    "boundedShare",
    { score: scores, lower, upper },
    { nonNegative: ["score", "lower", "upper"], extended: ["upper"] },
  );
  const { score, lower: L, upper: U } = columns;
  requireOrderedBounds("boundedShare", L, U);
  const n = score.length;
  const floors = sum(L);
  const most = new Float64Array(n);
  for (let i = 0; i < n; i++) most[i] = score[i]! > 0 ? U[i]! : L[i]!;
  const ceilings = most.includes(Number.POSITIVE_INFINITY) ? Number.POSITIVE_INFINITY : sum(most);
  const amounts = new Float64Array(n);
  const bound = new Array<Bound>(n);
  if (floors > total) {
    // A difference of the last digits is rounding in the caller's floors, not a shortage.
    const short = floors - total > 1e-12 * floors;
    if (short && onInfeasible === "error") {
      throw new EqualizationError(
        `the floors add up to ${floors}, more than the total of ${total}; lower them, or pass onInfeasible: "relax" to cut them in proportion`,
        { code: "infeasible", where: "boundedShare", received: total },
      );
    }
    for (let i = 0; i < n; i++) {
      amounts[i] = short ? total * (L[i]! / floors) : L[i]!;
      bound[i] = "lower";
    }
    return { amounts, multiplier: 0, bound, residual: 0 };
  }
  if (ceilings < total) {
    const short = total - ceilings > 1e-12 * total;
    if (short && onInfeasible === "error") {
      throw new EqualizationError(
        `the most that can be placed is ${ceilings} of ${total}; raise the ceilings, or pass onInfeasible: "relax" to report the rest as residual`,
        { code: "infeasible", where: "boundedShare", received: total },
      );
    }
    let multiplier = 0;
    for (let i = 0; i < n; i++) {
      amounts[i] = most[i]!;
      bound[i] = score[i]! > 0 ? "upper" : "lower";
      if (score[i]! > 0) multiplier = Math.max(multiplier, U[i]! / score[i]!);
    }
    return { amounts, multiplier, bound, residual: short ? total - ceilings : 0 };
  }
  // Each unit starts to rise above its floor at lower / score and stops at upper / score.
  const points = new Float64Array(2 * n);
  const slopes = new Float64Array(2 * n);
  let k = 0;
  for (let i = 0; i < n; i++) {
    const s = score[i]!;
    if (s === 0 || L[i]! === U[i]!) continue;
    points[k] = Math.min(Number.MAX_VALUE, L[i]! / s);
    slopes[k++] = s;
    const end = U[i]! / s;
    if (end === Number.POSITIVE_INFINITY) continue;
    points[k] = end;
    slopes[k++] = -s;
  }
  const solved = k === 0 ? 0 : solveBreakpoints(points.subarray(0, k), slopes.subarray(0, k), total - floors);
  // Who is at a bound is known now; what they leave, shared by the others, is the multiplier without detours.
  const fixed = new Float64Array(n);
  const moving = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const claim = solved * score[i]!;
    if (claim <= L[i]!) fixed[i] = L[i]!;
    else if (claim >= U[i]!) fixed[i] = U[i]!;
    else moving[i] = score[i]!;
  }
  const active = sum(moving);
  const multiplier = active > 0 ? (total - sum(fixed)) / active : solved;
  for (let i = 0; i < n; i++) {
    const claim = multiplier * score[i]!;
    const free = moving[i]! > 0;
    amounts[i] = free ? Math.min(Math.max(claim, L[i]!), U[i]!) : fixed[i]!;
    bound[i] = free ? "none" : fixed[i]! === L[i]! ? "lower" : "upper";
  }
  return { amounts, multiplier, bound, residual: 0 };
}

/** Refuses a floor above its ceiling. */
export function requireOrderedBounds(where: string, lower: Column, upper: Column): void {
  for (let i = 0; i < lower.length; i++) {
    if (lower[i]! > upper[i]!) {
      throw new EqualizationError(`the floor of unit ${i} is ${lower[i]}, above its ceiling of ${upper[i]}`, {
        code: "out_of_domain",
        where,
        index: i,
        received: lower[i],
      });
    }
  }
}
