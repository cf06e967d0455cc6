/** A cell as a message shows it: short, and never a failure. */
export function shownCell(cell: unknown): string {
  if (typeof cell === "string") return `"${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`;
  if (cell === null || cell === undefined) return cell === null ? "null" : "nothing";
  if (Array.isArray(cell)) return "a list";
  if (typeof cell === "object" || typeof cell === "function") return `a ${typeof cell}`;
  return typeof cell === "number" && Number.isNaN(cell) ? "not a number" : String(cell);
}
