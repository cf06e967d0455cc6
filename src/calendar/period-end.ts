import { dayNumber } from "./day-number.ts";
import { findPeriod, PARTS_OF_YEAR } from "./period-bounds.ts";

/**
 * The end of a period on the line of years: 2010.5 for `"2010-S1"`, 2011 for `"2010"`, `"2010-Q4"` and `"2010-12-31"`;
 * NaN for what is no period of the calendar. Halves, quarters and months divide the year evenly; a day by the days of its year.
 * The difference of two periods of one kind is the years between them.
 */
export function periodEnd(period: unknown): number {
  const found = findPeriod(period);
  if (found === null || found.kind === "fiscal-year") return Number.NaN;
  const { kind, index, year } = found;
  if (kind !== "day") {
    const parts = PARTS_OF_YEAR[kind];
    return year + (index - year * parts + 1) / parts;
  }
  const first = dayNumber(`${String(year).padStart(4, "0")}-01-01`);
  const length = dayNumber(`${String(year).padStart(4, "0")}-12-31`) - first + 1;
  return year + (index - first + 1) / length;
}
