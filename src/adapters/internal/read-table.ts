import { statedSeparator } from "../table/separator.ts";
import { textFault } from "../table/text-fault.ts";
import type { Collector } from "./collect.ts";
import { csvRecords } from "./csv-records.ts";
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

function fromText(input: string, collector: Collector, given: string | undefined): Table | null {
  let text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  const fault = textFault(text);
  if (fault !== null) {
    collector.error(fault.code, fault.line, `line ${fault.line}`, fault.message);
    return null;
  }
  const stated = statedSeparator(text);
  if (stated !== null) text = text.slice(stated.length);
  const offset = stated === null ? 0 : 1;
  const lone = /\p{Surrogate}/u.exec(text);
  if (lone !== null) {
    const line = text.slice(0, lone.index).split(/\r\n|\n|\r/).length;
    collector.warn(
      "broken_text",
      line,
      `line ${line}`,
      "half a character stands here, and is read as \ufffd; the text was cut or decoded wrongly",
    );
  }
  const { records, lines, broken } = csvRecords(text, given ?? stated?.separator ?? delimiterOf(text));
  for (const { line, message } of broken) {
    collector.error("broken_quotes", line + offset, `line ${line + offset}`, message);
  }
  let at = 0;
  while (at < records.length && isBlank(records[at]!)) at++;
  const first = records[at];
  if (first === undefined) {
    if (broken.length === 0)
      collector.error("no_rows", 1, "", "the text is empty; it needs a header and rows");
    return null;
  }
  const header = first.map((name) => unescapeFormula(name).trim());
  const rows: (readonly string[])[] = [];
  const rowLines: number[] = [];
  for (let i = at + 1; i < records.length; i++) {
    const record = records[i]!;
    if (isBlank(record) && header.length > 1) continue;
    if (record.length !== header.length) {
      collector.error(
        "ragged_row",
        lines[i]! + offset,
        `line ${lines[i]! + offset}`,
        `the row has ${record.length} cells where the header has ${header.length}; it was left out`,
      );
      continue;
    }
    rows.push(record);
    rowLines.push(lines[i]! + offset);
  }
  if (repeats(header, lines[at]! + offset, collector)) return null;
  return { header, cell: (row, column) => rows[row]![column], lines: rowLines, text: true };
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
