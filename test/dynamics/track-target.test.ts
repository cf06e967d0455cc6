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
    const track = trackTarget([50, 64, 66], { target: 90, years, due: 2018 });
    expect(track.pace).toBeCloseTo(slope, 12);
    expect(track.projected).toBeCloseTo(66 + 5 * slope, 12);
    expect(track.paceNeeded).toBeCloseTo(24 / 5, 12);
    expect([track.status, track.distance, track.change, track.done]).toEqual(["on course", 24, 16, 0.4]);
    expect(track.reached).toBeCloseTo(2013 + 24 / slope, 10);
    expect([track.firstMet, track.metSince]).toEqual([null, null]);
  });
  test("a rate of growth", () => {
    // 100 becomes 121 in two years: 10 percent a year; two more make 146.41.
    const track = trackTarget([100, 121], {
      target: 146.41,
      years: [2010, 2012],
      due: 2014,
      method: "compound",
    });
    expect(track.pace).toBeCloseTo(0.1, 13);
    expect(track.paceNeeded).toBeCloseTo(0.1, 13);
    expect(track.projected).toBeCloseTo(146.41, 10);
    expect(track.status).toBe("on course");
    expect(track.reached).toBeCloseTo(2014, 10);
  });
  test("deaths that have to fall", () => {
    const track = trackTarget([20, 16], { target: 10, years: [2010, 2012], due: 2014, direction: "lower" });
    expect([track.status, track.distance, track.pace, track.paceNeeded, track.projected]).toEqual([
      "off course",
      6,
      -2,
      -3,
      12,
    ]);
    expect(track.reached).toBe(2015);
    expect(track.done).toBeCloseTo(0.4, 14);
  });
});

describe("status", () => {
  const status = (series: readonly number[], due: number, direction: "higher" | "lower" = "higher") =>
    trackTarget(series, {
      target: 10,
      years: series.map((_, t) => 2010 + t),
      due,
      direction,
    }).status;
  test.for([
    ["reached before it is due", [5, 10], 2015, "reached"],
    ["reached when due", [5, 10], 2011, "reached"],
    ["missed", [5, 9], 2011, "missed"],
    ["reached a year late is missed", [5, 9, 11], 2011, "missed"],
    ["reached in time and lost again is reached", [5, 11, 9], 2011, "reached"],
    ["standing still", [5, 5], 2015, "off course"],
    ["moving away", [5, 4], 2015, "moving away"],
    ["exactly on pace", [5, 6], 2015, "on course"],
    ["a hair too slow", [5, 5.999], 2015, "off course"],
    ["one value", [5], 2015, "one value only"],
    ["one value that meets it", [12], 2015, "reached"],
    ["one value when due", [5], 2010, "missed"],
  ] as const)("%s", ([, series, due, expected]) => {
    expect(status(series, due)).toBe(expected);
  });
  test("the first look after the due date decides where there is none at it", () => {
    const ask = (last: number) =>
      trackTarget([5, last], { target: 10, years: [2010, 2014], due: 2012 }).status;
    expect([ask(12), ask(9)]).toEqual(["reached", "missed"]);
  });
  test("when it was met, and since when", () => {
    const track = trackTarget([10, 9, 10, 11], { target: 10, years: [1, 2, 3, 4], due: 9 });
    expect([track.firstMet, track.metSince, track.done]).toEqual([1, 3, null]);
    expect(trackTarget([10, 9], { target: 10, years: [1, 2], due: 2 })).toMatchObject({
      firstMet: 1,
      metSince: null,
    });
  });
  test("projections stop at the bounds", () => {
    const track = trackTarget([50, 90], {
      target: 100,
      years: [0, 1],
      due: 9,
      bounds: { lower: 0, upper: 100 },
    });
    expect([track.projected, track.status]).toEqual([100, "on course"]);
    const away = trackTarget([50, 10], {
      target: 60,
      years: [0, 1],
      due: 9,
      bounds: { lower: 0, upper: 100 },
    });
    expect([away.projected, away.status, away.reached]).toEqual([0, "moving away", null]);
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
          const { reached } = trackTarget(values, { target, due: 100, method, direction });
          if (wait === null) expect(reached).toBeNull();
          else expect(reached! - last).toBeCloseTo(wait, 6);
        },
      ),
    );
  });
  test("turning values and direction around changes signs only", () => {
    fc.assert(
      fc.property(series, fc.double({ min: 1, max: 100, noNaN: true }), (values, target) => {
        const up = trackTarget(values, { target, due: 9 });
        const down = trackTarget(
          values.map((x) => -x),
          { target: -target, due: 9, direction: "lower" },
        );
        expect([down.status, down.distance, down.done, down.reached]).toEqual([
          up.status,
          up.distance,
          up.done,
          up.reached,
        ]);
      }),
    );
  });
});

test("whatever untyped callers pass is refused or answered", () => {
  const options = { target: 10, due: 5, years: [0, 1, 2], bounds: { lower: 0, upper: 100 } };
  callsSurvive([[trackTarget, [[1, 2, 3], options]]], 300);
});

refusals("trackTarget", [
  ["no values", () => trackTarget([], { target: 1, due: 1 }), "too_few_observations", "at least 1"],
  [
    "a value that is NaN",
    () => trackTarget([1, Number.NaN], { target: 1, due: 1 }),
    "not_finite",
    "value 1 is NaN",
  ],
  ["no target", () => trackTarget([1], { due: 1 } as never), "missing_option", "target is required"],
  ["no due date", () => trackTarget([1], { target: 1 } as never), "missing_option", "due is required"],
  [
    "an infinite target",
    () => trackTarget([1], { target: Infinity, due: 1 }),
    "not_finite",
    "target is Infinity",
  ],
  [
    "years of another length",
    () => trackTarget([1, 2], { target: 1, due: 1, years: [1] }),
    "length_mismatch",
    "",
  ],
  [
    "years that do not ascend",
    () => trackTarget([1, 2], { target: 1, due: 1, years: [2, 2] }),
    "out_of_domain",
    "years must ascend",
  ],
  [
    "growth from 0",
    () => trackTarget([0, 2], { target: 1, due: 1, method: "compound" }),
    "out_of_domain",
    "value 0",
  ],
  [
    "a target beyond the bounds",
    () => trackTarget([1], { target: 101, due: 1, bounds: { lower: 0, upper: 100 } }),
    "out_of_domain",
    "never be reached",
  ],
  [
    "bounds upside down",
    () => trackTarget([1], { target: 1, due: 1, bounds: { lower: 2, upper: 1 } }),
    "out_of_domain",
    "bounds.upper",
  ],
  [
    "a mistyped method",
    () => trackTarget([1], { target: 1, due: 1, method: "straight" as never }),
    "unknown_option",
    'method is "straight"',
  ],
  [
    "a mistyped direction",
    () => trackTarget([1], { target: 1, due: 1, direction: "up" as never }),
    "unknown_option",
    'direction is "up"',
  ],
  [
    "a mistyped option",
    () => trackTarget([1], { target: 1, due: 1, year: 1 } as never),
    "unknown_option",
    '"year"',
  ],
]);
