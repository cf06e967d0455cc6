import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payByPoints } from "../../src/appraisal/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

describe("agrees", () => {
  const { input, expected, tol } = vector("qof/published_AF_lincs");
  const options = (round?: number) => ({
    pointValue: input.value,
    factors: [
      { name: "list size", value: input.list, reference: input.avg, round },
      { name: "prevalence", value: input.prev, reference: input.natPrev, round },
    ],
  });
  test("UK QOF: the published 14,924.71, with factors at two decimals", () => {
    const { amounts, factors } = payByPoints([input.points], { ...options(2), round: 2 });
    expect(amounts[0]).toBe(expected.printed);
    expect(factors.map(([factor]) => factor)).toEqual([expected.cpiRounded, expected.apdfRounded]);
    expect(
      Math.abs(payByPoints([input.points], options(2)).amounts[0]! - expected.paymentRounded),
    ).toBeLessThanOrEqual(tol);
  });
  test("UK QOF: the same without rounding", () => {
    const { amounts } = payByPoints([input.points], options());
    expect(Math.abs(amounts[0]! - expected.paymentExact)).toBeLessThanOrEqual(2e-16 * 14922 + tol);
  });
  test("UK QOF: 74 quality points", () => {
    const quality = vector("qof/published_QI");
    const { amounts } = payByPoints([quality.input.points], { pointValue: quality.input.value });
    expect(Math.abs(amounts[0]! - quality.expected.payment)).toBeLessThanOrEqual(quality.tol);
  });
  test("UK QOF: points of twelve practices", () => {
    const many = vector("qof/points_payment");
    const { amounts, total } = payByPoints(many.expected.points, {
      pointValue: many.input.value,
      factors: [
        { name: "list size", value: many.input.cpi },
        { name: "prevalence", value: many.input.apdf },
      ],
    });
    for (const [i, payment] of many.expected.payment.entries()) {
      expect(Math.abs(amounts[i]! - payment)).toBeLessThanOrEqual(4e-16 * payment + many.tol);
    }
    expect(total).toBeCloseTo(
      many.expected.payment.reduce((s, x) => s + x, 0),
      8,
    );
  });
});

describe("reasons", () => {
  test("spell the chain out", () => {
    expect(payByPoints([10, 0], { pointValue: 2.5 }).reasons).toEqual([
      "10 points × 2.5 = 25.",
      "0 points × 2.5 = 0.",
    ]);
  });
});

describe("laws", () => {
  test("proportional to points, and rounding stays within half a unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 400 }),
        (points, pointValue) => {
          const factors = [{ name: "size", value: points.map((_, i) => i + 1), reference: 3 }];
          const whole = payByPoints(points, { pointValue, factors });
          const double = payByPoints(
            points.map((x) => 2 * x),
            { pointValue, factors },
          );
          const rounded = payByPoints(points, { pointValue, factors, round: 0 });
          for (let i = 0; i < points.length; i++) {
            expect(double.amounts[i]).toBe(2 * whole.amounts[i]!);
            expect(Math.abs(rounded.amounts[i]! - whole.amounts[i]!)).toBeLessThanOrEqual(0.5 + 1e-6);
          }
        },
      ),
    );
  });
});

const pay = { pointValue: 2 };
const factor = { name: "size", value: 1 };
refusals("payByPoints", [
  ["no options", () => payByPoints([1], untyped(undefined)), "wrong_type", "options must be one object"],
  ["no points", () => payByPoints([], pay), "too_few_observations", "at least 1 point"],
  ["negative points", () => payByPoints([-1], pay), "out_of_domain", "point 0 is -1"],
  ["points of NaN", () => payByPoints([Number.NaN], pay), "not_finite", "point 0 is NaN"],
  ["no value", () => payByPoints([1], untyped({})), "missing_option", "pointValue"],
  ["a negative value", () => payByPoints([1], { pointValue: -1 }), "out_of_domain", "pointValue is -1"],
  ["an unknown option", () => payByPoints([1], untyped({ ...pay, value: 1 })), "unknown_option", '"value"'],
  ["digits that are none", () => payByPoints([1], { ...pay, round: 1.5 }), "out_of_domain", "round is 1.5"],
  [
    "factors that are no list",
    () => payByPoints([1], untyped({ ...pay, factors: factor })),
    "wrong_type",
    "factors must be a list",
  ],
  [
    "a factor of null",
    () => payByPoints([1], untyped({ ...pay, factors: [null] })),
    "wrong_type",
    "options must be",
  ],
  [
    "a factor without a name",
    () => payByPoints([1], untyped({ ...pay, factors: [{ value: 1 }] })),
    "missing_option",
    "factor 0 has no name",
  ],
  [
    "a factor without a value",
    () => payByPoints([1], untyped({ ...pay, factors: [{ name: "size" }] })),
    "missing_option",
    "size value",
  ],
  [
    "a negative factor",
    () => payByPoints([1], { ...pay, factors: [{ ...factor, value: -1 }] }),
    "out_of_domain",
    "size value 0 is -1",
  ],
  [
    "a reference of 0",
    () => payByPoints([1], { ...pay, factors: [{ ...factor, reference: 0 }] }),
    "out_of_domain",
    "size reference 0 is 0",
  ],
  [
    "another number of factors",
    () => payByPoints([1], { ...pay, factors: [{ ...factor, value: [1, 2] }] }),
    "length_mismatch",
    "size value",
  ],
  [
    "an unknown field of a factor",
    () => payByPoints([1], untyped({ ...pay, factors: [{ ...factor, digits: 2 }] })),
    "unknown_option",
    '"digits"',
  ],
  [
    "an amount beyond all numbers",
    () => payByPoints([1e308], { pointValue: 1e308 }),
    "out_of_domain",
    "beyond the range",
  ],
]);
