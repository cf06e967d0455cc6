import type { Period } from "../period.ts";
import type { PolicyMethod } from "../results/evaluation-result.ts";
import type { IndicatorSelection } from "./selections.ts";

/** Options of {@link evaluatePolicy}. */
export interface PolicyOptions extends Omit<IndicatorSelection, "period"> {
  /** First period of the policy by region id, such as `{ a: "2015" }`. Regions that are not named never had it. */
  readonly treated: Readonly<Record<string, Period>>;
  /**
   * How the effect is looked for: difference in differences, event study, group-time effects for several dates, synthetic
   * control for one region, or interrupted series where all began at once.
   */
  readonly method: PolicyMethod;
  /**
   * Index of inequality between the regions inside each treated region and those of its level. Without it the effect is on
   * the indicator itself.
   *
   * @defaultValue none
   */
  readonly index?: "theil" | "meanLogDeviation" | "coefficientOfVariation" | "gini" | undefined;
  /** Periods used. @defaultValue all with values of the kind (years, quarters, months) of the treated periods */
  readonly periods?: readonly Period[] | undefined;
  /**
   * Whether regions count by their residents or equally; inside an index, and with "did", "event-study", "group-time" and "its"
   * also between regions if there is no index.
   *
   * @defaultValue "population" within an index, else "equal"
   */
  readonly weights?: "population" | "equal" | undefined;
  /** Seed of permutations that have to be drawn. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** Confidence level of the intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}
