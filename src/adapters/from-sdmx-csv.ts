import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { placeOf } from "./internal/place-of.ts";
import { readId } from "./internal/read-id.ts";
import { readNumber } from "./internal/read-number.ts";
import { readPeriod } from "./internal/read-period.ts";
import { readTable, type Table } from "./internal/read-table.ts";
import { codeText, type SdmxColumns, sdmxColumns } from "./internal/sdmx-columns.ts";
import { shownCell } from "./internal/shown-cell.ts";

/** Options of {@link fromSdmxCsv}. */
export interface FromSdmxCsvOptions extends AdapterOptions {
  /** Column of the place. @defaultValue the first there is of `REF_AREA`, `GEO`, `LOCATION`, `COUNTRY`, in any case */
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
   * @defaultValue the known parts (SEX, AGE, …) wherever they stand, and every other column in front of the value that is
   *   no attribute and has more than one code
   */
  readonly subgroups?: readonly string[] | undefined;
  /** Codes that mean all of a column, not a part. @defaultValue `_T`, `T`, `TOTAL` (total) and `_Z` (not applicable) */
  readonly totals?: readonly string[] | undefined;
}

/** Codes of everyone. */
const TOTALS: readonly string[] = ["_T", "_Z", "T", "TOTAL"];

/**
 * Reads an SDMX-CSV data message, of version 2 (`STRUCTURE,STRUCTURE_ID,ACTION,…`) or 1 (`DATAFLOW,…`).
 *
 * - The separator is the sign behind the first head: `STRUCTURE;…` or `STRUCTURE[|];…`.
 * - With labels, `"CN: China"` gives the id `CN` and the name; columns of names behind those of ids serve likewise.
 * - `NaN`, `#N/A`, `:` and an empty value are missing: `null`. A row without value and period carries attributes only, and
 *   is a warning.
 * - A row to delete (action `D`) is no value: it is left out with a warning. Other actions are read alike.
 * - Ids of columns are read in any case. Place and period, and known parts such as `SEX`, `AGE` and `URBANISATION`, are
 *   found wherever they stand. Other columns in front of the value are parts too, unless they are known attributes or have
 *   one code throughout (`constant_dimension`). Unknown columns behind the value are left aside (`unread_column`); rows
 *   that are then alike are the error `ambiguous_dimension`.
 * - `OBS_STATUS`, `OBS_FLAG` and `CONF_STATUS` are a warning unless empty or `A`. `UNIT_MEASURE` and `UNIT_MULT` make the
 *   unit. Values are not multiplied; rows of one indicator with another unit are an issue.
 * - Files of Eurostat (`ESTAT:` or a column `OBS_FLAG`): the column `unit` is the unit; of several, each is an indicator
 *   `DATASET.UNIT`.
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
 * //   { region: "FJ", indicator: "BEDS", period: "2020", subgroup: "F", value: null },
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
  const collector = collect(where, options, [
    "region",
    "indicator",
    "period",
    "value",
    "subgroups",
    "totals",
  ]);
  for (const option of ["region", "period", "value"] as const) {
    const name = options[option];
    if (name !== undefined && typeof name !== "string") {
      refuse(where, "wrong_type", `${option} must be the name of a column`, name);
    }
  }
  const { indicator, subgroups, totals = TOTALS } = options;
  const indicators = typeof indicator === "string" ? [indicator] : indicator;
  for (const [option, list] of Object.entries({ indicator: indicators, subgroups, totals })) {
    if (list !== undefined && (!Array.isArray(list) || list.some((name) => typeof name !== "string"))) {
      refuse(where, "wrong_type", `${option} must be a list of texts`, list);
    }
  }
  const table = readTable(input, collector, typeof input === "string" ? delimiterOf(input) : undefined);
  if (table !== null) {
    const columns = sdmxColumns(table, options, indicators, new Set(totals), collector);
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

function readRows(
  table: Table,
  columns: SdmxColumns,
  totals: ReadonlySet<string>,
  collector: Collector,
): void {
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
  const ambiguous = ambiguousRows(table, columns, totals);

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
    const ownUnit = columns.byUnit ? coded(row, columns.unit).id : undefined;
    const indicator = readId(
      measured.length === 0
        ? isEmpty(ownUnit) || typeof structure !== "string"
          ? structure
          : `${structure}.${ownUnit}`
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
    for (const column of columns.subgroups) {
      const { id } = coded(row, column);
      if (isEmpty(id)) continue;
      const part = readId(id);
      if (typeof part !== "string") problem("unusable_id", column, `the code ${part.problem}`);
      else if (!totals.has(part)) parts.push(part);
    }
    const subgroup = parts.length === 0 ? undefined : readId(parts.join(" / "));
    if (typeof subgroup === "object")
      problem("unusable_id", columns.subgroups[0]!, `the part ${subgroup.problem}`);
    const value = readNumber(raw, ["", "NaN", "#N/A", ":"]);
    if (value !== null && typeof value !== "number") problem("not_a_number", columns.value, value.problem);
    const unit = unitOf(coded(row, columns.unit).id, coded(row, columns.multiplier).id);
    // Without a power of ten a value is in ones, which is a unit next to thousands.
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
    if (ambiguous.has(row)) {
      problem(
        "ambiguous_dimension",
        columns.unread[0]!,
        `rows differ only in columns that were left aside (${columns.unread.map((at) => heads[at]).join(", ")}); name dimensions among them in subgroups. They were left out`,
      );
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
    for (const at of value === null ? [] : columns.status) {
      const status = coded(row, at).id;
      if (isEmpty(status) || status === "A") continue;
      collector.warn(
        "flagged_value",
        line,
        placeOf(table, row, heads[at]),
        `the source marks this value ${shownCell(status)}; look up what that means before using it`,
        { id: label.join(" / "), column: heads[at] },
      );
    }
    collector.observe(
      {
        region: region as string,
        indicator: indicator as string,
        period: period as string,
        ...(subgroup === undefined ? {} : { subgroup: subgroup as string }),
        value: value as number | null,
      },
      line,
      placeOf(table, row),
    );
  }
}

/** Rows that are alike but for columns that are left aside. */
function ambiguousRows(table: Table, columns: SdmxColumns, totals: ReadonlySet<string>): ReadonlySet<number> {
  const ambiguous = new Set<number>();
  if (columns.unread.length === 0) return ambiguous;
  const alike = new Map<string, { readonly rows: number[]; readonly aside: Set<string> }>();
  const text = (row: number, at: number): string => (at === -1 ? "" : codeText(table.cell(row, at)));
  for (let row = 0; row < table.lines.length; row++) {
    const own = [
      columns.structure,
      columns.region,
      ...columns.indicator,
      columns.period,
      columns.byUnit ? columns.unit : -1,
    ];
    const parts = columns.subgroups.map((at) => text(row, at)).filter((code) => !totals.has(code));
    const key = JSON.stringify([own.map((at) => text(row, at)), parts]);
    const group = alike.get(key) ?? { rows: [], aside: new Set() };
    group.rows.push(row);
    group.aside.add(JSON.stringify(columns.unread.map((at) => text(row, at))));
    alike.set(key, group);
  }
  for (const { rows, aside } of alike.values())
    if (aside.size > 1) for (const row of rows) ambiguous.add(row);
  return ambiguous;
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
