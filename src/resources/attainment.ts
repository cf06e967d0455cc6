import { EqualizationError } from "../errors.ts";
import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { positiveTotal } from "./positive-total.ts";
import { requireStandard } from "./require-standard.ts";

/** Options of {@link attainment}. */
export interface AttainmentOptions {
  /** The standard, in the unit of the rates: one for all regions, or one a region. Above 0. */
  readonly standard: number | Vector;
  /**
   * People of each region; at least 0, not all 0. Without them there is no share of people.
   *
   * @defaultValue none
   */
  readonly population?: Vector | undefined;
  /**
   * `"lower"` where less is better, such as deaths or waiting days: met at the standard and below it.
   *
   * @defaultValue "higher"
   */
  readonly direction?: "higher" | "lower" | undefined;
  /**
   * The largest value a rate can have: 1 for shares, 100 for percentages. A rate or standard beyond it is
   * refused, so that shares cannot be compared with a percentage, or the reverse.
   *
   * @defaultValue none
   */
  readonly maximum?: number | undefined;
}

/** What {@link attainment} finds. */
export interface Attainment {
  /** Whether each region meets its standard. */
  readonly met: boolean[];
  /** Share of the regions that meet it, 0 to 1. */
  readonly shareOfRegions: number;
  /** Share of the people who live in regions that meet it, 0 to 1; `null` where no population was given. */
  readonly shareOfPopulation: number | null;
  /** How much of the standard each region attains, 0 to 1: what is beyond the standard earns nothing. */
  readonly capped: Float64Array;
}

/**
 * How many regions, and how many people, have a rate that meets the standard, and how near the others are.
 *
 * $$ m_i = [r_i \ge s_i], \quad
 *    \text{of regions} = \frac{1}{n} \sum_i m_i, \quad
 *    \text{of people} = \frac{\sum_i P_i m_i}{\sum_i P_i}, \quad
 *    c_i = \min(1, r_i / s_i) $$
 *
 * With `direction: "lower"`, $m_i = [r_i \le s_i]$ and $c_i = \min(1, s_i / r_i)$, which is 1 for a rate of 0.
 *
 * - **Unit:** none. **Range:** [0, 1].
 * - **Report both shares.** They differ: a third of the regions can hold half of the people.
 * - **Meeting is exact:** a rate equal to the standard meets it and the least below it does not. Rates from
 *   {@link perCapita} are rounded once, so that 29 in 10 000 does meet 2.9 per 1000. Do not round rates before.
 * - Percentages against shares is the commonest mistake here; `maximum` guards against it.
 *
 * @param rates Rate of each region; finite, at least 0.
 * @throws `EqualizationError` `too_few_observations` (no region), `not_finite`, `wrong_type`,
 *   `length_mismatch`, `missing_option` (no standard), `out_of_domain` (a negative rate or population, a
 *   standard of 0 or less, a rate or standard beyond `maximum`), `zero_total` (a population without people),
 *   `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/resources.
 *
 * @example A third of the regions, half of the people
 * ```ts
 * import { attainment } from "equalis";
 * const physicians = attainment([6, 2, 1.5], { standard: 2.5, population: [640_000, 320_000, 320_000] });
 * physicians.met; // => [true, false, false]
 * physicians.shareOfRegions; // => 0.3333333333333333
 * physicians.shareOfPopulation; // => 0.5
 * physicians.capped; // => [1, 0.8, 0.6]
 * ```
 */
export function attainment(rates: Vector, options: AttainmentOptions): Attainment {
  const where = "attainment";
  requireOptions(where, options, ["standard", "population", "direction", "maximum"]);
  const { standard, population, direction = "higher", maximum } = options;
  requireOneOf(where, "direction", direction, ["higher", "lower"]);
  requireNonNegative(where, "rate", rates);
  const n = rates.length;
  requireObservations(where, "rate", n, 1);
  const standardOf = requireStandard(where, standard, n);
  if (maximum !== undefined) requireWithin(where, rates, standardOf, maximum);
  if (population !== undefined) {
    requireNonNegative(where, "population", population);
    requireSameLength(where, "rate", n, "population", population.length);
  }

  const met: boolean[] = [];
  const capped = new Float64Array(n);
  const covered = new Float64Array(n);
  let regions = 0;
  for (let i = 0; i < n; i++) {
    const rate = rates[i]!;
    const s = standardOf(i);
    const meets = direction === "higher" ? rate >= s : rate <= s;
    met.push(meets);
    capped[i] = meets ? 1 : direction === "higher" ? rate / s : s / rate;
    if (meets) {
      regions++;
      covered[i] = population?.[i] ?? 0;
    }
  }
  return { met, shareOfRegions: regions / n, shareOfPopulation: shareOf(where, covered, population), capped };
}

function shareOf(where: string, covered: Vector, population: Vector | undefined): number | null {
  if (population === undefined) return null;
  const everyone = positiveTotal(where, "population", population);
  return sum(covered) / everyone;
}

function requireWithin(
  where: string,
  rates: Vector,
  standardOf: (region: number) => number,
  maximum: number,
): void {
  requireNumber(where, "maximum", maximum, { above: 0 });
  for (let index = 0; index < rates.length; index++) {
    const rate = rates[index]!;
    const standard = standardOf(index);
    if (rate > maximum || standard > maximum) {
      const [noun, received] = rate > maximum ? ["rate", rate] : ["standard", standard];
      throw new EqualizationError(
        `${noun} ${index} is ${received}, beyond the maximum ${maximum}; give rates and standard both as shares or both as percentages`,
        { code: "out_of_domain", where, index, received },
      );
    }
  }
}
