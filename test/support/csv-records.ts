import { csvReader, quoteProblem } from "../../src/adapters/internal/csv-reader.ts";

/** The records of a delimited text, each with the line on which it starts. */
export interface CsvRecords {
  /** The cells, without quotes. An empty line is a record of one empty cell. */
  readonly records: readonly (readonly string[])[];
  /** Line of each record, counted from 1. */
  readonly lines: readonly number[];
  /** Lines that could not be read, and why. */
  readonly broken: readonly { readonly line: number; readonly message: string }[];
}

/** Reads a whole delimited text by RFC 4180. A line with broken quotes is told, and reading goes on behind it. */
export function csvRecords(text: string, delimiter: string): CsvRecords {
  const records: (readonly string[])[] = [];
  const lines: number[] = [];
  const broken: { readonly line: number; readonly message: string }[] = [];
  const read = csvReader([text], delimiter);
  for (let record = read(); record !== null; record = read()) {
    if (record.cells === null) broken.push({ line: record.line, message: quoteProblem(record.problem) });
    else {
      records.push(record.cells);
      lines.push(record.line);
    }
  }
  return { records, lines, broken };
}
