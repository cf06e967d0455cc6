import { requireNonNegative, requireObservations, requireSameLength } from "../numeric/guard/index.ts";
import { hypotenuse } from "../numeric/portable/hypotenuse.ts";
import type { Vector } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";

/**
 * Standard error of a rate of all regions together, from those of the regions.
 *
 * $$ se = \frac{\sqrt{\sum_i (P_i \, se_i)^2}}{\sum_i P_i} $$
 *
 * - **Unit:** that of the standard errors.
 * - **When to use:** for figures from samples that were taken apart from each other, one a region or stratum. Samples that
 *   share clusters need their design.
 * - The people $P_i$ are taken as known: their own error does not enter.
 *
 * @param standardErrors Standard error of each region's rate; finite, at least 0.
 * @param population Persons in each region; at least 0, not all 0.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `wrong_type`, `length_mismatch`, `out_of_domain`
 *   (negative), `zero_total` (no one lives in any region).
 *
 * @example
 * ```ts
 * import { pooledStandardError } from "equalis";
 * pooledStandardError([3, 4], [100, 100]); // => 2.5
 * ```
 */
export function pooledStandardError(standardErrors: Vector, population: Vector): number {
  const where = "pooledStandardError";
  requireNonNegative(where, "standardError", standardErrors);
  requireObservations(where, "standardError", standardErrors.length, 1);
  requireNonNegative(where, "population", population);
  requireSameLength(where, "standardError", standardErrors.length, "population", population.length);
  const people = positiveTotal(where, "population", population);
  let norm = 0;
  for (let i = 0; i < population.length; i++) {
    norm = hypotenuse(norm, standardErrors[i]! * (population[i]! / people));
  }
  return norm;
}
