import { cleanText } from "../table/clean-text.ts";
import { textOf } from "../table/read-grid.ts";
import type { TableBody } from "../table/table-body.ts";
import type { FoundColumn } from "./find-columns.ts";

/** Places of one row: the text of the place, and those above it from the nearest. */
export interface RowPlace {
  readonly row: number;
  readonly text: string;
  readonly above: readonly string[];
}

/** A text that can be an id: codes without decimals, at most 200 characters. */
export function idText(text: string): string {
  const whole = /^(\d+)\.0+$/.exec(text)?.[1] ?? text;
  return whole === "__proto__" ? "proto" : whole.slice(0, 200).trim();
}

const SCHEMES: readonly (readonly [RegExp, string])[] = [
  [/行政区划|区划代码|行政区代码|国标码/, "GB/T 2260"],
  [/fips/i, "FIPS"],
  [/^(?:iso|country ?(?:code|iso3)|countryiso)/i, "ISO 3166-1"],
  [/nuts/i, "NUTS"],
];

/** A column of codes. */
export interface CodeColumn {
  readonly at: number;
  readonly scheme: string;
  readonly header: string;
  readonly column: FoundColumn;
}

/** Codes of the places: which column gives ids, which only codes. */
export class Codes {
  readonly columns: CodeColumn[] = [];
  used = false;
  readonly #body: TableBody;

  constructor(
    body: TableBody,
    columns: readonly FoundColumn[],
    rows: readonly RowPlace[],
    onlyCodes: boolean,
  ) {
    this.#body = body;
    for (const column of columns) {
      if (column.role !== "code") continue;
      const header = column.head.text;
      const scheme = SCHEMES.find(([words]) => words.test(header.replace(/[_-]/g, " ")))?.[1] ?? "code";
      const code = { at: column.at, scheme, header, column };
      if (onlyCodes || this.#sound(code, rows)) this.columns.push(code);
      else if (!column.given) column.role = "note";
    }
  }

  /** Whether a column is filled and gives each place one code of its own. */
  #sound(code: CodeColumn, rows: readonly RowPlace[]): boolean {
    const byPlace = new Map<string, string>();
    const byCode = new Map<string, string>();
    for (const { row, text, above } of rows) {
      const own = this.of(code, row);
      if (own === "") return false;
      const place = [text, ...above].join("\n");
      if ((byPlace.get(place) ?? own) !== own || (byCode.get(own) ?? place) !== place) return false;
      byPlace.set(place, own);
      byCode.set(own, place);
    }
    return rows.length > 0;
  }

  of(code: CodeColumn, row: number): string {
    const text = idText(cleanText(textOf(this.#body.rows[row]![code.at])));
    // A number in a spreadsheet loses the 0 it begins with.
    if (code.scheme === "FIPS" && /^(?:\d|\d{4}|\d{10})$/.test(text)) return `0${text}`;
    return text;
  }

  padded(code: CodeColumn, row: number): boolean {
    return (
      code.scheme === "FIPS" &&
      this.of(code, row) !== idText(cleanText(textOf(this.#body.rows[row]![code.at])))
    );
  }
}

/** Parents by the beginnings of codes; whether any was found. */
export function parentsByCode(
  places: Map<string, { readonly id: string; parent?: string }>,
  scheme: string,
): boolean {
  let found = false;
  for (const place of places.values()) {
    for (const candidate of prefixesOf(place.id, scheme)) {
      if (candidate === place.id || !places.has(candidate)) continue;
      place.parent = candidate;
      found = true;
      break;
    }
  }
  return found;
}

function prefixesOf(code: string, scheme: string): readonly string[] {
  if (scheme === "FIPS") return code.length > 5 ? [code.slice(0, 5), code.slice(0, 2)] : [code.slice(0, 2)];
  if (scheme === "NUTS")
    return Array.from({ length: Math.max(0, code.length - 2) }, (_, i) => code.slice(0, code.length - 1 - i));
  if (scheme !== "GB/T 2260" || !/^\d{6,12}$/.test(code)) return [];
  const short = code.slice(0, 6);
  const above = [`${short.slice(0, 4)}00`, `${short.slice(0, 2)}0000`];
  return code.length > 6
    ? [code.slice(0, 9).padEnd(code.length, "0"), short, short.padEnd(code.length, "0"), ...above]
    : above;
}
