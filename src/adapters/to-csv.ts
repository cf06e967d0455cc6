import type { Observation } from "../model/observation.ts";
import type { Study } from "../model/study.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { AdapterResult } from "./adapter-result.ts";
import { csvLine } from "./internal/csv-line.ts";
import { ownField } from "./internal/own-field.ts";
import { isList, shownCell } from "./internal/shown-cell.ts";

/** Options of {@link toCsv}. */
export interface ToCsvOptions {
  /**
   * Which columns, and in which order.
   *
   * @defaultValue every field that any row has, those of observations in their usual order, in front
   */
  readonly columns?: readonly string[] | undefined;
  /**
   * `"long"`: one row per record. For observations also `"indicators"`, one column per indicator, and `"periods"`, one
   * column a period: only values fit there, so that observations with counts, errors or sources are refused.
   *
   * @defaultValue "long"
   */
  readonly layout?: "long" | "indicators" | "periods" | undefined;
  /** The separator. @defaultValue "," */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** What ends a line. @defaultValue carriage return and line feed, as RFC 4180 says */
  readonly lineBreak?: "\r\n" | "\n" | undefined;
  /** Whether a byte order mark goes in front, by which some spreadsheets know UTF-8. @defaultValue false */
  readonly byteOrderMark?: boolean | undefined;
}

const FIELDS: readonly (keyof Observation)[] = [
  "region",
  "indicator",
  "period",
  "subgroup",
  "value",
  "numerator",
  "denominator",
  "standardError",
  "source",
];

/**
 * Writes observations, or any rows, as delimited text that no spreadsheet runs and {@link fromCsv} reads back.
 *
 * Cells are quoted by RFC 4180 where they need it. A text that begins with `=`, `+`, `-`, `@`, a tab or a line break would
 * be run as a formula by spreadsheets: it gets an apostrophe in front, which {@link fromCsv} takes away again. Numbers stay
 * numbers, negative ones too, with all their digits. Missing values are empty cells, never 0.
 *
 * @param input Observations or other flat rows; or a study or what an adapter returned, of which the observations
 *   are written.
 * @returns The text, its last line ended too.
 *
 * @throws `EqualizationError` `wrong_type` (no rows; a cell that is a list or an object), `not_finite`,
 *   `unsupported_combination` (a layout that cannot hold the rows), `duplicate_id` (two values for one cell),
 *   `missing_value` (a wide layout without region, indicator or period), `unknown_option`.
 *
 * @example
 * ```ts
 * import { fromCsv, toCsv } from "equalis/adapters";
 * const observations = [
 *   { region: "=HYPERLINK(1)", indicator: "growth", period: "2020", value: -1.5 },
 *   { region: "Bo, east", indicator: "growth", period: "2020", value: null },
 * ];
 * const text = toCsv(observations, { lineBreak: "\n" });
 * text.split("\n"); // => [
 * //   "region,indicator,period,value",
 * //   "'=HYPERLINK(1),growth,2020,-1.5",
 * //   '"Bo, east",growth,2020,',
 * //   "",
 * // ]
 * fromCsv(text).observations; // => [
 * //   { region: "=HYPERLINK(1)", indicator: "growth", period: "2020", value: -1.5 },
 * //   { region: "Bo, east", indicator: "growth", period: "2020", value: null },
 * // ]
 * ```
 */
export function toCsv(input: readonly object[] | Study | AdapterResult, options: ToCsvOptions = {}): string {
  const where = "toCsv";
  requireOptions(where, options, ["columns", "layout", "delimiter", "lineBreak", "byteOrderMark"]);
  const { layout = "long", delimiter = ",", lineBreak = "\r\n", byteOrderMark = false } = options;
  requireOneOf(where, "layout", layout, ["long", "indicators", "periods"]);
  requireOneOf(where, "delimiter", delimiter, [",", ";", "\t"]);
  requireOneOf(where, "lineBreak", lineBreak, ["\r\n", "\n"]);
  if (typeof byteOrderMark !== "boolean") {
    refuse(where, "unknown_option", "byteOrderMark must be true or false", byteOrderMark);
  }
  const rows: unknown = isList(input) ? input : ownField(input, "observations");
  if (!isList(rows)) {
    refuse(
      where,
      "wrong_type",
      `${shownCell(input)} has no rows; pass rows, a study or what an adapter gave`,
    );
  }
  for (const [index, row] of (rows as unknown[]).entries()) {
    if (typeof row !== "object" || row === null || isList(row)) {
      refuse(where, "wrong_type", `row ${index} is ${shownCell(row)}; pass an object a row`, row, index);
    }
  }
  const table =
    layout === "long"
      ? longTable(where, rows as object[], options.columns)
      : wideTable(where, rows as object[], layout, options.columns);
  let text = byteOrderMark ? "\ufeff" : "";
  text += csvLine(where, table.header, delimiter) + lineBreak;
  for (let index = 0; index < table.length; index++) {
    text += csvLine(where, table.row(index), delimiter, index) + lineBreak;
  }
  return text;
}

interface Written {
  readonly header: readonly string[];
  readonly length: number;
  readonly row: (index: number) => readonly unknown[];
}

function longTable(where: string, rows: readonly object[], asked: readonly string[] | undefined): Written {
  let header: readonly string[];
  if (asked === undefined) {
    const names = new Set<string>();
    for (const row of rows) for (const key of Object.keys(row)) names.add(key);
    const own = FIELDS.filter((field) => names.has(field));
    header =
      rows.length === 0
        ? ["region", "indicator", "period", "value"]
        : [...own, ...[...names].filter((name) => !own.includes(name as keyof Observation))];
  } else {
    if (!isList(asked) || asked.length === 0 || asked.some((name) => typeof name !== "string")) {
      refuse(where, "wrong_type", "columns must be a list of names", asked);
    }
    header = asked;
  }
  return { header, length: rows.length, row: (index) => header.map((name) => ownField(rows[index], name)) };
}

function wideTable(
  where: string,
  rows: readonly object[],
  layout: "indicators" | "periods",
  asked: readonly string[] | undefined,
): Written {
  if (asked !== undefined) {
    refuse(
      where,
      "unsupported_combination",
      `layout "${layout}" makes the columns; leave out columns`,
      asked,
    );
  }
  const head = layout === "indicators" ? "indicator" : "period";
  const other = layout === "indicators" ? "period" : "indicator";
  const keys = ["region", other, "subgroup"] as const;
  const heads = new Map<string, number>();
  const lines = new Map<string, { readonly key: readonly unknown[]; readonly cells: Map<number, unknown> }>();
  let hasSubgroups = false;
  for (const [index, row] of rows.entries()) {
    for (const field of ["numerator", "denominator", "standardError", "source"]) {
      if (ownField(row, field) !== undefined) {
        refuse(
          where,
          "unsupported_combination",
          `observation ${index} has a ${field}, for which layout "${layout}" has no place; use "long"`,
          row,
          index,
        );
      }
    }
    for (const field of ["region", "indicator", "period"]) {
      if (typeof ownField(row, field) !== "string") {
        refuse(where, "missing_value", `observation ${index} has no ${field}`, row, index);
      }
    }
    const name = ownField(row, head) as string;
    if (name === "region" || name === other || name === "subgroup") {
      refuse(where, "unsupported_combination", `no column for a value can be called "${name}"`, name, index);
    }
    const column = heads.get(name) ?? heads.size;
    heads.set(name, column);
    const key = keys.map((field) => ownField(row, field));
    hasSubgroups ||= key[2] !== undefined;
    const text = JSON.stringify(key);
    const line = lines.get(text) ?? { key, cells: new Map<number, unknown>() };
    if (line.cells.has(column)) {
      refuse(
        where,
        "duplicate_id",
        `observation ${index} gives ${key.join(" / ")} / ${name} again`,
        row,
        index,
      );
    }
    line.cells.set(column, ownField(row, "value"));
    lines.set(text, line);
  }
  const written = [...lines.values()];
  const front = hasSubgroups ? keys : keys.slice(0, 2);
  return {
    header: [...front, ...heads.keys()],
    length: written.length,
    row: (index) => [
      ...written[index]!.key.slice(0, front.length),
      ...Array.from({ length: heads.size }, (_, column) => written[index]!.cells.get(column)),
    ],
  };
}
