import { shownCell } from "./shown-cell.ts";

/** A text, or the reason why a cell is none. */
export type ReadId = string | { readonly problem: string };

/** Reads a cell as an id: text, or a whole number such as an area code. The rules are those of the schemas. */
export function readId(cell: unknown): ReadId {
  const id = typeof cell === "number" && Number.isSafeInteger(cell) ? String(cell) : cell;
  if (id === null || id === undefined || id === "") return { problem: "is missing" };
  if (typeof id !== "string") return { problem: `is ${shownCell(cell)}, not a text` };
  if (id.trim() !== id)
    return { problem: `is ${shownCell(cell)}: an id neither starts nor ends with a space` };
  if (id.length > 200) return { problem: `is ${shownCell(cell)}: an id has at most 200 characters` };
  if (id === "__proto__") return { problem: 'is "__proto__", which no id may be' };
  return id;
}
