import { numericColumns } from "./numeric-columns.ts";

/** Characters that take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** Columns of text side by side; the first column stands to the left, numbers to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ""))));
  const numeric = numericColumns(head, rows);
  const line = (row: readonly string[]): string =>
    `  ${row
      .map((cell, i) => {
        const space = " ".repeat(widths[i]! - widthOf(cell));
        return numeric[i] ? space + cell : cell + space;
      })
      .join("   ")}`.trimEnd();
  return [
    line(head),
    `  ${"─".repeat(widths.reduce((sum, width) => sum + width + 3, -3))}`,
    ...rows.map(line),
  ].join("\n");
}
