import { csvReader, MOST_CELLS, quoteProblem } from "../internal/csv-reader.ts";
import { unescapeFormula } from "../internal/escape-formula.ts";
import type { IssueLog } from "./issue-log.ts";
import { separatorOf, statedSeparator } from "./separator.ts";
import type { Cell, TableInput, TableOptions } from "./table-options.ts";
import { replacedIn, textFault } from "./text-fault.ts";

/** The cells of a table, and where they stand. */
export interface Grid {
  /** Cells by row; a text cell of a text as it is written, an empty one `""` or `null`. */
  readonly rows: readonly (readonly Cell[])[];
  /** Line of each row. */
  readonly lines: readonly number[];
  /** Separator of the text; `null` where it came as cells. */
  readonly separator: string | null;
}

const MOST_ROWS = 5_000_000;

/** The cells of a text or of rows; `null` where it is no table, which is then an issue. */
export function readGrid(input: TableInput, options: TableOptions, log: IssueLog): Grid | null {
  const grid = typeof input === "string" ? fromText(input, options, log) : fromCells(input, log);
  if (grid === null) return null;
  if (grid.rows.every((row) => row.every(isBlank))) {
    log.error("file", "no_rows", 1, "the table is empty; it needs a header and rows");
    return null;
  }
  return grid;
}

/** Whether a cell is empty. */
export function isBlank(cell: Cell | undefined): boolean {
  return (
    cell === null || cell === undefined || cell === "" || (typeof cell === "string" && cell.trim() === "")
  );
}

function fromText(input: string, options: TableOptions, log: IssueLog): Grid | null {
  let text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  const keepReplaced = options.replacementCharacters === "keep";
  const fault = textFault(text, { keepReplaced });
  if (fault !== null) {
    log.error("file", fault.code, fault.line, fault.message);
    return null;
  }
  const replaced = keepReplaced ? replacedIn(text) : null;
  if (replaced !== null) log.warn("file", replaced.code, replaced.line, replaced.message);
  if (/\p{Surrogate}/u.test(text)) {
    log.warn(
      "file",
      "broken_text",
      1,
      "the text has half characters, so it was cut or decoded wrongly; they are read as U+FFFD",
    );
    text = text.replace(/\p{Surrogate}/gu, "\ufffd");
  }
  const stated = statedSeparator(text);
  if (stated !== null) text = text.slice(stated.length);
  const separator = options.delimiter ?? stated?.separator ?? separatorOf(text);
  const offset = stated === null ? 0 : 1;
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  const read = csvReader([text], separator);
  for (let record = read(); record !== null; record = read()) {
    const line = record.line + offset;
    if (record.cells === null) {
      log.error("rows", "broken_quotes", line, quoteProblem(record.problem));
    } else if (record.cells.length > MOST_CELLS) {
      tooWide(line, log);
      return null;
    } else {
      rows.push(record.cells);
      lines.push(line);
    }
  }
  return { rows, lines, separator };
}

function tooWide(line: number, log: IssueLog): void {
  log.error(
    "file",
    "too_many_columns",
    line,
    `the line has more than ${MOST_CELLS.toLocaleString("en-US")} cells, the most that a table may have; look at its separator`,
  );
}

function fromCells(input: unknown, log: IssueLog): Grid | null {
  const problem = (code: string, line: number, message: string): null => {
    log.error("file", code, line, message);
    return null;
  };
  try {
    if (!Array.isArray(input)) {
      return problem("not_a_table", 1, "this is not a table; pass its text, or its rows as lists of cells");
    }
    if (input.length > MOST_ROWS) {
      return problem("too_many_rows", 1, `the table has ${input.length} rows; pass at most ${MOST_ROWS}`);
    }
    const rows: Cell[][] = [];
    const lines: number[] = [];
    for (let index = 0; index < input.length; index++) {
      const row: unknown = input[index];
      if (row === undefined || row === null) continue;
      if (!Array.isArray(row)) {
        return problem(
          "not_a_table",
          index + 1,
          'a row is not a list of cells; pass rows such as ["A", 2020, 4.5]',
        );
      }
      if (row.length > MOST_CELLS) {
        tooWide(index + 1, log);
        return null;
      }
      rows.push(Array.from({ length: row.length }, (_, at) => cellOf(row[at], index + 1, log)));
      lines.push(index + 1);
    }
    return { rows, lines, separator: null };
  } catch {
    return problem("not_a_table", 1, "the rows cannot be read; pass plain lists of cells");
  }
}

function cellOf(cell: unknown, line: number, log: IssueLog): Cell {
  if (typeof cell === "string") return cell;
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "#NUM!" : cell;
  log.error(
    "rows",
    "unreadable_cell",
    line,
    "a cell is neither text, number, boolean nor date; pass the plain value of the cell",
  );
  return null;
}

/** The text of a cell, clean of the apostrophe that disarms a formula. */
export function textOf(cell: Cell | undefined): string {
  if (typeof cell === "string") return unescapeFormula(cell);
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
