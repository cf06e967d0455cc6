import { escapeHtml } from "../study/presentation/escape-html.ts";
import type { PrintedTable } from "./content.ts";

/** A table as the address of a CSV file, escaped for an attribute: with all its rows, and numbers that a spreadsheet reads. */
export function toCsvLink({ columns, rows, full = rows }: PrintedTable): string {
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...full.map((cells) => cells.map((cell, i) => field(cell, columns[i]!.numeric))),
  ];
  const text = lines.map((cells) => cells.join(",")).join("\r\n");
  return `data:text/csv;charset=utf-8,%EF%BB%BF${escapeHtml(encoded(text))}`;
}

/** A number without grouping and with a minus that programs read; what is missing is empty. */
function field(text: string, numeric: boolean): string {
  if (text === "–") return "";
  const number = text.replaceAll(",", "").replace("−", "-");
  if (numeric && /^-?\d+(\.\d+)?%?$/.test(number)) return number;
  return quoted(text);
}

/** Text that a spreadsheet takes for text: never for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What may not be in an address as it is; characters of other scripts are encoded by the browser. */
function encoded(text: string): string {
  return Array.from(text, (one) => {
    const code = one.charCodeAt(0);
    return code < 32 || '%#"<>'.includes(one) ? `%${code.toString(16).toUpperCase().padStart(2, "0")}` : one;
  }).join("");
}
