import { shownCell } from "./shown-cell.ts";

const PERIOD = /^(\d{4})(?:-S[12]|-Q[1-4]|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A period of the library, or the reason why a cell is none. A whole number is a year. */
export function readPeriod(cell: unknown): string | { readonly problem: string } {
  const text = typeof cell === "number" && Number.isInteger(cell) ? String(cell) : cell;
  if (text === null || text === undefined || text === "") return { problem: "is missing" };
  const found = typeof text === "string" ? PERIOD.exec(text) : null;
  if (found === null) {
    return {
      problem: `is ${shownCell(cell)}; write it as 2010, 2010-S1, 2010-Q3, 2010-07 or 2010-07-15`,
    };
  }
  const [whole, year, month, day] = found;
  if (day !== undefined && Number(day) > daysIn(Number(year), Number(month))) {
    return { problem: `is "${whole}", a day that does not exist` };
  }
  return whole;
}

/** Days of a month of the Gregorian calendar, months counted from 1. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
