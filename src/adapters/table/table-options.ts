import { requireNumber, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import type { TableIssue } from "./issue-log.ts";

/** A cell of a table as spreadsheet readers give it; `null` where it is empty. */
export type Cell = string | number | boolean | Date | null;

/** A table: its text, or its rows of cells, the header among them. Rows may differ in length. */
export type TableInput = string | readonly (readonly (Cell | undefined)[])[];

/** Why a row of the file is not among the data. */
export type DropKind = "title" | "note" | "total" | "repeat" | "duplicate" | "tags" | "error";

/** A row of the file that is not among the data. */
export interface DroppedRow {
  /** Its line. */
  readonly line: number;
  /** Why it is not among the data. */
  readonly kind: DropKind;
  /** Its filled cells, at most 200 characters. */
  readonly text: string;
}

/** What all table readers take. */
export interface TableOptions {
  /** The separator of the text. @defaultValue found */
  readonly delimiter?: string | undefined;
  /** The sign before decimals. @defaultValue found by the cells */
  readonly decimal?: "." | "," | undefined;
  /** Texts that mean a missing number, besides the usual ones. */
  readonly naValues?: readonly string[] | undefined;
  /** Whether `(12)` is an error or the negative number −12. @defaultValue "error" */
  readonly parentheses?: "error" | "negative" | undefined;
  /** Line of the header. @defaultValue found */
  readonly headerRow?: number | undefined;
  /** Order of day and month in dates such as 3/4/2024. @defaultValue settled by the column, else an error */
  readonly dateOrder?: "DMY" | "MDY" | undefined;
  /** Whether an empty cell of a place takes the one above it, as merged cells of a spreadsheet leave it. @defaultValue false */
  readonly fillDown?: boolean | undefined;
  /** Whether rows of totals are left out. @defaultValue "drop" */
  readonly totals?: "drop" | "keep" | undefined;
  /** Names of rows of totals, besides the usual ones. */
  readonly totalNames?: readonly string[] | undefined;
  /** Lines listed per issue. @defaultValue 10 */
  readonly maxDetails?: number | undefined;
  /** Whether U+FFFD in the text refuses the table or is a warning. @defaultValue "error" */
  readonly replacementCharacters?: "error" | "keep" | undefined;
}

/** What every table reader reports besides its records. */
export interface TableReport {
  /** Why nothing was read; `null` where something was. */
  readonly reason: string | null;
  /** Rows that are not among the data: titles, notes, totals, repeated and unusable rows. */
  readonly dropped: readonly DroppedRow[];
  /** Every problem: the whole file first, then the header, then by line. At most 60. */
  readonly issues: readonly TableIssue[];
}

/** Names of the options of every table reader. */
export const TABLE_OPTIONS: readonly (keyof TableOptions)[] = [
  "delimiter",
  "decimal",
  "naValues",
  "parentheses",
  "headerRow",
  "dateOrder",
  "fillDown",
  "totals",
  "totalNames",
  "maxDetails",
  "replacementCharacters",
];

/** Refuses wrong options of a table reader. */
export function checkTableOptions(where: string, options: TableOptions, others: readonly string[]): void {
  requireOptions(where, options, [...others, ...TABLE_OPTIONS]);
  const { delimiter, decimal, naValues, parentheses, headerRow, dateOrder, fillDown } = options;
  if (delimiter !== undefined && !(typeof delimiter === "string" && /^[^"\r\n]$/u.test(delimiter))) {
    refuse(where, "out_of_domain", "delimiter must be one character, no quote and no line break", delimiter);
  }
  if (decimal !== undefined) requireOneOf(where, "decimal", decimal, [".", ","]);
  if (parentheses !== undefined) requireOneOf(where, "parentheses", parentheses, ["error", "negative"]);
  if (dateOrder !== undefined) requireOneOf(where, "dateOrder", dateOrder, ["DMY", "MDY"]);
  if (options.totals !== undefined) requireOneOf(where, "totals", options.totals, ["drop", "keep"]);
  if (options.replacementCharacters !== undefined) {
    requireOneOf(where, "replacementCharacters", options.replacementCharacters, ["error", "keep"]);
  }
  if (headerRow !== undefined) requireNumber(where, "headerRow", headerRow, { integer: true, atLeast: 1 });
  if (options.maxDetails !== undefined) {
    requireNumber(where, "maxDetails", options.maxDetails, { integer: true, atLeast: 1 });
  }
  requireTexts(where, "naValues", naValues);
  requireTexts(where, "totalNames", options.totalNames);
  if (fillDown !== undefined && typeof fillDown !== "boolean") {
    refuse(where, "wrong_type", "fillDown must be true or false", fillDown);
  }
}

/** Refuses anything but a list of texts. */
function requireTexts(where: string, option: string, list: unknown): void {
  if (list === undefined) return;
  if (!Array.isArray(list) || list.some((text) => typeof text !== "string")) {
    refuse(where, "wrong_type", `${option} must be a list of texts`, list);
  }
}

/** The entries of an option that is an object with texts as keys. */
export function entriesOf<T>(
  where: string,
  option: string,
  object: unknown,
): readonly (readonly [string, T])[] {
  if (object === undefined) return [];
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    refuse(where, "wrong_type", `${option} must be an object`, object);
  }
  return Object.entries(object as Readonly<Record<string, T>>);
}
