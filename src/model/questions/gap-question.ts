import type { IndicatorSelection } from "./selections.ts";

/** An index by its id with options of its own, as JSON: `{ index: "atkinson", options: { epsilon: 1 } }`. */
export interface IndexWithOptions {
  /** Id of the index: the name of its function. */
  readonly index: string;
  /** Options in place of those that the index takes for granted. @defaultValue those of the index */
  readonly options?: Readonly<Record<string, number | string>> | undefined;
}

/** What to ask of {@link measureGap}, by indices given as ids or in another way that `Reference` says. */
export interface GapQuestion<Reference = string | IndexWithOptions> extends IndicatorSelection {
  /**
   * By which index: `GINI`, `THEIL`, `MEAN_LOG_DEVIATION` … of the catalog.
   *
   * @defaultValue GINI
   */
  readonly index?: Reference | undefined;
  /**
   * How regions count: by the people in them, each once, or by their land area. With `"area"` the amounts are compared per square
   * kilometer: totals as they are, rates by their numerators.
   *
   * @defaultValue "population"
   */
  readonly weights?: "population" | "equal" | "area" | undefined;
  /** More indices of the same values. @defaultValue none */
  readonly additionalIndices?: readonly Reference[] | undefined;
  /**
   * By what to group: a grouping of the regions, such as `"belt"`, `"parent"` (the region that holds each), or with
   * `subgroups` also `"subgroup"` and `"region"`. Adds one row per group and a split between and within.
   */
  readonly groupBy?: string | undefined;
  /**
   * Several groupings, outermost first, each as in `groupBy`: splits the inequality level by level, such as
   * `["circle", "subgroup"]`.
   */
  readonly nestedBy?: readonly string[] | undefined;
  /**
   * Parts of the regions that are units of their own, such as `["urban", "rural"]`: each region counts once a part, and the
   * first and the last part are compared with each other.
   *
   * @defaultValue whole regions
   */
  readonly subgroups?: readonly string[] | undefined;
  /** Confidence intervals, for values that are a sample of regions. @defaultValue none */
  readonly interval?: GapIntervalOptions | undefined;
  /**
   * Periods for which the indices are given as well, in `series`: `"all"` that have values.
   *
   * @defaultValue none
   */
  readonly periods?: "all" | readonly string[] | undefined;
}

/** How intervals are found; see `estimate`. */
export interface GapIntervalOptions {
  /** By resampling regions, by their influence, or by leaving out one after the other. */
  readonly method: "linearization" | "bootstrap" | "jackknife";
  /** Confidence level. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
  /** Number of resamples, for the bootstrap. @defaultValue that of `estimate` */
  readonly replicates?: number | undefined;
  /** Seed of the resamples. @defaultValue that of `estimate` */
  readonly seed?: number | string | undefined;
  /** How the interval is read off resamples. @defaultValue that of `estimate` */
  readonly intervalMethod?: "percentile" | "bca" | "normal" | undefined;
}
