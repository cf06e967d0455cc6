import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";
import { rateOf } from "./rate-of.ts";

/** Options of {@link pooledRate}. */
export interface PooledRateOptions {
  /**
   * Base of the rate: 1000 for "per 1000 persons".
   *
   * @defaultValue 1
   */
  readonly per?: number | undefined;
  /**
   * How many persons one unit of `population` stands for: 1000 where it is given in thousands, 10 000 where
   * it is given in wan (万人).
   *
   * @defaultValue 1
   */
  readonly populationUnit?: number | undefined;
}

/**
 * Rate of several regions together: all of the resource over all of the people.
 *
 * $$ r = b \, \frac{\sum_i R_i}{\sum_i P_i} $$
 *
 * - **Unit:** unit of the resource per `per` persons. **Range:** at least 0, between the lowest and the highest
 *   rate of a region.
 * - It equals the mean of the regions' rates weighted by population. The unweighted mean of rates is a
 *   different number (off by up to 9 % for the districts of Beijing in 2010) and never the rate of the whole.
 * - The ratio, the difference and 1 − the ratio of two pooled rates compare groups, such as rural with urban.
 * - A region without people or without the resource is legal here; no people at all is refused.
 *
 * @param resource Amount of the resource in each region; finite, at least 0.
 * @param population Persons in each region (see `populationUnit`); at least 0, not all 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative resource or population, a `per` or `populationUnit` of 0 or
 *   less), `zero_total` (no one lives in any region), `unknown_option`.
 * @see Checked against the published city totals of Beijing, 2010, for six resources; see
 *   test/fixtures/resources.
 *
 * @example The mean of the two rates would be 6.5
 * ```ts
 * import { pooledRate } from "equalis";
 * pooledRate([9000, 1200], [900_000, 400_000], { per: 1000 }); // => 7.846153846153846
 * ```
 */
export function pooledRate(resource: Vector, population: Vector, options: PooledRateOptions = {}): number {
  const where = "pooledRate";
  requireOptions(where, options, ["per", "populationUnit"]);
  const { per = 1, populationUnit = 1 } = options;
  requireNumber(where, "per", per, { above: 0 });
  requireNumber(where, "populationUnit", populationUnit, { above: 0 });
  requireNonNegative(where, "resource", resource);
  requireObservations(where, "resource", resource.length, 1);
  requireNonNegative(where, "population", population);
  requireSameLength(where, "resource", resource.length, "population", population.length);

  const P = positiveTotal(where, "population", population);
  return rateOf(where, sum(resource), P * populationUnit, per, 0);
}
