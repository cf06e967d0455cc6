import type { Collector } from "./collect.ts";
import { unescapeFormula } from "./escape-formula.ts";
import { HEAT_PLUS_COLUMNS, type HeatPlusRow, OLDER_NAMES, OPTIONAL_COLUMNS } from "./heat-plus-row.ts";
import { placeOf } from "./place-of.ts";
import { readId } from "./read-id.ts";
import { readNumber } from "./read-number.ts";
import { readTable } from "./read-table.ts";

/** A row that keeps all rules, and where it stands. */
export interface PlacedRow {
  readonly row: HeatPlusRow;
  readonly line: number;
  /** The row as a place, or one of its columns. */
  readonly place: (column?: string) => string;
}

const MISSING = ["", "NA"];
type Texts = "setting" | "date" | "source" | "indicator_abbr" | "indicator_name" | "dimension" | "subgroup";
const TEXTS: readonly Texts[] = [
  "setting",
  "date",
  "source",
  "indicator_abbr",
  "indicator_name",
  "dimension",
  "subgroup",
];
type Amounts = "estimate" | "se" | "ci_lb" | "ci_ub" | "population" | "setting_average";
const AMOUNTS: readonly Amounts[] = ["estimate", "se", "ci_lb", "ci_ub", "population", "setting_average"];
type Switches = "favourable_indicator" | "ordered_dimension" | "reference_subgroup";
const SWITCHES: readonly Switches[] = ["favourable_indicator", "ordered_dimension", "reference_subgroup"];

/** What a row that was left out says of where it is; a text is empty where it could not be read. */
export interface LostRow
  extends Pick<HeatPlusRow, "setting" | "date" | "source" | "indicator_abbr" | "dimension" | "subgroup"> {
  /** Place in the order, if it could be read. */
  readonly subgroup_order?: number | undefined;
}

/** Reads a HEAT Plus table and holds each row, and all rows together, to the rules of the template. */
export function readHeatPlus(
  input: unknown,
  collector: Collector,
  lose: (row: LostRow, line: number) => void = () => {},
): readonly PlacedRow[] {
  const table = readTable(input, collector);
  if (table === null) return [];
  const lower = table.header.map((name) => name.toLowerCase());
  const positions = new Map<keyof HeatPlusRow, number>();
  let older = false;
  let sound = true;
  for (const column of HEAT_PLUS_COLUMNS) {
    let at = lower.indexOf(column);
    const name = OLDER_NAMES[column];
    if (at === -1 && name !== undefined) {
      at = lower.indexOf(name);
      older ||= at !== -1;
    }
    if (at !== -1) positions.set(column, at);
    else if (!OPTIONAL_COLUMNS.has(column)) {
      sound = false;
      collector.error(
        "missing_column",
        1,
        `column ${column}`,
        `the template needs a column ${column}${name === undefined ? "" : ` (${name} in versions 4 and 5)`}`,
        { column },
      );
    }
  }
  const known = new Set(positions.values());
  for (const [at, name] of table.header.entries()) {
    if (known.has(at) || name === "") continue;
    collector.warn(
      "unknown_column",
      1,
      `column ${name}`,
      `the template has no column "${name}"; it was left aside`,
      {
        column: name,
      },
    );
  }
  if (!sound) return [];

  const placed: PlacedRow[] = [];
  for (let index = 0; index < table.lines.length; index++) {
    const line = table.lines[index]!;
    const place = (column?: string): string => placeOf(table, index, column);
    const cell = (column: keyof HeatPlusRow): unknown => {
      const at = positions.get(column);
      const found = at === undefined ? undefined : table.cell(index, at);
      return typeof found === "string" && MISSING.includes(found) ? undefined : found;
    };
    let fine = true;
    const problem = (code: string, column: string, message: string): void => {
      fine = false;
      collector.error(code, line, place(column), message, { column });
    };
    const text = (column: keyof HeatPlusRow): string => {
      const found = cell(column);
      const read = readId(table.text && typeof found === "string" ? unescapeFormula(found) : found);
      if (typeof read === "string") return read;
      problem(found === undefined ? "missing_value" : "unusable_id", column, `${column} ${read.problem}`);
      return "";
    };
    const row: Record<string, string | number | null> = {};
    for (const column of TEXTS) row[column] = text(column);
    for (const column of AMOUNTS) {
      const read = readNumber(cell(column), MISSING);
      if (read !== null && typeof read !== "number") problem("not_a_number", column, read.problem);
      else if (read !== null && read < 0)
        problem("out_of_domain", column, `${column} is ${read}; it must not be negative`);
      else row[column] = read;
    }
    for (const column of SWITCHES) {
      const read = readNumber(cell(column), MISSING);
      if (read === 0 || read === 1) row[column] = read;
      else problem("out_of_domain", column, `${column} must be 0 or 1${shownNumber(read)}`);
    }
    const scale = readNumber(cell("indicator_scale"), MISSING);
    if (typeof scale === "number" && scale > 0 && Number.isInteger(scale)) row.indicator_scale = scale;
    else {
      problem(
        "out_of_domain",
        "indicator_scale",
        `indicator_scale must be a whole number above 0${shownNumber(scale)}; 100 for percent, 1000 for a rate per thousand`,
      );
    }
    const order = readNumber(cell("subgroup_order"), MISSING);
    if (typeof order === "number" && order >= 0 && Number.isInteger(order)) row.subgroup_order = order;
    else
      problem(
        "out_of_domain",
        "subgroup_order",
        `subgroup_order must be a whole number of at least 0${shownNumber(order)}`,
      );
    row.note = cell("note") === undefined ? "" : String(noteOf(cell("note"), table.text));
    row.iso3 = cell("iso3") === undefined ? "" : text("iso3");
    if (row.iso3 !== "" && [...(row.iso3 as string)].length !== 3) {
      problem("out_of_domain", "iso3", `iso3 is "${row.iso3}"; it has three characters`);
    }
    if (older && fine && !/^\d{4}$/.test(row.date as string)) {
      problem("unusable_period", "date", `year is "${row.date}"; it has four digits`);
    }
    if (fine && row.ordered_dimension === 0 && row.subgroup_order !== 0) {
      problem(
        "inconsistent",
        "subgroup_order",
        `subgroup_order is ${row.subgroup_order} though the dimension has no order; write 0`,
      );
    }
    if (fine && row.ordered_dimension === 1 && row.subgroup_order === 0) {
      problem(
        "inconsistent",
        "subgroup_order",
        "subgroup_order is 0 though the dimension has an order; count from 1, the most disadvantaged",
      );
    }
    if (fine && row.ordered_dimension === 1 && row.reference_subgroup === 1) {
      problem("inconsistent", "reference_subgroup", "an ordered dimension has no reference; write 0");
    }
    if (fine) placed.push({ row: row as unknown as HeatPlusRow, line, place });
    else if (row.setting !== "" && row.dimension !== "" && row.subgroup !== "") {
      lose(row as unknown as LostRow, line);
    }
  }
  const agreeing = withinRules(placed, collector, lose);
  if (agreeing.length > 0 && agreeing.every(({ row }) => row.estimate === null)) {
    collector.error("missing_value", 1, "column estimate", "not one row has an estimate", {
      column: "estimate",
    });
  }
  return agreeing;
}

function shownNumber(read: unknown): string {
  return typeof read === "number" ? `, not ${read}` : read === null ? ", and is missing" : "";
}

function noteOf(note: unknown, text: boolean): string {
  if (typeof note === "string") return text ? unescapeFormula(note) : note;
  return typeof note === "number" || typeof note === "boolean" ? String(note) : "";
}

/** Names a set of subgroups: its subgroups are compared with each other. */
export function setKey({ setting, date, source, indicator_abbr, dimension }: LostRow): string {
  return JSON.stringify([setting, date, source, indicator_abbr, dimension]);
}

/** The rows that agree with those before them; the others are issues. */
function withinRules(
  rows: readonly PlacedRow[],
  collector: Collector,
  lose: (row: LostRow, line: number) => void,
): readonly PlacedRow[] {
  const agreed = new Map<string, { readonly value: string | number; readonly line: number }>();
  const subgroups = new Map<string, number>();
  const references = new Map<string, number>();
  const kept: PlacedRow[] = [];
  for (const one of rows) {
    const { row, line, place } = one;
    const set = setKey(row);
    const result = JSON.stringify([row.setting, row.date, row.source, row.indicator_abbr]);
    let fine = true;
    const problem = (code: string, column: string, message: string): void => {
      fine = false;
      collector.error(code, line, place(column), message, {
        column,
        id: `${row.setting} / ${row.date} / ${row.indicator_abbr} / ${row.dimension} / ${row.subgroup}`,
      });
    };
    const same = (column: keyof HeatPlusRow, of: string, what: string): (() => void) => {
      const value = row[column];
      if (value === null || value === "") return () => {};
      const key = `${column} ${of}`;
      const before = agreed.get(key);
      if (before !== undefined && before.value !== value) {
        problem(
          "inconsistent",
          column,
          `${column} of ${what} is "${value}" here and "${before.value}" on line ${before.line}; it must be one`,
        );
      }
      return () => {
        if (before === undefined) agreed.set(key, { value, line });
      };
    };
    const learn = [
      same("iso3", `setting ${row.setting}`, `setting "${row.setting}"`),
      ...(row.iso3 === "" ? [] : [same("setting", `iso3 ${row.iso3}`, `iso3 "${row.iso3}"`)]),
      same("indicator_name", `abbr ${row.indicator_abbr}`, `indicator "${row.indicator_abbr}"`),
      same("indicator_abbr", `name ${row.indicator_name}`, `indicator "${row.indicator_name}"`),
      same(
        "setting_average",
        `result ${result}`,
        `"${row.indicator_abbr}" in "${row.setting}", ${row.date},`,
      ),
      same("favourable_indicator", `abbr ${row.indicator_abbr}`, `indicator "${row.indicator_abbr}"`),
      same("indicator_scale", `abbr ${row.indicator_abbr}`, `indicator "${row.indicator_abbr}"`),
      same("ordered_dimension", `set ${set}`, `dimension "${row.dimension}"`),
    ];
    const subgroup = JSON.stringify([set, row.subgroup]);
    const first = subgroups.get(subgroup);
    if (first !== undefined) {
      problem(
        "duplicate_id",
        "subgroup",
        `subgroup "${row.subgroup}" stands on line ${first} already; that one is kept`,
      );
    }
    const reference = references.get(set);
    if (row.reference_subgroup === 1 && reference !== undefined) {
      problem(
        "inconsistent",
        "reference_subgroup",
        `line ${reference} is the reference already; a dimension has at most one`,
      );
    }
    if (!fine) {
      lose(row, line);
      continue;
    }
    for (const each of learn) each();
    subgroups.set(subgroup, line);
    if (row.reference_subgroup === 1) references.set(set, line);
    if (row.estimate !== null && row.estimate > row.indicator_scale) {
      collector.warn(
        "above_scale",
        line,
        place("estimate"),
        `the estimate ${row.estimate} is more than the scale, ${row.indicator_scale}, that stands for everyone`,
        { column: "estimate" },
      );
    }
    kept.push(one);
  }
  return kept;
}
