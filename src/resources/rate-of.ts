import { EqualizationError } from "../errors.ts";

/**
 * `amount × per ÷ base` of one region: a rate, where `base` counts persons.
 *
 * One place, so that a rate and the test of that rate against a standard can never disagree by a rounding.
 * Multiplying before dividing makes the usual case (whole numbers) one correctly rounded division: 29 in
 * 10 000 per 1000 is exactly the 2.9 of the standard.
 */
export function rateOf(where: string, amount: number, base: number, per: number, index: number): number {
  const scaled = amount * per;
  // Outside the normal range of a double the other order keeps the digits.
  const rate =
    scaled <= Number.MAX_VALUE && (scaled >= SMALLEST_NORMAL || amount === 0)
      ? scaled / base
      : (amount / base) * per;
  if (rate - rate !== 0 || base - base !== 0) {
    throw new EqualizationError(
      `${amount} over ${base} times ${per} at region ${index} is too large for a number; check the units`,
      { code: "out_of_domain", where, index, received: amount },
    );
  }
  return rate;
}

const SMALLEST_NORMAL = 2 ** -1022;
