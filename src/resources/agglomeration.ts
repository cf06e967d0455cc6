import {
  requireNonNegative,
  requireObservations,
  requirePositive,
  requireSameLength,
} from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";
import { shareRatio } from "./share-ratio.ts";

/** What {@link agglomeration} finds, one number per region. */
export interface Agglomeration {
  /** Resource agglomeration degree: share of the resource over share of the land. */
  readonly hrad: Float64Array;
  /** Population agglomeration degree: share of the people over share of the land. */
  readonly pad: Float64Array;
  /** HRAD ÷ PAD: share of the resource over share of the people. Areas cancel out of it. */
  readonly ratio: Float64Array;
  /** HRAD − PAD: of the same sign as ratio − 1; some papers report it instead of the ratio. */
  readonly difference: Float64Array;
}

/**
 * Health resource agglomeration degree (HRAD), population agglomeration degree (PAD), and their ratio.
 *
 * $$ \mathrm{HRAD}_i = \frac{R_i / R}{A_i / A}, \quad
 *    \mathrm{PAD}_i = \frac{P_i / P}{A_i / A}, \quad
 *    \frac{\mathrm{HRAD}_i}{\mathrm{PAD}_i} = \frac{R_i / P_i}{R / P} $$
 *
 * with $R, P, A$ the totals over the regions given.
 *
 * - **Unit:** none, so populations and areas may come in any unit. **Range:** at least 0.
 * - **Reading:** HRAD of 1 is a share of the resource equal to the share of the land; above 1 the resource is
 *   concentrated there. A ratio above 1 is more resource than people, and below 1 less.
 * - **The ratio is the per-capita ratio** and nothing else: the area has gone, so it says nothing about
 *   geography. It is reported because the literature does.
 * - All four depend on which regions are given: adding a desert raises every other HRAD.
 *
 * @param resource Amount of the resource in each region; finite, at least 0, not all 0.
 * @param population Persons in each region, in any unit; above 0.
 * @param area Land area of each region, in any unit; above 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `out_of_domain` (a negative resource, a population or area of 0 or less), `zero_total`
 *   (no resource anywhere).
 * @see Used in doi 10.3389/fpubh.2025.1650147. Checked against an independent computation in numpy; see
 *   test/fixtures/resources.
 *
 * @example A city on a tenth of the land with half of the people and three quarters of the beds
 * ```ts
 * import { agglomeration } from "equalis";
 * const beds = agglomeration([750, 250], [50, 50], [10, 90]);
 * beds.hrad[0]; // => 7.5
 * beds.pad[0]; // => 5
 * beds.ratio; // => [1.5, 0.5]
 * ```
 */
export function agglomeration(resource: Vector, population: Vector, area: Vector): Agglomeration {
  const where = "agglomeration";
  requireNonNegative(where, "resource", resource);
  const n = resource.length;
  requireObservations(where, "resource", n, 1);
  requirePositive(where, "population", population);
  requireSameLength(where, "resource", n, "population", population.length);
  requirePositive(where, "area", area);
  requireSameLength(where, "resource", n, "area", area.length);

  const R = positiveTotal(where, "resource", resource);
  const P = positiveTotal(where, "population", population);
  const A = positiveTotal(where, "area", area);
  const hrad = new Float64Array(n);
  const pad = new Float64Array(n);
  const ratio = new Float64Array(n);
  const difference = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    hrad[i] = shareRatio(where, resource[i]!, R, area[i]!, A, i);
    pad[i] = shareRatio(where, population[i]!, P, area[i]!, A, i);
    ratio[i] = shareRatio(where, resource[i]!, R, population[i]!, P, i);
    difference[i] = hrad[i]! - pad[i]!;
  }
  return { hrad, pad, ratio, difference };
}
