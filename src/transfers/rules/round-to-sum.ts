import { EqualizationError } from "../../errors.ts";
import { exactDoubles } from "../../numeric/exact-doubles.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { largestFirst } from "../../numeric/largest-remainder.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/** Options of {@link roundToSum}. */
export interface RoundToSumOptions {
  /**
   * Decimals kept, -15 to 15; negative rounds to tens, hundreds and so on.
   *
   * @defaultValue 0
   */
  readonly digits?: number | undefined;
  /**
   * What the rounded amounts add up to; a number with at most `digits` decimals.
   *
   * @defaultValue the exact sum of the amounts, rounded half up
   */
  readonly total?: number | undefined;
}

/**
 * Rounds amounts, positive or negative, so that they add up to a total exactly.
 *
 * Every amount is cut to the multiple of the unit at or below it; the units that are left go one by one to the
 * largest remainders, the earlier amount first where they are equal. An amount that is a multiple already never moves.
 *
 * - **Unit:** that of the amounts; each result is within one unit (`10 ** -digits`) of its amount.
 * - **When to use:** payments and contributions in whole money that must keep a zero sum, shares in percent that must
 *   add up to 100. To split a pool by scores use {@link apportion}.
 * - Sums and remainders are exact: amounts are taken as the doubles they are.
 *
 * @throws `EqualizationError` `out_of_domain` (a total that is no multiple of the unit, or that no rounding of these
 *   amounts reaches; digits outside -15 to 15; an amount of 2^53 units or more), `not_finite`, `too_few_observations`,
 *   `unknown_option`, `missing_option`, `wrong_type`.
 * @see Balinski and Young (1982), Fair Representation, on largest remainders.
 *
 * @example Payers and receivers in whole euros, still with a sum of 0
 * ```ts
 * import { roundToSum } from "equalis";
 * roundToSum([10.4, 5.4, -15.8], { total: 0 }); // => [11, 5, -16]
 * roundToSum([33.34, 33.33, 33.33], { digits: 1 }); // => [33.4, 33.3, 33.3]
 * ```
 */
export function roundToSum(amounts: Vector, options: RoundToSumOptions = {}): Column {
  const where = "roundToSum";
  requireOptions(where, options, ["digits", "total"]);
  const { digits = 0, total } = options;
  requireNumber(where, "digits", digits, { atLeast: -15, atMost: 15, integer: true });
  const { amount } = requireColumns(where, { amount: amounts });
  const n = amount.length;
  // amount · 10^digits = whole · up / down, with whole numbers throughout.
  const { wholes, exponent } = exactDoubles(amount);
  const up = digits > 0 ? 10n ** BigInt(digits) : 1n;
  const down = (1n << BigInt(-exponent)) * (digits < 0 ? 10n ** BigInt(-digits) : 1n);
  const floors = new Array<bigint>(n);
  const remainders = new Array<bigint>(n);
  let placed = 0n;
  let exact = 0n;
  for (let i = 0; i < n; i++) {
    const scaled = wholes[i]! * up;
    floors[i] = floorDivide(scaled, down);
    remainders[i] = scaled - floors[i]! * down;
    placed += floors[i]!;
    exact += scaled;
  }
  const goal = total === undefined ? floorDivide(2n * exact + down, 2n * down) : goalOf(where, total, digits);
  const left = goal - placed;
  const movable = remainders.reduce((count, rest) => (rest === 0n ? count : count + 1), 0);
  if (left < 0n || left > BigInt(movable)) {
    throw new EqualizationError(
      `total is ${total}, which no rounding of these amounts reaches; their sum is ${Number(exact) / Number(down) / 10 ** digits}`,
      { code: "out_of_domain", where, received: total },
    );
  }
  for (const i of largestFirst(remainders, Number(left)).chosen) floors[i]! += 1n;
  return Float64Array.from(floors, (units, i) => {
    const count = Number(units);
    if (Number.isSafeInteger(count)) return digits > 0 ? count / 10 ** digits : count * 10 ** -digits;
    throw new EqualizationError(`amount ${i} is ${amount[i]}, too large to be rounded to ${digits} digits`, {
      code: "out_of_domain",
      where,
      index: i,
      received: amount[i],
    });
  });
}

/** The total in units; the double nearest to a decimal stands for that decimal. */
function goalOf(where: string, total: number, digits: number): bigint {
  requireNumber(where, "total", total);
  const units = Math.round(digits > 0 ? total * 10 ** digits : total / 10 ** -digits);
  const back = digits > 0 ? units / 10 ** digits : units * 10 ** -digits;
  if (back === total && Number.isSafeInteger(units)) return BigInt(units);
  throw new EqualizationError(`total is ${total}; it must be a multiple of ${10 ** -digits}`, {
    code: "out_of_domain",
    where,
    received: total,
  });
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
