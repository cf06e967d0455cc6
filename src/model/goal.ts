import type { LocalizedText } from "./localized-text.ts";
import type { Period } from "./period.ts";

/** How soon a goal is due, as plans name it. */
export type GoalTerm = "short" | "medium" | "long";

/** What a goal is about: which one number over the regions has to reach the target. */
export type GoalCriterion =
  /** The pooled value of all regions together: numerators over denominators, or the mean by people. */
  | "mean"
  /** The value of the region that is worst off, so that every region has to reach the target. */
  | "every-region"
  /** Share of the regions that are at the standard, 0 to 1. */
  | "share-of-regions"
  /** Share of the people who live in regions at the standard, 0 to 1. */
  | "share-of-population"
  /** An index of inequality, to be at most the target. */
  | "index";

/** Something a plan promises: an indicator that reaches a target by a date. */
export interface Goal {
  /** Unique within a study. */
  readonly id: string;
  /** Display name. */
  readonly name: LocalizedText;
  /** How soon it is due. */
  readonly term?: GoalTerm | undefined;
  /** Id of the {@link Indicator}. */
  readonly indicator: string;
  /** Which number has to reach the target. Absent: `"mean"`. */
  readonly criterion?: GoalCriterion | undefined;
  /** Id of the index in the catalog, such as `"gini"`; only with the measure `"index"`. Absent: `"gini"`. */
  readonly index?: string | undefined;
  /**
   * The target, in the unit of the measure: that of the indicator, a share between 0 and 1, or the unit of the index.
   * `"standard"` is the indicator's own standard in force at the due date, for a mean or for every region.
   */
  readonly target: number | "standard";
  /**
   * For shares: the standard that regions are compared with. Absent: the indicator's own in force at the due date.
   */
  readonly standard?: number | undefined;
  /** Period at the end of which it is due. */
  readonly deadline: Period;
  /** Baseline period. Absent: the first one with values. */
  readonly from?: Period | undefined;
  /** How regions count in a mean or an index: by their people or each once. Absent: `"population"`. */
  readonly weights?: "population" | "equal" | undefined;
  /** Ids of the regions it is for. Absent: the finest regions. */
  readonly regions?: readonly string[] | undefined;
  /** Only regions of this level. */
  readonly level?: number | undefined;
  /** Only regions inside this one. */
  readonly within?: string | undefined;
  /** Part of the regions, such as `"rural"`. */
  readonly subgroup?: string | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}
