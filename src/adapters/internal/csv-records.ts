/*!
 * This entry contains csv-parse (https://csv.js.org/parse/), and the buffer module (https://feross.org) that it brings.
 *
 * The MIT License (MIT)
 * Copyright (c) 2010 Adaltas (csv-parse)
 * Copyright (c) Feross Aboukhadijeh, and other contributors (buffer)
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 * persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
 * Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
 * COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 * OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
import { parse } from "csv-parse/browser/esm/sync";
import { type QuoteFault, quoteFault } from "./quote-fault.ts";

/** The records of a delimited text, each with the line on which it starts. */
export interface CsvRecords {
  /** The cells, without quotes. An empty line is a record of one empty cell. */
  readonly records: readonly (readonly string[])[];
  /** Line of each record, counted from 1. */
  readonly lines: readonly number[];
  /** Lines that could not be read, and why. */
  readonly broken: readonly { readonly line: number; readonly message: string }[];
}

/** Records with quotes that are parsed in one go. */
const BATCH = 4096;
/** How often the length of the text may be gone through again behind quotes that lead astray. */
const MOST_RESCANS = 20;
const NO_CELLS: readonly string[] = [];

/**
 * Reads delimited text by RFC 4180. A line with broken quotes is told, and reading goes on behind it.
 *
 * Lines without quotes are split, as there is nothing to parse; the others go to the parser. A record ends at the first
 * line break with an even number of quotes before it.
 */
export function csvRecords(text: string, delimiter: string): CsvRecords {
  const records: (readonly string[])[] = [];
  const lines: number[] = [];
  const broken: { readonly line: number; readonly message: string }[] = [];
  let waiting: { readonly position: number; readonly source: string }[] = [];
  const skipped = new Set<number>();
  const settle = (): void => {
    for (const [index, read] of parseEach(waiting, delimiter).entries()) {
      const { position } = waiting[index]!;
      if (Array.isArray(read)) records[position] = read;
      else {
        skipped.add(position);
        broken.push({ line: lines[position]!, message: read as string });
      }
    }
    waiting = [];
  };

  const ends = /\r\n|\n|\r/g;
  let rescanned = 0;
  let line = 1;
  let start = 0;
  while (start < text.length) {
    ends.lastIndex = start;
    const found = ends.exec(text);
    let end = found === null ? text.length : found.index;
    let next = found === null ? text.length : ends.lastIndex;
    const first = text.slice(start, end);
    let quotes = quotesIn(first);
    if (quotes === 0) {
      records.push(first.split(delimiter));
      lines.push(line++);
      start = next;
      continue;
    }
    const afterFirst = next;
    let height = 1;
    while (quotes % 2 === 1 && next < text.length) {
      const begin = next;
      const more = ends.exec(text);
      end = more === null ? text.length : more.index;
      next = more === null ? text.length : ends.lastIndex;
      quotes += quotesIn(text.slice(begin, end));
      height++;
    }
    let problem = quotes % 2 === 1 ? quoteProblem("CSV_QUOTE_NOT_CLOSED") : undefined;
    if (problem === undefined && height === 1) {
      waiting.push({ position: records.length, source: first });
      records.push(NO_CELLS);
      lines.push(line++);
      start = next;
      if (waiting.length === BATCH) settle();
      continue;
    }
    if (problem === undefined) {
      const [read] = parseEach([{ source: text.slice(start, end) }], delimiter);
      if (Array.isArray(read)) {
        records.push(read);
        lines.push(line);
        line += height;
        start = next;
        continue;
      }
      problem = read as string;
    }
    broken.push({ line, message: problem });
    rescanned += next - afterFirst;
    if (rescanned > MOST_RESCANS * text.length) {
      broken.push({ line: line + 1, message: "too many quotes are broken; nothing from here on was read" });
      break;
    }
    line++;
    start = afterFirst;
  }
  settle();
  broken.sort((a, b) => a.line - b.line);
  if (skipped.size === 0) return { records, lines, broken };
  return {
    records: records.filter((_, position) => !skipped.has(position)),
    lines: lines.filter((_, position) => !skipped.has(position)),
    broken,
  };
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** The cells of each record, or why it has none. Only records with sound quotes are put to the parser. */
function parseEach(
  sources: readonly { readonly source: string }[],
  delimiter: string,
): readonly (string[] | string)[] {
  const results: (string[] | string)[] = sources.map(({ source }) => {
    const fault = quoteFault(source, delimiter);
    return fault === undefined ? [] : quoteProblem(fault);
  });
  const sound = sources.filter((_, i) => typeof results[i] !== "string");
  if (sound.length === 0) return results;
  const found: readonly string[][] = parse(sound.map(({ source }) => source).join("\n"), {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
  });
  let next = 0;
  return results.map((result) => (typeof result === "string" ? result : found[next++]!));
}

function quoteProblem(code: QuoteFault): string {
  return code === "CSV_QUOTE_NOT_CLOSED"
    ? "a quote is opened and never closed; this line was left out and reading goes on with the next"
    : 'a quote stands inside a cell; put the cell in quotes and double the quote (""). This line was left out and reading goes on with the next';
}
