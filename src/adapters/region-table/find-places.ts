import { cleanText, wordKey, wordSet } from "../table/clean-text.ts";
import type { IssueLog } from "../table/issue-log.ts";
import { isBlank, textOf } from "../table/read-grid.ts";
import { droppedRow, type TableBody } from "../table/table-body.ts";
import type { Cell } from "../table/table-options.ts";
import { DIRECTION_ROW, REGION_ROLES, STANDARD_ROW } from "../table/words.ts";
import type { FoundColumn } from "./find-columns.ts";
import { Codes, idText, parentsByCode, type RowPlace } from "./place-codes.ts";
import type { ReadRegionTableOptions } from "./region-table-options.ts";

/** A place of the table. */
interface Place {
  readonly id: string;
  readonly name: string | Readonly<Record<string, string>>;
  parent?: string;
  readonly codes?: Readonly<Record<string, string>>;
}

/** The places of a table, and the place of each row of data. */
export interface Places {
  readonly places: ReadonlyMap<string, Place>;
  /** Positions of the rows of data among the rows of the table. */
  readonly rows: readonly number[];
  /** Id of the place of each row of data. */
  readonly ids: readonly string[];
  /** Rows of totals, with whether they sum up the whole table. */
  readonly totals: readonly { readonly row: number; readonly grand: boolean }[];
  /** Row of directions, and row of standards. */
  readonly directionRow: number | null;
  readonly standardRow: number | null;
  /** Codes of parents that were found in codes of places. */
  readonly coded: boolean;
}

const DIRECTIONS = wordSet(DIRECTION_ROW);
const STANDARDS = wordSet(STANDARD_ROW);
const ORDER = new Map<string, number>();
for (const [rank, words] of REGION_ROLES.placeOrder.entries())
  for (const word of words) ORDER.set(wordKey(word), rank);

/** Finds places, their codes and what lies above them; `null` where no column says the place, which is then an issue. */
export function findPlaces(
  body: TableBody & { readonly guessed: boolean },
  columns: readonly FoundColumn[],
  options: ReadRegionTableOptions,
  isTotal: (name: string) => boolean,
  log: IssueLog,
): Places | null {
  const levels = placeColumns(body, columns, log);
  if (levels === null) return null;
  const read = rowPlaces(body, columns, levels, options, isTotal, log);
  const codes = new Codes(
    body,
    columns,
    read.rows,
    levels.some(({ role }) => role === "code"),
  );
  return {
    ...idsOf(body, columns, read.rows, codes, log),
    totals: read.totals,
    directionRow: read.directionRow,
    standardRow: read.standardRow,
    coded: codes.used,
  };
}

/** Columns of places from the coarsest to the finest. */
function placeColumns(
  body: TableBody & { readonly guessed: boolean },
  columns: readonly FoundColumn[],
  log: IssueLog,
): FoundColumn[] | null {
  const places = columns.filter(({ role }) => role === "region");
  if (places.length === 0) {
    const other =
      columns.find(({ role, at }) => role === "code" && body.rows.every((row) => !isBlank(row[at]))) ??
      columns.find(({ role }) => role === "name") ??
      columns.find(({ role }) => role === "code");
    if (other !== undefined) return [other];
    const first = columns[0];
    const texts = body.rows.map((row) => row[0]).filter((cell) => !isBlank(cell));
    const free =
      first !== undefined &&
      !first.given &&
      (first.role === "measured" ||
        first.role === "ignore" ||
        first.role === "note" ||
        first.role === "group");
    if (
      free &&
      texts.length > 0 &&
      texts.every((cell) => typeof cell === "string" && !/^[\d.,%\s-]+$/.test(cell)) &&
      new Set(texts).size === texts.length
    ) {
      first.role = "region";
      log.warn(
        "header",
        "region_guessed",
        body.line,
        `no head names places; the first column${first.head.text === "" ? "" : `, "${first.head.text}",`} was taken for them`,
      );
      return [first];
    }
    log.error(
      "header",
      "no_region_column",
      body.line,
      'no column names the places; call one region, 地区 or the like, or pass columns: { head: "region" }',
    );
    return null;
  }
  const distinct = new Map(
    places.map((column) => [column, new Set(body.rows.map((row) => textOf(row[column.at]))).size]),
  );
  const rank = (column: FoundColumn): number | undefined =>
    ORDER.get(wordKey(column.head.name || column.head.text));
  return [...places].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first !== undefined && second !== undefined && first !== second
      ? first - second
      : distinct.get(a)! - distinct.get(b)!;
  });
}

interface ReadRows {
  readonly rows: readonly RowPlace[];
  readonly totals: { row: number; grand: boolean }[];
  readonly directionRow: number | null;
  readonly standardRow: number | null;
}

function rowPlaces(
  body: TableBody,
  columns: readonly FoundColumn[],
  levels: readonly FoundColumn[],
  options: ReadRegionTableOptions,
  isTotal: (name: string) => boolean,
  log: IssueLog,
): ReadRows {
  const rows: RowPlace[] = [];
  const totals: { row: number; grand: boolean }[] = [];
  let directionRow: number | null = null;
  let standardRow: number | null = null;
  const last: string[] = levels.map(() => "");
  const cache = new Map<Cell, string>();
  const clean = (cell: Cell | undefined): string => {
    if (isBlank(cell)) return "";
    let text = cache.get(cell!);
    if (text === undefined) {
      text = idText(cleanText(textOf(cell)));
      cache.set(cell!, text);
    }
    return text;
  };
  const asParent = new Set<string>();
  const parentAt = columns.find(({ role }) => role === "parent")?.at;
  if (parentAt !== undefined) for (const row of body.rows) asParent.add(clean(row[parentAt]));
  const drop = options.totals !== "keep";
  for (const [row, cells] of body.rows.entries()) {
    const texts = levels.map(({ at }) => clean(cells[at]));
    if (options.fillDown === true) {
      for (const [level, text] of texts.entries()) {
        if (text === "") texts[level] = last[level]!;
        else if (text !== last[level]) {
          last[level] = text;
          last.fill("", level + 1);
        }
      }
    }
    const filled = texts.filter((text) => text !== "");
    const text = filled.at(-1) ?? "";
    const key = wordKey(text) || text;
    if (directionRow === null && DIRECTIONS.has(key)) directionRow = row;
    else if (standardRow === null && STANDARDS.has(key)) standardRow = row;
    else if (text === "") {
      const line = body.lines[row]!;
      log.error(
        "rows",
        "no_region",
        line,
        "the row names no place and was left out; fill the cell, or pass fillDown: true for merged cells",
      );
      body.dropped.push(droppedRow(line, "error", cells));
    } else if (drop && isTotal(text) && !asParent.has(text)) {
      totals.push({ row, grand: filled.length === 1 && !/小计|sub ?total/i.test(text) });
    } else rows.push({ row, text, above: filled.slice(0, -1).reverse() });
  }
  return { rows, totals, directionRow, standardRow };
}

function idsOf(
  body: TableBody,
  columns: readonly FoundColumn[],
  rows: readonly RowPlace[],
  codes: Codes,
  log: IssueLog,
): Pick<Places, "places" | "rows" | "ids"> {
  const [main] = codes.columns;
  const nameColumns = columns.filter(({ role }) => role === "name");
  const parentAt = columns.find(({ role }) => role === "parent")?.at;
  const joined = main === undefined ? ambiguousNames(rows) : new Set<string>();
  if (joined.size > 0) {
    log.warn(
      "header",
      "ids_joined",
      body.line,
      `places under different parents share a name: ${[...joined].slice(0, 5).join(", ")}; their ids are written as parent/name`,
    );
  }
  const places = new Map<string, Place>();
  const ids: string[] = [];
  const byText = new Map<string, string>();
  for (const { row, text, above } of rows) {
    const code = main === undefined ? text : codes.of(main, row);
    if (main !== undefined && codes.padded(main, row)) {
      log.warn(
        "rows",
        "code_padded",
        body.lines[row]!,
        `${code.slice(1)} has lost the 0 it begins with; it was read as ${code}`,
        main.header,
      );
    }
    const id = joined.has(text) && above.length > 0 ? `${above[0]}/${text}` : code;
    ids.push(id);
    if (!byText.has(text)) byText.set(text, id);
    if (places.has(id)) continue;
    const all = Object.fromEntries(
      codes.columns
        .filter(({ column }) => column.role === "code")
        .map((one) => [one.scheme, codes.of(one, row)]),
    );
    places.set(id, {
      id,
      name: nameOf(body.rows[row]!, nameColumns, text),
      ...(above.length > 0
        ? { parent: above[0]! }
        : parentAt === undefined || isBlank(body.rows[row]![parentAt])
          ? {}
          : { parent: idText(cleanText(textOf(body.rows[row]![parentAt]))) }),
      ...(codes.columns.length === 0 ? {} : { codes: all }),
    });
  }
  addParents(places, rows, byText);
  if (parentAt === undefined && rows.every(({ above }) => above.length === 0) && main !== undefined) {
    codes.used = parentsByCode(places, main.scheme);
    if (codes.used)
      log.warn(
        "header",
        "parent_from_code",
        body.line,
        `parents were found by the beginnings of the codes (${main.scheme})`,
        main.header,
      );
  }
  return { places, rows: rows.map(({ row }) => row), ids };
}

/** Names that stand under more than one parent. */
function ambiguousNames(rows: readonly RowPlace[]): ReadonlySet<string> {
  const parents = new Map<string, string>();
  const joined = new Set<string>();
  for (const { text, above } of rows) {
    if (above.length === 0) continue;
    const before = parents.get(text);
    if (before === undefined) parents.set(text, above[0]!);
    else if (before !== above[0]) joined.add(text);
  }
  return joined;
}

function nameOf(cells: readonly Cell[], columns: readonly FoundColumn[], text: string): Place["name"] {
  const names: [string, string][] = [];
  let plain: string | undefined;
  for (const { at, head } of columns) {
    const name = cleanText(textOf(cells[at]));
    if (name === "") continue;
    const language = /^name[_ ]([a-z]{2,3})$/i.exec(head.text)?.[1]?.toLowerCase();
    if (language === undefined) plain ??= name;
    else names.push([language, name]);
  }
  if (names.length === 0) return plain ?? text;
  if (plain !== undefined && !names.some(([language]) => language === "en")) names.unshift(["en", plain]);
  return Object.fromEntries(names);
}

/** Gives parents their ids, and makes places of those without a row. */
function addParents(
  places: Map<string, Place>,
  rows: readonly RowPlace[],
  byText: ReadonlyMap<string, string>,
): void {
  for (const place of places.values()) {
    if (place.parent === undefined) continue;
    const id = places.has(place.parent) ? place.parent : (byText.get(place.parent) ?? place.parent);
    if (id === place.id) delete place.parent;
    else place.parent = id;
  }
  for (const { above } of rows) {
    for (const [level, text] of above.entries()) {
      const id = byText.get(text) ?? text;
      const parent = above[level + 1];
      const known = places.get(id);
      if (known === undefined) {
        places.set(id, {
          id,
          name: text,
          ...(parent === undefined ? {} : { parent: byText.get(parent) ?? parent }),
        });
      }
    }
  }
  for (const { parent } of [...places.values()]) {
    if (parent !== undefined && !places.has(parent)) places.set(parent, { id: parent, name: parent });
  }
}
