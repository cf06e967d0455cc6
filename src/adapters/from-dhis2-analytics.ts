import { requireOneOf } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { type Collector, collect } from "./internal/collect.ts";
import { type Dhis2Period, dhis2Period } from "./internal/dhis2-period.ts";
import { ownField } from "./internal/own-field.ts";
import { readId } from "./internal/read-id.ts";
import { readJson } from "./internal/read-json.ts";
import { readNumber } from "./internal/read-number.ts";
import { isList, shownCell } from "./internal/shown-cell.ts";

/** Options of {@link fromDhis2Analytics}. */
export interface FromDhis2AnalyticsOptions extends AdapterOptions {
  /**
   * What happens to periods that this library has no word for, such as weeks and financial years. `"error"`: their
   * values are left out with an issue. `"begin"`: they go by their first day, with a warning; `periods` of the result says what they
   * were.
   *
   * @defaultValue "error"
   */
  readonly periods?: "error" | "begin" | undefined;
  /**
   * Whether parts of a region are called by id or, where the data have one, by name.
   *
   * @defaultValue "id"
   */
  readonly subgroups?: "id" | "name" | undefined;
  /** Columns that are left aside. Other columns than those of the data, period and unit become subgroups. */
  readonly ignore?: readonly string[] | undefined;
}

/** What {@link fromDhis2Analytics} read. */
export interface Dhis2Result extends AdapterResult {
  /** Every period of the data as DHIS2 writes it, with its first and last day. */
  readonly periods: readonly Dhis2Period[];
}

/** The metrics by which a reporting rate differs from a category option combination. */
const METRICS: ReadonlySet<string> = new Set([
  "REPORTING_RATE",
  "REPORTING_RATE_ON_TIME",
  "ACTUAL_REPORTS",
  "ACTUAL_REPORTS_ON_TIME",
  "EXPECTED_REPORTS",
]);
const COUNTS: readonly string[] = ["numerator", "denominator", "factor", "multiplier", "divisor"];
/** Columns that only repeat in other words what `ou` says. */
const REPEATS =
  /^(?:ouname|oucode|oulevel\d*|organisationunit\w+|periodid|periodname|periodcode|perioddescription)$/;

/**
 * Reads what the analytics service of DHIS2 answers as JSON, or a set of data values (`dataValueSets`).
 *
 * - Columns are found by the name of their header, never by position. Values are texts there, and are read
 *   strictly.
 * - A dimension that was asked for as a filter is taken from the metadata, if it has one item.
 * - `dx` is the indicator. `element.combination` becomes the indicator `element` and the subgroup `combination`; so do further columns
 *   of categories and groups, joined by ` / `. A reporting rate (`dataset.REPORTING_RATE`) stays one indicator. Combinations that are
 *   absent from the data stay absent: they are not 0.
 * - With `includeNumDen=true` observations have their counts, so that regions can be pooled. DHIS2 states value =
 *   numerator ÷ denominator × factor, and factor = multiplier ÷ divisor. The indicator's `scale` is the factor where all rows have the
 *   same; where the rate is made annual the factor changes with the length of the period, and the denominator is given as
 *   denominator × scale ÷ factor, the person-time, if `indicators` says the scale. Counts that do not give the value are left out with a
 *   warning.
 * - A row with counts and an empty value keeps both, with a warning: the value stays `null`, since no one but the source knows
 *   why it is empty.
 * - With `hierarchyMeta=true` regions have a parent and a level, 0 for the root.
 * - Periods: years, half-years, quarters, months and days become this library's; see `periods` for the rest.
 *
 * @param input The answer, parsed or as text.
 *
 * @throws `EqualizationError` only for options: `wrong_type`, `unknown_option`, `duplicate_id`.
 *
 * @example
 * ```ts
 * import { fromDhis2Analytics } from "equalis/adapters";
 * const answer = {
 *   headers: [{ name: "dx" }, { name: "ou" }, { name: "pe" }, { name: "value" }],
 *   metaData: {
 *     items: { anc1: { name: "First antenatal visit" }, bo: { name: "Bo" } },
 *     ouHierarchy: { bo: "/country" },
 *   },
 *   rows: [["anc1.fixed", "bo", "2016Q2", "81.1"], ["anc1.fixed", "bo", "2016W5", "7"]],
 * };
 * const { observations, regions, issues } = fromDhis2Analytics(answer);
 * observations; // => [{ region: "bo", indicator: "anc1", period: "2016-Q2", subgroup: "fixed", value: 81.1 }]
 * regions; // => [{ name: "country", level: 0, id: "country" }, { name: "Bo", level: 1, parent: "country", id: "bo" }]
 * issues.map(({ path, code }) => `${path} ${code}`); // => ["rows[1][2] inexpressible_period"]
 * ```
 */
export function fromDhis2Analytics(
  input: string | object,
  options: FromDhis2AnalyticsOptions = {},
): Dhis2Result {
  const where = "fromDhis2Analytics";
  const collector = collect(where, options, ["periods", "subgroups", "ignore"]);
  const { periods = "error", subgroups = "id", ignore = [] } = options;
  requireOneOf(where, "periods", periods, ["error", "begin"]);
  requireOneOf(where, "subgroups", subgroups, ["id", "name"]);
  if (!isList(ignore) || ignore.some((name) => typeof name !== "string")) {
    refuse(where, "wrong_type", "ignore must be a list of columns", ignore);
  }
  const payload = readJson(input, collector);
  const seen = new Map<string, Dhis2Period>();
  if (payload !== undefined || typeof input !== "string") {
    const records = recordsOf(payload, collector, new Set(ignore));
    if (records !== null) readRecords(records, payload, seen, { periods, subgroups }, collector);
  }
  return {
    ...collector.finish({ id: "dhis2", name: "DHIS2 analytics" }),
    periods: [...seen.values()],
  };
}

/** Where each part of a value stands. */
interface Records {
  readonly length: number;
  readonly dx: (row: number) => unknown;
  readonly pe: (row: number) => unknown;
  readonly ou: (row: number) => unknown;
  readonly value: (row: number) => unknown;
  readonly count: ((row: number, name: string) => unknown) | null;
  /** Columns of further dimensions. */
  readonly parts: readonly ((row: number) => unknown)[];
  readonly path: (row: number, part: "dx" | "pe" | "ou" | "value" | "part" | "") => string;
  readonly skip: (row: number) => boolean;
}

function recordsOf(payload: unknown, collector: Collector, ignore: ReadonlySet<string>): Records | null {
  const values = ownField(payload, "dataValues");
  if (isList(values)) return ofDataValues(payload, values, collector);
  const [headers, rows] = [ownField(payload, "headers"), ownField(payload, "rows")];
  if (isList(headers) && isList(rows)) return ofAnalytics(payload, headers, rows, collector, ignore);
  const said = ownField(payload, "message");
  if (said !== undefined && ownField(payload, "httpStatus") !== undefined) {
    const code = ownField(payload, "errorCode");
    collector.error(
      "service_refused",
      1,
      "message",
      `the service answered with a refusal instead of data: ${shownCell(said)}`,
      { id: typeof code === "string" ? code : undefined },
    );
    return null;
  }
  collector.error(
    "not_dhis2",
    1,
    "",
    "this is no answer of DHIS2 analytics; pass the object with headers and rows, or with dataValues",
  );
  return null;
}

function ofDataValues(payload: unknown, values: readonly unknown[], collector: Collector): Records {
  const common = (name: string) => (row: number) => ownField(values[row], name) ?? ownField(payload, name);
  const field = {
    dx: "dataElement",
    pe: "period",
    ou: "orgUnit",
    value: "value",
    part: "categoryOptionCombo",
  };
  return {
    length: values.length,
    dx: common("dataElement"),
    pe: common("period"),
    ou: common("orgUnit"),
    value: (row) => ownField(values[row], "value"),
    count: null,
    parts: [common("categoryOptionCombo"), common("attributeOptionCombo")],
    path: (row, part) => `dataValues[${row}]${part === "" ? "" : `.${field[part]}`}`,
    skip: (row) => {
      if (ownField(values[row], "deleted") !== true) return false;
      collector.warn(
        "deleted_value",
        row + 1,
        `dataValues[${row}].deleted`,
        "this value is marked as deleted and was left out",
      );
      return true;
    },
  };
}

function ofAnalytics(
  payload: unknown,
  headers: readonly unknown[],
  rows: readonly unknown[],
  collector: Collector,
  ignore: ReadonlySet<string>,
): Records | null {
  const positions = new Map<string, number>();
  let sound = true;
  for (const [index, header] of headers.entries()) {
    const name = ownField(header, "name");
    if (typeof name !== "string") {
      sound = false;
      collector.error("missing_column", 1, `headers[${index}].name`, `header ${index + 1} has no name`);
    } else if (positions.has(name)) {
      sound = false;
      collector.error("duplicate_column", 1, `headers[${index}].name`, `two headers are called "${name}"`, {
        column: name,
      });
    } else positions.set(name, index);
  }
  const cell = (name: string): ((row: number) => unknown) | null => {
    const at = positions.get(name);
    return at === undefined ? null : (row) => ownField(rows[row], String(at));
  };
  /** A dimension that was a filter stands in the metadata only. */
  const dimension = (name: string, what: string): ((row: number) => unknown) | null => {
    const column = cell(name);
    if (column !== null) return column;
    const metaData = ownField(payload, "metaData");
    const items = ownField(ownField(metaData, "dimensions"), name) ?? ownField(metaData, name);
    if (isList(items) && items.length === 1) return () => items[0];
    sound = false;
    collector.error(
      "missing_column",
      1,
      "headers",
      isList(items) && items.length > 1
        ? `the values are of ${items.length} items of "${name}" together; ask for it as a dimension, not as a filter`
        : `no header is called "${name}", and the metadata do not name one ${what} either`,
      { column: name },
    );
    return null;
  };
  const dx = dimension("dx", "indicator");
  const pe = dimension("pe", "period");
  const ou = dimension("ou", "unit");
  const value = cell("value");
  if (value === null) {
    sound = false;
    collector.error(
      "missing_column",
      1,
      "headers",
      'no header is called "value"; ask for the plain layout, without rows and columns',
      { column: "value" },
    );
  }
  if (!sound || dx === null || pe === null || ou === null || value === null) return null;
  const known = new Set(["dx", "pe", "ou", "value", ...COUNTS]);
  const parts = [...positions]
    .filter(([name]) => !known.has(name) && !ignore.has(name) && !REPEATS.test(name))
    .map(
      ([, at]) =>
        (row: number) =>
          ownField(rows[row], String(at)),
    );
  const at = (name: string): string => (positions.has(name) ? `[${positions.get(name)}]` : "");
  return {
    length: rows.length,
    dx,
    pe,
    ou,
    value,
    count:
      positions.has("numerator") && positions.has("denominator") ? (row, name) => cell(name)?.(row) : null,
    parts,
    path: (row, part) => `rows[${row}]${part === "" || part === "part" ? "" : at(part)}`,
    skip: (row) => {
      if (isList(rows[row])) {
        if ((rows[row] as unknown[]).length === headers.length) return false;
        collector.error(
          "ragged_row",
          row + 1,
          `rows[${row}]`,
          `the row has ${(rows[row] as unknown[]).length} cells where there are ${headers.length} headers; it was left out`,
        );
        return true;
      }
      collector.error("not_a_row", row + 1, `rows[${row}]`, `${shownCell(rows[row])} is not a row`);
      return true;
    },
  };
}

function readRecords(
  records: Records,
  payload: unknown,
  seen: Map<string, Dhis2Period>,
  options: { readonly periods: "error" | "begin"; readonly subgroups: "id" | "name" },
  collector: Collector,
): void {
  const metaData = ownField(payload, "metaData");
  const [items, names, hierarchy] = ["items", "names", "ouHierarchy"].map((key) => ownField(metaData, key));
  const nameOf = (id: string): string | undefined => {
    const name = ownField(ownField(items, id), "name") ?? ownField(names, id);
    return typeof name === "string" && name !== "" ? name : undefined;
  };
  const placed = new Set<string>();
  const place = (id: string): void => {
    if (placed.has(id)) return;
    placed.add(id);
    const path = ownField(hierarchy, id);
    const above =
      typeof path === "string"
        ? path.split("/").filter((part) => part !== "" && typeof readId(part) === "string")
        : [];
    // Some versions name the unit itself at the end of its path.
    if (above.at(-1) === id) above.pop();
    // No country has so many levels; what does is no path.
    const known = typeof path === "string" && above.length <= 20;
    if (!known) above.length = 0;
    for (const [level, one] of above.entries()) {
      collector.region(one, {
        ...withName(nameOf(one)),
        level,
        ...(level === 0 ? {} : { parent: above[level - 1]! }),
      });
    }
    collector.region(id, {
      ...withName(nameOf(id)),
      ...(known ? { level: above.length } : {}),
      ...(above.length === 0 ? {} : { parent: above.at(-1)! }),
    });
  };
  const factors = factorsOf(records);

  for (let row = 0; row < records.length; row++) {
    if (records.skip(row)) continue;
    const line = row + 1;
    let sound = true;
    const label: string[] = [];
    const problem = (code: string, part: "dx" | "pe" | "ou" | "value" | "part", message: string): void => {
      sound = false;
      collector.error(code, line, records.path(row, part), message, {
        id: label.length === 0 ? undefined : label.join(" / "),
        column: part === "part" ? undefined : part,
      });
    };
    const region = readId(records.ou(row));
    if (typeof region === "string") label.push(region);
    else problem("unusable_id", "ou", `the unit ${region.problem}`);
    const dx = readId(records.dx(row));
    let indicator: string | undefined;
    const parts: string[] = [];
    if (typeof dx === "string") {
      label.push(dx);
      const split = operandOf(dx, ownField(ownField(items, dx), "dimensionItemType"));
      indicator = split.indicator;
      for (const part of split.parts) parts.push(part);
    } else problem("unusable_id", "dx", `the indicator ${dx.problem}`);
    const period = periodOf(records.pe(row), seen, options.periods);
    if (typeof period === "string") label.push(period);
    else if (period.code === undefined) {
      collector.warn("approximate_period", line, records.path(row, "pe"), period.problem, {
        id: label.join(" / "),
        column: "pe",
      });
    } else problem(period.code, "pe", period.problem);
    for (const part of records.parts) {
      const code = part(row);
      if (code === null || code === undefined || code === "") continue;
      const read = readId(code);
      if (typeof read === "string") parts.push(read);
      else problem("unusable_id", "part", `a part ${read.problem}`);
    }
    const called = parts
      .filter((part) => part !== "*" && nameOf(part)?.toLowerCase() !== "default" && part !== "default")
      .map((part) => (options.subgroups === "name" ? (nameOf(part) ?? part) : part));
    const subgroup = called.length === 0 ? undefined : readId(called.join(" / "));
    if (typeof subgroup === "object") problem("unusable_id", "part", `the part ${subgroup.problem}`);
    const value = readNumber(records.value(row), [""]);
    if (value !== null && typeof value !== "number") problem("not_a_number", "value", value.problem);
    const unknown = typeof region === "string" ? collector.unknownRegion(region) : null;
    if (unknown !== null) problem("unknown_region", "ou", unknown);
    // A unit whose value could not be read stays a unit: what is measured over all units must miss it.
    else if (typeof region === "string") place(region);
    if (!sound || indicator === undefined || typeof region !== "string") continue;

    const definition = collector.definition(indicator);
    const scale =
      definition?.scale ??
      factors.get(indicator) ??
      numberOr(ownField(ownField(ownField(items, indicator), "indicatorType"), "factor"));
    const counts =
      records.count === null
        ? {}
        : countsOf(records, row, value as number | null, scale, collector, label.join(" / "));
    collector.indicator(indicator, {
      ...withName(nameOf(indicator)),
      ...(scale === undefined ? {} : { scale }),
    });
    collector.observe(
      {
        region,
        indicator,
        period: typeof period === "string" ? period : period.period!,
        ...(subgroup === undefined ? {} : { subgroup: subgroup as string }),
        value: value as number | null,
        ...counts,
      },
      line,
      records.path(row, ""),
    );
  }
}

function withName(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function numberOr(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 && value - value === 0 ? value : undefined;
}

/** An operand is an element and its combinations; a reporting rate and a program's item are one thing. */
function operandOf(
  dx: string,
  type: unknown,
): { readonly indicator: string; readonly parts: readonly string[] } {
  const [element = dx, ...parts] = dx.split(".");
  const whole = { indicator: dx, parts: [] };
  if (parts.length === 0 || parts.some((part) => METRICS.has(part))) return whole;
  if (typeof type === "string" && !type.startsWith("DATA_ELEMENT")) return whole;
  return [element, ...parts].every((part) => typeof readId(part) === "string")
    ? { indicator: element, parts }
    : whole;
}

type PeriodRead =
  | string
  | { readonly code: string; readonly problem: string; readonly period?: undefined }
  | { readonly code?: undefined; readonly problem: string; readonly period: string };

function periodOf(cell: unknown, seen: Map<string, Dhis2Period>, mode: "error" | "begin"): PeriodRead {
  const text = typeof cell === "number" ? String(cell) : cell;
  const found = typeof text === "string" ? (seen.get(text) ?? dhis2Period(text)) : null;
  if (found === null) {
    return {
      code: "unusable_period",
      problem: `the period is ${shownCell(cell)}, which DHIS2 does not write`,
    };
  }
  seen.set(found.id, found);
  if (found.period !== null) return found.period;
  if (mode === "error" || found.begins === null) {
    return {
      code: "inexpressible_period",
      problem: `the period "${found.id}" (${found.type}) has no word here${found.begins === null ? "" : '; ask DHIS2 for months, quarters or years, or pass periods: "begin"'}`,
    };
  }
  return {
    problem: `the period "${found.id}" (${found.type}, to ${found.ends}) goes by its first day`,
    period: found.begins,
  };
}

/** The factor of each indicator whose rows all have the same. */
function factorsOf(records: Records): ReadonlyMap<string, number> {
  const factors = new Map<string, number | null>();
  if (records.count === null) return new Map();
  for (let row = 0; row < records.length; row++) {
    const dx = records.dx(row);
    const factor = factorAt(records, row);
    if (typeof dx !== "string" || factor === undefined) continue;
    const before = factors.get(dx);
    factors.set(dx, before === undefined || before === factor ? factor : null);
  }
  return new Map([...factors].filter((entry): entry is [string, number] => entry[1] !== null));
}

function factorAt({ count }: Records, row: number): number | undefined {
  const [factor, multiplier, divisor] = ["factor", "multiplier", "divisor"].map((name) => {
    const read = readNumber(count!(row, name), [""]);
    return typeof read === "number" && read > 0 ? read : undefined;
  });
  return factor ?? (multiplier !== undefined && divisor !== undefined ? multiplier / divisor : undefined);
}

function countsOf(
  records: Records,
  row: number,
  value: number | null,
  scale: number | undefined,
  collector: Collector,
  id: string,
): { readonly numerator?: number; readonly denominator?: number } {
  const [numerator, denominator] = ["numerator", "denominator"].map((name) =>
    readNumber(records.count!(row, name), [""]),
  );
  if (numerator === null && denominator === null) return {};
  const factor = factorAt(records, row);
  const leaveOut = (message: string): Record<string, never> => {
    collector.warn(
      "counts_left_out",
      row + 1,
      records.path(row, ""),
      `${message}; ${value === null ? "the value is empty too, so that nothing was taken" : "only the value was taken"}`,
      {
        id,
      },
    );
    return {};
  };
  if (typeof numerator !== "number" || typeof denominator !== "number") {
    return leaveOut("numerator and denominator are not both numbers");
  }
  if (denominator <= 0) return leaveOut(`the denominator is ${denominator}, of which there is no rate`);
  if (factor === undefined) return leaveOut("the row has neither factor nor multiplier and divisor");
  if (scale === undefined) {
    return leaveOut(
      "the factor differs from row to row, as where rates are made annual; pass the scale of the indicator in indicators",
    );
  }
  const stated = (factor * numerator) / denominator;
  if (value === null) {
    collector.warn(
      "missing_value",
      row + 1,
      records.path(row, "value"),
      `the value is empty, though ${numerator} ÷ ${denominator} × ${factor} is given; it stays missing, beside its counts`,
      { id, column: "value" },
    );
  } else if (Math.abs(stated - value) > halfUnit(value) * (1 + 1e-6) + 1e-9 * Math.abs(stated)) {
    return leaveOut(`${value} is not ${numerator} ÷ ${denominator} × ${factor}`);
  }
  return { numerator, denominator: factor === scale ? denominator : (denominator * scale) / factor };
}

/** Half of the last digit that is written. */
function halfUnit(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return 0.5 * 10 ** (Number(exponent) - (mantissa.split(".")[1]?.length ?? 0));
}
