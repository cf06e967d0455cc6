import type { IndicatorDefinition } from "../adapter-options.ts";
import { cleanText, wordKey } from "../table/clean-text.ts";
import type { IssueLog } from "../table/issue-log.ts";
import { looksNumeric } from "../table/read-amount.ts";
import { isBlank, textOf } from "../table/read-grid.ts";
import { readUnit } from "../table/read-unit.ts";
import { short, type TableBody } from "../table/table-body.ts";
import type { Cell } from "../table/table-options.ts";
import { REGION_ROLES } from "../table/words.ts";
import { populationOf } from "./measure.ts";
import { type ReadHead, readHead } from "./read-head.ts";
import type { ColumnRole, ReadRegionTableOptions } from "./region-table-options.ts";

/** A column of a table of regions. */
export interface FoundColumn {
  /** Its position. */
  readonly at: number;
  /** What its head says. */
  readonly head: ReadHead;
  /** What it holds; `"measured"` for values of an indicator or a population. */
  role: ColumnRole | "measured";
  /** What the caller says of its indicator. */
  readonly definition?: IndicatorDefinition;
  /** Whether the caller said what it holds. */
  readonly given: boolean;
}

type AliasRole = Exclude<keyof typeof REGION_ROLES, "placeOrder" | "stratumTotals">;

const ALIASES = new Map<string, AliasRole>();
// A text that two roles have is that of the first: "area" is a name, unless it holds land.
for (const role of Object.keys(REGION_ROLES) as (keyof typeof REGION_ROLES)[]) {
  if (role === "placeOrder" || role === "stratumTotals") continue;
  for (const word of REGION_ROLES[role]) if (!ALIASES.has(wordKey(word))) ALIASES.set(wordKey(word), role);
}

/** Role of a head by its alias; `null` where it has none. */
export function aliasOf(text: string): AliasRole | null {
  const key = wordKey(text);
  const alias = ALIASES.get(key);
  if (alias !== undefined) return alias;
  if (/^group[_ ]./i.test(text)) return "group";
  if (/^(?:geo\.?)?id\d$/i.test(text)) return "code";
  return /^name[_ ][a-z]{2,3}$/i.test(text) ? "name" : null;
}

/** Whether a head tells that a row is the header of a table of regions. */
export function isRegionKey(text: string): boolean {
  const alias = text === "" || text.length > 60 ? null : aliasOf(text);
  return alias === "region" || alias === "name" || alias === "code";
}

/** What each column holds; `null` where the caller names a column that is not there. */
export function findColumns(
  body: TableBody,
  options: ReadRegionTableOptions,
  log: IssueLog,
): FoundColumn[] | null {
  const given = new Map<string, ColumnRole | IndicatorDefinition>();
  for (const [head, role] of Object.entries(options.columns ?? {})) given.set(wordKey(head), role);
  const hasYear = body.heads.some(
    ({ text }) => aliasOf(withoutBracket(text)) === "year" || given.get(wordKey(text)) === "year",
  );
  const columns: FoundColumn[] = [];
  const used = new Set<string>();
  for (const [at, head] of body.heads.entries()) {
    const read = readHead(head, !hasYear);
    const key = wordKey(read.text);
    const said = given.get(key);
    if (said !== undefined) used.add(key);
    if (typeof said === "string") columns.push({ at, head: read, role: said, given: true });
    else if (said !== undefined)
      columns.push({ at, head: read, role: "measured", definition: said, given: true });
    else columns.push({ at, head: read, role: guessRole(read, at, body), given: false });
  }
  let sound = true;
  for (const head of Object.keys(options.columns ?? {})) {
    if (used.has(wordKey(head))) continue;
    sound = false;
    log.error(
      "header",
      "missing_column",
      body.line,
      `columns names "${short(head)}", which is no column; the table has ${columns
        .slice(0, 8)
        .map(({ head: one }) => short(one.text))
        .join(", ")}`,
    );
  }
  return sound ? columns : null;
}

function withoutBracket(text: string): string {
  return text.replace(/\s*\([^()]*\)$/, "");
}

function guessRole(head: ReadHead, at: number, body: TableBody): ColumnRole | "measured" {
  if (head.text === "") return "ignore";
  if (head.name === "" && head.period !== null) return "measured";
  const key = wordKey(head.text);
  if (key === "area" || key === "name")
    return isNumericColumn(body, at) ? (key === "area" ? "area" : "measured") : "name";
  const alias = aliasOf(head.text) ?? aliasOf(head.name);
  if (populationOf(head.name) !== null) return "population";
  if (alias === "area") return "area";
  if (alias === "population") return "population";
  if (alias === "stratum") return "subgroup";
  if (alias !== null && head.unit === null)
    return alias === "region" && isNumericColumn(body, at) && !isCodes(body, at) ? "measured" : alias;
  return "measured";
}

function isNumericColumn(body: TableBody, at: number): boolean {
  let filled = 0;
  let numeric = 0;
  for (const row of body.rows) {
    const cell = row[at];
    if (isBlank(cell)) continue;
    filled++;
    if (looksNumeric(cell)) numeric++;
    if (filled === 50) break;
  }
  return filled > 0 && numeric / filled > 0.8;
}

/** Whether numbers are whole and all different, as codes of places are. */
function isCodes(body: TableBody, at: number): boolean {
  const cells = body.rows
    .slice(0, 200)
    .map((row) => textOf(row[at]).trim())
    .filter((text) => text !== "");
  return cells.every((text) => /^\d+(?:\.0+)?$/.test(text));
}

/** Roles of columns of values, by their cells: texts are notes, empty ones nothing. */
export function settleMeasured(
  columns: readonly FoundColumn[],
  body: TableBody,
  missing: ReadonlySet<string>,
): void {
  const doubtful: FoundColumn[] = [];
  for (const column of columns) {
    if (column.role !== "measured" || column.given) continue;
    const { filled, numeric } = contentOf(body, column.at, missing);
    if (filled > 0 && (column.head.unit !== null || numeric / filled >= 0.1)) continue;
    if (column.head.name === "" && column.head.period !== null) continue;
    column.role = filled === 0 ? "ignore" : "note";
    if (filled > 0) doubtful.push(column);
  }
  // Where nothing else is measured, a column of texts is one of values that no one can read.
  const measured = columns.some(({ role }) => role === "measured" || role === "value");
  if (measured) return;
  const first = doubtful.find(({ head }) => aliasOf(head.name) === null);
  if (first !== undefined) first.role = "measured";
}

function contentOf(
  body: TableBody,
  at: number,
  missing: ReadonlySet<string>,
): { readonly filled: number; readonly numeric: number } {
  let filled = 0;
  let numeric = 0;
  for (const row of body.rows) {
    const cell = row[at];
    if (isBlank(cell)) continue;
    if (typeof cell === "string" && missing.has(cell.trim().toLowerCase())) continue;
    filled++;
    if (looksNumeric(cell) || (typeof cell === "string" && /^#[A-Z/0]+[!?]?$/.test(cell))) numeric++;
    // Enough is known of a long column.
    if (filled >= 2000) break;
  }
  return { filled, numeric };
}

/** Unit that a cell of a unit column names. */
export function unitOfCell(cell: Cell | undefined): ReturnType<typeof readUnit> {
  return isBlank(cell) ? null : readUnit(cleanText(textOf(cell)));
}
