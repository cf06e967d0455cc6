import type { SourceStatus } from "../source.ts";
/** What a parameter may be: a number, a list (brackets, knots), or a table by key (a rate by region). */
export type ParameterValue = number | readonly number[] | Readonly<Record<string, number>>;

/** How one closure came out: that of a step, or of one group of it. */
export interface FitReport {
  /** Id of the step. */
  readonly step: string;
  /** Label of the group, where the step was fitted by group; else `null`. */
  readonly group: string | number | null;
  /** The one number that was solved for. */
  readonly multiplier: number;
  /** Money left unplaced. */
  readonly residual: number;
  /** Ids of the units at their floor. */
  readonly atLower: readonly string[];
  /** Ids of the units at their ceiling. */
  readonly atUpper: readonly string[];
  /** Ids of the units whose floor had to be cut: a guarantee that the money does not cover. */
  readonly belowFloor: readonly string[];
  /** Ids of the units that take no part. */
  readonly excluded: readonly string[];
}

/** How one claim of the program came out. */
export interface InvariantReport {
  /** What was claimed, in a few words. */
  readonly claim: string;
  /** Whether it holds. */
  readonly holds: boolean;
  /** How far it is off, in the unit of the claim; 0 where it holds exactly. */
  readonly deviation: number;
  /** What is wrong, for people; empty where it holds. */
  readonly detail: string;
}

/** A parameter as it was used. */
export interface ParameterReport {
  /** Its name. */
  readonly name: string;
  /** The value used. */
  readonly value: ParameterValue;
  /** First day of the value; `null` where the caller passed it. */
  readonly from: string | null;
  /** How far it can be trusted; `"given"` where the caller passed it. */
  readonly status: SourceStatus | "given";
  /** Where it was read. */
  readonly source: string;
}
