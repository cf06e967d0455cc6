import { EqualizationError } from "../errors.ts";
import {
  requireNonNegative,
  requireObservations,
  requirePositive,
  requireSameLength,
} from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/**
 * How far each region is from its target, as a share of the target.
 *
 * $$ d_i = \frac{a_i}{t_i} - 1 $$
 *
 * - **Unit:** none, as a share: −0.05 is 5 % below target. **Range:** at least −1 (nothing there), no upper end.
 * - **Use it** on allocations against fair shares, to see who is over and who under, and how uneven the start of
 *   a pace-of-change policy is. Distances are not amounts: those of a small and a large region do not add.
 * - Computed as (a − t) ÷ t, which keeps its digits near the target.
 *
 * @param actual What each region has; finite, at least 0.
 * @param target What it should have, in the same unit; above 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `out_of_domain` (a negative actual, a target of 0 or less, a distance beyond the largest
 *   number).
 * @see The distance from target of NHS England allocations. Checked against an independent computation in
 *   numpy; see test/fixtures/resources.
 *
 * @example
 * ```ts
 * import { distanceFromTarget } from "equalis";
 * distanceFromTarget([95, 110], [100, 100]); // => [-0.05, 0.1]
 * ```
 */
export function distanceFromTarget(actual: Vector, target: Vector): Float64Array {
  const where = "distanceFromTarget";
  requireNonNegative(where, "actual", actual);
  requireObservations(where, "actual", actual.length, 1);
  requirePositive(where, "target", target);
  requireSameLength(where, "actual", actual.length, "target", target.length);
  return Float64Array.from(actual, (a, index) => {
    const distance = (a - target[index]!) / target[index]!;
    if (distance - distance !== 0) {
      throw new EqualizationError(
        `actual ${index} is ${a} for a target of ${target[index]}, too far apart for a number; check the units`,
        { code: "out_of_domain", where, index, received: a },
      );
    }
    return distance;
  });
}
