import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { rateOf } from "./rate-of.ts";
import { requireStandard } from "./require-standard.ts";

/** Options of {@link shortfall}. */
export interface ShortfallOptions {
  /** Units of the resource per `per` persons that each region should have: one for all, or one a region. Above 0. */
  readonly standard: number | Vector;
  /**
   * Base of the standard: 1000 for "per 1000 persons".
   *
   * @defaultValue 1
   */
  readonly per?: number | undefined;
  /**
   * Whether each region's shortfall is rounded up, as for staff: a third of a physician cannot be hired.
   *
   * @defaultValue false
   */
  readonly whole?: boolean | undefined;
  /**
   * How many persons one unit of `population` stands for: 1000 where it is given in thousands, 10 000 where
   * it is given in wan (万人).
   *
   * @defaultValue 1
   */
  readonly populationUnit?: number | undefined;
}

/** What {@link shortfall} finds. */
export interface Shortfall {
  /** What each region lacks to meet the standard, in the unit of the resource; 0 where it meets it. */
  readonly units: Float64Array;
  /** Sum of `units`: what would have to be added. Nothing moves between regions. */
  readonly total: number;
}

/**
 * What each region lacks to meet a standard of so many units per so many persons.
 *
 * $$ u_i = \max\left(0, \; s \frac{P_i}{b} - R_i\right), \qquad U = \sum_i u_i $$
 *
 * with $s$ the `standard`, $b$ its base `per`. With `whole`, each $u_i$ becomes $\lceil u_i - 10^{-9} \rceil$, so
 * that a rounding error of the arithmetic does not hire anybody.
 *
 * - **Unit:** that of the resource. **Range:** at least 0.
 * - **Surpluses are not netted:** a city with too many physicians does not fill the posts of a county. `total` is
 *   therefore larger than standard × people − resource, unless every region is short.
 * - A region lacks something exactly when {@link attainment} of its {@link perCapita} rate says "not met".
 * - A region without people needs nothing and lacks nothing.
 *
 * @param resource Amount of the resource in each region; finite, at least 0.
 * @param population Persons in each region (see `populationUnit`); finite, at least 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `missing_option` (no standard), `out_of_domain` (a negative resource or population, a
 *   standard, `per` or `populationUnit` of 0 or less), `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example General practitioners, 2 per 10 000 residents, as posts
 * ```ts
 * import { shortfall } from "equalis";
 * const posts = shortfall([210, 28, 88], [640_000, 198_000, 526_000], {
 *   standard: 2,
 *   per: 10_000,
 *   whole: true,
 * });
 * posts.units; // => [0, 12, 18]
 * posts.total; // => 30
 * ```
 */
export function shortfall(resource: Vector, population: Vector, options: ShortfallOptions): Shortfall {
  const where = "shortfall";
  requireOptions(where, options, ["standard", "per", "whole", "populationUnit"]);
  const { standard, per = 1, whole = false, populationUnit = 1 } = options;
  requireNumber(where, "per", per, { above: 0 });
  requireNumber(where, "populationUnit", populationUnit, { above: 0 });
  requireBoolean(where, "whole", whole);
  requireNonNegative(where, "resource", resource);
  const n = resource.length;
  requireObservations(where, "resource", n, 1);
  requireNonNegative(where, "population", population);
  requireSameLength(where, "resource", n, "population", population.length);
  const standardOf = requireStandard(where, standard, n);

  const units = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const persons = population[i]! * populationUnit;
    const s = standardOf(i);
    // Decided on the rate, so that shortfall and attainment agree in the last digit.
    if (persons === 0 || rateOf(where, resource[i]!, persons, per, i) >= s) continue;
    const lacking = Math.max(0, rateOf(where, persons, per, s, i) - resource[i]!);
    units[i] = whole ? Math.max(0, Math.ceil(lacking - 1e-9)) : lacking;
  }
  return { units, total: sum(units) };
}
