import type { IsoDate, Period } from "../../model/period.ts";
import type { Lag, Program, ProgramInvariant, ProgramStep } from "../program/program.ts";

/** Reads something that the run knows. */
export type SpecReading =
  /** An input, `lag` periods back; `absent` is the value of a unit that did not exist then. */
  | { readonly input: string; readonly lag?: Lag | undefined; readonly absent?: number | undefined }
  /** An input that is one number for all units. */
  | { readonly scalar: string; readonly lag?: Lag | undefined }
  /** An input of texts. */
  | { readonly labels: string }
  /** The column of an earlier step, of this run or of an earlier period. */
  | { readonly step: string; readonly lag?: Lag | undefined; readonly absent?: number | undefined }
  /** An earlier step that is one number for all units. */
  | { readonly value: string }
  /** The fitted amounts of an earlier step. */
  | { readonly fit: string }
  /** The amounts paid so many periods back. */
  | { readonly previousAmount: Lag; readonly absent?: number | undefined }
  /** A parameter that is a number, at the simulated period or at a date. */
  | { readonly parameter: string; readonly date?: IsoDate | Period | undefined }
  /** The mean of a parameter over the simulated period, by days. */
  | { readonly parameterMean: string }
  /** A parameter that is a list. */
  | { readonly list: string; readonly date?: IsoDate | Period | undefined }
  /** Numbers of a parameter that is a table, by the ids of the units, or by labels; `aliases` turns a label into a key. */
  | {
      readonly lookup: string;
      readonly by?: SpecExpression | undefined;
      readonly aliases?: Readonly<Record<string, string>> | undefined;
      readonly date?: IsoDate | Period | undefined;
    }
  /** Whether an optional input was given. */
  | { readonly has: string }
  /** The ids of the units. */
  | { readonly units: true }
  /** Which units existed so many periods back. */
  | { readonly continuing: Lag }
  /** A value that `let` named. */
  | { readonly local: string };

/** An operation with named operands: a function of `columns`, a rule or a closure; {@link SPEC_OPERATIONS} lists them. */
export interface SpecOperation {
  /** Name of the operation. */
  readonly op: string;
  /** Its operands by name: expressions, lists of expressions, or words. */
  readonly [operand: string]: unknown;
}

/** What a step computes: a number, a reading, an operation, a choice, or values with names. */
export type SpecExpression =
  | number
  | SpecReading
  | SpecOperation
  /** One of two, by a condition that is one `true` or `false` for all units. */
  | { readonly if: SpecExpression; readonly use: SpecExpression; readonly else: SpecExpression }
  /** Values with names for the expression in `in`; a later one may use an earlier one. */
  | { readonly let: Readonly<Record<string, SpecExpression>>; readonly in: SpecExpression };

/** A step as data. */
export interface StepSpec extends Omit<ProgramStep, "compute"> {
  /** What it computes: one number per unit, one for all, or fitted amounts. */
  readonly compute: SpecExpression;
  /** Numbers that the explanation keeps, by name. */
  readonly notes?: Readonly<Record<string, SpecExpression>> | undefined;
  /** Warnings, each with the condition under which it is given. */
  readonly warnings?:
    | readonly {
        /** Code of the warning. */
        readonly code: string;
        /** What is to be known. */
        readonly message: string;
        /** When it is given. */
        readonly when: SpecExpression;
      }[]
    | undefined;
}

/** A claim as data: the invariants of a program, and equality of two expressions in place of a function. */
export type InvariantSpec =
  | Exclude<ProgramInvariant, { readonly kind: "custom" }>
  | {
      readonly kind: "equal";
      /** Unique within the program. */
      readonly id: string;
      /** The claim in a few words. */
      readonly description: string;
      /** One side. */
      readonly left: SpecExpression;
      /** The other side. */
      readonly right: SpecExpression;
      /** How far apart both may be, as a share of the larger size. @defaultValue 1e-9 */
      readonly tolerance?: number | undefined;
      /** When the claim is made. @defaultValue always */
      readonly when?: SpecExpression | undefined;
    };

/** A program as JSON: everything a `Program` says, with steps as operations in place of functions. */
export interface ProgramSpec extends Omit<Program, "steps" | "invariants"> {
  /** What it claims of its results. */
  readonly invariants: readonly InvariantSpec[];
  /** The steps, in order. The last one is the amount. */
  readonly steps: readonly StepSpec[];
}

/** Most steps of a spec. */
export const MAX_STEPS = 500;

/** Deepest nesting of an expression. */
export const MAX_DEPTH = 60;

/** Most parts of a spec altogether. */
export const MAX_PARTS = 200_000;
