import { EqualizationError } from "../../errors.ts";
import { exactDoubles } from "../../numeric/exact-doubles.ts";
import { requireNumber } from "../../numeric/guard/index.ts";
import { largestRemainder, type WholeParts } from "../../numeric/largest-remainder.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/**
 * Computes whole numbers in proportion to shares that add up to the total exactly (largest remainder, Hamilton).
 *
 * Every unit gets its claim `total · s_i / Σ s_j` cut to a whole number; what is left goes one by one to the
 * largest remainders, the earlier unit first where they are equal. Claims and remainders are exact for every whole
 * total and every double as share: 0.1 + 0.2 and 0.3 are different shares.
 *
 * - **Unit:** that of the total: a whole number of yuan, cents, beds or posts. To pay in cents, hand in cents.
 * - **When to use:** last, for payouts. A total of 0 gives zeros. It is not house-monotone: a larger total can cost a unit one.
 *
 * @param shares At least 0; only proportions matter.
 * @param total A whole number, at least 0.
 * @throws `EqualizationError` `out_of_domain` (the total is negative, no whole number, or beyond 2^53; a
 *   negative share), `not_finite`, `too_few_observations`, `zero_total`, `missing_option`, `wrong_type`.
 * @see Balinski and Young (1982), Fair Representation.
 *
 * @example A pool of 100 by equal shares
 * ```ts
 * import { apportion } from "equalis";
 * apportion([1, 1, 1], 100); // => [34, 33, 33]
 * ```
 */
export function apportion(shares: Vector, total: number): Column {
  return apportionExactly("apportion", total, shares).amounts;
}

/** {@link apportion}, with the ties that position decided. */
export function apportionExactly(where: string, total: number, shares: Vector): WholeParts {
  requireNumber(where, "total", total, {
    atLeast: 0,
    integer: true,
    atMost: Number.MAX_SAFE_INTEGER,
  });
  const { share } = requireColumns(where, { share: shares }, { nonNegative: ["share"] });
  const { wholes } = exactDoubles(share);
  const all = wholes.reduce((a, b) => a + b, 0n);
  if (all === 0n) {
    if (total === 0) return { amounts: new Float64Array(share.length), ties: [] };
    throw new EqualizationError(
      `the shares add up to 0, so no unit has a claim on the ${total}; give at least one unit a share above 0`,
      { code: "zero_total", where },
    );
  }
  const pool = BigInt(total);
  return largestRemainder(
    wholes.map((whole) => pool * whole),
    all,
    total,
  );
}
