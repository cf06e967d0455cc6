import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catchUpYears } from "../../src/resources/catch-up-years.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees", () => {
  test("with numpy on two regions of a panel from 2010 to 2017", () => {
    const growth = (first: number, last: number): number => (last / first) ** (1 / 7) - 1;
    const years = catchUpYears({
      lagging: 4.17,
      leading: 7.77,
      laggingGrowth: growth(2.1, 4.17),
      leadingGrowth: growth(5.23, 7.77),
    });
    expect(years).toBeCloseTo(15.016137568775621, 8);
  });
  test("with doubling by hand", () => {
    expect(catchUpYears({ lagging: 1, leading: 8, laggingGrowth: 1, leadingGrowth: 0 })).toBeCloseTo(3, 14);
    expect(catchUpYears({ lagging: 1, leading: 4, laggingGrowth: 0, leadingGrowth: -0.5 })).toBeCloseTo(
      2,
      14,
    );
  });
});

describe("conventions", () => {
  test("who is not behind has caught up, at any growth", () => {
    expect(catchUpYears({ lagging: 3, leading: 3, laggingGrowth: 0, leadingGrowth: 0.1 })).toBe(0);
    expect(catchUpYears({ lagging: 4, leading: 3, laggingGrowth: -0.1, leadingGrowth: 0.1 })).toBe(0);
  });
  test("who grows no faster never does", () => {
    expect(catchUpYears({ lagging: 2, leading: 3, laggingGrowth: 0.05, leadingGrowth: 0.05 })).toBeNull();
    expect(catchUpYears({ lagging: 2, leading: 3, laggingGrowth: 0.04, leadingGrowth: 0.05 })).toBeNull();
  });
  test("stays a number at the ends of the number range", () => {
    const years = catchUpYears({ lagging: 1e-300, leading: 1e300, laggingGrowth: 1, leadingGrowth: 0 });
    expect(years).toBeCloseTo(600 * Math.log2(10), 9);
    expect(catchUpYears({ lagging: 1, leading: 2, laggingGrowth: 5e-324, leadingGrowth: 0 })).toBeNull();
  });
});

describe("laws", () => {
  test("after that many years both are equal", () => {
    const level = fc.integer({ min: 1, max: 1e6 });
    const growth = fc.integer({ min: -50, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(level, level, growth, growth, (lagging, leading, laggingGrowth, leadingGrowth) => {
        const years = catchUpYears({ lagging, leading, laggingGrowth, leadingGrowth });
        if (years === null) {
          expect(laggingGrowth).toBeLessThanOrEqual(leadingGrowth);
        } else if (years === 0) {
          expect(lagging).toBeGreaterThanOrEqual(leading);
        } else {
          const gap = Math.log(leading) + years * Math.log1p(leadingGrowth);
          expect(Math.log(lagging) + years * Math.log1p(laggingGrowth)).toBeCloseTo(gap, 8);
        }
      }),
    );
  });
});

describe("refuses", () => {
  const input = { lagging: 1, leading: 2, laggingGrowth: 0.08, leadingGrowth: 0.05 };
  refusals("catchUpYears", [
    ["nothing", () => catchUpYears(undefined as never), "wrong_type", "one object"],
    [
      "a missing value",
      () => catchUpYears({ ...input, leading: undefined as never }),
      "missing_option",
      "leading",
    ],
    ["NaN", () => catchUpYears({ ...input, lagging: Number.NaN }), "not_finite", "lagging is NaN"],
    ["a level of 0", () => catchUpYears({ ...input, lagging: 0 }), "out_of_domain", "lagging is 0"],
    ["a negative level", () => catchUpYears({ ...input, leading: -1 }), "out_of_domain", "leading is -1"],
    [
      "growth in percent",
      () => catchUpYears({ ...input, laggingGrowth: 8 }),
      "out_of_domain",
      "laggingGrowth is 8",
    ],
    [
      "losing everything",
      () => catchUpYears({ ...input, leadingGrowth: -1 }),
      "out_of_domain",
      "leadingGrowth is -1",
    ],
    [
      "growth of null",
      () => catchUpYears({ ...input, leadingGrowth: null as never }),
      "missing_value",
      "leadingGrowth",
    ],
    [
      "a misspelled field",
      () => catchUpYears({ ...input, growth: 1 } as never),
      "unknown_option",
      '"growth"',
    ],
  ]);
});
