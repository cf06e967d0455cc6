import { cutRecord, type QuoteFault } from "./cut-record.ts";

/** One record of a delimited text, or the reason why a line is none. */
export interface CsvRecord {
  /** Line on which it starts, counted from 1. */
  readonly line: number;
  /** The cells without quotes; an empty line is one empty cell. `null` where the line cannot be read. */
  readonly cells: readonly string[] | null;
  /** Why there are no cells. */
  readonly problem?: QuoteFault | "gave_up" | undefined;
}

/** Most cells of a record, as many as a sheet of Excel has columns. A longer record has one cell more than that. */
export const MOST_CELLS = 16_384;
/** A record with more characters has a quote that is not closed: it would take in the rest of the file. */
const LONGEST_RECORD = 2 ** 23;
/** Characters that may be read a second time behind quotes that lead astray. */
const MOST_RESCANNED = 2 ** 27;

/**
 * Reads delimited text by RFC 4180, a record per call; `null` at the end. A record ends at the first line break with an
 * even number of quotes before it. Reading goes on behind a line with broken quotes. No more of the text is held than
 * the chunk and the record that are being read.
 */
export function csvReader(chunks: Iterable<string>, delimiter: string): () => CsvRecord | null {
  const source = chunks[Symbol.iterator]();
  let text = "";
  let start = 0;
  let ended = false;
  let line = 1;
  let rescanned = 0;
  let gaveUp = false;
  /** Next carriage return at or behind the place where one was last looked for. */
  let carriage = -1;
  let end = 0;
  let next = 0;

  const grow = (): boolean => {
    while (!ended) {
      const chunk = source.next();
      if (chunk.done === true) ended = true;
      else if (chunk.value !== "") {
        text += chunk.value;
        carriage = -1;
        return true;
      }
    }
    return false;
  };
  /** Sets `end` and `next` to the line end at or behind a place. */
  const findEnd = (from: number): void => {
    for (;;) {
      if (carriage < from) {
        const found = text.indexOf("\r", from);
        carriage = found === -1 ? Number.POSITIVE_INFINITY : found;
      }
      const feed = text.indexOf("\n", from);
      const at = Math.min(carriage, feed === -1 ? Number.POSITIVE_INFINITY : feed);
      // Behind a carriage return at the end of a chunk its line feed may follow.
      const sure = at !== Number.POSITIVE_INFINITY && !(at === carriage && at + 1 === text.length);
      if (sure || !grow()) {
        end = Math.min(at, text.length);
        next = end === text.length ? end : text.startsWith("\r\n", end) ? end + 2 : end + 1;
        return;
      }
    }
  };

  return function read(): CsvRecord | null {
    if (gaveUp) return null;
    if (start === text.length || (start > 0 && text.indexOf("\n", start) === -1)) {
      text = text.slice(start);
      carriage = -1;
      start = 0;
      if (text === "" && !grow()) return null;
    }
    findEnd(start);
    const first = text.slice(start, end);
    let quotes = quotesIn(first);
    if (quotes === 0) {
      start = next;
      return { line: line++, cells: first.split(delimiter, MOST_CELLS + 1) };
    }
    const afterFirst = next;
    let height = 1;
    while (quotes % 2 === 1 && next - start <= LONGEST_RECORD && (next < text.length || grow())) {
      const begin = next;
      findEnd(begin);
      quotes += quotesIn(text.slice(begin, end));
      height++;
    }
    const cells =
      quotes % 2 === 1
        ? "not_closed"
        : cutRecord(height === 1 ? first : text.slice(start, end), delimiter, MOST_CELLS + 1);
    if (typeof cells !== "string") {
      const record = { line, cells };
      line += height;
      start = next;
      return record;
    }
    rescanned += next - afterFirst;
    start = afterFirst;
    carriage = -1;
    if (rescanned > MOST_RESCANNED) {
      gaveUp = true;
      return { line: line + 1, cells: null, problem: "gave_up" };
    }
    return { line: line++, cells: null, problem: cells };
  };
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** What an issue says of a line that cannot be read. */
export function quoteProblem(problem: CsvRecord["problem"]): string {
  if (problem === "gave_up") return "too many quotes are broken; nothing from here on was read";
  return problem === "not_closed"
    ? "a quote is opened and never closed; this line was left out and reading goes on with the next"
    : 'a quote stands inside a cell; put the cell in quotes and double the quote (""). This line was left out and reading goes on with the next';
}
