import { EqualizationError } from "../errors.ts";
import {
  requireMatrix,
  requireNonNegative,
  requireNumber,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { positiveTotal } from "./positive-total.ts";
import { rateOf } from "./rate-of.ts";

/** Options of {@link needsWeightedPopulation}. */
export interface NeedsWeightedPopulationOptions {
  /**
   * A factor on each region's need, such as remoteness; finite, at least 0.
   *
   * @defaultValue 1 for every region
   */
  readonly multiplier?: Vector | undefined;
  /**
   * What the weighted populations sum to; above 0.
   *
   * @defaultValue the unweighted total, so that rates keep their level
   */
  readonly total?: number | undefined;
  /**
   * The population of each region from elsewhere. Given, the groups of each region must add up to it within
   * `tolerance`, so that a forgotten age group cannot pass for low need.
   *
   * @defaultValue none: not checked
   */
  readonly population?: Vector | undefined;
  /**
   * How far the groups may be from `population`, as a share of it: 0.001 is one in a thousand.
   *
   * @defaultValue 0.001
   */
  readonly tolerance?: number | undefined;
}

/**
 * Population of each region weighted by need, rescaled so that the total is kept.
 *
 * $$ W_i = T \, \frac{V_i}{\sum_k V_k}, \qquad V_i = m_i \sum_g w_g P_{ig} $$
 *
 * with $P_{ig}$ the people of group $g$ in region $i$, $w_g$ the need of one of them, $m_i$ the multiplier and
 * $T$ the `total`, by default $\sum_i \sum_g P_{ig}$.
 *
 * - **Unit:** persons, weighted. **Range:** at least 0; the sum is $T$ to rounding.
 * - **Use it** in place of population: in rates per weighted head, in {@link fairShare}, in the weights of an
 *   index. Weighted over unweighted population is the region's need index.
 * - Only proportions of the weights matter, which is why the total is kept: without that, a weight of 1.6 for
 *   children would lower every rate of the country.
 * - A weight of 0 leaves a group out; a multiplier of 0 leaves a region out.
 *
 * @param groupPopulations One row per region, one column per group (age, sex, illness): persons, at least 0.
 * @param groupWeights Need of one person of each group; at least 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `out_of_domain` (a negative number, a `total` of 0 or less, groups that do not add up to
 *   `population`), `zero_total` (no weighted need anywhere), `unknown_option`.
 * @see The pattern of NHS England allocations: target share = share of the weighted population. Checked against
 *   an independent computation in numpy; see test/fixtures/resources.
 *
 * @example A young and an old region; one old person needs as much as three others
 * ```ts
 * import { needsWeightedPopulation } from "equalis";
 * const weighted = needsWeightedPopulation(
 *   [
 *     [900, 100],
 *     [500, 500],
 *   ],
 *   [1, 3],
 * );
 * weighted; // => [750, 1250]
 * ```
 */
export function needsWeightedPopulation(
  groupPopulations: Matrix,
  groupWeights: Vector,
  options: NeedsWeightedPopulationOptions = {},
): Float64Array {
  const where = "needsWeightedPopulation";
  requireOptions(where, options, ["multiplier", "total", "population", "tolerance"]);
  const { multiplier, total, population, tolerance = 0.001 } = options;
  const groups = requireMatrix(where, groupPopulations, "region");
  for (const [i, row] of groupPopulations.entries()) requireNonNegative(where, `region ${i}, group`, row);
  const n = groupPopulations.length;
  requireNonNegative(where, "group weight", groupWeights);
  requireSameLength(where, "group", groups, "group weight", groupWeights.length);
  if (multiplier !== undefined) {
    requireNonNegative(where, "multiplier", multiplier);
    requireSameLength(where, "region", n, "multiplier", multiplier.length);
  }
  if (total !== undefined) requireNumber(where, "total", total, { above: 0 });
  requireNumber(where, "tolerance", tolerance, { atLeast: 0 });

  const unweighted = Float64Array.from(groupPopulations, sum);
  if (population !== undefined) requireAddUp(where, unweighted, population, tolerance);
  const raw = Float64Array.from(
    groupPopulations,
    (row, i) => weightedSum(row, groupWeights) * (multiplier?.[i] ?? 1),
  );
  const V = positiveTotal(where, "weighted need", raw);
  const T = total ?? sum(unweighted);
  return raw.map((need, i) => rateOf(where, need, V, T, i));
}

function requireAddUp(where: string, groupTotals: Vector, population: Vector, tolerance: number): void {
  requireNonNegative(where, "population", population);
  requireSameLength(where, "region", groupTotals.length, "population", population.length);
  for (let index = 0; index < groupTotals.length; index++) {
    const received = groupTotals[index]!;
    const expected = population[index]!;
    if (Math.abs(received - expected) > tolerance * expected) {
      throw new EqualizationError(
        `the groups of region ${index} add up to ${received}, its population is ${expected}; complete the groups or raise the tolerance`,
        { code: "out_of_domain", where, index, received },
      );
    }
  }
}
