import { EqualizationError } from "../../errors.ts";
import { dayNumber } from "../../numeric/day-number.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";

/** First and last day of an ISO 8601 period, as text that sorts by time. */
export interface PeriodBounds {
  /** First day. */
  readonly first: string;
  /** Last day. The 31st of a month also where the month is shorter: it is only compared with. */
  readonly last: string;
  /** Calendar year of the first day. */
  readonly year: number;
}

/** First and last day of `"2010"`, `"2010-S1"`, `"2010-Q3"`, `"2010-07"` or `"2010-07-15"`; refuses anything else. */
export function periodBounds(where: string, noun: string, period: unknown): PeriodBounds {
  const text = typeof period === "number" ? String(period) : period;
  const parts =
    typeof text === "string" ? /^(\d{4})(?:-(?:S([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text) : null;
  if (parts !== null) {
    const [, year, half, quarter, month, day] = parts;
    const span = (from: number, to: number): PeriodBounds => ({
      first: `${year}-${pad(from)}-01`,
      last: `${year}-${pad(to)}-31`,
      year: Number(year),
    });
    if (half !== undefined) return span(half === "1" ? 1 : 7, half === "1" ? 6 : 12);
    if (quarter !== undefined) return span(3 * Number(quarter) - 2, 3 * Number(quarter));
    if (month === undefined) return span(1, 12);
    if (day === undefined && Number(month) >= 1 && Number(month) <= 12)
      return span(Number(month), Number(month));
    if (day !== undefined && !Number.isNaN(dayNumber(text))) {
      return { first: text as string, last: text as string, year: Number(year) };
    }
  }
  throw new EqualizationError(
    `${noun} is ${typeof text === "string" ? `"${text}"` : formatReceived(text)}; write "2010", "2010-S1", "2010-Q3", "2010-07" or "2010-07-15"`,
    {
      code: typeof period === "string" || typeof period === "number" ? "out_of_domain" : "wrong_type",
      where,
      received: period,
    },
  );
}

function pad(month: number): string {
  return month < 10 ? `0${month}` : String(month);
}
