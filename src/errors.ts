/**
 * The one error class of the library, and the closed list of its codes.
 *
 * @module
 */

/** Why a computation was refused. The list only grows within a major version. */
export type ErrorCode =
  /** Fewer observations than the measure needs. */
  | "too_few_observations"
  /** Two parallel arrays differ in length, or a matrix has rows of different lengths. */
  | "length_mismatch"
  /** `NaN`, `Infinity`, `null` or a non-number where a finite number is needed. */
  | "not_finite"
  /** A number outside the domain on which the measure is defined. */
  | "out_of_domain"
  /** A denominator is zero: the total of the values or of the weights. */
  | "zero_total"
  /** An option, or the value of an option, that the function does not know. */
  | "unknown_option"
  /** A required option, field or parameter is absent. */
  | "missing_option"
  /** Two options that cannot be honored together. */
  | "unsupported_combination"
  /** An argument of the wrong shape: no array where an array is needed, no object for the options. */
  | "wrong_type"
  /** Two records share one id, or one pair is given twice. */
  | "duplicate_id"
  /** A record points to an id that does not exist. */
  | "unknown_id"
  /** Records that point to each other in a circle. */
  | "cycle"
  /** A value is missing (`null`) and the caller did not ask to omit it. */
  | "missing_value"
  /** A parameter has no value for the date asked for. */
  | "no_value_for_date"
  /** Amounts in different currencies or units cannot be added. */
  | "mixed_units"
  /** No solution satisfies the bounds: the floors exceed the money, or the ceilings fall short of it. */
  | "infeasible"
  /** A computation that must settle did not settle within its bound. */
  | "no_convergence"
  /** A matrix that has to be inverted is singular: columns repeat or depend on each other. */
  | "singular"
  /** A picture was asked for, and `equalis/plot`, which draws it, has not been imported. */
  | "no_plot"
  /** Several problems in one data set; `issues` lists every one. */
  | "invalid_data";

/** One problem among several, with the place where a person finds it. */
export interface DataIssue {
  /** Which kind of problem; an {@link ErrorCode} or a code of the reader that found it. */
  readonly code: string;
  /** Where it is: `observations[3].value`, `row 7, column beds`. */
  readonly path: string;
  /** The id of the record concerned, where it has one. */
  readonly id?: string | undefined;
  /** Line of the source text, counted from 1, where the source is text. */
  readonly line?: number | undefined;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** What a refusal knows about itself, for programs. The message is for people. */
export interface ErrorDetail {
  /** Which kind of refusal. */
  readonly code: ErrorCode;
  /** The exported function that refused, e.g. `"gini"`. */
  readonly where: string;
  /** Position of the offending element, where there is exactly one. */
  readonly index?: number | undefined;
  /** The offending value, as received. */
  readonly received?: unknown;
  /** Every problem found, where there can be several. */
  readonly issues?: readonly DataIssue[] | undefined;
}

/**
 * Thrown by every function of this library when it refuses its input.
 *
 * Branch on {@link EqualizationError.code}, never on the message text. The message reads
 * `where: what came and what to do`.
 *
 * @example
 * ```ts
 * import { EqualizationError, gini } from "equalis";
 * let code = "";
 * try {
 *   gini([1, Number.NaN]);
 * } catch (error) {
 *   if (error instanceof EqualizationError) code = error.code;
 * }
 * code; // => "not_finite"
 * ```
 */
export class EqualizationError extends RangeError {
  // Declared only: the constructor takes them over from the detail, which is shorter wherever it is bundled.
  /** Always `"EqualizationError"`; survives minification. */
  override readonly name: string = "EqualizationError";
  /** Which kind of refusal. */
  declare readonly code: ErrorCode;
  /** The exported function that refused, e.g. `"gini"`. */
  declare readonly where: string;
  /** Position of the offending element, where there is exactly one. */
  declare readonly index: number | undefined;
  /** The offending value, as received. */
  declare readonly received: unknown;
  /** Every problem found, where there can be several; empty otherwise. */
  declare readonly issues: readonly DataIssue[];

  /**
   * @param message What came and what to do, without the place: it is put in front.
   * @param detail What programs branch on.
   */
  constructor(message: string, detail: ErrorDetail) {
    super(`${detail.where}: ${message}`);
    Object.assign(this, detail, { issues: detail.issues ?? [] });
  }

  /**
   * The error as plain data, for logs, workers and HTTP: `JSON.stringify` calls it. The offending value is left out, since it may be
   * of any size and of any kind.
   */
  toJSON(): EqualizationErrorRecord {
    const { name, code, where, message, index, issues } = this;
    return { name, code, where, message, ...(index === undefined ? {} : { index }), issues };
  }
}

/** What an {@link EqualizationError} says, as plain data. */
export interface EqualizationErrorRecord {
  /** Always `"EqualizationError"`. */
  readonly name: string;
  /** Which kind of error. */
  readonly code: ErrorCode;
  /** The exported function that was called, e.g. `"gini"`. */
  readonly where: string;
  /** What came and what to do, with the function in front. */
  readonly message: string;
  /** Position of the offending element, if there is exactly one. */
  readonly index?: number | undefined;
  /** Every problem found, if there can be several; empty otherwise. */
  readonly issues: readonly DataIssue[];
}

/**
 * Whether a value is an error of this library, or the plain record of one.
 *
 * - **When to use:** in place of `instanceof`, which is false for an error of another copy of the library: one loaded with `import` and
 *   one with `require`, a frame, a worker, a record read back from JSON.
 * - A worker that posts the error itself loses its fields, because structured cloning keeps only the message: post `error.toJSON()`.
 *
 * @param value Anything, such as what was caught.
 *
 * @example
 * ```ts
 * import { gini, isEqualizationError } from "equalis";
 * let answer: unknown;
 * try {
 *   gini([1, Number.NaN]);
 * } catch (error) {
 *   answer = JSON.parse(JSON.stringify(error));
 * }
 * isEqualizationError(answer) ? answer.code : ""; // => "not_finite"
 * isEqualizationError(new Error("something else")); // => false
 * ```
 */
export function isEqualizationError(value: unknown): value is EqualizationErrorRecord {
  if (typeof value !== "object" || value === null) return false;
  const { name, code, where, message, issues } = value as Readonly<Record<string, unknown>>;
  return (
    name === "EqualizationError" &&
    typeof code === "string" &&
    typeof where === "string" &&
    typeof message === "string" &&
    Array.isArray(issues)
  );
}
