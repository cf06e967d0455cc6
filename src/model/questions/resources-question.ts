import type { IndicatorSelection } from "./selections.ts";

/** What to ask of {@link measureResources}. */
export interface ResourceOptions extends IndicatorSelection {
  /**
   * The standard every region should reach, in the unit of the indicator.
   *
   * @defaultValue the indicator's own standard that holds in the period; without one there is no shortfall
   */
  readonly standard?: number | undefined;
  /**
   * Day whose standard of the indicator is used, such as that of a later goal.
   *
   * @defaultValue the last day of the period
   */
  readonly standardDate?: string | undefined;
  /**
   * Round each region's shortfall up to whole units: staff and beds come whole.
   *
   * @defaultValue false
   */
  readonly whole?: boolean | undefined;
  /**
   * Parts of the regions that are units of their own, such as `["urban", "rural"]`: one row per part.
   *
   * @defaultValue whole regions
   */
  readonly subgroups?: readonly string[] | undefined;
  /**
   * An interval of the pooled rate from the standard errors of the observations, samples taken apart from each other.
   *
   * @defaultValue none
   */
  readonly interval?:
    | {
        /** Confidence level. @defaultValue 0.95 */
        readonly confidence?: number | undefined;
      }
    | undefined;
}
