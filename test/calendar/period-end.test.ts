import { describe, expect, test } from "vitest";
import { periodEnd } from "../../src/calendar/period-end.ts";

test.for([
  ["2010", 2011],
  ["2010-S1", 2010.5],
  ["2010-S2", 2011],
  ["2010-Q1", 2010.25],
  ["2010-Q3", 2010.75],
  ["2010-06", 2010.5],
  ["2010-12", 2011],
  ["2010-12-31", 2011],
  ["2010-01-01", 2010 + 1 / 365],
  ["2010-03-01", 2010 + 60 / 365],
  ["2012-02-29", 2012 + 60 / 366],
  ["2012-12-31", 2013],
  ["1900-12-31", 1901],
  ["2000-12-31", 2001],
] as const)("%s ends at %d", ([period, end]) => {
  expect(periodEnd(period)).toBeCloseTo(end, 12);
});

test("days of a month are in order, month after month", () => {
  let last = periodEnd("2011");
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= 31; day++) {
      const end = periodEnd(`2012-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
      if (Number.isNaN(end)) continue;
      expect(end).toBeCloseTo(last + 1 / 366, 10);
      last = end;
    }
  }
  expect(last).toBe(2013);
});

describe("is NaN for what is no period", () => {
  test.for([
    "",
    "10",
    "2010-13",
    "2010-00",
    "2010-Q5",
    "2010-S3",
    "2010-02-30",
    "2011-02-29",
    "2010-04-31",
    "2010-01-00",
    "2010-1",
    null,
    2010,
    {},
  ])("%j", (period) => {
    expect(periodEnd(period)).toBeNaN();
  });
});
