import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { placeOf } from "./internal/place-of.ts";
import { readId } from "./internal/read-id.ts";
import { readNumber } from "./internal/read-number.ts";
import { readPeriod } from "./internal/read-period.ts";
import { readTable, type Table } from "./internal/read-table.ts";
import { shownCell } from "./internal/shown-cell.ts";

/** Options of {@link fromSdmxCsv}. */
export interface FromSdmxCsvOptions extends AdapterOptions {
  /** Column of the place. @defaultValue the first there is of `REF_AREA`, `GEO`, `LOCATION`, `COUNTRY` */
  readonly region?: string | undefined;
  /**
   * Column or columns of what is measured, joined by a point.
   *
   * @defaultValue the first there is of `INDICATOR`, `SERIES`, `SUBJECT`, `MEASURE`; without one, the id of the
   *   structure
   */
  readonly indicator?: string | readonly string[] | undefined;
  /** Column of the period. @defaultValue "TIME_PERIOD" */
  readonly period?: string | undefined;
  /** Column of the value. @defaultValue "OBS_VALUE" */
  readonly value?: string | undefined;
  /**
   * Columns that make the part of the region, joined by ` / `.
   *
   * @defaultValue every other column in front of the value, but `FREQ`
   */
  readonly strata?: readonly string[] | undefined;
  /** Codes that mean all of a column, not a part. @defaultValue `_T` (total) and `_Z` (not applicable) */
  readonly totals?: readonly string[] | undefined;
}

const REGION = ["REF_AREA", "GEO", "LOCATION", "COUNTRY"];
const INDICATOR = ["INDICATOR", "SERIES", "SUBJECT", "MEASURE"];
/** Columns that say what a row is, and are no dimensions. */
const TECHNICAL: ReadonlySet<string> = new Set([
  "STRUCTURE",
  "STRUCTURE_ID",
  "STRUCTURE_NAME",
  "DATAFLOW",
  "ACTION",
  "SERIES_KEY",
  "OBS_KEY",
  "FREQ",
]);

/**
 * Reads an SDMX-CSV data message, of version 2 (`STRUCTURE,STRUCTURE_ID,ACTION,…`) or 1 (`DATAFLOW,…`).
 *
 * - The separator is the sign behind the first head: `STRUCTURE;…` or `STRUCTURE[|];…`.
 * - With labels, `"CN: China"` gives the id `CN` and the name; columns of names behind those of ids serve likewise.
 * - `NaN`, `#N/A` and an empty value are missing: `null`. A row without value and period carries attributes only, and
 *   is a warning.
 * - A row to delete (action `D`) is no value: it is left out with a warning. Other actions are read alike.
 * - The columns in front of the value are dimensions: place, indicator, period, and the others are the stratum, without codes of totals. The columns
 *   behind it are attributes, of which are read: `OBS_STATUS`, a warning unless `A`, and `UNIT_MEASURE` and `UNIT_MULT`, which
 *   make the unit. Values are not multiplied; rows of one indicator with another unit are an issue.
 * - Several structures in one message are read one by one.
 *
 * @param input The text; or its rows as objects, with the heads as keys.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `duplicate_id`.
 *
 * @example
 * ```ts
 * import { fromSdmxCsv } from "equalis/adapters";
 * const text = [
 *   "STRUCTURE;STRUCTURE_ID;ACTION;FREQ;REF_AREA;INDICATOR;SEX;TIME_PERIOD;OBS_VALUE;OBS_STATUS",
 *   "dataflow;WHO:HEALTH(1.0);I;A;CN: China;BEDS;_T;2020;4.5;A",
 *   "dataflow;WHO:HEALTH(1.0);I;A;FJ: Fiji;BEDS;F;2020;NaN;A",
 *   "dataflow;WHO:HEALTH(1.0);D;A;NE: Niger;BEDS;_T;2020;;A",
 * ].join("\n");
 * const { observations, regions, issues } = fromSdmxCsv(text);
 * observations; // => [
 * //   { region: "CN", indicator: "BEDS", period: "2020", value: 4.5 },
 * //   { region: "FJ", indicator: "BEDS", period: "2020", stratum: "F", value: null },
 * // ]
 * regions.map(({ name }) => name); // => ["China", "Fiji"]
 * issues.map(({ line, code }) => `${line} ${code}`); // => ["4 deleted_value"]
 * ```
 */
export function fromSdmxCsv(
  input: string | readonly Readonly<Record<string, unknown>>[],
  options: FromSdmxCsvOptions = {},
): AdapterResult {
  const where = "fromSdmxCsv";
  const collector = collect(where, options, ["region", "indicator", "period", "value", "strata", "totals"]);
  for (const option of ["region", "period", "value"] as const) {
    const name = options[option];
    if (name !== undefined && typeof name !== "string") {
      refuse(where, "wrong_type", `${option} must be the name of a column`, name);
    }
  }
  const { indicator, strata, totals = ["_T", "_Z"] } = options;
  const indicators = typeof indicator === "string" ? [indicator] : indicator;
  for (const [option, list] of Object.entries({ indicator: indicators, strata, totals })) {
    if (list !== undefined && (!Array.isArray(list) || list.some((name) => typeof name !== "string"))) {
      refuse(where, "wrong_type", `${option} must be a list of texts`, list);
    }
  }
  const table = readTable(input, collector, typeof input === "string" ? delimiterOf(input) : undefined);
  if (table !== null) {
    const columns = columnsOf(table, options, indicators, collector);
    if (columns !== null) readRows(table, columns, new Set(totals), collector);
  }
  return collector.finish({ id: "sdmx", name: "SDMX data" });
}

/** The sign behind the first head, where the text begins as a message does. */
function delimiterOf(text: string): string | undefined {
  return /^\ufeff?(?:"(?:STRUCTURE|DATAFLOW)(?:\[.\])?"|(?:STRUCTURE|DATAFLOW)(?:\[.\])?)([^"\r\n\w[])/.exec(
    text,
  )?.[1];
}

interface Columns {
  readonly structure: number;
  readonly action: number;
  readonly region: number;
  readonly indicator: readonly number[];
  readonly period: number;
  readonly value: number;
  readonly strata: readonly number[];
  readonly status: number;
  readonly unit: number;
  readonly multiplier: number;
  /** Column of the name, by column of the id. */
  readonly names: ReadonlyMap<number, number>;
}

/** `"REF_AREA: Reference area"` is the column REF_AREA. */
function idOf(head: string): string {
  return head.split(": ", 1)[0]!.replace(/^(STRUCTURE|DATAFLOW)\[.\]$/, "$1");
}

function columnsOf(
  table: Table,
  options: FromSdmxCsvOptions,
  indicators: readonly string[] | undefined,
  collector: Collector,
): Columns | null {
  const ids = table.header.map(idOf);
  // An id has no spaces and begins with a letter; everything else is the name of the column before it.
  const isId = (id: string): boolean => /^[A-Za-z][\w@$\-.]*$/.test(id);
  let sound = true;
  const find = (option: string, names: readonly string[], needed: boolean): number => {
    for (const name of names) {
      const at = ids.indexOf(name);
      if (at !== -1) return at;
    }
    if (needed) {
      sound = false;
      collector.error(
        "missing_column",
        1,
        `column ${names[0]}`,
        `no column is called ${names.join(" or ")}; name it in the option ${option}`,
        { column: names[0] },
      );
    }
    return -1;
  };
  const value = find("value", [options.value ?? "OBS_VALUE"], true);
  const period = find("period", [options.period ?? "TIME_PERIOD"], true);
  const region = find("region", options.region === undefined ? REGION : [options.region], true);
  const indicator =
    indicators === undefined
      ? [find("indicator", INDICATOR, false)].filter((at) => at !== -1)
      : indicators.map((name) => find("indicator", [name], true));
  const structure = find("structure", ["STRUCTURE_ID", "DATAFLOW"], indicator.length === 0);
  const taken = new Set([value, period, region, ...indicator]);
  const strata =
    options.strata === undefined
      ? ids.flatMap((id, at) => (at < value && !taken.has(at) && !TECHNICAL.has(id) && isId(id) ? [at] : []))
      : options.strata.map((name) => find("strata", [name], true));
  if (!sound) return null;
  const names = new Map<number, number>();
  for (let at = 1; at < ids.length; at++) if (!isId(ids[at]!)) names.set(at - 1, at);
  const behind = (name: string): number => {
    const at = ids.indexOf(name);
    return at > value ? at : -1;
  };
  return {
    structure,
    action: ids.indexOf("ACTION"),
    region,
    indicator,
    period,
    value,
    strata,
    status: behind("OBS_STATUS"),
    unit: behind("UNIT_MEASURE"),
    multiplier: behind("UNIT_MULT"),
    names,
  };
}

function readRows(table: Table, columns: Columns, totals: ReadonlySet<string>, collector: Collector): void {
  const cell = (row: number, column: number): unknown =>
    column === -1 ? undefined : table.cell(row, column);
  /** Id and name of a cell: the name stands behind the id or in the column after it. */
  const coded = (row: number, column: number): { readonly id: unknown; readonly name?: string } => {
    const read = cell(row, column);
    const at = typeof read === "string" ? read.indexOf(": ") : -1;
    if (at > 0) {
      const [id, name] = [(read as string).slice(0, at), (read as string).slice(at + 2).trim()];
      return name === "" ? { id } : { id, name };
    }
    const name = cell(row, columns.names.get(column) ?? -1);
    return typeof name === "string" && name !== "" ? { id: read, name } : { id: read };
  };
  const units = new Map<string, string>();

  for (let row = 0; row < table.lines.length; row++) {
    const line = table.lines[row]!;
    const heads = table.header;
    let sound = true;
    const label: string[] = [];
    const problem = (code: string, column: number, message: string): void => {
      sound = false;
      collector.error(code, line, placeOf(table, row, heads[column]), message, {
        id: label.length === 0 ? undefined : label.join(" / "),
        column: heads[column],
      });
    };
    const action = coded(row, columns.action).id;
    if (action === "D") {
      collector.warn(
        "deleted_value",
        line,
        placeOf(table, row, "ACTION"),
        "this row asks to delete a value and was left out; take the value out of what was read before",
        { column: "ACTION" },
      );
      continue;
    }
    if (action !== undefined && !["", "I", "A", "M", "R"].includes(action as string)) {
      problem(
        "unknown_action",
        columns.action,
        `the action is ${shownCell(action)}; SDMX knows I, A, M, R and D`,
      );
    }
    const place = coded(row, columns.region);
    const region = readId(place.id);
    if (typeof region === "string") label.push(region);
    const measured = columns.indicator.map((column) => coded(row, column));
    const structure = structureOf(cell(row, columns.structure));
    const indicator = readId(
      measured.length === 0
        ? structure
        : measured.length === 1
          ? measured[0]!.id
          : measured.every(({ id }) => typeof readId(id) === "string")
            ? measured.map(({ id }) => id).join(".")
            : "",
    );
    if (typeof indicator === "string") label.push(indicator);
    const time = cell(row, columns.period);
    const raw = cell(row, columns.value);
    if (isEmpty(time) && isEmpty(raw)) {
      collector.warn(
        "no_value",
        line,
        placeOf(table, row),
        "this row has neither a period nor a value; what it says of others was left aside",
      );
      continue;
    }
    const period = readSdmxPeriod(time);
    if (typeof period === "string") label.push(period);
    if (typeof region !== "string") problem("unusable_id", columns.region, `the place ${region.problem}`);
    if (typeof indicator !== "string") {
      problem("unusable_id", columns.indicator[0] ?? columns.structure, `the indicator ${indicator.problem}`);
    }
    if (typeof period !== "string")
      problem("unusable_period", columns.period, `the period ${period.problem}`);
    const parts: string[] = [];
    for (const column of columns.strata) {
      const { id } = coded(row, column);
      if (isEmpty(id)) continue;
      const part = readId(id);
      if (typeof part !== "string") problem("unusable_id", column, `the code ${part.problem}`);
      else if (!totals.has(part)) parts.push(part);
    }
    const stratum = parts.length === 0 ? undefined : readId(parts.join(" / "));
    if (typeof stratum === "object")
      problem("unusable_id", columns.strata[0]!, `the part ${stratum.problem}`);
    const value = readNumber(raw, ["", "NaN", "#N/A"]);
    if (value !== null && typeof value !== "number") problem("not_a_number", columns.value, value.problem);
    const unit = unitOf(coded(row, columns.unit).id, coded(row, columns.multiplier).id);
    // Without a power of ten a value is in ones, which is a unit beside thousands.
    if (typeof indicator === "string" && (unit !== "" || (columns.multiplier !== -1 && value !== null))) {
      const before = units.get(indicator);
      if (before === undefined) units.set(indicator, unit);
      else if (before !== unit) {
        problem(
          "mixed_units",
          columns.multiplier === -1 ? columns.unit : columns.multiplier,
          `the value is in ${unit || "ones"}, those of "${indicator}" before it in ${before || "ones"}; such values cannot stand in one column`,
        );
      }
    }
    const unknown = typeof region === "string" ? collector.unknownRegion(region) : null;
    if (unknown !== null) problem("unknown_region", columns.region, unknown);
    // A place whose value could not be read stays a place: what is measured over all places must miss it.
    else if (typeof region === "string") {
      collector.region(region, place.name === undefined ? undefined : { name: place.name });
    }
    if (!sound) continue;
    collector.indicator(indicator as string, {
      ...(measured.length > 0 && measured.every(({ name }) => name !== undefined)
        ? { name: measured.map(({ name }) => name).join(", ") }
        : {}),
      ...(unit === "" ? {} : { unit }),
    });
    const status = coded(row, columns.status).id;
    if (value !== null && !isEmpty(status) && status !== "A") {
      collector.warn(
        "flagged_value",
        line,
        placeOf(table, row, "OBS_STATUS"),
        `the source marks this value ${shownCell(status)}; look up what that means before using it`,
        { id: label.join(" / "), column: "OBS_STATUS" },
      );
    }
    collector.observe(
      {
        region: region as string,
        indicator: indicator as string,
        period: period as string,
        ...(stratum === undefined ? {} : { stratum: stratum as string }),
        value: value as number | null,
      },
      line,
      placeOf(table, row),
    );
  }
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || cell === "";
}

/** `"ESTAT:NA_MAIN(1.6.0): National accounts"` is the structure NA_MAIN. */
function structureOf(cell: unknown): unknown {
  return (typeof cell === "string" ? /^[^:()]+:([^:()]+)\(/.exec(cell)?.[1] : undefined) ?? cell;
}

/** The unit with its power of ten; a text or whole number each, as the data have them. */
function unitOf(measure: unknown, multiplier: unknown): string {
  const unit = typeof measure === "string" ? measure : "";
  const power = readNumber(multiplier, [""]);
  return power === null || power === 0
    ? unit
    : `${unit === "" ? "units" : unit} × 10^${typeof power === "number" ? power : shownCell(multiplier)}`;
}

/** SDMX writes a year as `2010` or `2010-A1`, a month as `2010-07` or `2010-M07`. */
function readSdmxPeriod(cell: unknown): string | { readonly problem: string } {
  const found = typeof cell === "string" ? /^(\d{4})-(?:A1|M(0[1-9]|1[0-2]))$/.exec(cell) : null;
  if (found === null) return readPeriod(cell);
  return found[2] === undefined ? found[1]! : `${found[1]}-${found[2]}`;
}
