import type { SpatialWeightStyle } from "../../numeric/spatial-weights.ts";

/** What the p of a measure rests on. */
export type SpatialInference =
  /** The values are fixed and any unit could have had any of them: moments over all orders, p by the normal distribution. */
  | "randomization"
  /** The values are draws from one normal distribution. */
  | "normality"
  /** As randomization, but p by counting seeded random orders. */
  | "permutation";

/** Which side counts as extreme. */
export type SpatialAlternative =
  /** Either. */
  | "two-sided"
  /** Like near like: clustering. */
  | "greater"
  /** Like near unlike: a checkerboard. */
  | "less";

/** Options of {@link moranI}, {@link gearyC} and {@link getisOrdG}. */
export interface AutocorrelationOptions<Islands extends string = "omit" | "keep" | "drop"> {
  /** What p rests on. @defaultValue "permutation" if permutations or seed is given, else "randomization" */
  readonly inference?: SpatialInference | undefined;
  /** For `"permutation"`: number of random orders, a whole number of at least 1. @defaultValue 999 */
  readonly permutations?: number | undefined;
  /** For `"permutation"`: seed of the random orders. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Which side counts as extreme; `"greater"` means clustering for every measure. @defaultValue "two-sided" */
  readonly alternative?: SpatialAlternative | undefined;
  /**
   * What becomes of units without neighbors. `"omit"`: they are left out altogether. `"keep"`: they count. `"drop"`: they do
   * not count in n, though their values stay in mean and variance, as in spdep.
   *
   * @defaultValue "omit"
   */
  readonly islands?: Islands | undefined;
}

/** What {@link moranI}, {@link gearyC} and {@link getisOrdG} answer. */
export interface Autocorrelation {
  /** The measure itself, without unit. */
  readonly statistic: number;
  /** What it is on average if place does not matter. */
  readonly expected: number;
  /** Its variance if place does not matter. */
  readonly variance: number;
  /** Distance of the statistic from what is expected, in standard deviations; positive means clustering. `null` where the variance is 0. */
  readonly z: number | null;
  /** Probability of a statistic at least as extreme if place does not matter. */
  readonly p: number;
  /** Number of units that count. */
  readonly n: number;
  /** Ids of the units without neighbors. */
  readonly islands: string[];
  /** What p rests on. */
  readonly inference: SpatialInference;
  /** Which side counted as extreme. */
  readonly alternative: SpatialAlternative;
  /** Number of random orders, `null` without. */
  readonly permutations: number | null;
  /** How the neighbors were weighted. */
  readonly style: SpatialWeightStyle;
  /** Why `z` is `null`. */
  readonly reason?: string | undefined;
}
