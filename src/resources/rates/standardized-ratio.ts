import { EqualizationError } from "../../errors.ts";
import {
  requireFinite,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { type CountMethod, countLimits, type Interval, requireConfidence } from "./count-limits.ts";

/** Options of {@link standardizedRatio}: `expected`, or the three columns that it is made of. */
export interface StandardizedRatioOptions {
  /** Events expected. */
  readonly expected?: number | undefined;
  /** People of the district by stratum, such as age band. */
  readonly population?: Vector | undefined;
  /** Events of the reference by stratum. */
  readonly referenceEvents?: Vector | undefined;
  /** People of the reference by stratum. */
  readonly referencePopulation?: Vector | undefined;
  /**
   * What the ratio is multiplied by: 100 for a ratio in percent.
   *
   * @defaultValue 1
   */
  readonly per?: number | undefined;
  /**
   * Confidence level, between 0 and 1.
   *
   * @defaultValue 0.95
   */
  readonly confidence?: number | undefined;
  /**
   * Exact Poisson limits of the observed events, Byar's approximation, or exact below 10 events and Byar's from there.
   *
   * @defaultValue "auto"
   */
  readonly intervalMethod?: CountMethod | undefined;
}

/** What {@link standardizedRatio} answers. */
export interface StandardizedRatio {
  /** Observed over expected, times `per`. */
  readonly value: number;
  /** Events observed. */
  readonly observed: number;
  /** Events expected. */
  readonly expected: number;
  /** Confidence interval of the ratio. */
  readonly interval: Interval;
}

/**
 * Indirectly standardized ratio: events observed over those expected at the rates of a reference, such as the standardized mortality
 * ratio.
 *
 * $$ \frac{O}{E}, \qquad E = \sum_a n_a \frac{e^{ref}_a}{n^{ref}_a} $$
 *
 * - **Unit:** a ratio, 1 where events are as expected. **When to use:** where a district has too few events by age for
 *   {@link directlyStandardizedRate}. Two districts with their own ages are not comparable with each other by it, only each with the
 *   reference.
 * - **Interval:** that of the observed count; the expected one counts as known.
 * - **Conventions:** as PHEindicatormethods, exact below 10 observed, else Byar.
 *
 * @param observed Events in the district: in all, or by stratum.
 * @throws `EqualizationError` `missing_option` (neither expected nor the three columns), `unsupported_combination` (both),
 *   `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (negative numbers; people where the reference has none),
 *   `length_mismatch`, `zero_total` (nothing expected), `unknown_option`, `wrong_type`.
 * @see Breslow, N. E. and Day, N. E. (1987), Statistical Methods in Cancer Research, vol. II. Checked against
 *   PHEindicatormethods 2.1.1.
 *
 * @example
 * ```ts
 * import { standardizedRatio } from "equalis";
 * const { value, expected } = standardizedRatio([3, 9], {
 *   population: [1000, 500],
 *   referenceEvents: [20, 160],
 *   referencePopulation: [10000, 10000],
 * });
 * expected; // => 10
 * value; // => 1.2
 * ```
 */
export function standardizedRatio(
  observed: number | Vector,
  options: StandardizedRatioOptions,
): StandardizedRatio {
  const where = "standardizedRatio";
  const { per = 1, confidence = 0.95, intervalMethod = "auto" } = options ?? {};
  if (typeof options === "object" && options !== null) requireConfidence(where, options, confidence);
  requireOptions(where, options, [
    "expected",
    "population",
    "referenceEvents",
    "referencePopulation",
    "per",
    "confidence",
    "intervalMethod",
  ]);
  requireNumber(where, "per", per, { above: 0 });
  requireOneOf(where, "intervalMethod", intervalMethod, ["auto", "byar", "exact"]);
  const isVector = typeof observed === "object" && observed !== null;
  if (isVector) {
    requireFinite(where, "observed value", observed, 0);
    requireObservations(where, "observed value", observed.length, 1);
  } else requireNumber(where, "observed", observed, { atLeast: 0 });
  const events = isVector ? sum(observed) : observed;
  const expected = expectedOf(where, isVector ? observed.length : undefined, options);
  if (!(expected > 0)) {
    throw new EqualizationError("no events are expected; a ratio to nothing is undefined", {
      code: "zero_total",
      where,
      received: expected,
    });
  }
  const [lower, upper] = countLimits(events, intervalMethod, confidence);
  const scaled = (count: number): number => (count / expected) * per;
  return representable(where, {
    value: scaled(events),
    observed: events,
    expected,
    interval: { lower: scaled(lower), upper: scaled(upper), confidence },
  });
}

function expectedOf(where: string, strata: number | undefined, options: StandardizedRatioOptions): number {
  const { expected, population, referenceEvents, referencePopulation } = options;
  const columns = { population, referenceEvents, referencePopulation };
  const given = Object.values(columns).filter((column) => column !== undefined).length;
  if (expected !== undefined) {
    if (given > 0) {
      throw new EqualizationError(
        "expected is given, and columns to compute it from; pass one or the other",
        {
          code: "unsupported_combination",
          where,
        },
      );
    }
    requireNumber(where, "expected", expected, { atLeast: 0 });
    return expected;
  }
  const count = strata ?? population?.length ?? 0;
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined) {
      throw new EqualizationError(
        `${name} is required; pass expected, or population, referenceEvents and referencePopulation`,
        { code: "missing_option", where },
      );
    }
    requireFinite(where, `${name} value`, column, 0);
    requireSameLength(where, "stratum", count, `${name} value`, column.length);
  }
  requireObservations(where, "stratum", count, 1);
  return sum(
    Float64Array.from(population!, (people, index) => {
      if (people === 0) return 0;
      const of = referencePopulation![index]!;
      if (of > 0) return people * (referenceEvents![index]! / of);
      throw new EqualizationError(
        `stratum ${index} has ${people} people and the reference has none there; join strata`,
        { code: "out_of_domain", where, index, received: of },
      );
    }),
  );
}
