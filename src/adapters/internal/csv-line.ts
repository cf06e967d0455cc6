import { refuse } from "../../numeric/guard/refuse.ts";
import { escapeFormula } from "./escape-formula.ts";
import { shownCell } from "./shown-cell.ts";

/** One line of delimited text, without its end. */
export function csvLine(where: string, cells: readonly unknown[], delimiter: string, row?: number): string {
  if (cells.length === 1 && isEmpty(cells[0])) return '""';
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += delimiter;
    line += written(where, cells[i], delimiter, row);
  }
  return line;
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || cell === "";
}

function written(where: string, cell: unknown, delimiter: string, row: number | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "number") {
    if (cell - cell !== 0) {
      refuse(where, "not_finite", `row ${row} has ${cell}; write null for a missing value`, cell, row);
    }
    return Object.is(cell, -0) ? "-0" : String(cell);
  }
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell !== "string") {
    refuse(
      where,
      "wrong_type",
      `row ${row} has ${shownCell(cell)}; a cell holds text or a number`,
      cell,
      row,
    );
  }
  const text = escapeFormula(cell as string);
  // A spreadsheet may split at separators other than the one of the file, and would see a formula behind one.
  return /["\r\n;\t]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}
