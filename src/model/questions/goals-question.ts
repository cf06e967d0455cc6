import type { Goal } from "../goal.ts";
import type { Period } from "../period.ts";
import type { PopulationSelection } from "./selections.ts";

/** How {@link trackGoals} looks at the goals. */
export interface GoalsOptions {
  /** The goals to track. @defaultValue those of the study */
  readonly goals?: readonly Goal[] | undefined;
  /** The last period looked at: later values are not known yet. @defaultValue all values are */
  readonly asOf?: Period | undefined;
  /**
   * How a number goes on: "linear" by the slope of its least-squares line, "compound" at the yearly rate from the
   * first to the last value, "log-linear" by the line through the logarithms.
   *
   * @defaultValue "linear"
   */
  readonly method?: "linear" | "compound" | "log-linear" | undefined;
  /**
   * What to do with regions that lack a value. `"error"`: a period counts only where every region has one; the others are
   * listed. `"omit"`: regions that lack the baseline or the latest value are left out of every period and listed, so that
   * it is the same regions throughout.
   *
   * @defaultValue "error"
   */
  readonly missing?: "error" | "omit" | undefined;
  /** Which population. @defaultValue as in `measureResources`, each period by its own year */
  readonly population?: PopulationSelection | undefined;
}
