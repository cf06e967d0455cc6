import { EqualizationError } from "../../errors.ts";
import {
  requireNonNegative,
  requireObservations,
  requireOptions,
  requirePositive,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/** Result of {@link empiricalBayesRates}. */
export interface EmpiricalBayesRates {
  /** Events over population of each unit. */
  readonly raw: Float64Array;
  /** All events over all population. */
  readonly mean: number;
  /** Estimated variance of the true rates between units; below 0 if the raw rates differ less than chance makes them. */
  readonly between: number;
  /** Smoothed rates: between the raw rate and `mean`, nearer to `mean` the smaller the population. */
  readonly rates: Float64Array;
  /** Distance of each raw rate from `mean` in its own standard deviations. */
  readonly standardized: Float64Array;
}

/**
 * Smooths the rates of small populations toward the common rate, and standardizes them for a test of clustering.
 *
 * $$ r_i = \frac{E_i}{P_i}, \quad b = \frac{\sum E}{\sum P}, \quad a = \frac{\sum P_i (r_i - b)^2}{\sum P} - \frac{b}{\bar P}, \quad
 *    \hat r_i = b + \frac{a}{a + b / P_i} (r_i - b) $$
 *
 * - **Unit:** events per person. `standardized` has none: $(r_i - b) / \sqrt{a + b / P_i}$.
 * - **When to use:** rates of rare events in regions of very different size, such as maternal deaths per county. `moranI(standardized, weights)` is the index of
 *   Assunção and Reis, which does not take the noise of small counties for a pattern.
 * - **Convention:** for `rates` a negative a counts as 0, so all are `mean`. For `standardized` the variance is b / P where a + b / P is not above 0.
 *   `EBImoran.mc` of spdep sets a negative a to 0 there as well.
 * - **Cost:** O(n).
 *
 * @param events Number of events per unit, at least 0.
 * @param population People at risk per unit, above 0.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `out_of_domain` for events below 0 or a population not above 0;
 *   `too_few_observations`; `zero_total` if there are no events; `unknown_option`.
 * @see R. Marshall, Applied Statistics 40(2), 1991; R. Assunção and E. Reis, Statistics in Medicine 18, 1999. Rates checked against `EBest` of the R package spdep.
 * @example
 * ```ts
 * import { empiricalBayesRates } from "equalis";
 * const { raw, rates } = empiricalBayesRates([2, 30, 90], [100, 3000, 6000]);
 * Array.from(raw); // => [0.02, 0.01, 0.015]
 * Array.from(rates, (rate) => Math.round(rate * 1e4) / 1e4); // => [0.0135, 0.0125, 0.0141]
 * ```
 */
export function empiricalBayesRates(
  events: Vector,
  population: Vector,
  options: Readonly<Record<string, never>> = {},
): EmpiricalBayesRates {
  const where = "empiricalBayesRates";
  requireOptions(where, options, []);
  requireNonNegative(where, "event", events);
  requirePositive(where, "population", population);
  requireSameLength(where, "event", events.length, "population", population.length);
  requireObservations(where, "unit", events.length, 1);
  const E = Float64Array.from(events);
  const P = Float64Array.from(population);
  const people = sum(P);
  const mean = sum(E) / people;
  if (mean === 0) {
    throw new EqualizationError("there are no events, so no rate can be smoothed", {
      code: "zero_total",
      where,
    });
  }
  const raw = E.map((count, i) => count / P[i]!);
  const between = sum(raw.map((rate, i) => P[i]! * (rate - mean) ** 2)) / people - mean / (people / P.length);
  const spread = Math.max(0, between);
  return {
    raw,
    mean,
    between,
    rates: raw.map((rate, i) => mean + (spread / (spread + mean / P[i]!)) * (rate - mean)),
    standardized: raw.map((rate, i) => {
      const chance = mean / P[i]!;
      const variance = between + chance > 0 ? between + chance : chance;
      return (rate - mean) / Math.sqrt(variance);
    }),
  };
}
