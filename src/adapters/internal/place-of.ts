import type { Table } from "./read-table.ts";

/** Where a cell stands, in words for text and as an expression for rows. */
export function placeOf(table: Table, row: number, column?: string): string {
  const line = table.lines[row]!;
  if (table.text) return `line ${line}${column === undefined ? "" : `, column ${column}`}`;
  return `rows[${line - 1}]${column === undefined ? "" : /^[A-Za-z_]\w*$/.test(column) ? `.${column}` : `[${JSON.stringify(column)}]`}`;
}
