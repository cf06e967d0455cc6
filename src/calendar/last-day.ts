import { findPeriod } from "./period-bounds.ts";
import { yearOf } from "./year-of.ts";

/** The last day of a period, as text that sorts by time; of other text that begins with a year, the last day of that year. */
export function lastDay(period: string): string {
  const last = findPeriod(period)?.last;
  if (last !== undefined) return last;
  const year = yearOf(period);
  return Number.isNaN(year) ? period : `${period.slice(0, 4)}-12-31`;
}
