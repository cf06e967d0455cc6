import { cleanText, wordKey, wordSet } from "./clean-text.ts";
import type { IssueLog } from "./issue-log.ts";
import { looksNumeric } from "./read-amount.ts";
import { type Grid, isBlank, textOf } from "./read-grid.ts";
import { readSpan } from "./read-span.ts";
import { readUnit } from "./read-unit.ts";
import type { Cell, DroppedRow, TableOptions } from "./table-options.ts";
import { NOTE_BEGINNINGS, TOTAL_ENDINGS, TOTALS } from "./words.ts";

/** A table by its parts. */
export interface TableBody {
  /** Heads of the columns, clean; a head over several rows is joined by a blank. */
  readonly heads: readonly Head[];
  /** Line of the header. */
  readonly line: number;
  /** Rows of data: as long as the header, or shorter where the file is. */
  readonly rows: readonly (readonly Cell[])[];
  /** Line of each row of data. */
  readonly lines: readonly number[];
  /** Texts above the header. */
  readonly titles: readonly string[];
  /** Texts below and between the data. */
  readonly notes: readonly string[];
  /** Rows that are not among the data. Readers add their own. */
  readonly dropped: DroppedRow[];
  /** Separator of the text; `null` where it came as cells. */
  readonly separator: string | null;
}

/** The head of a column. */
export interface Head {
  /** The whole head, clean. */
  readonly text: string;
  /** Its parts, from the upper row to the lower. */
  readonly parts: readonly string[];
  /** The unit that a row of units gives. */
  readonly unit?: string;
}

/** What a reader says of its tables. */
export interface BodyRules {
  /** Whether a head is one that tells a header from other rows. */
  readonly isKey: (head: string) => boolean;
  /** Whether a table whose heads say nothing takes its first column for places. */
  readonly guess: boolean;
}

const HEADER_ROWS = 30;
const BEGINNINGS = wordSet(NOTE_BEGINNINGS);
const TOTAL_NAMES = wordSet(TOTALS);

/** Finds titles, header, notes and data; `null` where there is no header, which is then an issue. */
export function tableBody(
  grid: Grid,
  options: TableOptions,
  rules: BodyRules,
  log: IssueLog,
): (TableBody & { readonly guessed: boolean }) | null {
  const at = headerAt(grid, options, rules, log);
  if (at === null) return null;
  const dropped: DroppedRow[] = [];
  const titles: string[] = [];
  const upper: (readonly Cell[])[] = [];
  for (let row = 0; row < at.row; row++) {
    const cells = grid.rows[row]!;
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.length === 0) continue;
    const above = row === at.row - 1 && filled.length > 2 && !filled.some(looksLikeData);
    if (above && !filled.some(isMachineCode)) {
      upper.push(cells);
      continue;
    }
    const kind = filled.every(isTag) ? "tags" : "title";
    dropped.push(droppedRow(grid.lines[row]!, kind, cells));
    if (kind === "title")
      for (const cell of filled) titles.push(cleanText(textOf(cell)) || textOf(cell).trim());
  }
  const parts: (readonly Cell[])[] = [...upper, grid.rows[at.row]!];
  let next = at.row + 1;
  while (next < grid.rows.length && grid.rows[next]!.every(isBlank)) next++;
  const keys = keyColumns(parts, rules);
  if (next < grid.rows.length && isLowerHeader(grid.rows[next]!, parts.at(-1)!, keys))
    parts.push(grid.rows[next++]!);
  let units: readonly Cell[] | undefined;
  if (next < grid.rows.length && isUnitRow(grid.rows[next]!, keys)) units = grid.rows[next++]!;
  const heads = joinHeads(parts, units);
  if (repeats(heads, grid.lines[at.row]!, log)) return null;
  return {
    ...bodyRows(grid, next, heads, dropped, log),
    titles,
    line: grid.lines[at.row]!,
    guessed: at.guessed,
  };
}

interface HeaderPlace {
  readonly row: number;
  readonly guessed: boolean;
}

function headerAt(grid: Grid, options: TableOptions, rules: BodyRules, log: IssueLog): HeaderPlace | null {
  const { rows, lines } = grid;
  if (options.headerRow !== undefined) {
    const row = lines.indexOf(options.headerRow);
    if (row !== -1) return { row, guessed: !rows[row]!.some((cell) => rules.isKey(textOf(cell))) };
    log.error("file", "no_header", 1, `headerRow is ${options.headerRow}, and no row begins on that line`);
    return null;
  }
  let seen = 0;
  let guess: number | undefined;
  for (let row = 0; row < rows.length && seen < HEADER_ROWS; row++) {
    const cells = rows[row]!;
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.length === 0) continue;
    seen++;
    if (filled.length < 2 || filled.every(isTag)) continue;
    if (filled.some((cell) => rules.isKey(textOf(cell)))) return { row, guessed: false };
    const below = rows.slice(row + 1).find((other) => !other.every(isBlank));
    const named = filled.every((cell) => !looksLikeData(cell)) && filled.length >= cells.length - 1;
    if (guess === undefined && named && below?.some(looksNumeric) === true) guess = row;
  }
  if (guess !== undefined) return { row: guess, guessed: true };
  log.error(
    "header",
    rules.guess ? "no_region_column" : "missing_column",
    lines[0] ?? 1,
    "no header was found in the first 30 rows; name the columns, or pass headerRow",
  );
  return null;
}

/** Whether a cell is a number and not a year. */
function looksLikeData(cell: Cell): boolean {
  return readSpan(cell) === null && (typeof cell === "boolean" || looksNumeric(cell));
}

function isTag(cell: Cell): boolean {
  return typeof cell === "string" && /^\s*#[a-z]+(?:\s*\+[a-z0-9_]+)*\s*$/i.test(cell);
}

function isMachineCode(cell: Cell): boolean {
  return (
    typeof cell === "string" &&
    /^[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9-]+)+$|^[A-Z]{1,4}\d{2,}[A-Z0-9_]*$/.test(cell.trim())
  );
}

function keyColumns(parts: readonly (readonly Cell[])[], rules: BodyRules): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const row of parts)
    for (const [at, cell] of row.entries()) if (rules.isKey(textOf(cell))) keys.add(at);
  if (keys.size === 0) keys.add(0);
  return keys;
}

/** Whether a row is the lower one of a header: its place is blank or the head again, and nothing in it is a number but years. */
function isLowerHeader(cells: readonly Cell[], upper: readonly Cell[], keys: ReadonlySet<number>): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || filled.every(isTag) || filled.some(looksLikeData)) return false;
  if (filled.length === 1 && !isBlank(cells[0])) return false;
  let repeated = 0;
  for (const at of keys) {
    if (isBlank(cells[at])) continue;
    if (cleanText(textOf(cells[at])) !== cleanText(textOf(upper[at]))) return false;
    repeated++;
  }
  // The whole header again is no lower row of it.
  return !(
    repeated > 0 &&
    cells.every((cell, at) => isBlank(cell) || cleanText(textOf(cell)) === cleanText(textOf(upper[at])))
  );
}

function isUnitRow(cells: readonly Cell[], keys: ReadonlySet<number>): boolean {
  let units = 0;
  for (const [at, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    const text = cleanText(textOf(cell));
    if (keys.has(at)) {
      if (!/^(?:unit|units|单位|计量单位)$/i.test(text)) return false;
    } else if (unitIn(text) !== null) units++;
    else return false;
  }
  return units > 0;
}

/** The unit that a text is, with or without brackets. */
function unitIn(text: string): string | null {
  const bare = /^[([](.+)[)\]]$/.exec(text)?.[1] ?? text;
  return readUnit(bare) === null ? null : bare;
}

function joinHeads(parts: readonly (readonly Cell[])[], units: readonly Cell[] | undefined): readonly Head[] {
  const width = parts.reduce((most, row) => Math.max(most, lastFilled(row) + 1), 0);
  const lower = parts.at(-1)!;
  const only = parts.length === 1;
  const lowerUnits =
    !only &&
    lower.every((cell) => isBlank(cell) || unitIn(cleanText(textOf(cell))) !== null) &&
    !lower.some((cell) => readSpan(cell) !== null);
  const carried: string[] = parts.map(() => "");
  return Array.from({ length: width }, (_, at) => {
    const texts = parts.map((row, level) => {
      const own = headText(row[at]);
      if (level === parts.length - 1) return own;
      // A blank cell of the upper row belongs to the cell left of it, as merged cells leave it.
      if (own !== "") carried[level] = own;
      return own === "" && !isBlank(lower[at]) ? carried[level]! : own;
    });
    const unitCell = lowerUnits ? texts.pop()! : headText(units?.[at]);
    const filled = texts.filter((text, level) => text !== "" && text !== texts[level - 1]);
    const unit = unitCell === "" ? null : unitIn(unitCell);
    return { text: filled.join(" "), parts: filled, ...(unit === null ? {} : { unit }) };
  });
}

function headText(cell: Cell | undefined): string {
  if (cell instanceof Date) {
    const day = cell.toISOString().slice(0, 10);
    return /-01-01$|-12-31$/.test(day) ? day.slice(0, 4) : day;
  }
  return cleanText(textOf(cell));
}

function lastFilled(row: readonly Cell[]): number {
  let at = row.length - 1;
  while (at >= 0 && isBlank(row[at])) at--;
  return at;
}

function repeats(heads: readonly Head[], line: number, log: IssueLog): boolean {
  const seen = new Set<string>();
  let repeated = false;
  for (const { text, unit } of heads) {
    const key = `${text}\n${unit ?? ""}`;
    if (text !== "" && seen.has(key)) {
      repeated = true;
      log.error(
        "header",
        "duplicate_column",
        line,
        `two columns are called "${short(text)}"; rename one`,
        text,
      );
    }
    seen.add(key);
  }
  return repeated;
}

function bodyRows(
  grid: Grid,
  from: number,
  heads: readonly Head[],
  dropped: DroppedRow[],
  log: IssueLog,
): Omit<TableBody, "titles" | "line"> {
  const rows: (readonly Cell[])[] = [];
  const lines: number[] = [];
  const notes: string[] = [];
  const width = heads.length;
  for (let row = from; row < grid.rows.length; row++) {
    const cells = grid.rows[row]!;
    const line = grid.lines[row]!;
    let filled = 0;
    let first: Cell = null;
    for (const cell of cells) {
      if (isBlank(cell)) continue;
      if (filled === 0) first = cell;
      if (++filled > 2) break;
    }
    if (filled === 0) continue;
    if (isTag(first) && cells.every((cell) => isBlank(cell) || isTag(cell))) {
      dropped.push(droppedRow(line, "tags", cells));
    } else if (isNote(cells, filled, first, width)) {
      dropped.push(droppedRow(line, "note", cells));
      notes.push(
        cleanText(
          cells
            .filter((cell) => !isBlank(cell))
            .map(textOf)
            .join(" "),
        ),
      );
    } else if (isHeaderAgain(cells, heads)) {
      dropped.push(droppedRow(line, "repeat", cells));
      log.warn("rows", "repeated_header", line, "the header stands here again; the row was left out");
    } else if (cells.length > width && lastFilled(cells) >= width) {
      dropped.push(droppedRow(line, "error", cells));
      log.error(
        "rows",
        "ragged_row",
        line,
        `the row has ${lastFilled(cells) + 1} cells and the header ${width}; it was left out. Quote numbers with separators of thousands`,
      );
    } else {
      if (
        cells.length < width &&
        grid.separator !== null &&
        heads.slice(cells.length).some(({ text }) => text !== "")
      ) {
        log.warn(
          "rows",
          "ragged_row",
          line,
          `the row has ${cells.length} cells and the header ${width}; the rest was taken as empty`,
        );
      }
      rows.push(cells);
      lines.push(line);
    }
  }
  return { heads, rows, lines, notes, dropped, separator: grid.separator };
}

function isNote(cells: readonly Cell[], filled: number, first: Cell, width: number): boolean {
  if (typeof first !== "string") return false;
  if (filled === 1 && width > 1) return true;
  const text = first.trim();
  if (!/^[\p{Script=Han}a-z*†①1]/iu.test(text)) return false;
  const found = /^(?:[a-z ]+|\p{Script=Han}+|[*†①]|[1a]\))/iu.exec(cleanText(text) || text)?.[0].trim() ?? "";
  const begins = BEGINNINGS.has(wordKey(found))
    ? /^[^:：]{1,12}[:：]/.test(text) || wordKey(text) === wordKey(found) || /^[*†①1a]/.test(text)
    : /^(?:注|说明|数据来源|资料来源|备注|制表|填表)\S{0,3}\s*[:：]|^注\s*\d/u.test(text);
  return begins && (filled <= 2 || !cells.some((cell, at) => at > 0 && looksNumeric(cell)));
}

function isHeaderAgain(cells: readonly Cell[], heads: readonly Head[]): boolean {
  let same = 0;
  for (const [at, { text, parts }] of heads.entries()) {
    if (text === "") continue;
    const cell = cells[at];
    if (typeof cell !== "string") {
      if (isBlank(cell)) continue;
      return false;
    }
    if (cell === "") continue;
    const own = cleanText(cell);
    if (own !== text && !parts.includes(own)) return false;
    same++;
  }
  return same >= 2;
}

/** A row that is not among the data. */
export function droppedRow(line: number, kind: DroppedRow["kind"], cells: readonly Cell[]): DroppedRow {
  const text = cells
    .filter((cell) => !isBlank(cell))
    .map(textOf)
    .join(" ");
  return { line, kind, text: text.length > 200 ? `${text.slice(0, 200)}…` : text };
}

/** A text as a message shows it. */
export function short(text: string): string {
  const plain = text.replaceAll('"', "'");
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}

/** Tells names of totals from others. */
export function totalTest(options: TableOptions): (name: string) => boolean {
  const own = wordSet(options.totalNames ?? []);
  return (name) => {
    const key = wordKey(name);
    if (TOTAL_NAMES.has(key) || own.has(key)) return true;
    return TOTAL_ENDINGS.some((ending) => key.length > ending.length && key.endsWith(ending));
  };
}
