import type { Observation } from "../model/observation.ts";
import { requireOneOf } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { unescapeFormula } from "./internal/escape-formula.ts";
import { placeOf } from "./internal/place-of.ts";
import { readId } from "./internal/read-id.ts";
import { readNumber } from "./internal/read-number.ts";
import { readPeriod } from "./internal/read-period.ts";
import { readTable, type Table, textBlocks } from "./internal/read-table.ts";
import { isList } from "./internal/shown-cell.ts";

/** What a column of a table can hold. */
export type CsvField =
  | "region"
  | "name"
  | "indicator"
  | "period"
  | "subgroup"
  | "value"
  | "numerator"
  | "denominator"
  | "standardError"
  | "source";

/** Options of {@link fromCsv}. */
export interface FromCsvOptions extends AdapterOptions {
  /**
   * What the columns are called: `{ region: "district", value: "beds" }`.
   *
   * @defaultValue each field's own name in any case; `year` also serves as `period`
   */
  readonly columns?: Partial<Readonly<Record<CsvField, string>>> | undefined;
  /**
   * `"long"`: one value per row. `"indicators"`: one column per indicator, its id on top. `"periods"`: one column a
   * period.
   *
   * @defaultValue "long"
   */
  readonly layout?: "long" | "indicators" | "periods" | undefined;
  /** The indicator of every value, where no column says it. */
  readonly indicator?: string | undefined;
  /** The period of every value, where no column says it. */
  readonly period?: string | undefined;
  /** The part of the region that every value is of, where no column says it. */
  readonly subgroup?: string | undefined;
  /** Columns that are left aside without a word. Others that no one asked for are a warning. */
  readonly ignore?: readonly string[] | undefined;
  /**
   * The separator of the text.
   *
   * @defaultValue of comma, semicolon and tab, the one the header has most of
   */
  readonly delimiter?: string | undefined;
  /**
   * The sign before decimals. It is never guessed: `1,500` may be one and a half or one thousand five hundred.
   *
   * @defaultValue "."
   */
  readonly decimal?: "." | "," | undefined;
  /**
   * Texts that stand for a missing number.
   *
   * @defaultValue the empty text and `"NA"`
   */
  readonly naValues?: readonly string[] | undefined;
}

const FIELDS: readonly CsvField[] = [
  "region",
  "name",
  "indicator",
  "period",
  "subgroup",
  "value",
  "numerator",
  "denominator",
  "standardError",
  "source",
];
/** Names of the options. */
const NAMES: readonly string[] = [
  "columns",
  "layout",
  "indicator",
  "period",
  "subgroup",
  "ignore",
  "delimiter",
  "decimal",
  "naValues",
];
const COUNTS = ["numerator", "denominator", "standardError"] as const;

/**
 * Reads a plain table, as text or as rows, into observations.
 *
 * Text is read by RFC 4180: cells in quotes may hold separators, quotes and line breaks, and a byte order mark is
 * skipped. Numbers are digits with a point and nothing else: `"1,234"`, `"12abc"`, `"0x10"`, `" 5"` and a blank cell are
 * issues, not numbers. An empty cell or `"NA"` is missing: `null`, never 0. In columns of ids `"NA"` is an id.
 *
 * A row with anything wrong in it is left out and named in `issues`; all others are returned. A text that
 * {@link toCsv} disarmed by an apostrophe gets its first sign back.
 *
 * @param input The text of a table with a header, whole or as an iterable of chunks, of which only a few rows are held at a
 *   time; or its rows, one object per row, with strings or numbers.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `duplicate_id`. Whatever is
 *   wrong with the data is an issue.
 *
 * @example One value per row
 * ```ts
 * import { fromCsv } from "equalis/adapters";
 * const text = [
 *   "region,indicator,period,value",
 *   "north,beds,2020,4.5",
 *   "south,beds,2020,",
 *   'west,beds,2020,"1,234"',
 * ].join("\n");
 * const { observations, issues } = fromCsv(text);
 * observations; // => [
 * //   { region: "north", indicator: "beds", period: "2020", value: 4.5 },
 * //   { region: "south", indicator: "beds", period: "2020", value: null },
 * // ]
 * issues.map(({ line, column, code }) => `${line} ${column} ${code}`); // => ["4 value not_a_number"]
 * ```
 * @example One column per indicator, and a study
 * ```ts
 * import { fromCsv } from "equalis/adapters";
 * const rows = [
 *   { district: "North", beds: 4.5, doctors: 2 },
 *   { district: "South", beds: 3.5, doctors: 3 },
 * ];
 * const rate = { direction: "higher", dimension: "input", unit: "per 1,000 residents", scale: 1000 } as const;
 * const { study } = fromCsv(rows, {
 *   layout: "indicators",
 *   columns: { region: "district" },
 *   period: "2020",
 *   indicators: [{ id: "beds", ...rate }, { id: "doctors", ...rate }],
 * });
 * study?.observations?.length; // => 4
 * ```
 */
export function fromCsv(
  input: string | Iterable<string> | readonly Readonly<Record<string, unknown>>[],
  options: FromCsvOptions = {},
): AdapterResult {
  const where = "fromCsv";
  const collector = collect(where, options, NAMES);
  const { layout = "long", decimal = ".", naValues = ["", "NA"], delimiter } = options;
  requireOneOf(where, "layout", layout, ["long", "indicators", "periods"]);
  requireOneOf(where, "decimal", decimal, [".", ","]);
  requireTexts(where, "naValues", naValues);
  requireTexts(where, "ignore", options.ignore ?? []);
  if (delimiter !== undefined && !(typeof delimiter === "string" && /^[^"\r\n]$/u.test(delimiter))) {
    refuse(where, "out_of_domain", "delimiter must be one character, no quote and no line break", delimiter);
  }
  const fixed = constants(where, options);
  const finished = (): AdapterResult => collector.finish({ id: "table", name: "Table" });
  const plan = (table: Table): ((block: Table) => void) | null =>
    planRows(table, collector, options, layout, fixed, naValues, decimal);
  const chunks = chunksOf(input);
  if (chunks === null) {
    const table = readTable(input, collector, delimiter);
    if (table !== null) plan(table)?.(table);
    return finished();
  }
  const { blocks, fault } = textBlocks(chunks, collector, delimiter, BLOCK);
  let read: ((block: Table) => void) | null | undefined;
  for (const block of blocks) {
    if (read === undefined) read = plan(block);
    if (read === null) break;
    read(block);
  }
  const broken = fault();
  if (broken === null) return finished();
  // A text that is broken anywhere is not read at all, whatever was read of it before.
  const fresh = collect(where, options, NAMES);
  fresh.error(broken.code, broken.line, `line ${broken.line}`, broken.message);
  return fresh.finish({ id: "table", name: "Table" });
}

/** Rows that are held at a time. */
const BLOCK = 4096;

/** The chunks of a text: one, where it is whole; `null` for rows and what is neither. */
function chunksOf(input: unknown): Iterable<string> | null {
  if (typeof input === "string") return [input];
  if (typeof input !== "object" || input === null || isList(input)) return null;
  try {
    return typeof (input as Partial<Iterable<string>>)[Symbol.iterator] === "function"
      ? (input as Iterable<string>)
      : null;
  } catch {
    return null;
  }
}

/** The fields that are the same in every row. */
interface Constants {
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  readonly subgroup?: string | undefined;
}

function constants(where: string, options: FromCsvOptions): Constants {
  const fixed: Record<string, string> = {};
  for (const field of ["indicator", "period", "subgroup"] as const) {
    const given = options[field];
    if (given === undefined) continue;
    const read = field === "period" ? readPeriod(given) : readId(given);
    if (typeof read !== "string") refuse(where, "out_of_domain", `${field} ${read.problem}`, given);
    fixed[field] = read as string;
  }
  return fixed;
}

function requireTexts(where: string, option: string, list: readonly string[]): void {
  if (!Array.isArray(list) || list.some((text) => typeof text !== "string")) {
    refuse(where, "wrong_type", `${option} must be a list of texts`, list);
  }
}

/** Position of the column of each field. */
type Positions = Partial<Record<CsvField, number>>;

function positionsOf(
  where: string,
  table: Table,
  { columns = {} }: FromCsvOptions,
  collector: Collector,
): Positions | null {
  if (typeof columns !== "object" || columns === null || Array.isArray(columns)) {
    refuse(where, "wrong_type", "columns must be an object: { region: the name of its column }", columns);
  }
  for (const [field, name] of Object.entries(columns)) {
    if (!FIELDS.includes(field as CsvField)) {
      refuse(where, "unknown_option", `columns has "${field}"; a table can hold ${FIELDS.join(", ")}`, field);
    }
    if (name !== undefined && typeof name !== "string") {
      refuse(where, "wrong_type", `columns.${field} must be the name of a column`, name);
    }
  }
  const lower = table.header.map((name) => name.toLowerCase());
  const positions: Positions = {};
  let sound = true;
  for (const field of FIELDS) {
    const named = columns[field];
    let at = table.header.indexOf(named ?? field);
    if (named !== undefined && at === -1) {
      sound = false;
      collector.error(
        "missing_column",
        1,
        `column ${named}`,
        `there is no column "${named}" for ${field}; the table has ${table.header.join(", ")}`,
        { column: named },
      );
    }
    if (named === undefined && at === -1) at = lower.indexOf(field.toLowerCase());
    if (named === undefined && at === -1 && field === "period") at = lower.indexOf("year");
    if (at !== -1) positions[field] = at;
  }
  return sound ? positions : null;
}

/** Reads the header, and gives what reads a block of rows under it; `null` where a column is lacking. */
function planRows(
  table: Table,
  collector: Collector,
  options: FromCsvOptions,
  layout: "long" | "indicators" | "periods",
  fixed: Constants,
  missing: readonly string[],
  decimal: "." | ",",
): ((block: Table) => void) | null {
  const positions = positionsOf("fromCsv", table, options, collector);
  if (positions === null) return null;
  const wide = layout !== "long";
  // What the heads of the columns say, and what every row says alike, needs no column.
  if (wide) for (const field of ["value", ...COUNTS, "source"] as const) delete positions[field];
  if (layout === "indicators") delete positions.indicator;
  if (layout === "periods") delete positions.period;
  for (const field of ["indicator", "period", "subgroup"] as const) {
    if (fixed[field] !== undefined && options.columns?.[field] === undefined) delete positions[field];
  }
  const said = (field: CsvField): boolean =>
    positions[field] !== undefined || fixed[field as keyof Constants] !== undefined;
  const needed: readonly CsvField[] = [
    "region",
    ...(layout === "indicators" ? [] : (["indicator"] as const)),
    ...(layout === "periods" ? [] : (["period"] as const)),
    ...(wide ? [] : (["value"] as const)),
  ];
  const lacking = needed.filter((field) => !said(field));
  for (const field of lacking) {
    collector.error(
      "missing_column",
      1,
      `column ${field}`,
      `no column is called ${field}; name it in columns: { ${field}: … }${field === "indicator" || field === "period" ? `, or pass ${field} for all rows` : ""}`,
      { column: field },
    );
  }
  if (lacking.length > 0) return null;

  const taken = new Set(Object.values(positions));
  const ignored = new Set(options.ignore);
  const others = table.header
    .map((name, column) => ({ name, column }))
    .filter(({ name, column }) => !taken.has(column) && !ignored.has(name));
  const unnamed: number[] = [];
  const heads: { readonly id: string; readonly column: number; readonly name: string }[] = [];
  for (const { name, column } of others) {
    if (!wide) {
      if (name === "") {
        unnamed.push(column);
        continue;
      }
      collector.warn(
        "unknown_column",
        1,
        `column ${name}`,
        `nobody asked for column "${name}"; name it in columns or in ignore`,
        { column: name },
      );
      continue;
    }
    const read = layout === "periods" ? readPeriod(name) : readId(name);
    if (typeof read === "string") heads.push({ id: read, column, name });
    else {
      collector.error(
        "unusable_column",
        1,
        `column ${name}`,
        `the head of column ${column + 1} ${read.problem}; it was left out`,
        { column: name },
      );
    }
  }
  const told = new Set<number>();
  const textual = table.text;
  const plain = (cell: unknown): unknown =>
    textual && typeof cell === "string" ? unescapeFormula(cell) : cell;

  const bare = [...COUNTS, "source" as const].every((field) => positions[field] === undefined);
  const same = textKeeper();
  const readBlock = (table: Table): void => {
    for (let row = 0; row < table.lines.length; row++) {
      const line = table.lines[row]!;
      let sound = true;
      const problem = (code: string, field: string, message: string): void => {
        sound = false;
        const at = positions[field as CsvField];
        const column = at === undefined ? field : table.header[at]!;
        collector.error(code, line, placeOf(table, row, column), message, { column });
      };
      const text = (field: "region" | "indicator" | "subgroup" | "source"): string | undefined => {
        const at = positions[field];
        if (at === undefined) return fixed[field as keyof Constants];
        const cell = plain(table.cell(row, at));
        const optional = field === "subgroup" || field === "source";
        if (optional && (cell === "" || cell === null || cell === undefined)) return undefined;
        const id = readId(cell);
        if (typeof id === "string") return same(id);
        problem("unusable_id", field, `${field} ${id.problem}`);
        return undefined;
      };
      const number = (column: number, name: string): number | null | undefined => {
        const read = readNumber(table.cell(row, column), missing, decimal);
        if (typeof read === "number" || read === null) return read;
        sound = false;
        collector.error("not_a_number", line, placeOf(table, row, name), read.problem, { column: name });
        return undefined;
      };
      const region = text("region");
      const indicator = layout === "indicators" ? undefined : text("indicator");
      const subgroup = text("subgroup");
      const source = text("source");
      let period = fixed.period;
      if (positions.period !== undefined) {
        const read = readPeriod(plain(table.cell(row, positions.period)));
        if (typeof read === "string") period = same(read);
        else problem("unusable_period", "period", `the period ${read.problem}`);
      }
      const unknown = region === undefined ? null : collector.unknownRegion(region);
      if (unknown !== null) problem("unknown_region", "region", unknown);
      // A place whose value could not be read stays a place: what is measured over all places must miss it.
      else if (region !== undefined) collector.region(region);
      if (!sound || region === undefined) continue;
      const note = (id: string): void => {
        const cell = positions.name === undefined ? undefined : plain(table.cell(row, positions.name));
        collector.region(region, typeof cell === "string" && cell !== "" ? { name: cell } : {});
        collector.indicator(id);
        if (source !== undefined) collector.source({ id: source, title: source, status: "unverified" });
      };
      if (wide) {
        for (const { id, column, name } of heads) {
          const value = number(column, name);
          if (value === undefined) continue;
          const at =
            layout === "indicators"
              ? { indicator: id, period: period! }
              : { indicator: indicator!, period: id };
          note(at.indicator);
          collector.observe(
            { region, ...at, ...(subgroup === undefined ? {} : { subgroup }), value },
            line,
            placeOf(table, row, name),
          );
        }
        continue;
      }
      const value = number(positions.value!, table.header[positions.value!]!);
      const counts: { -readonly [K in (typeof COUNTS)[number] | "source"]?: Observation[K] } = {};
      for (const field of COUNTS) {
        const at = positions[field];
        if (at === undefined) continue;
        const count = number(at, table.header[at]!);
        if (typeof count !== "number") continue;
        if (count < 0 && field !== "numerator")
          problem("out_of_domain", field, `${field} ${count} is below 0`);
        counts[field] = count;
      }
      if (sound && (counts.numerator === undefined) !== (counts.denominator === undefined)) {
        problem(
          "inconsistent",
          counts.numerator === undefined ? "numerator" : "denominator",
          "a numerator needs its denominator, and the other way round; the row was left out",
        );
      }
      if (!sound || value === undefined) continue;
      note(indicator!);
      if (source !== undefined) counts.source = source;
      const observation: Observation =
        subgroup === undefined
          ? { region, indicator: indicator!, period: period!, value }
          : { region, indicator: indicator!, period: period!, subgroup, value };
      collector.observe(bare ? observation : { ...observation, ...counts }, line, placeOf(table, row));
    }
  };
  return (block) => {
    for (const column of unnamed) {
      if (told.has(column) || isEmptyColumn(block, column)) continue;
      told.add(column);
      collector.warn(
        "unknown_column",
        1,
        "column ",
        'nobody asked for column ""; name it in columns or in ignore',
        { column: "" },
      );
    }
    readBlock(block);
  };
}

/** Gives equal texts as one, which holds no more than itself: a cell otherwise holds the text it was cut from. */
function textKeeper(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    let own = kept.get(text);
    if (own === undefined) {
      own = text.length < 13 ? text : Array.from(text).join("");
      kept.set(own, own);
    }
    return own;
  };
}

function isEmptyColumn(table: Table, column: number): boolean {
  for (let row = 0; row < table.lines.length; row++) {
    const cell = table.cell(row, column);
    if (cell !== "" && cell !== null && cell !== undefined) return false;
  }
  return true;
}
