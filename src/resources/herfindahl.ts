import { EqualizationError } from "../errors.ts";
import { requireNonNegative, requireObservations } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";

/**
 * Herfindahl–Hirschman index: the sum of squared shares, so how concentrated a resource is.
 *
 * $$ H = \sum_i s_i^2, \qquad \sum_i s_i = 1 $$
 *
 * - **Unit:** none. **Range:** 1/n (all equal) to 1 (one has everything). Its inverse is the number of equal
 *   holders that would be as concentrated. Multiply by 10 000 for the scale of shares in percent.
 * - **When to use:** for concentration of supply among providers or places. It is no measure of equity: it does not
 *   know how many people stand behind a share.
 * - Percentages are refused, not guessed: shares must sum to 1 within one millionth.
 *
 * @param shares Shares of the total; finite, at least 0, with the sum 1.
 * @throws `EqualizationError` `too_few_observations` (no share), `not_finite`, `wrong_type`,
 *   `out_of_domain` (a negative share, or a sum other than 1).
 * @see Textbook form. Checked against exact fractions.
 *
 * @example Three hospitals
 * ```ts
 * import { herfindahl } from "equalis";
 * herfindahl([0.5, 0.25, 0.25]); // => 0.375
 * ```
 */
export function herfindahl(shares: Vector): number {
  const where = "herfindahl";
  requireNonNegative(where, "share", shares);
  requireObservations(where, "share", shares.length, 1);
  const total = sum(shares);
  if (Math.abs(total - 1) > 1e-6) {
    throw new EqualizationError(
      `the shares sum to ${total}, not to 1; divide percentages by 100 and amounts by their total`,
      { code: "out_of_domain", where, received: total },
    );
  }
  return weightedSum(shares, shares);
}
