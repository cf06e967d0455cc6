import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trackTarget, yearsToTarget } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";

const years = [2010, 2012, 2013];

describe("agrees with what is worked out by hand", () => {
  test("a line by least squares, with gaps between the years", () => {
    // Means 2011 2/3 and 60; slope = Σ (t - mean)(x - mean) / Σ (t - mean)² = 22.67 / 4.667.
    const meanYear = (2010 + 2012 + 2013) / 3;
    const slope =
      ((2010 - meanYear) * (50 - 60) + (2012 - meanYear) * (64 - 60) + (2013 - meanYear) * (66 - 60)) /
      ((2010 - meanYear) ** 2 + (2012 - meanYear) ** 2 + (2013 - meanYear) ** 2);
    const track = trackTarget([50, 64, 66], { target: 90, years, deadline: 2018 });
    expect(track.annualChange).toBeCloseTo(slope, 12);
    expect(track.projected).toBeCloseTo(66 + 5 * slope, 12);
    expect(track.requiredAnnualChange).toBeCloseTo(24 / 5, 12);
    expect([track.status, track.distance, track.change, track.progress]).toEqual(["on-track", 24, 16, 0.4]);
    expect(track.projectedYear).toBeCloseTo(2013 + 24 / slope, 10);
    expect([track.firstMet, track.metSince]).toEqual([null, null]);
  });
  test("a rate of growth", () => {
    // 100 becomes 121 in two years: 10 percent a year; two more make 146.41.
    const track = trackTarget([100, 121], {
      target: 146.41,
      years: [2010, 2012],
      deadline: 2014,
      method: "compound",
    });
    expect(track.annualChange).toBeCloseTo(0.1, 13);
    expect(track.requiredAnnualChange).toBeCloseTo(0.1, 13);
    expect(track.projected).toBeCloseTo(146.41, 10);
    expect(track.status).toBe("on-track");
    expect(track.projectedYear).toBeCloseTo(2014, 10);
  });
  test("deaths that have to fall", () => {
    const track = trackTarget([20, 16], {
      target: 10,
      years: [2010, 2012],
      deadline: 2014,
      direction: "lower",
    });
    expect([
      track.status,
      track.distance,
      track.annualChange,
      track.requiredAnnualChange,
      track.projected,
    ]).toEqual(["off-track", 6, -2, -3, 12]);
    expect(track.projectedYear).toBe(2015);
    expect(track.progress).toBeCloseTo(0.4, 14);
  });
});

describe("status", () => {
  const status = (series: readonly number[], due: number, direction: "higher" | "lower" = "higher") =>
    trackTarget(series, {
      target: 10,
      years: series.map((_, t) => 2010 + t),
      deadline: due,
      direction,
    }).status;
  test.for([
    ["reached before it is due", [5, 10], 2015, "achieved"],
    ["reached when due", [5, 10], 2011, "achieved"],
    ["missed", [5, 9], 2011, "not-achieved"],
    ["reached a year late is missed", [5, 9, 11], 2011, "not-achieved"],
    ["reached in time and lost again is reached", [5, 11, 9], 2011, "achieved"],
    ["standing still", [5, 5], 2015, "off-track"],
    ["regressing", [5, 4], 2015, "regressing"],
    ["exactly on pace", [5, 6], 2015, "on-track"],
    ["a hair too slow", [5, 5.999], 2015, "off-track"],
    ["one value", [5], 2015, "single-value"],
    ["one value that meets it", [12], 2015, "achieved"],
    ["one value when due", [5], 2010, "not-achieved"],
  ] as const)("%s", ([, series, due, expected]) => {
    expect(status(series, due)).toBe(expected);
  });
  test("the first look after the due date decides where there is none at it", () => {
    const ask = (last: number) =>
      trackTarget([5, last], { target: 10, years: [2010, 2014], deadline: 2012 }).status;
    expect([ask(12), ask(9)]).toEqual(["achieved", "not-achieved"]);
  });
  test("when it was met, and since when", () => {
    const track = trackTarget([10, 9, 10, 11], { target: 10, years: [1, 2, 3, 4], deadline: 9 });
    expect([track.firstMet, track.metSince, track.progress]).toEqual([1, 3, null]);
    expect(trackTarget([10, 9], { target: 10, years: [1, 2], deadline: 2 })).toMatchObject({
      firstMet: 1,
      metSince: null,
    });
  });
  test("projections stop at the bounds", () => {
    const track = trackTarget([50, 90], {
      target: 100,
      years: [0, 1],
      deadline: 9,
      bounds: { lower: 0, upper: 100 },
    });
    expect([track.projected, track.status]).toEqual([100, "on-track"]);
    const away = trackTarget([50, 10], {
      target: 60,
      years: [0, 1],
      deadline: 9,
      bounds: { lower: 0, upper: 100 },
    });
    expect([away.projected, away.status, away.projectedYear]).toEqual([0, "regressing", null]);
  });
});

describe("laws", () => {
  const series = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 2, maxLength: 6 });
  test("it agrees with yearsToTarget", () => {
    fc.assert(
      fc.property(
        series,
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.constantFrom("linear", "compound", "log-linear"),
        fc.constantFrom("higher", "lower"),
        (values, target, method, direction) => {
          const last = values.length - 1;
          const wait = yearsToTarget(values, { target, method, direction });
          const { projectedYear } = trackTarget(values, {
            target,
            deadline: 100,
            method,
            direction,
          });
          if (wait === null) expect(projectedYear).toBeNull();
          else expect(projectedYear! - last).toBeCloseTo(wait, 6);
        },
      ),
    );
  });
  test("turning values and direction around changes signs only", () => {
    fc.assert(
      fc.property(series, fc.double({ min: 1, max: 100, noNaN: true }), (values, target) => {
        const up = trackTarget(values, { target, deadline: 9 });
        const down = trackTarget(
          values.map((x) => -x),
          { target: -target, deadline: 9, direction: "lower" },
        );
        expect([down.status, down.distance, down.progress, down.projectedYear]).toEqual([
          up.status,
          up.distance,
          up.progress,
          up.projectedYear,
        ]);
      }),
    );
  });
});

test("whatever untyped callers pass is refused or answered", () => {
  const options = { target: 10, deadline: 5, years: [0, 1, 2], bounds: { lower: 0, upper: 100 } };
  callsSurvive([[trackTarget, [[1, 2, 3], options]]], 300);
});

refusals("trackTarget", [
  ["no values", () => trackTarget([], { target: 1, deadline: 1 }), "too_few_observations", "at least 1"],
  [
    "a value that is NaN",
    () => trackTarget([1, Number.NaN], { target: 1, deadline: 1 }),
    "not_finite",
    "value 1 is NaN",
  ],
  ["no target", () => trackTarget([1], { deadline: 1 } as never), "missing_option", "target is required"],
  ["no due date", () => trackTarget([1], { target: 1 } as never), "missing_option", "deadline is required"],
  [
    "an infinite target",
    () => trackTarget([1], { target: Infinity, deadline: 1 }),
    "not_finite",
    "target is Infinity",
  ],
  [
    "years of another length",
    () => trackTarget([1, 2], { target: 1, deadline: 1, years: [1] }),
    "length_mismatch",
    "",
  ],
  [
    "years that do not ascend",
    () => trackTarget([1, 2], { target: 1, deadline: 1, years: [2, 2] }),
    "out_of_domain",
    "years must ascend",
  ],
  [
    "growth from 0",
    () => trackTarget([0, 2], { target: 1, deadline: 1, method: "compound" }),
    "out_of_domain",
    "value 0",
  ],
  [
    "a target beyond the bounds",
    () => trackTarget([1], { target: 101, deadline: 1, bounds: { lower: 0, upper: 100 } }),
    "out_of_domain",
    "never be reached",
  ],
  [
    "bounds upside down",
    () => trackTarget([1], { target: 1, deadline: 1, bounds: { lower: 2, upper: 1 } }),
    "out_of_domain",
    "bounds.upper",
  ],
  [
    "a mistyped method",
    () => trackTarget([1], { target: 1, deadline: 1, method: "straight" as never }),
    "unknown_option",
    'method is "straight"',
  ],
  [
    "a mistyped direction",
    () => trackTarget([1], { target: 1, deadline: 1, direction: "up" as never }),
    "unknown_option",
    'direction is "up"',
  ],
  [
    "a mistyped option",
    () => trackTarget([1], { target: 1, deadline: 1, year: 1 } as never),
    "unknown_option",
    '"year"',
  ],
]);
