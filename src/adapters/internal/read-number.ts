import { shownCell } from "./shown-cell.ts";

/** Digits with at most one point and an exponent; no separators, no spaces, no words, no other base. */
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const NUMBER_WITH_COMMA = /^-?(?:\d+(?:,\d+)?|,\d+)(?:[eE][+-]?\d+)?$/;

/** A number, nothing, or the reason why a cell is neither. */
export type ReadNumber = number | null | { readonly problem: string };

/**
 * Reads a cell as a number, strictly.
 *
 * @param missing Texts that stand for a missing value; `null` and `undefined` always do.
 */
export function readNumber(cell: unknown, missing: readonly string[], decimal: "." | "," = "."): ReadNumber {
  if (typeof cell === "number") {
    return cell - cell === 0 ? cell : { problem: `${shownCell(cell)} is not a finite number` };
  }
  if (cell === null || cell === undefined) return null;
  if (typeof cell !== "string") return { problem: `${shownCell(cell)} is not a number` };
  if (missing.includes(cell)) return null;
  if (!(decimal === "." ? NUMBER : NUMBER_WITH_COMMA).test(cell)) return { problem: whyNot(cell, decimal) };
  const value = Number(decimal === "." ? cell : cell.replace(",", "."));
  if (value - value !== 0) return { problem: `${shownCell(cell)} is too large for a number` };
  // Fifteen digits always fit; from then on the digits written may not be the digits kept.
  if (cell.length > 15 && !Number.isSafeInteger(value) && /^-?\d+$/.test(cell) && String(value) !== cell) {
    return { problem: `${shownCell(cell)} has more digits than a number can keep` };
  }
  return value;
}

function whyNot(cell: string, decimal: "." | ","): string {
  const shown = shownCell(cell);
  if (cell.trim() === "") return `${shown} is blank, neither a number nor empty; leave missing cells empty`;
  if (decimal === "," && /^-?\d{1,3}(?:\.\d{3})+$/.test(cell)) {
    return `${shown} has a point, which separates thousands where decimals have a comma; remove the separators of thousands`;
  }
  if (NUMBER.test(cell.trim())) return `${shown} has spaces around the number; remove them`;
  if (/^-?[\d.,\s'’]*\d[\d.,\s'’]*$/.test(cell)) {
    return decimal === "."
      ? `${shown} is not a plain number: write a point for decimals and no separator of thousands`
      : `${shown} is not a plain number: write a comma for decimals and no separator of thousands`;
  }
  return `${shown} is not a number`;
}
