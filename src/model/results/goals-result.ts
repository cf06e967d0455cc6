import type { GoalCriterion, GoalTerm } from "../goal.ts";
import type { Direction } from "../indicator.ts";
import type { Period } from "../period.ts";
import type { Omission, PopulationUse, ResultMetadata } from "./result-metadata.ts";

/** Where a goal stands. */
export type GoalStatus =
  | "achieved"
  | "on-track"
  | "off-track"
  | "not-achieved"
  | "regressing"
  | "not-measurable";

/** One value of what a goal is about. */
export interface GoalPoint {
  /** Its period. */
  readonly period: Period;
  /** The calendar year of the period: 2010 for "2010" and for "2010-Q3". */
  readonly year: number;
  /** The value, in the unit of the goal. */
  readonly value: number;
  /** Regions behind it. */
  readonly n: number;
}

/** A region that is not where the goal wants it. */
export interface LaggingRegion {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** Its latest value, in `indicatorUnit`. */
  readonly value: number;
  /** What it is compared with: the target, its standard, or for an index the mean. */
  readonly target: number;
  /** How far it is behind, above 0, in `indicatorUnit`. */
  readonly gap: number;
  /** Its share of all that is lacking, people counted where the goal counts them; all shares add up to 1. */
  readonly share: number;
}

/** One goal in a {@link GoalsResult}. */
export interface GoalRow {
  /** Id of the goal. */
  readonly goal: string;
  /** Display name. */
  readonly name: string;
  /** How soon it is due, as the plan names it; `null` where it does not. */
  readonly term: GoalTerm | null;
  /** Id of the indicator. */
  readonly indicator: string;
  /** What people call the indicator. */
  readonly indicatorName: string;
  /** Unit of the regions' values. */
  readonly indicatorUnit: string;
  /** Which number has to reach the target. */
  readonly criterion: GoalCriterion;
  /** Id of the index; `null` for other measures. */
  readonly index: string | null;
  /** How the number came about, in words. */
  readonly method: string;
  /** Unit of the target and of every value of the goal. */
  readonly unit: string;
  /** Whether the number has to rise to the target or to fall to it. */
  readonly direction: Direction;
  /** Part of the regions; `null` for whole regions. */
  readonly subgroup: string | null;
  /** The target; `null` where it cannot be told. */
  readonly target: number | null;
  /** Period at the end of which it is due. */
  readonly deadline: Period;
  /** Where the goal stands. */
  readonly status: GoalStatus;
  /** That in one sentence, with its numbers. */
  readonly reason: string;
  /** The first value; `null` where there is none. */
  readonly baseline: GoalPoint | null;
  /** The latest value; `null` where there is none. */
  readonly current: GoalPoint | null;
  /** How far the latest value is from the target; 0 where it is met, `null` where there is none. */
  readonly distance: number | null;
  /** Share of the way from baseline to target that is behind; `null` where the baseline met the target. */
  readonly progress: number | null;
  /** Change a year so far, in `annualChangeUnit`; `null` with one value. */
  readonly annualChange: number | null;
  /** Change a year from now on that meets the target in time; `null` once due. */
  readonly requiredAnnualChange: number | null;
  /** Unit of both paces. */
  readonly annualChangeUnit: string;
  /** Value at the due date at the pace so far; `null` with one value. */
  readonly projected: number | null;
  /**
   * Where on the line of years the target is met at the pace so far: 2016 is the end of 2015, as in `year` of a point; `null`
   * where never. `reason` names the year itself.
   */
  readonly projectedYear: number | null;
  /** First period in which the target was met; `null` where none did. */
  readonly firstMet: Period | null;
  /** Period from which on the target was met until now; `null` where it is not. */
  readonly metSince: Period | null;
  /** Values by period, ascending, from the baseline on. */
  readonly series: readonly GoalPoint[];
  /** Regions that hold it back in the latest period, the one that lacks most first. */
  readonly laggingRegions: readonly LaggingRegion[];
  /** Regions that entered. */
  readonly n: number;
  /** How regions counted; `null` where each is looked at by itself. */
  readonly weights: "population" | "equal" | null;
  /** The population used; `null` where none was. */
  readonly population: PopulationUse | null;
  /** Regions left out of this goal, and why. */
  readonly omitted: readonly Omission[];
  /** Periods with values that could not be used, and why. */
  readonly omittedPeriods: readonly {
    /** The period. */
    readonly period: Period;
    /** Why it could not be used, in words. */
    readonly reason: string;
  }[];
}

/** What {@link trackGoals} finds. */
export interface GoalsResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "goals";
  /** Share of the goals that are achieved or on track; those not measurable count as neither. */
  readonly value: number;
  /** A share between 0 and 1. */
  readonly unit: "share";
  /** How the value came about, in words. */
  readonly method: string;
  /** The last period looked at; `null` where all values were. */
  readonly asOf: Period | null;
  /** One row a goal, in the order they were given. */
  readonly rows: readonly GoalRow[];
  /** How many goals stand where; every status is there. */
  readonly counts: readonly {
    /** The status. */
    readonly status: GoalStatus;
    /** Goals with it. */
    readonly n: number;
  }[];
  /** The same by term, for the terms that goals have, short first. */
  readonly byTerm: readonly {
    /** The term; `null` for goals without. */
    readonly term: GoalTerm | null;
    /** Goals of this term. */
    readonly n: number;
    /** Of these, achieved or on track. */
    readonly onTrack: number;
  }[];
}
