/** A cell as a message shows it: short, and never a failure. */
export function shownCell(cell: unknown): string {
  if (typeof cell === "string") return `"${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`;
  if (cell === null || cell === undefined) return cell === null ? "null" : "nothing";
  if (typeof cell === "object" || typeof cell === "function")
    return isList(cell) ? "a list" : `a ${typeof cell}`;
  return typeof cell === "number" && Number.isNaN(cell) ? "not a number" : String(cell);
}

/** Whether something is a list; `Array.isArray` fails for a proxy that is no more. */
export function isList(cell: unknown): cell is readonly unknown[] {
  try {
    return Array.isArray(cell);
  } catch {
    return false;
  }
}
