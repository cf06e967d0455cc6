import { EqualizationError } from "../../errors.ts";
import { chiSquareQuantile } from "../../numeric/chi-square-quantile.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { countLimits, type Interval, requireConfidence } from "./count-limits.ts";

/** Options of {@link directlyStandardizedRate}. */
export interface DirectlyStandardizedRateOptions {
  /** People of the standard population by stratum; only proportions matter. */
  readonly standard: Vector;
  /**
   * For how many people the rate is.
   *
   * @defaultValue 100000
   */
  readonly per?: number | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Dobson's interval, Fay and Feuer's by gamma distributions, or the normal one, which is not cut at 0.
   *
   * @defaultValue "dobson"
   */
  readonly intervalMethod?: "dobson" | "gamma" | "normal" | undefined;
}

/** What {@link directlyStandardizedRate} answers. */
export interface DirectlyStandardizedRate {
  /** The rate the standard population would have. */
  readonly value: number;
  /** Its standard error, events Poisson in each stratum. */
  readonly standardError: number;
  /** Its confidence interval; `null` for Dobson's without events, where its scale is 0 / 0. */
  readonly interval: Interval | null;
}

/**
 * Directly standardized rate: the rate a standard population would have with the district's rates by age.
 *
 * $$ \frac{\sum_a s_a e_a / n_a}{\sum_a s_a}, \qquad V = \sum_a \left( \frac{s_a}{S} \right)^2 \frac{e_a}{n_a^2} $$
 *
 * - **Unit:** events per `per` people. **When to use:** to compare districts whose people differ in age. With fewer than 10 events the rate
 *   says little (PHEindicatormethods prints none); where strata have few events use {@link standardizedRatio}.
 * - **Intervals:** Dobson $DSR + \sqrt{V / E} (E_{L,U} - E)$ with Byar's limits of all events $E$; `"gamma"` as epitools'
 *   `ageadjust.direct`, with an upper limit also without events; `"normal"` $DSR \pm z \sqrt V$.
 * - **A stratum without people** is refused where the standard has some, and absent where it has none.
 * - **Cost:** O(strata).
 *
 * @param events Events by stratum; at least 0, and not necessarily whole.
 * @param population People by stratum.
 * @throws `EqualizationError` `missing_option` (no standard), `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain`
 *   (negative numbers; a stratum without people), `length_mismatch`, `zero_total` (an empty standard), `unknown_option`,
 *   `wrong_type`.
 * @see Dobson, A. J. et al. (1991), Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10; Fay, M. P.
 *   and Feuer, E. J. (1997), Confidence intervals for directly standardized rates, Statistics in Medicine 16. Checked against
 *   PHEindicatormethods 2.1.1 and epitools 0.5-10.1.
 *
 * @example
 * ```ts
 * import { directlyStandardizedRate } from "equalis";
 * const { value, standardError } = directlyStandardizedRate([10, 30], [1000, 500], { standard: [3, 1], per: 1000 });
 * Math.round(value * 1e9) / 1e9; // => 22.5
 * Math.round(standardError * 1e4) / 1e4; // => 3.6228
 * ```
 */
export function directlyStandardizedRate(
  events: Vector,
  population: Vector,
  options: DirectlyStandardizedRateOptions,
): DirectlyStandardizedRate {
  const where = "directlyStandardizedRate";
  const { standard, per = 100_000, confidence = 0.95, intervalMethod = "dobson" } = options ?? {};
  if (typeof options === "object" && options !== null) requireConfidence(where, options, confidence);
  requireOptions(where, options, ["standard", "per", "confidence", "intervalMethod"]);
  requireNumber(where, "per", per, { above: 0 });
  requireOneOf(where, "intervalMethod", intervalMethod, ["dobson", "gamma", "normal"]);
  requireFinite(where, "events value", events, 0);
  requireObservations(where, "stratum", events.length, 1);
  requireFinite(where, "population value", population, 0);
  requireSameLength(where, "events value", events.length, "population value", population.length);
  if (standard === undefined) {
    throw new EqualizationError("standard is required; pass the people of the standard population", {
      code: "missing_option",
      where,
    });
  }
  requireFinite(where, "standard value", standard, 0);
  requireSameLength(where, "events value", events.length, "standard value", standard.length);
  const shares = sharesOf(where, population, standard);
  const perPerson = shares.map((share, i) => (share === 0 ? 0 : share / population[i]!));
  const rate = sum(perPerson.map((each, i) => each * events[i]!));
  const variance = sum(perPerson.map((each, i) => each * each * events[i]!));
  const all = sum(perPerson.map((each, i) => (each === 0 ? 0 : events[i]!)));
  const limits = limitsOf(intervalMethod, confidence, rate, variance, all, perPerson);
  return representable(where, {
    value: rate * per,
    standardError: Math.sqrt(variance) * per,
    interval: limits === null ? null : { lower: limits[0] * per, upper: limits[1] * per, confidence },
  });
}

function sharesOf(where: string, population: Vector, standard: Vector): Float64Array {
  const total = sum(standard);
  if (total === 0) {
    throw new EqualizationError("the standard population is empty; shares of nothing are undefined", {
      code: "zero_total",
      where,
    });
  }
  return Float64Array.from(standard, (people, index) => {
    if (people > 0 && population[index] === 0) {
      throw new EqualizationError(
        `stratum ${index} has no people, and the standard has ${people} there; join strata`,
        { code: "out_of_domain", where, index, received: 0 },
      );
    }
    return people / total;
  });
}

function limitsOf(
  method: "dobson" | "gamma" | "normal",
  confidence: number,
  rate: number,
  variance: number,
  events: number,
  perPerson: Float64Array,
): readonly [number, number] | null {
  const tail = (1 - confidence) / 2;
  if (method === "normal") {
    const reach = -normalQuantile(tail) * Math.sqrt(variance);
    return [rate - reach, rate + reach];
  }
  if (method === "dobson") {
    if (events === 0) return null;
    const [lower, upper] = countLimits(events, "byar", confidence);
    const scale = Math.sqrt(variance / events);
    return [rate + scale * (lower - events), rate + scale * (upper - events)];
  }
  const most = perPerson.reduce((largest, each) => Math.max(largest, each), 0);
  const gamma = (p: number, mean: number, spread: number): number =>
    (spread / mean / 2) * chiSquareQuantile(p, ((2 * mean) / spread) * mean);
  return [rate === 0 ? 0 : gamma(tail, rate, variance), gamma(1 - tail, rate + most, variance + most * most)];
}
