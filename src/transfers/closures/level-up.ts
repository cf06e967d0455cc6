import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { solveBreakpoints } from "../../numeric/solve-breakpoints.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedSum } from "../../numeric/weighted-sum.ts";
import type { ColumnInput, Mask } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";
import { requireMask } from "../columns/require-mask.ts";
import type { Bound, FittedAmounts } from "./fitted-amounts.ts";
import { verifySum } from "./verify-sum.ts";

/** Options of {@link levelUp}. */
export interface LevelUpOptions {
  /** Capacity per head before `x`. One number per unit, or one for all. */
  readonly baseline: ColumnInput;
  /** The units that receive already: they are all raised by the same sum per head. */
  readonly members: Mask;
  /** Heads. One number per unit, or one for all. */
  readonly weights: ColumnInput;
  /** The money to be placed, in all: what `x` takes and what is left over. */
  readonly total: number;
}

/**
 * Spreads money left over: every recipient gets the same sum per head more, and whoever falls behind the best-off
 * recipient is lifted to it.
 *
 * With the level after payment $z_i = level_i + x_i$ and the best-off member $z^* = \max_{members} z_i$:
 *
 * $$ a_i = x_i + \lambda \quad (members), \qquad a_i = x_i + \max(0,\; z^* + \lambda - z_i) \quad (others), \qquad
 *    \textstyle\sum_i w_i a_i = total $$
 *
 * - **Unit:** `x`, `baseline` and the amounts are money per head, `weights` are heads, `total` is money.
 *   **Multiplier:** λ ≥ 0, the rise per head. **Bound:** `"none"` for a member, `"upper"` for another unit that is
 *   lifted to the members' level and held there, `"excluded"` for one that is above it. **Residual:** 0.
 * - Units outside the members can so enter the program. It is the counterpart of {@link equalCut}.
 * - Where the money does not bring everybody behind up to z*, those furthest behind are lifted first, all to one level; λ is then 0
 *   and their bound `"upper"`.
 *
 * @param x At least 0.
 * @throws `EqualizationError` `infeasible` (the amounts exceed the total already; or there is money to place and no member with heads), `out_of_domain` (a negative amount, weight or total),
 *   `length_mismatch`, `not_finite`, `too_few_observations`, `missing_option`, `unknown_option`, `wrong_type`.
 * @see Canada, Federal-Provincial Fiscal Arrangements Act, section 3.4: the equal per-capita adjustment payment.
 *
 * @example The third unit receives nothing at first and is lifted to the level of the others
 * ```ts
 * import { levelUp } from "equalis";
 * const closed = levelUp([20, 10, 0, 0], {
 *   baseline: [80, 90, 102, 150],
 *   members: [true, true, false, false],
 *   weights: [10, 10, 10, 10],
 *   total: 430,
 * });
 * closed.amounts; // => [25, 15, 3, 0]
 * closed.multiplier; // => 5
 * closed.bound; // => ["none", "none", "upper", "excluded"]
 * ```
 */
export function levelUp(x: Vector, options: LevelUpOptions): FittedAmounts {
  requireOptions("levelUp", options, ["baseline", "members", "weights", "total"]);
  const { baseline, members, weights, total } = options;
  requireNumber("levelUp", "total", total, { atLeast: 0 });
  const columns = requireColumns("levelUp", { x, baseline, weights }, { nonNegative: ["x", "weights"] });
  const n = columns.x.length;
  requireMask("levelUp", "members", members, n);
  let best = Number.NEGATIVE_INFINITY;
  let heads = 0;
  for (let i = 0; i < n; i++) {
    if (!members[i]) continue;
    best = Math.max(best, columns.baseline[i]! + columns.x[i]!);
    heads = Math.max(heads, columns.weights[i]!);
  }
  const lag = new Float64Array(n);
  let furthest = 0;
  for (let i = 0; i < n; i++) {
    if (members[i] || heads === 0) continue;
    lag[i] = columns.baseline[i]! + columns.x[i]! - best;
    furthest = Math.min(furthest, lag[i]!);
  }
  const claim = weightedSum(columns.x, columns.weights);
  const spare = total - claim;
  const noise = 1e-12 * Math.max(total, claim);
  if (spare < -noise) {
    throw new EqualizationError(
      `the amounts take ${claim} of ${total}; cut them first, for instance with equalCut`,
      { code: "infeasible", where: "levelUp", received: total },
    );
  }
  if (heads === 0 && spare > noise) {
    throw new EqualizationError(
      `${spare} is left over and no member has heads to receive it; name the members, or leave the money out`,
      { code: "infeasible", where: "levelUp", received: total },
    );
  }
  const free = heads === 0 ? 0 : Math.max(0, spare);
  // The rise of the common level from z*; below 0 as long as the money does not bring everybody behind up to it.
  const points = Float64Array.from(lag, (d) => d - furthest);
  const reached = free === 0 ? furthest : solveBreakpoints(points, columns.weights, free) + furthest;
  const rise = Math.max(0, reached);
  const amounts = new Float64Array(n);
  const bound = new Array<Bound>(n);
  for (let i = 0; i < n; i++) {
    const lift = members[i] ? rise : heads === 0 ? 0 : Math.max(0, reached - lag[i]!);
    amounts[i] = columns.x[i]! + lift;
    bound[i] = members[i] ? "none" : lift > 0 ? "upper" : "excluded";
  }
  if (heads > 0) verifySum("levelUp", amounts, total, columns.weights);
  return { amounts, multiplier: rise, bound, residual: 0 };
}
