import type { IsoDate, Period } from "../../model/period.ts";
import type { ParameterValue } from "../../model/results/simulation-reports.ts";
import type { SourceStatus } from "../../model/source.ts";
import type { NumberRange } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import type { GroupedAmounts } from "../closures/by-group.ts";
import type { FittedAmounts } from "../closures/fitted-amounts.ts";
import type { Column, ColumnInput } from "../columns/column.ts";

/** Something a program has to be told about its units. */
export interface ProgramInput {
  /** Key in the data of {@link simulate}. */
  readonly name: string;
  /**
   * Unit of the numbers: `"money"`, `"yuan"`, `"money/person"`, `"person"`, `"share"`, `"index"`, … in words. One that ends
   * in `"/person"` is per head; that is how measures know what to divide by the population.
   */
  readonly unit: string;
  /** What it is, for people: concept, year, source to take it from. */
  readonly description: string;
  /**
   * `"number"`: one number per unit. `"flag"`: one `true`/`false` (or 1/0) per unit. `"label"`: one text per unit. A
   * single value stands for all units.
   *
   * @defaultValue "number"
   */
  readonly type?: "number" | "flag" | "label" | undefined;
  /** Range of the numbers; anything outside is refused. @defaultValue any finite number */
  readonly range?: NumberRange | undefined;
  /** Whether it may be absent; a step asks with `has`. @defaultValue false */
  readonly optional?: boolean | undefined;
}

/** A parameter's value and the time it holds. */
export interface DatedValue {
  /** First day, or the period that begins with it: `"2019-01-01"` or `"2019"`. */
  readonly from: IsoDate | Period;
  /** Last day, or the period that ends with it. @defaultValue until the next value begins */
  readonly to?: IsoDate | Period | undefined;
  /** The value. */
  readonly value: ParameterValue;
  /** Where this one value is from, if from elsewhere than the rest. @defaultValue that of the parameter */
  readonly source?: string | undefined;
  /** How far this one value can be trusted. @defaultValue that of the parameter */
  readonly status?: SourceStatus | undefined;
}

/** Some keys of a parameter that is a table; the others keep their values. */
export interface KeyOverride {
  /** Numbers by key. */
  readonly keys: Readonly<Record<string, number>>;
}

/** A value that holds from a day on, in place of the program's. */
export interface DatedOverride {
  /** First day, or the period that begins with it. */
  readonly from: IsoDate | Period;
  /** Last day, or the period that ends with it. @defaultValue for ever */
  readonly to?: IsoDate | Period | undefined;
  /** The value; give either this or `keys`. */
  readonly value?: ParameterValue | undefined;
  /** Some keys of a table; give either this or `value`. */
  readonly keys?: Readonly<Record<string, number>> | undefined;
}

/**
 * What the caller passes in place of a parameter's values: a value for the simulated period (it replaces the one in force
 * then, from that period on; other dates keep theirs), some keys of a table, or values by date.
 */
export type ParameterOverride = ParameterValue | KeyOverride | readonly DatedOverride[];

/**
 * How far back: a number counts periods of the kind simulated (years of years, half-years of half-years); `{ years }` is
 * the same part of an earlier year; `{ years, whole: true }` is that whole year, its parts added up.
 */
export type Lag = number | { readonly years: number; readonly whole?: boolean | undefined };

/** A number of the law: dated, cited, and data rather than code. */
export interface ProgramParameter {
  /** What it is, for people. */
  readonly description: string;
  /** Unit of the value, as in {@link ProgramInput.unit}. */
  readonly unit: string;
  /** Where the values were read: act and section, notice, report. */
  readonly source: string;
  /** How far the values can be trusted; `"unverified"` puts the parameter among the assumptions of every run. */
  readonly status: SourceStatus;
  /** Range of the numbers: values outside throw, draws are set to its nearest end. @defaultValue any finite number */
  readonly range?: NumberRange | undefined;
  /** The values by date. None: no one has read one in a source, and the caller has to pass it. */
  readonly values: readonly DatedValue[];
}

/** Something worth knowing that is not wrong. */
export interface ProgramWarning {
  /** Which kind, for programs. */
  readonly code: string;
  /** What is to be known, for people. */
  readonly message: string;
  /** The step that says so; `null` for the run as a whole. */
  readonly step: string | null;
  /** Ids of the units concerned; empty where it concerns all. */
  readonly units: readonly string[];
}

/** What a step sees. Everything it reads is recorded, so that a run can be explained. */
export interface StepContext {
  /** Ids of the units, in the order of every column. */
  readonly units: readonly string[];
  /** The period simulated; `null` where the caller named none. */
  readonly period: Period | null;
  /** Its calendar year; `null` where the caller named none. */
  readonly year: number | null;
  /**
   * An input, `lag` periods back; or, with a lag, a step of that earlier period. Missing history is an error, never zero,
   * unless `absent` says what stands for a unit that did not exist then. What a step writes into the column stays its own.
   */
  readonly input: (name: string, lag?: Lag, absent?: number) => Column;
  /** An input that is one number for all units, such as a pool; in an earlier period, whatever its units were. */
  readonly scalar: (name: string, lag?: Lag) => number;
  /** An input of texts, one per unit. */
  readonly labels: (name: string) => readonly string[];
  /** Whether an optional input was given. */
  readonly has: (name: string) => boolean;
  /** A parameter that is a number, at the simulated period or at another date. */
  readonly parameter: (path: string, date?: IsoDate | Period) => number;
  /**
   * The mean of a parameter that is a number over the simulated period, each value by the days on which it holds: for a
   * parameter that changes inside the period.
   */
  readonly parameterMean: (path: string) => number;
  /** A parameter that is a list of numbers. */
  readonly list: (path: string, date?: IsoDate | Period) => readonly number[];
  /** A parameter that is a table of numbers by key. */
  readonly table: (path: string, date?: IsoDate | Period) => Readonly<Record<string, number>>;
  /** One number per unit from a table, by the key of each unit; a key that is not in the table is an error. */
  readonly lookup: (path: string, keys: readonly string[], date?: IsoDate | Period) => Column;
  /** The column of an earlier step, of this run or (with a lag) of an earlier period. */
  readonly step: (id: string, lag?: Lag, absent?: number) => Column;
  /** An earlier step that is one number for all units. */
  readonly value: (id: string) => number;
  /** The closure of an earlier step that is one. */
  readonly fit: (id: string) => FittedAmounts;
  /** The amounts paid `lag` periods back (1 is the period before). */
  readonly previousAmount: (lag: Lag, absent?: number) => Column;
  /** Which units existed `lag` periods back, themselves or through units that they succeed. */
  readonly continuing: (lag?: Lag) => readonly boolean[];
  /** A new column, element by element. */
  readonly column: (of: (index: number) => number) => Column;
  /** {@link apportion}, with the ties that position decided kept for the record of the step. */
  readonly apportion: (shares: Vector, total: number) => Column;
  /** Keeps a number that the step found on its way, such as a solved exponent, for the explanation. */
  readonly note: (name: string, value: number) => void;
  /** Says something worth knowing, about some units or about all. */
  readonly warn: (code: string, message: string, units?: readonly string[]) => void;
}

/**
 * One named step of a program: a pure function of what its context gives it.
 *
 * Steps run in order. A step that changes the amounts of an earlier one names it in `from`: that is how a simulation
 * knows which step fixed each unit's amount.
 */
export interface ProgramStep {
  /** Unique within the program. */
  readonly id: string;
  /** What it does, for people. */
  readonly label: string;
  /** Unit of its column, as in {@link ProgramInput.unit}. */
  readonly unit: string;
  /** Where the law says so: `"s. 3.4(6)"`. */
  readonly legalBasis?: string | undefined;
  /** The formula in words, for explanations: `"need − capacity"`. */
  readonly formula?: string | undefined;
  /**
   * The step (or steps, for a choice among them) whose amounts this one carries on: capped, floored, closed, chosen,
   * rounded or converted. Absent where the amounts begin here.
   */
  readonly from?: string | readonly string[] | undefined;
  /**
   * `"rule"` decides on amounts. `"rounding"` and `"conversion"` (per head to money) carry on what was decided and are
   * never said to have fixed an amount; they need a `from`.
   *
   * @defaultValue "rule"
   */
  readonly kind?: "rule" | "rounding" | "conversion" | undefined;
  /** One number per unit, one for all, a {@link FittedAmounts}, or {@link GroupedAmounts}. */
  readonly compute: (context: StepContext) => Vector | number | FittedAmounts | GroupedAmounts;
}

/** What a program claims of its results; every run checks it. `of` is a step, by default the last one. */
export type ProgramInvariant =
  /** The amounts add up to a pool: an input or a step (one number, or a column whose sum it is). */
  | {
      /** Which claim. */
      readonly kind: "adds-to";
      /** Name of the input or step that is the pool. */
      readonly total: string;
      /** Step the claim is about. @defaultValue the last one */
      readonly of?: string | undefined;
      /** Name of the input or step that turns amounts per head into money. @defaultValue amounts are money */
      readonly weights?: string | undefined;
      /** How far off still counts as holding, as a share of the amounts. */
      readonly tolerance?: number | undefined;
    }
  /** What some receive others pay. */
  | {
      /** Which claim. */
      readonly kind: "zero-sum";
      /** Step the claim is about. @defaultValue the last one */
      readonly of?: string | undefined;
      /** Name of the input or step that turns amounts per head into money. @defaultValue amounts are money */
      readonly weights?: string | undefined;
      /** How far off still counts as holding, as a share of the amounts. */
      readonly tolerance?: number | undefined;
    }
  /** No one's amount is negative. */
  | {
      /** Which claim. */
      readonly kind: "non-negative";
      /** Step the claim is about. @defaultValue the last one */
      readonly of?: string | undefined;
    }
  /** Units keep their order: who is ahead in `before` is not behind in `after`. Both are inputs or steps. */
  | {
      /** Which claim. */
      readonly kind: "order-kept";
      /** Name of the input or step before. */
      readonly before: string;
      /** Name of the input or step after. */
      readonly after: string;
      /** How far off still counts as holding, as a share of the amounts. */
      readonly tolerance?: number | undefined;
    }
  /** Anything else: `check` answers `true`, or what is wrong. */
  | {
      /** Which claim. */
      readonly kind: "custom";
      /** Unique within the program. */
      readonly id: string;
      /** The claim in a few words. */
      readonly description: string;
      /** Answers `true`, or what is wrong. */
      readonly check: (context: StepContext) => true | string;
    };

/** Which columns tell what the program does to the gap. Names of inputs or of steps. */
export interface ProgramEffect {
  /** Heads of each unit. */
  readonly population: string;
  /** Own capacity before the transfer: money, or money per head, as its unit says. */
  readonly capacity: string;
  /** What a unit needs: money, or money per head, as its unit says. @defaultValue the mean capacity per head */
  readonly need?: string | undefined;
}

/** A country's rule as a value: named ordered steps with dated, cited parameters, declared inputs and assumptions. */
export interface Program {
  /** Stable id. */
  readonly id: string;
  /** Title for people. */
  readonly title: string;
  /** Where it is law: ISO 3166 code or name. */
  readonly jurisdiction?: string | undefined;
  /** The act, notice or report that it follows. */
  readonly source: string;
  /** First month and day of a fiscal year such as `"2025/26"`, as `"07-01"`. @defaultValue "04-01" */
  readonly fiscalYearStart?: string | undefined;
  /** What it does and what to beware of. */
  readonly description?: string | undefined;
  /** What it has to be told. */
  readonly inputs: readonly ProgramInput[];
  /** The numbers of the law, by name. */
  readonly parameters: Readonly<Record<string, ProgramParameter>>;
  /** What it takes for granted where the law is silent or was not read. */
  readonly assumptions: readonly string[];
  /** What it claims of its results. */
  readonly invariants: readonly ProgramInvariant[];
  /** Which columns tell what it does to the gap. */
  readonly effect?: ProgramEffect | undefined;
  /** The steps, in order. The last one is the amount. */
  readonly steps: readonly ProgramStep[];
}

/** Values of the inputs by name: one per unit, or one for all. */
export type ProgramData = Readonly<
  Record<string, ColumnInput | ArrayLike<string> | ArrayLike<boolean> | string | boolean>
>;

/** What an earlier year was. A {@link Simulation} of that year is one. */
export interface HistoryYear {
  /** The year. Absent: the position in the list tells, last year first. */
  readonly period?: Period | number | null | undefined;
  /** Ids of the units of that year. @defaultValue those of this year, in the same order */
  readonly units?: ArrayLike<string> | undefined;
  /** Inputs, and steps by their id, of that year. */
  readonly data?: ProgramData | undefined;
  /** Amounts paid that year. */
  readonly amounts?: Vector | undefined;
  /**
   * Units of that year that are others today: the id of the unit they became part of, or shares by id of the units they
   * were split into, which add up to 1. Money and people follow by their shares; shares, indices and amounts per head are
   * the mean of the units that merged, by their people. Units not named stay themselves.
   */
  readonly successors?: Readonly<Record<string, string | Readonly<Record<string, number>>>> | undefined;
}

/** What {@link simulate} runs a program on. */
export interface SimulationInputs {
  /** Ids of the units, unique. */
  readonly units: ArrayLike<string>;
  /** Values of the program's inputs. */
  readonly data: ProgramData;
  /** Values instead of those of the program, by name; required for a parameter without values. */
  readonly parameters?: Readonly<Record<string, ParameterOverride>> | undefined;
  /** The period simulated, such as `"2025"`: it picks the parameters in force on its first day. */
  readonly period?: Period | number | undefined;
  /** Earlier years, last year first: simulations, columns by name, or just last year's amounts. */
  readonly previous?: HistoryYear | Vector | readonly HistoryYear[] | undefined;
}
