import { statedSeparator } from "../table/separator.ts";
import type { TextFault } from "../table/text-fault.ts";
import { type CheckedText, checkedText } from "./checked-text.ts";
import type { Collector } from "./collect.ts";
import { csvReader, MOST_CELLS, quoteProblem } from "./csv-reader.ts";
import { unescapeFormula } from "./escape-formula.ts";
import { ownField } from "./own-field.ts";
import { isList, shownCell } from "./shown-cell.ts";

/** A table, whatever it came from. */
export interface Table {
  /** Name of each column, without spaces around it. */
  readonly header: readonly string[];
  /** A cell, by the position of its row and of its column. Text is as it stands in the file. */
  readonly cell: (row: number, column: number) => unknown;
  /** Line of each row in the text, or its number, counted from 1. */
  readonly lines: readonly number[];
  /** Whether it came from text. */
  readonly text: boolean;
}

/** Separators that are told apart by the header. */
const DELIMITERS = [",", ";", "\t"] as const;

/** Reads text or rows as a table; `null` where there is none, which is then an issue. */
export function readTable(
  input: unknown,
  collector: Collector,
  delimiter?: string | undefined,
): Table | null {
  if (typeof input === "string") return fromText(input, collector, delimiter);
  if (isList(input)) return fromRows(input, collector);
  collector.error(
    "not_a_table",
    1,
    "",
    `${shownCell(input)} is not a table; pass the text, or the rows as objects`,
  );
  return null;
}

/** The one table of a whole text. */
function fromText(input: string, collector: Collector, given: string | undefined): Table | null {
  const rows: Table[] = [];
  const read = textBlocks([input], collector, given, Number.POSITIVE_INFINITY);
  for (const block of read.blocks) rows.push(block);
  if (read.fault() === null) return rows[0] ?? null;
  const { code, line, message } = read.fault()!;
  collector.error(code, line, `line ${line}`, message);
  return null;
}

/** A text in blocks of rows under one header. */
export interface TextBlocks {
  /** The blocks; the first one comes even where the header has no rows, and none where there is no header. */
  readonly blocks: Iterable<Table>;
  /** Why the text as a whole is none, once the blocks were read; nothing of them counts then. */
  readonly fault: () => TextFault | null;
}

/** Reads a text, given in chunks, a block of rows at a time. No more of it is held than a chunk and a block. */
export function textBlocks(
  chunks: Iterable<string>,
  collector: Collector,
  given: string | undefined,
  size: number,
): TextBlocks {
  const checked = checkedText(chunks);
  return { blocks: blocksOf(checked, collector, given, size), fault: checked.fault };
}

function* blocksOf(
  { head, rest, fault, lone }: CheckedText,
  collector: Collector,
  given: string | undefined,
  size: number,
): Generator<Table> {
  if (fault() !== null) return;
  const stated = statedSeparator(head);
  const offset = stated === null ? 0 : 1;
  const first = stated === null ? head : head.slice(stated.length);
  const next = csvReader(joined(first, rest), given ?? stated?.separator ?? delimiterOf(first));
  let header: readonly string[] | undefined;
  let broken = false;
  let rows: (readonly string[])[] = [];
  let lines: number[] = [];
  const block = (): Table => {
    const [own, ownLines] = [rows, lines];
    rows = [];
    lines = [];
    return { header: header!, cell: (row, column) => own[row]![column], lines: ownLines, text: true };
  };
  for (let record = next(); record !== null; record = next()) {
    const line = record.line + offset;
    const { cells } = record;
    if (cells === null) {
      broken = true;
      collector.error("broken_quotes", line, `line ${line}`, quoteProblem(record.problem));
    } else if (header === undefined) {
      if (isBlank(cells)) continue;
      if (cells.length > MOST_CELLS) {
        collector.error(
          "too_many_columns",
          line,
          `line ${line}`,
          `the header has more than ${MOST_CELLS} cells; look at the separator`,
        );
        return;
      }
      header = cells.map((name) => unescapeFormula(name).trim());
      if (repeats(header, line, collector)) return;
    } else if (isBlank(cells) && header.length > 1) continue;
    else if (cells.length !== header.length) {
      collector.error(
        "ragged_row",
        line,
        `line ${line}`,
        `the row has ${cells.length > MOST_CELLS ? `more than ${MOST_CELLS}` : cells.length} cells where the header has ${header.length}; it was left out`,
      );
    } else {
      rows.push(cells);
      lines.push(line);
      if (rows.length >= size) yield block();
    }
    if (fault() !== null) return;
  }
  if (lone() !== null) {
    collector.warn(
      "broken_text",
      lone()!,
      `line ${lone()}`,
      "half a character stands here, and is read as \ufffd; the text was cut or decoded wrongly",
    );
  }
  if (header !== undefined) yield block();
  else if (!broken) collector.error("no_rows", 1, "", "the text is empty; it needs a header and rows");
}

function* joined(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === "";
}

/** The separator of which the header has most outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  let begun = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) {
      if (begun) break;
    } else if (!quoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
    begun ||= sign !== "\n" && sign !== "\r";
  }
  let best: string = DELIMITERS[0];
  for (const [sign, count] of counts) if (count > counts.get(best)!) best = sign;
  return best;
}

function fromRows(input: readonly unknown[], collector: Collector): Table | null {
  const columns = new Map<string, number>();
  const sound: (readonly [row: object, line: number])[] = [];
  for (let i = 0; i < input.length; i++) {
    const row = input[i];
    const keys = keysOf(row);
    if (keys === null) {
      collector.error(
        "not_a_row",
        i + 1,
        `rows[${i}]`,
        `${shownCell(row)} is not a row; pass an object a row`,
      );
      continue;
    }
    for (const key of keys) if (!columns.has(key)) columns.set(key, columns.size);
    sound.push([row as object, i + 1]);
  }
  if (sound.length === 0) {
    if (input.length === 0) collector.error("no_rows", 1, "", "there are no rows");
    return null;
  }
  const keys = [...columns.keys()];
  const header = keys.map((key) => key.trim());
  if (repeats(header, 1, collector)) return null;
  return {
    header,
    cell: (row, column) => ownField(sound[row]![0], keys[column]!),
    lines: sound.map(([, line]) => line),
    text: false,
  };
}

/** The columns of a row; `null` for what is no row, or cannot be read. */
function keysOf(row: unknown): readonly string[] | null {
  try {
    return typeof row === "object" && row !== null && !isList(row) ? Object.keys(row) : null;
  } catch {
    return null;
  }
}

function repeats(header: readonly string[], line: number, collector: Collector): boolean {
  const seen = new Set<string>();
  let repeated = false;
  for (const name of header) {
    if (name !== "" && seen.has(name)) {
      repeated = true;
      collector.error(
        "duplicate_column",
        line,
        `column ${name}`,
        `two columns are called "${name}", so that nobody can tell which is meant; rename one`,
        { column: name },
      );
    }
    seen.add(name);
  }
  return repeated;
}
