/** Subgroups and options after the guards, as the measures read them. */
export interface Setting {
  /** Whether more is better. */
  readonly favorable: boolean;
  /** The number that stands for everyone, where it is known. */
  readonly scale: number | undefined;
  /** Level of the whole setting as given, divided by `unit`. */
  readonly settingAverage: number | undefined;
  /** Bounds of the indicator as given. */
  readonly bounds: { readonly lower: number; readonly upper: number } | undefined;
  /** Confidence level. */
  readonly confidence: number;
  /** Standard normal quantile of that level, two-sided. */
  readonly z: number;
  /** Whether slopes are fitted by a straight line. */
  readonly linear: boolean;
  /** Number of simulations. */
  readonly draws: number;
  /** Seed of the simulation. */
  readonly seed: number;
  /** Form of the relative concentration index. */
  readonly kind: "relative" | "wagstaff" | "erreygers";
  /** The primary sampling unit of each subgroup by number, and the stratum of each such unit; `null` for regression. */
  readonly design: { readonly clusters: Uint32Array; readonly strata: readonly number[] } | null;
  /** Number of subgroups that have people. */
  readonly n: number;
  /** What the estimates were divided by: 1, or a power of two where squares would leave the range of numbers. */
  readonly unit: number;
  /** The estimates, by order and then by size, so that the order of rows cannot change a digit. */
  readonly estimates: Float64Array;
  /** The same as they were given. */
  readonly given: Float64Array;
  /** What the standard errors were divided by. */
  readonly errorUnit: number;
  /** The standard errors; NaN where one is missing. */
  readonly errors: Float64Array;
  /** Which standard error is missing; `null` if none is. */
  readonly missingError: string | null;
  /** Share of each subgroup in the population; `null` if a population is missing. */
  readonly shares: Float64Array | null;
  /** Which population is missing; `null` if none is. */
  readonly missingPopulation: string | null;
  /** Number of people. */
  readonly people: number;
  /** Population-weighted mean of the estimates; NaN without populations. */
  readonly mean: number;
  /** The orders, ascending; `null` for an unordered dimension. */
  readonly orders: Float64Array | null;
  /** Position of the reference subgroup; -1 if there is none. */
  readonly reference: number;
}
