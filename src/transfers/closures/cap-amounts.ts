import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { boundedShare } from "./bounded-share.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";

/** Options of {@link capAmounts}. */
export interface CapAmountsOptions {
  /** Ceiling of each amount, at least 0; `Infinity` is none. One number, or one per unit. */
  readonly cap: ColumnInput;
  /**
   * Who gets what the caps cut off: `"return"` takes it out and reports it as `residual` (to be saved, carried forward
   * or given back); `"redistribute"` gives it to the others in proportion to their amounts, up to their own caps;
   * `{ to }` gives it to the unit at that position, over its cap if need be.
   */
  readonly onResidual:
    | "return"
    | "redistribute"
    | {
        /** Position of the unit that receives it. */
        readonly to: number;
      };
}

/**
 * Caps amounts and says who gets what is cut off: laws differ, so there is no default.
 *
 * - **Unit:** that of `x`. **Multiplier:** the factor by which the amounts below their caps have risen (1 unless
 *   redistributed). **Bound:** `"upper"` at the cap, else `"none"`. **Residual:** what is cut off and given to no one;
 *   with `"redistribute"`, above 0 only where all caps together fall short.
 *
 * @param x At least 0.
 * @throws `EqualizationError` `missing_option` (no cap, no `onResidual`), `out_of_domain` (a negative amount or
 *   cap; no unit at position `to`), `unknown_option`, `length_mismatch`, `not_finite`, `too_few_observations`,
 *   `wrong_type`.
 *
 * @example
 * ```ts
 * import { capAmounts } from "equalis";
 * capAmounts([80, 20, 20], { cap: 50, onResidual: "return" }).residual; // => 30
 * capAmounts([80, 20, 20], { cap: 50, onResidual: "redistribute" }).amounts; // => [50, 35, 35]
 * capAmounts([80, 20, 20], { cap: 50, onResidual: { to: 2 } }).amounts; // => [50, 20, 50]
 * ```
 */
export function capAmounts(x: Vector, options: CapAmountsOptions): FittedAmounts {
  requireOptions("capAmounts", options, ["cap", "onResidual"]);
  const { cap, onResidual } = options;
  const columns = requireColumns("capAmounts", { x, cap }, { nonNegative: ["x", "cap"], extended: ["cap"] });
  if (onResidual === undefined) {
    throw new EqualizationError('onResidual is required; pass "return", "redistribute" or { to }', {
      code: "missing_option",
      where: "capAmounts",
    });
  }
  const n = columns.x.length;
  const amounts = new Float64Array(n);
  const cuts = new Float64Array(n);
  const bound = new Array<Bound>(n);
  for (let i = 0; i < n; i++) {
    const amount = Math.min(columns.x[i]!, columns.cap[i]!);
    amounts[i] = amount;
    cuts[i] = columns.x[i]! - amount;
    bound[i] = amount < columns.x[i]! ? "upper" : "none";
  }
  const cut = sum(cuts);
  if (typeof onResidual === "object" && onResidual !== null) {
    requireOptions("capAmounts", onResidual, ["to"]);
    const { to } = onResidual;
    if (!Number.isInteger(to) || to < 0 || to >= n) {
      throw new EqualizationError(
        `onResidual.to is ${formatReceived(to)}; pass the position of a unit, 0 to ${n - 1}`,
        {
          code: "out_of_domain",
          where: "capAmounts",
          received: to,
        },
      );
    }
    amounts[to] = amounts[to]! + cut;
    return { amounts, multiplier: 1, bound, residual: 0 };
  }
  requireOneOf("capAmounts", "onResidual", onResidual, ["return", "redistribute"]);
  if (onResidual === "return" || cut === 0) return { amounts, multiplier: 1, bound, residual: cut };
  const closed = boundedShare(columns.x, {
    upper: columns.cap,
    total: sum(columns.x),
    onInfeasible: "relax",
  });
  return {
    ...closed,
    bound: closed.bound.map((one, i) => (one === "lower" && columns.x[i] === 0 ? "none" : one)),
  };
}
