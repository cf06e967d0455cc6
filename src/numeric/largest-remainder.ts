import { EqualizationError } from "../errors.ts";
import type { Vector } from "./vector.ts";

/** Parts of a unit closer than this to a whole one are float noise, not a claim. */
const NOISE = 1e-9;

/**
 * Whole numbers that sum exactly to `total` and lie next to `amounts`: every amount is cut to the whole number
 * below, and the units left over go one by one to the largest remainders (Hamilton, Hare quota).
 *
 * Amounts may be negative (a contribution); they have to sum to `total` up to float noise or to the part of a
 * unit that rounding the total itself took. Equal remainders go by position, the first one first; remainders are
 * compared to nine decimals, so that the noise of a division decides nothing. Largest remainder is not
 * house-monotone: a larger total can cost somebody a unit.
 *
 * @throws `EqualizationError` `out_of_domain` when `total` is no safe whole number or is farther from the
 *   sum of the amounts than cutting can explain.
 * @see Balinski and Young (1982), Fair Representation, on the method of Hamilton.
 */
export function largestRemainder(amounts: Vector, total: number): Float64Array {
  const n = amounts.length;
  const whole = new Float64Array(n);
  const remainders = new Float64Array(n);
  let left = total;
  for (let i = 0; i < n; i++) {
    const amount = amounts[i]!;
    const floor = Math.floor(amount + NOISE);
    whole[i] = floor;
    remainders[i] = Math.round(Math.max(0, amount - floor) / NOISE);
    left -= floor;
  }
  if (!Number.isSafeInteger(total) || !(left >= -n && left <= 2 * n)) {
    throw new EqualizationError(
      `total is ${total}; it must be a whole number that the amounts sum to up to rounding`,
      { code: "out_of_domain", where: "largestRemainder", received: total },
    );
  }
  if (left === 0) return whole;
  const order = Uint32Array.from(whole, (_, i) => i).sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (let k = 0; left > 0; k = (k + 1) % n, left--) whole[order[k]!]! += 1;
  // Beyond 2^50 the amounts themselves are off by units: take back from the largest, where a unit matters least.
  if (left < 0) {
    order.sort((a, b) => Math.abs(whole[b]!) - Math.abs(whole[a]!) || a - b);
    for (let k = 0; left < 0; k = (k + 1) % n, left++) whole[order[k]!]! -= 1;
  }
  return whole;
}
