import { readFileSync } from "node:fs";

/** Rows of a plain table next to a case, by the names of its columns. The files have no quoted cells. */
export function readRows(file: URL): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  const names = head!.split(",");
  return lines.map((line, i) => {
    const cells = line.split(",");
    if (cells.length !== names.length) {
      throw new Error(`${file.pathname}, line ${i + 2}: ${cells.length} cells, not ${names.length}`);
    }
    return Object.fromEntries(names.map((name, k) => [name, cells[k]!]));
  });
}

/** The number in a cell; a cell without one is a mistake of the case. */
export function numberIn(row: Readonly<Record<string, string>>, column: string): number {
  const cell = row[column];
  const value = Number(cell);
  if (cell === undefined || cell === "" || !Number.isFinite(value)) {
    throw new Error(`column ${column} has "${cell}", not a number`);
  }
  return value;
}
