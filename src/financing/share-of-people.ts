import { type DesignUnits, designError } from "../numeric/regression/design-units.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";

/** A share of the people with its uncertainty. */
export interface ShareOfPeople {
  /** The share, 0 to 1. */
  readonly value: number;
  /** Its standard error under the design; `null` without one. */
  readonly standardError: number | null;
  /** Limits by Student's t with units less strata degrees of freedom, cut at 0 and 1; `null` without a standard error. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly confidence: number } | null;
}

/** The weighted share of rows with 1, with the error that the design of the sample gives it. */
export function shareOfPeople(
  flags: Vector,
  people: Vector,
  units: DesignUnits | null,
  confidence: number,
): ShareOfPeople {
  const value = weightedMean(flags, people);
  if (units === null) return { value, standardError: null, interval: null };
  const total = sum(people);
  const standardError = designError(units, (row) => (people[row]! / total) * (flags[row]! - value));
  const { bounds } = units;
  const df = bounds[bounds.length - 1]! - (bounds.length - 1);
  const reach = studentTQuantile((1 + confidence) / 2, df) * standardError;
  return {
    value,
    standardError,
    interval: { lower: Math.max(0, value - reach), upper: Math.min(1, value + reach), confidence },
  };
}
