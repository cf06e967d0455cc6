import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { yearsToTarget } from "../../src/dynamics/targets/years-to-target.ts";
import { expected, ids, panel, target, years } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with numpy", () => {
  test.for(ids.map((id, i) => [id, panel[i]!] as const))("%s", ([id, series]) => {
    const wanted = expected.years_to_target[id as "P1"];
    for (const [method, number] of [
      ["compound", wanted.years_compound],
      ["linear", wanted.years_linear_ols],
      ["log-linear", wanted.years_loglinear_ols],
    ] as const) {
      expect(yearsToTarget(series, { target, method })).toBeCloseTo(number, 8);
      expect(yearsToTarget(series, { target, method, years })).toBeCloseTo(number, 8);
    }
  });
});

describe("conventions", () => {
  test("compound is the default, from the first to the last value", () => {
    expect(yearsToTarget([1, 9, 2], { target: 8 })).toBeCloseTo(4, 13);
  });
  test("growth is per year of the calendar", () => {
    // Doubled in 10 years; doubling again takes 10 more.
    expect(yearsToTarget([1, 1.5, 2], { target: 4, years: [2000, 2003, 2010] })).toBeCloseTo(10, 13);
    expect(yearsToTarget([1, 2], { target: 4, years: [2000, 2010], method: "linear" })).toBeCloseTo(20, 13);
    expect(yearsToTarget([1, 2], { target: 4, years: [2000, 2010], method: "log-linear" })).toBeCloseTo(
      10,
      13,
    );
  });
  test("reached is 0, at the target and beyond it", () => {
    expect(yearsToTarget([1, 2], { target: 2 })).toBe(0);
    expect(yearsToTarget([1, 2], { target: 1.5, method: "linear" })).toBe(0);
    expect(yearsToTarget([3, 2], { target: 1 })).toBe(0);
  });
  test("standing still or moving away is never", () => {
    for (const method of ["compound", "linear", "log-linear"] as const) {
      expect(yearsToTarget([0.1, 0.1, 0.1], { target: 0.2, method })).toBeNull();
      expect(yearsToTarget([3, 2, 1], { target: 4, method })).toBeNull();
      expect(yearsToTarget([1, 2, 3], { target: 0.5, method, direction: "lower" })).toBeNull();
    }
  });
  test("where less is better the target lies below", () => {
    expect(yearsToTarget([20, 10], { target: 5, direction: "lower" })).toBeCloseTo(1, 14);
    expect(yearsToTarget([20, 15], { target: 5, direction: "lower", method: "linear" })).toBeCloseTo(2, 14);
    expect(yearsToTarget([20, 5], { target: 5, direction: "lower" })).toBe(0);
  });
  test("linear takes negative values and targets", () => {
    expect(yearsToTarget([-4, -3], { target: -1, method: "linear" })).toBeCloseTo(2, 14);
    expect(yearsToTarget([-4, -3], { target: 0, method: "linear" })).toBeCloseTo(3, 14);
  });
  test("a slope that rounds to nothing is never", () => {
    expect(yearsToTarget([1, 1 + 2 ** -52], { target: 2 })).toBeCloseTo(2 ** 52 * Math.LN2, -3);
    expect(yearsToTarget([0, 5e-324], { target: 1e300, method: "linear" })).toBeNull();
    expect(yearsToTarget([1e-300, 1e-100], { target: 1e300 })).toBeCloseTo(2, 12);
  });
  test("values up to the maximum pass", () => {
    expect(yearsToTarget([0.5, 0.6], { target: 1, method: "linear", maximum: 1 })).toBeCloseTo(4, 13);
  });
});

describe("laws", () => {
  const series = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 });
  const method = fc.constantFrom("compound", "linear", "log-linear");
  test("after that many years the trend is at the target", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 2000 }), (values, goal) => {
        const wait = yearsToTarget(values, { target: goal });
        const last = values.at(-1)!;
        if (wait === 0) expect(last).toBeGreaterThanOrEqual(goal);
        else if (wait === null) expect(last).toBeLessThanOrEqual(values[0]!);
        else
          expect(Math.log(last) + (wait * Math.log(last / values[0]!)) / (values.length - 1)).toBeCloseTo(
            Math.log(goal),
            9,
          );
      }),
    );
  });
  test("ignores the unit of measurement and where the calendar begins", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 2000 }), method, (values, goal, how) => {
        const plain = yearsToTarget(values, { target: goal, method: how });
        const other = yearsToTarget(
          values.map((x) => 8 * x),
          { target: 8 * goal, method: how, years: values.map((_, t) => 2000 + t) },
        );
        if (plain === null || other === null) expect(other).toBe(plain);
        else expect(Math.abs(other - plain)).toBeLessThanOrEqual(1e-8 * plain);
      }),
    );
  });
  test("years twice as long make the wait twice as long", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 2000 }), method, (values, goal, how) => {
        const plain = yearsToTarget(values, { target: goal, method: how });
        const slow = yearsToTarget(values, { target: goal, method: how, years: values.map((_, t) => 2 * t) });
        if (plain === null || slow === null) expect(slow).toBe(plain);
        else expect(Math.abs(slow - 2 * plain)).toBeLessThanOrEqual(1e-8 * plain);
      }),
    );
  });
});

describe("refuses", () => {
  const target = 3;
  refusals("yearsToTarget", [
    ["no values", () => yearsToTarget([], { target }), "too_few_observations", "at least 2 values"],
    ["one value", () => yearsToTarget([1], { target }), "too_few_observations", "at least 2 values"],
    ["NaN", () => yearsToTarget([1, Number.NaN], { target }), "not_finite", "value 1 is NaN"],
    [
      "a missing value",
      () => yearsToTarget([1, null as never], { target }),
      "missing_value",
      "value 1 is null",
    ],
    ["a compound rate from 0", () => yearsToTarget([0, 1], { target }), "out_of_domain", "value 0 is 0"],
    [
      "a logarithm of a negative value",
      () => yearsToTarget([1, -1], { target, method: "log-linear" }),
      "out_of_domain",
      "value 1",
    ],
    [
      "no options",
      () => yearsToTarget([1, 2], undefined as never),
      "wrong_type",
      "options must be one object",
    ],
    ["no target", () => yearsToTarget([1, 2], {} as never), "missing_option", "target is required"],
    ["a target of NaN", () => yearsToTarget([1, 2], { target: Number.NaN }), "not_finite", "target is NaN"],
    ["a compound target of 0", () => yearsToTarget([1, 2], { target: 0 }), "out_of_domain", "target is 0"],
    [
      "an unknown method",
      () => yearsToTarget([1, 2], { target, method: "log" as never }),
      "unknown_option",
      'method is "log"',
    ],
    [
      "an unknown direction",
      () => yearsToTarget([1, 2], { target, direction: "up" as never }),
      "unknown_option",
      "direction",
    ],
    [
      "too few years",
      () => yearsToTarget([1, 2], { target, years: [2010] }),
      "length_mismatch",
      "one year per period",
    ],
    [
      "years that fall",
      () => yearsToTarget([1, 2], { target, years: [2011, 2010] }),
      "out_of_domain",
      "must ascend",
    ],
    [
      "a percentage as target of shares",
      () => yearsToTarget([0.5, 0.6], { target: 95, maximum: 1 }),
      "out_of_domain",
      "target is 95",
    ],
    [
      "percentages for shares",
      () => yearsToTarget([50, 60], { target: 0.95, maximum: 1 }),
      "out_of_domain",
      "value 0 is 50",
    ],
    [
      "a misspelled option",
      () => yearsToTarget([1, 2], { target, year: [1, 2] } as never),
      "unknown_option",
      '"year"',
    ],
    ["no array", () => yearsToTarget(2 as never, { target }), "wrong_type", "values must be an array"],
  ]);
});
