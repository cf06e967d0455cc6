import type { IssueLog } from "./issue-log.ts";
import { decimalEvidence, type NumberForm, readAmount, shifted } from "./read-amount.ts";
import { textOf } from "./read-grid.ts";
import { short, type TableBody } from "./table-body.ts";

/** A column of numbers. */
export interface NumberColumn {
  /** Its position in the table. */
  readonly at: number;
  /** Its head. */
  readonly header: string;
  /** Its numbers by row of data; NaN where there is none. */
  readonly values: Float64Array;
  /** Which cells have a percent sign; absent where none has. */
  percent?: Uint8Array;
  /** Whether any cell was scaled by a word in it. */
  scaledCells: boolean;
}

/** How the numbers of a table are written; `null` where both signs stand before decimals, which is then an issue. */
export function numberForm(
  body: TableBody,
  positions: readonly number[],
  given: "." | "," | undefined,
  missing: ReadonlySet<string>,
  parentheses: "error" | "negative" | undefined,
  log: IssueLog,
): NumberForm | null {
  const base = { missing, negativeParentheses: parentheses === "negative" };
  if (given !== undefined) return { ...base, decimal: given, ambiguous: false };
  let point: number | undefined;
  let comma: number | undefined;
  let either = false;
  for (const [row, cells] of body.rows.entries()) {
    for (const at of positions) {
      const cell = cells[at];
      if (typeof cell !== "string") continue;
      // Once a decimal point was seen, only commas and several points say something new.
      if (point !== undefined && !cell.includes(",") && cell.indexOf(".") === cell.lastIndexOf(".")) continue;
      const evidence = decimalEvidence(cell);
      if (evidence === ".") point ??= row;
      else if (evidence === ",") comma ??= row;
      else if (evidence === "either") either = true;
    }
    if (point !== undefined && comma !== undefined) break;
  }
  if (point !== undefined && comma !== undefined) {
    log.error(
      "header",
      "mixed_decimals",
      body.line,
      `line ${body.lines[point]} has a decimal point and line ${body.lines[comma]} a decimal comma; write one of them, or pass decimal`,
    );
    return null;
  }
  return {
    ...base,
    decimal: comma === undefined ? "." : ",",
    ambiguous: either && point === undefined && comma === undefined && body.separator === ";",
  };
}

/** Reads the numbers of a column for the rows of data. Powers of ten of the unit are shifted out. */
export function readValues(
  column: NumberColumn,
  powers: (row: number) => number,
  body: TableBody,
  rows: readonly number[],
  form: NumberForm,
  log: IssueLog,
): void {
  const { at, header, values } = column;
  const marked: number[] = [];
  let negatives = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const cell = body.rows[row]![at];
    const amount = readAmount(cell, form);
    const line = body.lines[row]!;
    if (amount.problem !== undefined) {
      log.error("rows", amount.problem, line, () => problemOf(amount.problem!, textOf(cell)), header);
    }
    for (const mark of amount.marks ?? []) {
      if (mark === "percent") {
        column.percent ??= new Uint8Array(rows.length);
        column.percent[i] = 1;
      } else if (mark === "scaled") column.scaledCells = true;
      else if (mark === "footnote") {
        log.warn(
          "rows",
          "footnote",
          line,
          () => `"${short(textOf(cell))}" has a mark of a footnote; the number was read without it`,
          header,
        );
      } else {
        log.warn(
          "rows",
          "marked_value",
          line,
          () => `"${short(textOf(cell))}" says that the value is withheld; it was taken as missing`,
          header,
        );
      }
    }
    const { value } = amount;
    if (value === null) {
      values[i] = Number.NaN;
      continue;
    }
    const power = powers(i);
    values[i] = power === 0 ? value : shifted(value, power);
    if (Math.abs(values[i]!) === Number.POSITIVE_INFINITY) {
      log.error("rows", "not_a_number", line, `${value} is too large for its unit; it was left out`, header);
      values[i] = Number.NaN;
      continue;
    }
    if (value < 0) {
      negatives++;
      if (value === -99 || value === -999 || value === -9999) marked.push(i);
    }
  }
  // A negative number among others that are not is a mark of a missing one.
  if (marked.length === 0 || marked.length < negatives) return;
  for (const i of marked) {
    log.warn(
      "rows",
      "marked_value",
      body.lines[rows[i]!]!,
      `${values[i]} stands for a missing value; it was taken as missing`,
      header,
    );
    values[i] = Number.NaN;
  }
}

function problemOf(problem: "not_a_number" | "cell_error" | "ambiguous_number", text: string): string {
  if (problem === "cell_error")
    return `"${short(text)}" is an error of the spreadsheet; the value was taken as missing`;
  if (problem === "ambiguous_number") {
    return `"${short(text)}" can be read as thousands or as decimals; it was left out. Pass decimal: "." or ","`;
  }
  const trimmed = text.trim();
  if (trimmed === "无")
    return '"无" can mean 0 or missing; it was left out. Write 0, or pass naValues: ["无"]';
  if (/^\(.*\)$/.test(trimmed))
    return `"${short(text)}" is in parentheses; it was left out. Pass parentheses: "negative" if it is a negative number`;
  return `"${short(text)}" is not a number; the value was left out`;
}
