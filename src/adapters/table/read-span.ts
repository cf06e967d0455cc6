import { daysIn } from "../internal/read-period.ts";
import { cleanText } from "./clean-text.ts";
import type { Cell } from "./table-options.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const HAN_DIGITS: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4" };

/** A period as people write it; `null` where it is none. */
export function readSpan(cell: Cell | undefined): string | null {
  if (typeof cell === "number") return Number.isInteger(cell) ? fromDigits(String(cell)) : null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== "string" || cell.length > 40) return null;
  const text = cleanText(cell);
  if (/^\d{4}$/.test(text)) return fromDigits(text);
  const found = fromDigits(text.replace(/\.0+$/, ""));
  if (found !== null) return found;
  const year = /^(\d{4})\s*年?\s*(?:末|底|度)?$/.exec(text);
  if (year !== null) return inRange(year[1]!) ? year[1]! : null;
  const month = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(text);
  if (month !== null) return monthOf(month[1]!, Number(month[2]));
  const quarter =
    /^(\d{4})\s*[-/ ]?\s*Q([1-4])$/i.exec(text) ??
    /^(\d{4})\s*年\s*第?\s*([一二三四1-4])\s*季度?$/.exec(text);
  if (quarter !== null)
    return inRange(quarter[1]!) ? `${quarter[1]}-Q${HAN_DIGITS[quarter[2]!] ?? quarter[2]}` : null;
  const turned = /^Q([1-4])\s*[-/ ]?\s*(\d{4})$/i.exec(text);
  if (turned !== null) return inRange(turned[2]!) ? `${turned[2]}-Q${turned[1]}` : null;
  const half = /^(\d{4})\s*(?:年\s*)?(上|下)半年$/.exec(text);
  if (half !== null) return inRange(half[1]!) ? `${half[1]}-S${half[2] === "上" ? 1 : 2}` : null;
  const semester = /^(\d{4})\s*[- ]?\s*[SH]([12])$/i.exec(text);
  if (semester !== null) return inRange(semester[1]!) ? `${semester[1]}-S${semester[2]}` : null;
  const named =
    /^([A-Za-z]{3,9})\.?[\s-]+(\d{4})$/.exec(text) ?? /^(\d{4})[\s-]+([A-Za-z]{3,9})\.?$/.exec(text);
  if (named !== null) {
    const [word, number] = /^\d/.test(named[1]!) ? [named[2]!, named[1]!] : [named[1]!, named[2]!];
    const at = Math.max(MONTHS.indexOf(word.toLowerCase()), LONG_MONTHS.indexOf(word.toLowerCase()));
    return at === -1 ? null : monthOf(number, at + 1);
  }
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return day === null ? null : dayOf(Number(day[1]), Number(day[2]), Number(day[3]));
}

/** 2020, 202403 and 20240315. */
function fromDigits(text: string): string | null {
  if (/^\d{4}$/.test(text)) return inRange(text) ? text : null;
  if (/^\d{6}$/.test(text)) return monthOf(text.slice(0, 4), Number(text.slice(4)));
  if (/^\d{8}$/.test(text))
    return dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  return null;
}

function inRange(year: string): boolean {
  return Number(year) >= 1800 && Number(year) <= 2200;
}

function monthOf(year: string, month: number): string | null {
  return inRange(year) && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null;
}

/** A day as ISO 8601 writes it; `null` where there is no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (!inRange(String(year)) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The years that a text names, each once. */
export function yearsIn(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/(?<![\d.,/])((?:19|20)\d{2})(?![\d.,]\d|\d)/g)].map((found) => found[1]!)),
  ];
}
