/** Options of {@link measureSubgroups} and of every measure by name: one object serves them all. */
export interface SubgroupOptions {
  /** `true` if more is better (coverage), `false` if less is better (mortality). */
  readonly favorable: boolean;
  /**
   * The number that stands for everyone: 100 for percent, 1,000 for a rate per 1,000, 1 for a proportion.
   * The logit regression and the standard error of the attributable fraction need it, and simulated draws
   * stay below it. It is never guessed: a rate per 1,000 whose values all lie under 100 looks like a percentage.
   *
   * @defaultValue unknown: what needs it is not given, with the reason
   */
  readonly scale?: number | undefined;
  /**
   * Level of the indicator in the whole setting, where it is known better than from the subgroups. Read by
   * mean differences from the mean (unweighted), the index of disparity (unweighted) and the attributable risk
   * and fraction.
   *
   * @defaultValue the population-weighted mean of the estimates
   */
  readonly settingAverage?: number | undefined;
  /**
   * Least and greatest value the indicator can take. Simulated draws stay inside, estimates outside are
   * refused, and the concentration indices are taken of `(estimate - lower) / (upper - lower)`.
   *
   * @defaultValue draws stay between 0 and `scale`; no rescaling
   */
  readonly bounds?:
    | {
        /** Smallest value possible. */
        readonly lower: number;
        /** Largest value possible. */
        readonly upper: number;
      }
    | undefined;
  /** Confidence level of the intervals, above 0 and below 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
  /** Fits the slope and relative index by a straight line instead of a logit curve. @defaultValue false */
  readonly linear?: boolean | undefined;
  /** Simulations behind an interval that has no formula; 0 for none. @defaultValue 1000 */
  readonly draws?: number | undefined;
  /** Seed of the simulation: the same seed gives the same interval on every engine. @defaultValue 123456 */
  readonly seed?: number | undefined;
  /**
   * Form of the relative concentration index. `"wagstaff"` and `"erreygers"` correct it for an indicator that
   * cannot leave its `bounds`, which they need.
   *
   * @defaultValue "relative"
   */
  readonly kind?: "relative" | "wagstaff" | "erreygers" | undefined;
  /**
   * Standard errors of the four regression-based measures. `"regression"`: from the residuals over subgroups.
   * `"design"`: for survey records, one person a row, by linearization with clusters drawn with replacement
   * within strata.
   *
   * @defaultValue "regression"
   */
  readonly variance?: "regression" | "design" | undefined;
}

/** Options of the measures that come unweighted and weighted. */
export interface PairedSubgroupOptions extends SubgroupOptions {
  /** Whether a subgroup counts by its population instead of once. @defaultValue false */
  readonly weighted?: boolean | undefined;
}
