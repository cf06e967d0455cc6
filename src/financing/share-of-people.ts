import type { Replicates } from "../inequality/inference/replicate-weights.ts";
import { replicateError } from "../inequality/inference/replicate-weights.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
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
  /**
   * Limits cut at 0 and 1, by Student's t with units less strata degrees of freedom, or by the normal distribution with replicate
   * weights; `null` without a standard error.
   */
  readonly interval: { readonly lower: number; readonly upper: number; readonly confidence: number } | null;
}

/** What is known of how rows were drawn: their units, replicate weights, or neither. */
type ErrorSource = DesignUnits | Replicates | null;

/**
 * The weighted share of rows with 1, with the error that the design of the sample gives it. `inside` names the rows of a domain: the
 * share is that of its people, the error that of the full design.
 */
export function shareOfPeople(
  flags: Vector,
  people: Vector,
  source: ErrorSource,
  confidence: number,
  inside?: Uint32Array,
): ShareOfPeople {
  const pick = (column: Vector): Vector =>
    inside === undefined ? column : Float64Array.from(inside, (row) => column[row]!);
  const own = pick(flags);
  const value = weightedMean(own, pick(people));
  const without = { value, standardError: null, interval: null };
  if (source === null) return without;
  const cut = (standardError: number, quantile: number): ShareOfPeople => ({
    value,
    standardError,
    interval: {
      lower: Math.max(0, value - quantile * standardError),
      upper: Math.min(1, value + quantile * standardError),
      confidence,
    },
  });
  const tail = (1 + confidence) / 2;
  if ("factors" in source) {
    const error = replicateError(
      (x, { weights }) => weightedMean(x, weights),
      value,
      { values: own, columns: {} },
      inside,
      source,
      {},
    );
    return typeof error === "string" ? without : cut(error, normalQuantile(tail));
  }
  const df = degreesOfFreedom(source, people, inside);
  if (df < 1) return without;
  const total = sum(pick(people));
  const share = new Float64Array(flags.length);
  for (let k = 0; k < own.length; k++) {
    const row = inside?.[k] ?? k;
    share[row] = (people[row]! / total) * (flags[row]! - value);
  }
  return cut(
    designError(source, (row) => share[row]!),
    studentTQuantile(tail, df),
  );
}

/** Units less strata, of those in which someone of the domain was found; 0 for a domain in one unit. */
function degreesOfFreedom({ unitOf, bounds }: DesignUnits, people: Vector, inside?: Uint32Array): number {
  if (inside === undefined) return bounds[bounds.length - 1]! - (bounds.length - 1);
  const units = new Set<number>();
  for (const row of inside) if (people[row]! > 0 && unitOf[row]! >= 0) units.add(unitOf[row]!);
  let strata = 0;
  for (let h = 1; h < bounds.length; h++) {
    let isFound = false;
    for (let unit = bounds[h - 1]!; unit < bounds[h]! && !isFound; unit++) isFound = units.has(unit);
    if (isFound) strata++;
  }
  return units.size - strata;
}
