import { requireNumber } from "../numeric/guard/index.ts";
import { largestRemainder } from "../numeric/largest-remainder.ts";
import type { Vector } from "../numeric/vector.ts";
import type { Column } from "./column.ts";
import { requireColumns } from "./require-columns.ts";
import { split } from "./share.ts";

/**
 * Whole numbers in proportion to shares that add up to the total exactly (largest remainder, Hamilton).
 *
 * Every unit gets its exact claim `total · s_i / Σ s_j` cut to a whole number; what is left goes one by one to the
 * largest remainders, the earlier unit first where they are equal.
 *
 * - **Unit:** that of the total: a whole number of yuan, cents, beds or posts. To pay in cents, hand in cents.
 * - **Use it** last, for payouts. It is not house-monotone: a larger total can cost a unit one.
 *
 * @param total A whole number, at least 0.
 * @param shares At least 0; only proportions matter.
 * @throws `EqualizationError` `out_of_domain` (the total is negative, no whole number, or beyond 2^53; a
 *   negative share), `not_finite`, `too_few_observations`, `zero_total`, `missing_option`, `wrong_type`.
 * @see Balinski and Young (1982), Fair Representation.
 *
 * @example A pool of 100 by equal shares
 * ```ts
 * import { apportion } from "equalis";
 * apportion(100, [1, 1, 1]); // => [34, 33, 33]
 * ```
 */
export function apportion(total: number, shares: Vector): Column {
  requireNumber("apportion", "total", total, {
    atLeast: 0,
    integer: true,
    atMost: Number.MAX_SAFE_INTEGER,
  });
  const { share } = requireColumns("apportion", { share: shares }, { nonNegative: ["share"] });
  return largestRemainder(split("apportion", total, share), total);
}
