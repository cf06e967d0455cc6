import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOptions,
  requirePositive,
  requireSameLength,
} from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { rateOf } from "./rate-of.ts";

/** Options of {@link perCapita}. */
export interface PerCapitaOptions {
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
 * Resource of each region per head, or per `per` persons.
 *
 * $$ r_i = b \, \frac{R_i}{P_i} $$
 *
 * with $R_i$ the resource, $P_i$ the persons and $b$ the base `per`.
 *
 * - **Shape:** one resource and one population a region; one rate a region comes back.
 * - **Unit:** unit of the resource per `per` persons. **Range:** at least 0.
 * - **When to use:** to compare regions of different size. For a rate of several regions together use
 *   {@link pooledRate}, never the mean of these rates: the mean counts a county like a city.
 * - **Say which population.** Residents, registered persons and service population give rates that differ by
 *   half and more in places of migration, and populations of another year shift the ranking. Keep concept and
 *   year next to the number.
 * - A region without people has no rate: a population of 0 is refused, never turned into 0 or infinity. A
 *   missing resource is refused too; only a known 0 is 0.
 *
 * @param resource Amount of the resource in each region; finite, at least 0.
 * @param population Persons in each region (see `populationUnit`); above 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative resource, a population of 0 or less, a `per` or
 *   `populationUnit` of 0 or less, a rate beyond the largest number), `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example Hospital beds per 1000 residents
 * ```ts
 * import { perCapita } from "equalis";
 * perCapita([8200, 2100], [640_000, 400_000], { per: 1000 }); // => [12.8125, 5.25]
 * ```
 * @example The same with populations in units of 10 000 persons
 * ```ts
 * import { perCapita } from "equalis";
 * perCapita([8200, 2100], [64, 40], { per: 1000, populationUnit: 10_000 }); // => [12.8125, 5.25]
 * ```
 */
export function perCapita(
  resource: Vector,
  population: Vector,
  options: PerCapitaOptions = {},
): Float64Array {
  const where = "perCapita";
  requireOptions(where, options, ["per", "populationUnit"]);
  const { per = 1, populationUnit = 1 } = options;
  requireNumber(where, "per", per, { above: 0 });
  requireNumber(where, "populationUnit", populationUnit, { above: 0 });
  requireNonNegative(where, "resource", resource);
  requireObservations(where, "resource", resource.length, 1);
  requirePositive(where, "population", population);
  requireSameLength(where, "resource", resource.length, "population", population.length);

  const rates = new Float64Array(resource.length);
  for (let i = 0; i < rates.length; i++) {
    rates[i] = rateOf(where, resource[i]!, population[i]! * populationUnit, per, i);
  }
  return rates;
}
