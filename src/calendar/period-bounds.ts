import { EqualizationError } from "../errors.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { dayNumber } from "./day-number.ts";

/** What kind of time a period is. Lags count periods of one kind. */
export type PeriodKind = "year" | "fiscal-year" | "half-year" | "quarter" | "month" | "day";

/** First and last day of a period, and its place among those of its kind. */
export interface PeriodBounds {
  /** First day, as text that sorts by time. */
  readonly first: string;
  /** Last day, as text that sorts by time. */
  readonly last: string;
  /** Year of the first day; of a fiscal year, the year in which it begins. */
  readonly year: number;
  /** What kind of time it is. */
  readonly kind: PeriodKind;
  /** Number of the period among those of its kind: the next one has the next number. */
  readonly index: number;
}

/** Parts of a year by kind. */
export const PARTS_OF_YEAR: Readonly<Record<PeriodKind, number>> = {
  year: 1,
  "fiscal-year": 1,
  "half-year": 2,
  quarter: 4,
  month: 12,
  day: 1,
};

/** First month and day of a fiscal year such as "2025/26", where nothing else is said: April 1. */
const FISCAL_YEAR_START = "04-01";

const PATTERN = /^(\d{4})(?:-(?:S([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?)|\/(\d{2}|\d{4}))?$/;

/**
 * First and last day of `"2010"`, `"2010-S1"`, `"2010-Q3"`, `"2010-07"`, `"2010-07-15"` or the fiscal year `"2010/11"`;
 * refuses anything else.
 */
export function periodBounds(
  where: string,
  noun: string,
  period: unknown,
  fiscalStart: string = FISCAL_YEAR_START,
): PeriodBounds {
  const text = typeof period === "number" ? String(period) : period;
  const found = findPeriod(text, fiscalStart);
  if (found !== null) return found;
  throw new EqualizationError(
    `${noun} is ${typeof text === "string" ? `"${text}"` : formatReceived(text)}; write "2010", "2010-S1", "2010-Q3", "2010-07", "2010-07-15" or the fiscal year "2010/11"`,
    {
      code: typeof period === "string" || typeof period === "number" ? "out_of_domain" : "wrong_type",
      where,
      received: period,
    },
  );
}

/** First and last day of a period; `null` for what is no period. */
export function findPeriod(text: unknown, fiscalStart: string = FISCAL_YEAR_START): PeriodBounds | null {
  const parts = typeof text === "string" ? PATTERN.exec(text) : null;
  return parts === null ? null : boundsOf(parts, text as string, fiscalStart);
}

function boundsOf(parts: RegExpExecArray, text: string, fiscalStart: string): PeriodBounds | null {
  const [, years, half, quarter, month, day, second] = parts;
  const year = Number(years);
  const months = (kind: PeriodKind, from: number, count: number): PeriodBounds => ({
    first: `${years}-${pad(from)}-01`,
    last: `${years}-${pad(from + count - 1)}-${pad(daysIn(year, from + count - 1))}`,
    year,
    kind,
    index: year * PARTS_OF_YEAR[kind] + (from - 1) / count,
  });
  if (second !== undefined) {
    if (Number(second) % 100 !== (year + 1) % 100 || (second.length === 4 && Number(second) !== year + 1))
      return null;
    const first = `${years}-${fiscalStart}`;
    return { first, last: dayBefore(year + 1, fiscalStart), year, kind: "fiscal-year", index: year };
  }
  if (half !== undefined) return months("half-year", 6 * Number(half) - 5, 6);
  if (quarter !== undefined) return months("quarter", 3 * Number(quarter) - 2, 3);
  if (month === undefined) return months("year", 1, 12);
  if (day === undefined) {
    return Number(month) >= 1 && Number(month) <= 12 ? months("month", Number(month), 1) : null;
  }
  const number = dayNumber(text);
  return Number.isNaN(number) ? null : { first: text, last: text, year, kind: "day", index: number };
}

/** The day before a month and day, in that year. */
function dayBefore(year: number, monthDay: string): string {
  const [month, day] = monthDay.split("-").map(Number) as [number, number];
  if (day > 1) return `${year}-${pad(month)}-${pad(day - 1)}`;
  return month > 1 ? `${year}-${pad(month - 1)}-${pad(daysIn(year, month - 1))}` : `${year - 1}-12-31`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(month: number): string {
  return month < 10 ? `0${month}` : String(month);
}
