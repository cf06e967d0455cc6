import type { PeriodBounds } from "../../calendar/period-bounds.ts";
import type { ParameterReport, ParameterValue } from "../../model/results/simulation-reports.ts";
import type { GroupedAmounts } from "../closures/by-group.ts";
import type { FittedAmounts } from "../closures/fitted-amounts.ts";
import type { Column } from "../columns/column.ts";
import type { HistoryYear, ParameterOverride, Program, ProgramStep, ProgramWarning } from "./program.ts";

/** A value that steps read. The version tells whether it has changed since. */
export interface Cell {
  readonly kind: "input" | "parameter" | "step" | "history";
  readonly name: string;
  /** Periods back. */
  readonly lag: number;
  /** The earlier period, where it is known. */
  readonly period?: string | undefined;
  readonly unit: string;
  version: number;
  value: Column | readonly string[] | ParameterValue;
  /** Whether an input was given as one number for all units. */
  common?: boolean | undefined;
  /** The one number of all units, found at that version; so that a pool is not compared with itself again and again. */
  single?: { readonly version: number; readonly number: number } | undefined;
}

/** A parameter as one run uses it. */
export interface ParameterCell extends Cell {
  readonly report: ParameterReport;
}

/** A step with its latest result. */
export interface StepCell extends Cell {
  readonly step: ProgramStep;
  value: Column;
  scalar: number | null;
  fit: FittedAmounts | null;
  grouped: GroupedAmounts | null;
  reads: { readonly cell: Cell; readonly version: number }[];
  notes: Record<string, number>;
  warnings: ProgramWarning[];
  /** The key of each unit in each table that was looked up. */
  looked: Map<string, readonly string[]>;
  /** Positions of the units whose equal remainders met in an apportionment. */
  ties: readonly number[];
  /** Whether the last computation failed, so that its value is not to be trusted. */
  failed: boolean;
  /** Whether the step writes into what it reads: it then always gets copies. */
  writes: boolean;
  /** Copies handed to the step, with their originals; `null` once it is known not to write. */
  handed: [original: Column, copy: Column][] | null;
  /** The unit that the step is at, while it goes unit by unit. */
  at: number | null;
}

/** Where the numbers of this run's units come from in an earlier period: one or more of its units, with their shares. */
export interface UnitLinks {
  /** Where the links of each unit begin; one entry more than there are units. */
  readonly starts: Int32Array;
  /** Positions in the earlier period. */
  readonly olds: Int32Array;
  /** Share of the earlier unit that belongs to the unit. */
  readonly shares: Float64Array;
}

/** An earlier period, ready to be read by the units of this one. */
export interface PastPeriod {
  readonly bounds: PeriodBounds | null;
  /** `null` where the units and their order are the same. */
  readonly links: UnitLinks | null;
  readonly count: number;
  readonly source: HistoryYear;
}

/** A program bound to its inputs: what {@link runSteps} computes, as often as it takes. */
export interface Run {
  readonly where: string;
  readonly program: Program;
  readonly units: readonly string[];
  readonly period: PeriodBounds | null;
  readonly periodText: string | null;
  readonly inputs: Map<string, Cell>;
  readonly parameters: Map<string, ParameterCell>;
  given: Readonly<Record<string, ParameterOverride>>;
  readonly history: Map<string, Cell>;
  readonly past: readonly PastPeriod[];
  readonly steps: readonly StepCell[];
  readonly warnings: ProgramWarning[];
  /** Whether steps that only round are passed over: their jumps hide what the rule does at the margin. */
  skipRounding: boolean;
}
