import { refuse } from "../../numeric/guard/refuse.ts";
import type { KeyColumn } from "../building/source.ts";
import type { SqlRow } from "../sql-query.ts";

/** Group key as it comes back. */
export type Key = string | number | boolean;

/** Row of a result, read by the names of the statement. */
export interface ResultRow {
  /** Keys of the group in the order of the columns; `null` for a NULL. */
  readonly keys: readonly (Key | null)[];
  /** Number in a column; 0 for a NULL. */
  readonly number: (column: string) => number;
  /** Number in a column; `null` for a NULL. */
  readonly numberOrNull: (column: string) => number | null;
}

/** Reads the rows of a driver; `columns` are those after the keys. `wrong_type` for rows of another query. */
export function readRows(
  where: string,
  rows: Iterable<SqlRow>,
  keys: readonly KeyColumn[],
  columns: readonly string[],
): ResultRow[] {
  if (typeof rows !== "object" || rows === null || typeof rows[Symbol.iterator] !== "function") {
    refuse(where, "wrong_type", "rows must be an array of the rows that the engine returned", rows);
  }
  const order = [...keys.map(({ alias }) => alias), ...columns];
  const read: ResultRow[] = [];
  for (const row of rows) read.push(readRow(where, row, keys, order));
  return read;
}

function readRow(
  where: string,
  row: SqlRow,
  keys: readonly KeyColumn[],
  columns: readonly string[],
): ResultRow {
  if (typeof row !== "object" || row === null) {
    refuse(
      where,
      "wrong_type",
      "a row is neither an object nor an array; pass the rows as the driver returns them",
      row,
    );
  }
  const cell = (column: string): unknown => {
    if (Array.isArray(row)) return row[columns.indexOf(column)];
    const record = row as Readonly<Record<string, unknown>>;
    // Snowflake returns names that were not quoted in upper case.
    return Object.hasOwn(record, column) ? record[column] : record[column.toUpperCase()];
  };
  const numberOrNull = (column: string): number | null => {
    const value = cell(column);
    if (value === null) return null;
    const number = typeof value === "bigint" || typeof value === "number" ? Number(value) : asNumber(value);
    if (number === undefined) {
      refuse(
        where,
        "wrong_type",
        `column ${column} of a row is no number; pass the rows of this query`,
        value,
      );
    }
    return number;
  };
  return {
    keys: keys.map(({ alias, name }) => asKey(where, name, cell(alias))),
    numberOrNull,
    number: (column) => numberOrNull(column) ?? 0,
  };
}

function asNumber(value: unknown): number | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) && !/^nan$/i.test(value.trim()) ? undefined : number;
}

function asKey(where: string, name: string, value: unknown): Key | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "bigint") {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? Number(value)
      : value.toString();
  }
  refuse(
    where,
    "wrong_type",
    `the key "${name}" of a row is ${value === undefined ? "absent; pass the rows of this query" : "neither text, number nor boolean; cast it to text by { sql, name }"}`,
    value,
  );
}

/** Order of keys: numbers by size, then texts by code unit. */
export function compareKeys(a: readonly (Key | null)[], b: readonly (Key | null)[]): number {
  for (let k = 0; k < a.length; k++) {
    const [p, q] = [a[k]!, b[k]!];
    if (p === q) continue;
    if (typeof p === typeof q) return p < q ? -1 : 1;
    return typeof p < typeof q ? -1 : 1;
  }
  return 0;
}

/** Keys of a group by the names of their columns. */
export function groupRecord(
  keys: readonly KeyColumn[],
  values: readonly (Key | null)[],
): Record<string, Key> {
  return Object.fromEntries(keys.map(({ name }, k) => [name, values[k]!]));
}
