import { cleanText } from "./clean-text.ts";
import { dayOf } from "./read-span.ts";
import type { Cell } from "./table-options.ts";

/** A day, or why a cell is none. */
export type ReadDay = string | { readonly problem: "ambiguous_date" | "unusable_date" } | null;

/** Order of the parts of dates such as 3/4/2024. */
export type DateOrder = "DMY" | "MDY" | undefined;

const PARTS = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/** The order of day and month in a column, by any part above 12; `undefined` where none is, or where they contradict. */
export function dateOrderOf(cells: Iterable<Cell | undefined>): DateOrder {
  let order: DateOrder;
  for (const cell of cells) {
    const found = typeof cell === "string" ? PARTS.exec(cell.trim()) : null;
    if (found === null) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    const one: DateOrder =
      first > 12 && second <= 12 ? "DMY" : second > 12 && first <= 12 ? "MDY" : undefined;
    if (one === undefined) continue;
    if (order !== undefined && order !== one) return undefined;
    order = one;
  }
  return order;
}

/** The day that a cell names; `null` where it is empty. `serial` is told of a number of days as spreadsheets count. */
export function readDay(cell: Cell | undefined, order: DateOrder, serial: () => void): ReadDay {
  if (cell === null || cell === undefined || cell === "") return null;
  const unusable = { problem: "unusable_date" } as const;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "number") {
    if (cell >= 20_000 && cell <= 80_000) {
      serial();
      // Day 25,569 of a spreadsheet is the first of 1970.
      return new Date((Math.floor(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10);
    }
    return dayOfDigits(String(cell)) ?? unusable;
  }
  if (typeof cell !== "string" || cell.length > 40) return unusable;
  const text = cleanText(cell).replace(/[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  if (text === "") return null;
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (found !== null) return dayOf(Number(found[1]), Number(found[2]), Number(found[3])) ?? unusable;
  const digits = dayOfDigits(text);
  if (digits !== null) return digits;
  const parts = PARTS.exec(text);
  if (parts === null) return unusable;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (first > 12 || second > 12) {
    return (first > 12 ? dayOf(year, second, first) : dayOf(year, first, second)) ?? unusable;
  }
  if (order === undefined && first !== second) return { problem: "ambiguous_date" };
  return (order === "MDY" ? dayOf(year, first, second) : dayOf(year, second, first)) ?? unusable;
}

function dayOfDigits(text: string): string | null {
  return /^\d{8}$/.test(text)
    ? dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    : null;
}
