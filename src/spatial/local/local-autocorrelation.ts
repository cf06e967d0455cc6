import type { SpatialAlternative } from "../global/autocorrelation.ts";

/** Options of {@link localG}, and with more choices of {@link localMoran}. */
export interface LocalOptions<Inference extends string = "randomization" | "permutation"> {
  /** What p rests on; under `"permutation"` the unit's own value is held and the others change places. @defaultValue "permutation" if permutations or seed is given, else "randomization" */
  readonly inference?: Inference | undefined;
  /** For `"permutation"`: number of random orders for each unit, a whole number of at least 1. @defaultValue 999 */
  readonly permutations?: number | undefined;
  /** For `"permutation"`: seed of the random orders. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Which side counts as extreme. @defaultValue "two-sided" */
  readonly alternative?: SpatialAlternative | undefined;
  /** `"fdr"` adds to every unit the p adjusted for the many tests, after Benjamini and Hochberg. @defaultValue "none" */
  readonly adjust?: "none" | "fdr" | undefined;
}

/** One unit of {@link localMoran} or {@link localG}. */
export interface LocalAutocorrelation {
  /** Id of the unit. */
  readonly id: string;
  /** The measure; `null` for a unit without neighbors. */
  readonly statistic: number | null;
  /** What it is on average if place does not matter. */
  readonly expected: number | null;
  /** Its variance if place does not matter. */
  readonly variance: number | null;
  /** Distance from what is expected in standard deviations; `null` where that is undefined. */
  readonly z: number | null;
  /** Probability of a statistic at least as extreme if place does not matter. */
  readonly p: number | null;
  /** With `adjust: "fdr"`: the least false discovery rate at which this unit is still found. */
  readonly adjustedP?: number | null | undefined;
  /** Why a number is `null`. */
  readonly reason?: string | undefined;
}
