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

/** Options of {@link resourceDensityIndex}. */
export interface ResourceDensityIndexOptions {
  /**
   * Base of the rate under the root.
   *
   * @defaultValue 1000
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
 * Health resource density index (HRDI): the geometric mean of a resource's density by people and by land.
 *
 * $$ \mathrm{HRDI}_i = \sqrt{ b \, \frac{R_i}{P_i} \cdot \frac{R_i}{A_i} } $$
 *
 * with $R_i$ the resource, $P_i$ the persons, $A_i$ the land area in km² and $b$ the base `per`.
 *
 * - **Unit:** unit of the resource, per square root of (`per` persons × km²). **Range:** at least 0. It has no
 *   zero point of meaning beyond "nothing there" and no target value: say the base and the unit of area.
 * - **When to use:** to rank regions where neither people nor land alone will do. Multiplying the resource by k
 *   multiplies it by k.
 * - **Do not** average, add or decompose it: the index of a province is the index of its totals, no mean of
 *   its counties. Do not compare indices of different bases.
 *
 * @param resource Amount of the resource in each region; finite, at least 0.
 * @param population Persons in each region (see `populationUnit`); above 0.
 * @param area Land area of each region in km²; above 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative resource, a population, area, `per` or `populationUnit` of 0
 *   or less), `unknown_option`.
 * @see Used in Healthcare 2022, 10, 1401 and Int. J. Environ. Res. Public Health 2022, 19, 6589. Checked
 *   against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example Per 1000 residents and km²
 * ```ts
 * import { resourceDensityIndex } from "equalis";
 * resourceDensityIndex([8000, 900], [640_000, 225_000], [20, 2500]); // => [70.71067811865476, 1.2]
 * ```
 */
export function resourceDensityIndex(
  resource: Vector,
  population: Vector,
  area: Vector,
  options: ResourceDensityIndexOptions = {},
): Float64Array {
  const where = "resourceDensityIndex";
  requireOptions(where, options, ["per", "populationUnit"]);
  const { per = 1000, populationUnit = 1 } = options;
  requireNumber(where, "per", per, { above: 0 });
  requireNumber(where, "populationUnit", populationUnit, { above: 0 });
  requireNonNegative(where, "resource", resource);
  requireObservations(where, "resource", resource.length, 1);
  requirePositive(where, "population", population);
  requireSameLength(where, "resource", resource.length, "population", population.length);
  requirePositive(where, "area", area);
  requireSameLength(where, "resource", resource.length, "area", area.length);

  const index = new Float64Array(resource.length);
  for (let i = 0; i < index.length; i++) {
    const rate = rateOf(where, resource[i]!, population[i]! * populationUnit, per, i);
    const density = rateOf(where, resource[i]!, area[i]!, 1, i);
    const square = rate * density;
    // One root of the product is exact for round numbers; two roots survive where the product does not.
    index[i] = square > 1e-300 && square < 1e300 ? Math.sqrt(square) : Math.sqrt(rate) * Math.sqrt(density);
  }
  return index;
}
