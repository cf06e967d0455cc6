import { type CsvError, parse } from "csv-parse/browser/esm/sync";

/** The records of a delimited text, each with the line on which it starts. */
export interface CsvRecords {
  /** The cells, without quotes. An empty line is a record of one empty cell. */
  readonly records: readonly (readonly string[])[];
  /** Line of each record, counted from 1. */
  readonly lines: readonly number[];
  /** Lines that could not be read, and why. */
  readonly broken: readonly { readonly line: number; readonly message: string }[];
}

/** After so many lines with broken quotes, the rest is not a table. */
const MOST_BROKEN = 20;

/** Reads delimited text by RFC 4180. A line with broken quotes is told, and reading goes on behind it. */
export function csvRecords(text: string, delimiter: string): CsvRecords {
  const records: string[][] = [];
  const lines: number[] = [];
  const broken: { readonly line: number; readonly message: string }[] = [];
  let rest = text;
  let line = 1;
  while (rest !== "") {
    let failed: CsvError | undefined;
    const found = parse(rest, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        failed ??= error;
        return undefined;
      },
    });
    const sound = failed === undefined ? found.length : Number(failed.records);
    const quoted = rest.includes('"');
    for (let i = 0; i < sound; i++) {
      records.push(found[i]!);
      lines.push(line);
      line += 1 + (quoted ? breaksIn(found[i]!) : 0);
    }
    if (failed === undefined) break;
    if (broken.length === MOST_BROKEN) {
      broken.push({ line, message: "too many lines have broken quotes; nothing from here on was read" });
      break;
    }
    broken.push({ line, message: quoteProblem(failed.code) });
    line++;
    rest = fromLine(text, line);
  }
  return { records, lines, broken };
}

function quoteProblem(code: string): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    return "a quote is opened and never closed; this line was left out and reading goes on with the next";
  }
  return 'a quote stands inside a cell; put the cell in quotes and double the quote (""). This line was left out and reading goes on with the next';
}

function breaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) {
    if (cell.includes("\n") || cell.includes("\r")) breaks += cell.match(/\r\n|\n|\r/g)!.length;
  }
  return breaks;
}

/** The text from a line on, counted from 1. */
function fromLine(text: string, line: number): string {
  const ends = /\r\n|\n|\r/g;
  for (let at = 1; at < line; at++) if (ends.exec(text) === null) return "";
  return text.slice(ends.lastIndex);
}
