import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../src/calendar/day-number.ts";

const between = (a: string, b: string): number => dayNumber(b) - dayNumber(a);

describe("agrees", () => {
  test.for([
    ["2024-02-28", "2024-03-01", 2],
    ["2023-02-28", "2023-03-01", 1],
    ["1900-02-28", "1900-03-01", 1],
    ["2000-02-28", "2000-03-01", 2],
    ["2023-12-31", "2024-01-01", 1],
    ["1970-01-01", "2000-01-01", 10957],
    ["0000-03-01", "1970-01-01", 719468],
  ] as const)("%s to %s is %d days", ([from, to, days]) => {
    expect(between(from, to)).toBe(days);
  });
  test("with the calendar of the engine", () => {
    const days = fc.integer({ min: -719000, max: 2932000 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const iso = (d: number): string => new Date(d * 86_400_000).toISOString().slice(0, 10);
        expect(between(iso(a), iso(b))).toBe(b - a);
      }),
    );
  });
});

describe("refuses with NaN", () => {
  test.for([
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-01",
    "2024-04-31",
    "2024-04-00",
    "2024-4-1",
    "2024-04-01T00:00",
    "",
    null,
    undefined,
    20240401,
  ])("%s", (date) => {
    expect(dayNumber(date)).toBeNaN();
  });
});
