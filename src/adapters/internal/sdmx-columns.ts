import { SDMX_COLUMNS } from "../table/words.ts";
import type { Collector } from "./collect.ts";
import type { Table } from "./read-table.ts";

/** What the caller says of the columns of an SDMX-CSV file. */
export interface SdmxNames {
  readonly region?: string | undefined;
  readonly period?: string | undefined;
  readonly value?: string | undefined;
  readonly subgroups?: readonly string[] | undefined;
}

/** Positions of the columns of an SDMX-CSV file; −1 where there is none. */
export interface SdmxColumns {
  readonly structure: number;
  readonly action: number;
  readonly region: number;
  readonly indicator: readonly number[];
  readonly period: number;
  readonly value: number;
  readonly subgroups: readonly number[];
  /** Columns of flags. */
  readonly status: readonly number[];
  readonly unit: number;
  readonly multiplier: number;
  /** Whether the unit tells indicators apart, as several units of one Eurostat table do. */
  readonly byUnit: boolean;
  /** Unknown columns behind the value, which are left aside. */
  readonly unread: readonly number[];
  /** Column of the name, by column of the id. */
  readonly names: ReadonlyMap<number, number>;
}

const REGION = ["REF_AREA", "GEO", "LOCATION", "COUNTRY"];
const INDICATOR = ["INDICATOR", "SERIES", "SUBJECT", "MEASURE"];
const STATUS = ["OBS_STATUS", "OBS_FLAG", "CONF_STATUS"];
const ATTRIBUTES: ReadonlySet<string> = new Set(SDMX_COLUMNS.attributes);
const PARTS: ReadonlySet<string> = new Set(SDMX_COLUMNS.parts);
const TECHNICAL: ReadonlySet<string> = new Set(SDMX_COLUMNS.technical);

/** `"REF_AREA: Reference area"` is the column REF_AREA. */
function idOf(head: string): string {
  return head.split(": ", 1)[0]!.replace(/^(STRUCTURE|DATAFLOW)\[.\]$/, "$1");
}

/** Finds the columns; `null` where one is lacking, which is then an issue. */
export function sdmxColumns(
  table: Table,
  names: SdmxNames,
  indicators: readonly string[] | undefined,
  totals: ReadonlySet<string>,
  collector: Collector,
): SdmxColumns | null {
  const ids = table.header.map(idOf);
  const labels = labelColumns(ids);
  const upper = ids.map((id, at) => (labels.has(at) ? "" : id.toUpperCase()));
  let sound = true;
  const find = (option: string, wanted: readonly string[], needed: boolean): number => {
    for (const name of wanted) {
      const same = ids.findIndex((id, at) => id === name && !labels.has(at));
      const at = same === -1 ? upper.indexOf(name.toUpperCase()) : same;
      if (at !== -1) return at;
    }
    if (needed) {
      sound = false;
      const [first] = wanted;
      collector.error(
        "missing_column",
        1,
        `column ${first}`,
        `no column is called ${wanted.join(" or ")}; name it in the option ${option}`,
        { column: first },
      );
    }
    return -1;
  };
  const value = find("value", [names.value ?? "OBS_VALUE"], true);
  const period = find("period", [names.period ?? "TIME_PERIOD"], true);
  const region = find("region", names.region === undefined ? REGION : [names.region], true);
  const indicator =
    indicators === undefined
      ? [find("indicator", INDICATOR, false)].filter((at) => at !== -1)
      : indicators.map((name) => find("indicator", [name], true));
  const structure = find("structure", ["STRUCTURE_ID", "DATAFLOW"], indicator.length === 0);
  const eurostat = upper.includes("OBS_FLAG") || isEurostat(table, structure);
  const unit = find("unit", eurostat ? ["UNIT_MEASURE", "UNIT"] : ["UNIT_MEASURE"], false);
  const taken = new Set([value, period, region, unit, ...indicator]);
  const given = names.subgroups?.map((name) => find("subgroups", [name], true));
  if (!sound) return null;
  const free = upper.flatMap((id, at) =>
    id !== "" && !taken.has(at) && !TECHNICAL.has(id) && !ATTRIBUTES.has(id) ? [at] : [],
  );
  const parts = given ?? free.filter((at) => PARTS.has(upper[at]!) || at < value);
  return {
    structure,
    action: upper.indexOf("ACTION"),
    region,
    indicator,
    period,
    value,
    subgroups:
      given ?? parts.filter((at) => PARTS.has(upper[at]!) || !isConstant(table, at, totals, collector)),
    status: STATUS.map((name) => upper.indexOf(name)).filter((at) => at !== -1),
    unit,
    multiplier: upper.indexOf("UNIT_MULT"),
    byUnit: eurostat && indicator.length === 0 && unit !== -1 && codesOf(table, unit, 2).size > 1,
    unread:
      given === undefined
        ? unreadColumns(
            table,
            free.filter((at) => !parts.includes(at)),
            collector,
          )
        : [],
    names: new Map([...labels].map((at) => [at - 1, at])),
  };
}

/**
 * Columns of labels. Where the heads behind ACTION pair so that period and value stand at places of ids, each second one
 * is a label, whatever it looks like; else a head that is no id is the label of the column before it.
 */
function labelColumns(ids: readonly string[]): ReadonlySet<number> {
  const upper = ids.map((id) => id.toUpperCase());
  const structureName = upper.indexOf("STRUCTURE_NAME");
  const start = (upper.indexOf("ACTION") === -1 ? structureName : upper.indexOf("ACTION")) + 1;
  const paired = ["TIME_PERIOD", "OBS_VALUE"].every((id) => {
    const at = upper.indexOf(id);
    return at >= start && (at - start) % 2 === 0;
  });
  const labels = new Set<number>();
  if (structureName !== -1 && paired && (ids.length - start) % 2 === 0) {
    for (let at = start + 1; at < ids.length; at += 2) labels.add(at);
    return labels;
  }
  // An id has no spaces and begins with a letter.
  for (let at = 1; at < ids.length; at++) {
    if (!/^[A-Za-z][\w@$\-.]*$/.test(ids[at]!) && !TECHNICAL.has(upper[at]!)) labels.add(at);
  }
  return labels;
}

function isEurostat(table: Table, structure: number): boolean {
  const cell = structure === -1 || table.lines.length === 0 ? undefined : table.cell(0, structure);
  return typeof cell === "string" && cell.startsWith("ESTAT:");
}

/** A cell as a code; `""` for what is none. */
export function codeText(cell: unknown): string {
  return typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : "";
}

/** The first codes of a column, at most so many. */
function codesOf(table: Table, at: number, most: number): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let row = 0; row < table.lines.length && codes.size < most; row++) {
    codes.add(codeText(table.cell(row, at)).split(": ", 1)[0]!);
  }
  return codes;
}

/** Whether a column has one code throughout, which is then told unless it means everything. */
function isConstant(table: Table, at: number, totals: ReadonlySet<string>, collector: Collector): boolean {
  const codes = codesOf(table, at, 2);
  if (codes.size !== 1) return false;
  const [code] = codes;
  const head = table.header[at]!;
  if (code !== "" && !totals.has(code!)) {
    collector.warn(
      "constant_dimension",
      1,
      `column ${head}`,
      `"${head}" is "${code}" in every row; it describes the whole file and is no part of the regions`,
      { column: head },
    );
  }
  return true;
}

function unreadColumns(table: Table, columns: readonly number[], collector: Collector): readonly number[] {
  const filled = columns.filter((at) => {
    const codes = codesOf(table, at, 2);
    return codes.size > 1 || !codes.has("");
  });
  if (filled.length > 0) {
    const heads = filled.map((at) => `"${table.header[at]}"`);
    const shown = heads.slice(0, 8).join(", ");
    collector.warn(
      "unread_column",
      1,
      `column ${table.header[filled[0]!]}`,
      `unknown columns behind the value were left aside: ${shown}${heads.length > 8 ? ` and ${heads.length - 8} more` : ""}; name dimensions among them in subgroups`,
      { column: table.header[filled[0]!] },
    );
  }
  return filled;
}
