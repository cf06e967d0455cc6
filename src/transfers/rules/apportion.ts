import { EqualizationError } from "../../errors.ts";
import { exactDoubles } from "../../numeric/exact-doubles.ts";
import { requireNumber } from "../../numeric/guard/index.ts";
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

/** Whole amounts, and where a tie decided. */
export interface Apportionment {
  /** Whole numbers that add up to the total. */
  readonly amounts: Column;
  /** Positions of the units whose equal remainders met where the units ran out; empty if no tie decided. */
  readonly ties: readonly number[];
}

/** {@link apportion}, with the ties that position decided. */
export function apportionExactly(where: string, total: number, shares: Vector): Apportionment {
  requireNumber(where, "total", total, {
    atLeast: 0,
    integer: true,
    atMost: Number.MAX_SAFE_INTEGER,
  });
  const { share } = requireColumns(where, { share: shares }, { nonNegative: ["share"] });
  const n = share.length;
  const { wholes } = exactDoubles(share);
  const all = wholes.reduce((a, b) => a + b, 0n);
  const amounts = new Float64Array(n);
  if (all === 0n) {
    if (total === 0) return { amounts, ties: [] };
    throw new EqualizationError(
      `the shares add up to 0, so no unit has a claim on the ${total}; give at least one unit a share above 0`,
      { code: "zero_total", where },
    );
  }
  const pool = BigInt(total);
  const remainders = new Array<bigint>(n);
  let left = total;
  for (let i = 0; i < n; i++) {
    const claim = pool * wholes[i]!;
    const whole = claim / all;
    remainders[i] = claim - whole * all;
    amounts[i] = Number(whole);
    left -= amounts[i]!;
  }
  const { chosen, ties } = largestFirst(remainders, left);
  for (const i of chosen) amounts[i] = amounts[i]! + 1;
  return { amounts, ties };
}

/** The units with the largest remainders, the earlier first where they are equal, and which of them a tie decided. */
export function largestFirst(
  remainders: readonly bigint[],
  count: number,
): { readonly chosen: readonly number[]; readonly ties: readonly number[] } {
  if (count === 0) return { chosen: [], ties: [] };
  const order = remainders.map((_, i) => i);
  order.sort((a, b) => (remainders[a]! > remainders[b]! ? -1 : remainders[a]! < remainders[b]! ? 1 : a - b));
  const last = remainders[order[count - 1]!]!;
  const tied = count < order.length && remainders[order[count]!] === last;
  return {
    chosen: order.slice(0, count),
    ties: tied ? order.filter((i) => remainders[i] === last).sort((a, b) => a - b) : [],
  };
}
