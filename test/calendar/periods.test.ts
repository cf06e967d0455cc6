import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePeriods } from "../../src/calendar/compare-periods.ts";
import { isDay } from "../../src/calendar/is-day.ts";
import { lastDay } from "../../src/calendar/last-day.ts";
import { findPeriod } from "../../src/calendar/period-bounds.ts";
import { periodEnd } from "../../src/calendar/period-end.ts";
import { yearOf } from "../../src/calendar/year-of.ts";

const pad = (n: number): string => String(n).padStart(2, "0");
/** The last day of a month by the calendar of the engine, which the library does not use. */
const lastOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const year = fc.integer({ min: 1000, max: 9998 });

describe("the last day", () => {
  test("of years, halves, quarters and months is that of the calendar", () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (y, month) => {
        expect(lastDay(`${y}`)).toBe(`${y}-12-31`);
        expect(lastDay(`${y}-${pad(month)}`)).toBe(lastOf(y, month));
        const quarter = Math.ceil(month / 3);
        expect(lastDay(`${y}-Q${quarter}`)).toBe(lastOf(y, 3 * quarter));
        const half = Math.ceil(month / 6);
        expect(lastDay(`${y}-S${half}`)).toBe(lastOf(y, 6 * half));
      }),
    );
  });
  test.for([
    ["2020-02-29", "2020-02-29"],
    ["2025/26", "2026-03-31"],
    ["2025 plan", "2025-12-31"],
    ["someday", "someday"],
  ] as const)("of %s is %s", ([period, day]) => expect(lastDay(period)).toBe(day));
});

test("the end of a day on the line of years follows the calendar", () => {
  fc.assert(
    fc.property(year, fc.integer({ min: 0, max: 365 }), (y, n) => {
      const start = Date.UTC(y, 0, 1);
      const length = (Date.UTC(y + 1, 0, 1) - start) / 86_400_000;
      const k = Math.min(n, length - 1);
      const day = new Date(start + k * 86_400_000).toISOString().slice(0, 10);
      expect(periodEnd(day)).toBeCloseTo(y + (k + 1) / length, 12);
      expect(isDay(day)).toBe(true);
    }),
  );
});
test.for(["2021-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "20200101", "", null, 20_200_101])(
  "%j is no day",
  (text) => expect(isDay(text)).toBe(false),
);
test.for([
  ["2020", 2020],
  ["2020-Q3", 2020],
  ["2025/26", 2025],
  ["2020-02-29", 2020],
  ["20201", Number.NaN],
  ["about 2020", Number.NaN],
] as const)("the year of %s is %d", ([period, wanted]) => expect(yearOf(period)).toBe(wanted));
test("what is no period has no bounds", () => {
  for (const text of ["2020-Q5", "2020-13", "2025/27", "", undefined]) expect(findPeriod(text)).toBeNull();
});
test("periods are ordered by their ends, the shorter of two that end together first", () => {
  const periods = ["2021", "2020", "2020-12", "2020-Q4", "2020-S1", "2020-06"];
  expect(periods.sort(comparePeriods)).toEqual(
    ["2020-S1", "2020-06", "2020-12", "2020-Q4", "2020", "2021"].sort(comparePeriods),
  );
  expect(comparePeriods("2020-12", "2020")).toBeLessThan(0);
  expect(comparePeriods("2020", "2021")).toBeLessThan(0);
});
