import { requireNonNegative, requireNumber, requireObservations } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";
import { rateOf } from "./rate-of.ts";

/**
 * A total divided in proportion to need.
 *
 * $$ F_i = R \, \frac{W_i}{\sum_k W_k} $$
 *
 * - **Unit:** that of `total`. **Range:** at least 0; the shares sum to `total` to rounding.
 * - **Use it** with the {@link needsWeightedPopulation} of the regions for the fair share of a resource or a
 *   budget, and {@link distanceFromTarget} for how far a region is from it. For whole units that sum exactly use
 *   `apportion`.
 * - No need is no share: a region of need 0 gets 0. A total of 0 gives zeros, whatever the need.
 *
 * @param need Need of each region; finite, at least 0, not all 0 unless the total is. Only proportions matter.
 * @param total What is to be divided; finite, at least 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `missing_option` (no total),
 *   `not_finite`, `wrong_type`, `out_of_domain` (a negative total or need), `zero_total` (no need anywhere, and a total above 0).
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example 1200 physicians by weighted population
 * ```ts
 * import { fairShare } from "equalis";
 * fairShare([750, 1250], 1200); // => [450, 750]
 * ```
 */
export function fairShare(need: Vector, total: number): Float64Array {
  const where = "fairShare";
  requireNumber(where, "total", total, { atLeast: 0 });
  requireNonNegative(where, "need", need);
  requireObservations(where, "need", need.length, 1);
  if (total === 0) return new Float64Array(need.length);
  const W = positiveTotal(where, "need", need);
  return Float64Array.from(need, (w, i) => rateOf(where, w, W, total, i));
}
