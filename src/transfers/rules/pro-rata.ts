import { EqualizationError } from "../../errors.ts";
import { requireNumber } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { Column } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/**
 * Splits a total in proportion to scores.
 *
 * $$ a_i = total \cdot \frac{s_i}{\sum_j s_j} $$
 *
 * - **Unit:** that of the total. The scores carry no unit: only their proportions matter. The shares add up to the
 *   total up to the last rounding; for whole payouts that add up exactly use {@link apportion}.
 * - A negative total is a contribution shared out. A total of 0 gives zeros, also where all scores are 0.
 *
 * @param scores At least 0, at least one of them above 0 unless the total is 0.
 * @throws `EqualizationError` `not_finite`, `out_of_domain` (a negative score), `too_few_observations`,
 *   `zero_total` (all scores are 0 and the total is not: no unit has a claim), `missing_option`, `wrong_type`.
 *
 * @example A pool of 100 by weighted heads
 * ```ts
 * import { proRata } from "equalis";
 * proRata([3, 1, 0, 1], 100); // => [60, 20, 0, 20]
 * ```
 */
export function proRata(scores: Vector, total: number): Column {
  requireNumber("proRata", "total", total);
  const { score } = requireColumns("proRata", { score: scores }, { nonNegative: ["score"] });
  return split("proRata", total, score);
}

/** The arithmetic of {@link proRata}, for scores already checked. */
export function split(where: string, total: number, scores: Column): Column {
  const n = scores.length;
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, scores[i]!);
  // No money and no claim is no problem: nothing is due and nothing is paid.
  if (largest === 0 && total === 0) return new Float64Array(n);
  if (largest === 0) {
    throw new EqualizationError(
      `the scores add up to 0, so no unit has a claim on the ${total}; give at least one unit a score above 0`,
      { code: "zero_total", where },
    );
  }
  const result = new Float64Array(n);
  // Relative to the largest, so that neither a sum nor a product of extreme scores leaves the range of numbers.
  const ordinary = largest > 1e-100 && largest < 1e100;
  const scale = ordinary ? 1 : largest;
  for (let i = 0; i < n; i++) result[i] = scores[i]! / scale;
  const all = sum(result);
  for (let i = 0; i < n; i++) result[i] = total * (result[i]! / all);
  return result;
}
