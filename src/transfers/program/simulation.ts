import type { Period } from "../../model/period.ts";
import type {
  FitReport,
  InvariantReport,
  ParameterReport,
  ParameterValue,
} from "../../model/results/simulation-reports.ts";
import type { GroupFit } from "../closures/by-group.ts";
import type { Bound } from "../closures/fitted-amounts.ts";
import type { Column } from "../columns/column.ts";
import type { TransferEffect } from "../effect/measure-transfer-effect.ts";
import type { ProgramWarning } from "./program.ts";

/** Something a step read. */
export interface StepRead {
  /** Where from: this run's inputs, parameters or steps, or an earlier year. */
  readonly kind: "input" | "parameter" | "step" | "history";
  /** Name of the input, parameter or step. */
  readonly name: string;
  /** Periods back; 0 is the period simulated. */
  readonly lag: number;
  /** The earlier period, where history names it; else absent. */
  readonly period?: string | undefined;
  /** Unit of the value. */
  readonly unit: string;
  /** The value: a column, texts, a number, or a parameter. */
  readonly value: Column | readonly string[] | ParameterValue;
  /** The key of each unit, where a table was looked up; else absent. */
  readonly keys?: readonly string[] | undefined;
}

/** One step as it ran. */
export interface SimulationStep {
  /** Id of the step. */
  readonly id: string;
  /** What it does, for people. */
  readonly label: string;
  /** Unit of its column. */
  readonly unit: string;
  /** Where the law says so; `null` where the program does not. */
  readonly legalBasis: string | null;
  /** The formula in words; `null` where the program does not say. */
  readonly formula: string | null;
  /** What kind of step it is. */
  readonly kind: "rule" | "rounding" | "conversion";
  /** The steps whose amounts it carries on. */
  readonly from: readonly string[];
  /** One number per unit. */
  readonly column: Column;
  /** The number, where the step gave one for all units; else `null`. */
  readonly scalar: number | null;
  /** Multiplier, bounds and residual, where the step closed a total; else `null`. */
  readonly fit: {
    /** The one number that was solved for. */
    readonly multiplier: number;
    /** What holds each unit. */
    readonly bound: readonly Bound[];
    /** Money left unplaced. */
    readonly residual: number;
  } | null;
  /** Bounds, residual and one record per group, where the step was fitted by group; else `null`. */
  readonly grouped: {
    /** What holds each unit. */
    readonly bound: readonly Bound[];
    /** Money left unplaced, over all groups. */
    readonly residual: number;
    /** One record per group. */
    readonly groups: readonly GroupFit[];
  } | null;
  /** What it read, in the order of reading. */
  readonly reads: readonly StepRead[];
  /** Numbers it found on its way, by name. */
  readonly notes: Readonly<Record<string, number>>;
  /** Ids of the units whose equal remainders met in an apportionment; the earlier ones got one more. Empty without a tie. */
  readonly ties: readonly string[];
}

/** A program run on all units: every number, and where it comes from. */
export interface Simulation {
  /** Id of the program. */
  readonly program: string;
  /** Title of the program. */
  readonly title: string;
  /** Ids of the units, in the order of every column. */
  readonly units: readonly string[];
  /** The period simulated; `null` where the caller named none. */
  readonly period: Period | null;
  /** The inputs as they were used: columns of numbers (flags as 1 and 0), or texts. */
  readonly data: Readonly<Record<string, Column | readonly string[]>>;
  /** The amount of each unit: the column of the last step. */
  readonly amounts: Column;
  /** Unit of the amounts. */
  readonly unit: string;
  /** Sum of the amounts. */
  readonly total: number;
  /** Every step, in order. */
  readonly steps: readonly SimulationStep[];
  /**
   * Id of the step that fixed each unit's amount: walking back from the last step along `from`, the first one whose
   * amount differs from every amount it carries on (a unit that a cap does not touch was not fixed by the cap), or where
   * the amounts begin. Rounding and conversions are passed over.
   */
  readonly binding: string[];
  /** Every closure, in order. */
  readonly fits: readonly FitReport[];
  /** The claims of the program, checked. */
  readonly invariants: readonly InvariantReport[];
  /** Every parameter that was read, with its value. */
  readonly parameters: readonly ParameterReport[];
  /** What the transfer does to the gap; `null` where the program does not name the columns, or it is undefined. */
  readonly effect: TransferEffect | null;
  /** Worth knowing; empty where there is nothing to say. */
  readonly warnings: readonly ProgramWarning[];
  /** What the program takes for granted, and every unverified parameter that was used. */
  readonly assumptions: readonly string[];
}
