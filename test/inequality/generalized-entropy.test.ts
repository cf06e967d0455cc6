import { describe, expect, test } from "vitest";
import {
  coefficientOfVariation,
  generalizedEntropy,
  meanLogDeviation,
  theil,
} from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(generalizedEntropy([1, 3], { alpha: 2 })).toBe(0.125);
    // (2 / 1 + 2 / 3) / 2 = 4 / 3, less 1, over 2.
    expect(generalizedEntropy([1, 3], { alpha: -1 })).toBeCloseTo(1 / 6, 15);
    // ((1/8 + 27/8) / 2 - 1) / 6
    expect(generalizedEntropy([1, 3], { alpha: 3 })).toBeCloseTo(0.125, 15);
  });
  test("with its limits at 0 and 1, and half the squared coefficient of variation at 2", () => {
    const values = [3, 9, 1, 4.5];
    const weights = [1, 2, 0.5, 4];
    expect(generalizedEntropy(values, { alpha: 0, weights })).toBe(meanLogDeviation(values, { weights }));
    expect(generalizedEntropy(values, { alpha: 1, weights })).toBe(theil(values, { weights }));
    const cv = coefficientOfVariation(values, { weights });
    expect(generalizedEntropy(values, { alpha: 2, weights })).toBeCloseTo(cv ** 2 / 2, 15);
  });
  test("is continuous in alpha: near 0 and 1 no digit is lost", () => {
    const values = [3, 9, 1, 4.5];
    for (const small of [1e-3, 1e-6, 1e-9, 1e-12, 1e-15]) {
      for (const center of [0, 1]) {
        const here = generalizedEntropy(values, { alpha: center });
        const slope = (generalizedEntropy(values, { alpha: center + 1e-4 }) - here) / 1e-4;
        for (const sign of [-1, 1]) {
          const there = generalizedEntropy(values, { alpha: center + sign * small });
          expect(Math.abs(there - here - sign * slope * small)).toBeLessThan(1e-4 * small + 1e-15);
        }
      }
    }
  });
  test("of a zero is infinite up to 0 and a number above", () => {
    expect(generalizedEntropy([0, 2], { alpha: -1 })).toBe(Number.POSITIVE_INFINITY);
    expect(generalizedEntropy([0, 2], { alpha: 0 })).toBe(Number.POSITIVE_INFINITY);
    // (2^0.5 / 2 - 1) / -0.25
    expect(generalizedEntropy([0, 2], { alpha: 0.5 })).toBeCloseTo(4 - 2 * Math.SQRT2, 14);
    expect(generalizedEntropy([0, 2], { alpha: 0.25 })).toBeCloseTo((2 ** 0.25 / 2 - 1) / -0.1875, 14);
    expect(generalizedEntropy([0, 2], { alpha: 2 })).toBe(0.5);
  });
  test("of an order that overflows is infinite, never NaN", () => {
    expect(generalizedEntropy([1, 1000], { alpha: -2000 })).toBe(Number.POSITIVE_INFINITY);
    expect(generalizedEntropy([1, 1, 1, 1000], { alpha: 2000 })).toBe(Number.POSITIVE_INFINITY);
  });
});

refusals("generalizedEntropy", [
  ...distributionRefusals({ call: generalizedEntropy, options: { alpha: 1 } }),
  ["no alpha", () => generalizedEntropy([1], {} as never), "missing_option", "alpha is required"],
  ["no options", () => generalizedEntropy([1], undefined as never), "wrong_type", "options must be"],
  [
    "an alpha that is NaN",
    () => generalizedEntropy([1], { alpha: Number.NaN }),
    "not_finite",
    "alpha is NaN",
  ],
  [
    "an alpha without end",
    () => generalizedEntropy([1], { alpha: Number.POSITIVE_INFINITY }),
    "not_finite",
    "alpha is Infinity",
  ],
  [
    "an alpha that is text",
    () => generalizedEntropy([1], { alpha: "1" as never }),
    "wrong_type",
    'alpha is "1"',
  ],
]);
