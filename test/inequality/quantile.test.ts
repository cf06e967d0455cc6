import { describe, expect, test } from "vitest";
import { quantile } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with type 7", () => {
    expect(quantile([10, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([1, 2], 0.9)).toBeCloseTo(1.9, 15);
    expect(quantile([3], 0.4)).toBe(3);
    expect(quantile([-4, -2, 0], 0.5)).toBe(-2);
  });
  test("with the inverse distribution function", () => {
    expect(quantile([1, 2, 3, 10], 0.5, { definition: "inverse-cdf" })).toBe(2);
    expect(quantile([1, 2, 3, 10], 0.51, { definition: "inverse-cdf" })).toBe(3);
    expect(quantile([1, 2, 3, 10], 0.5, { weights: [1, 1, 1, 9], definition: "inverse-cdf" })).toBe(10);
    // Three weights of 0.1 do reach 0.3.
    expect(quantile([1, 2, 3, 4], 0.3, { weights: [0.1, 0.1, 0.1, 0.7], definition: "inverse-cdf" })).toBe(3);
  });
  test("at the ends", () => {
    for (const definition of ["type7", "inverse-cdf"] as const) {
      expect(quantile([5, 1, 9], 0, { definition })).toBe(1);
      expect(quantile([5, 1, 9], 1, { definition })).toBe(9);
      expect(quantile([5, 1, 9], 1, { definition, weights: [1, 1, 0] })).toBe(5);
    }
  });
  test("beside a row that has all the weight but for rounding", () => {
    // Of two rows one stands at 0 and the other at 1, whatever their weights.
    for (const weights of [
      [1, 1],
      [1, 1e-17],
      [1e-17, 1],
      [1e300, 1e-300],
    ]) {
      expect(quantile([1, 2], 0.5, { weights })).toBe(1.5);
      expect(quantile([1, 2], 0, { weights })).toBe(1);
      expect(quantile([1, 2], 1, { weights })).toBe(2);
    }
  });
  test("with weights that are all equal as without", () => {
    for (const p of [0, 0.1, 0.5, 0.77, 1]) {
      expect(quantile([4, 8, 1, 1, 6], p, { weights: [3, 3, 3, 3, 3] })).toBeCloseTo(
        quantile([4, 8, 1, 1, 6], p),
        14,
      );
    }
  });
});

refusals("quantile", [
  ...distributionRefusals({
    call: (values, options) => quantile(values, 0.5, options),
    negatives: true,
    zeroTotal: true,
  }),
  ["no p", () => quantile([1], undefined as never), "missing_option", "p is required"],
  ["a p above 1", () => quantile([1], 1.1), "out_of_domain", "p is 1.1; it must be at most 1"],
  ["a p below 0", () => quantile([1], -0.1), "out_of_domain", "p is -0.1; it must be at least 0"],
  ["a p that is NaN", () => quantile([1], Number.NaN), "not_finite", "p is NaN"],
  [
    "a definition that is not known",
    () => quantile([1], 0.5, { definition: "type6" as never }),
    "unknown_option",
    'definition is "type6"',
  ],
]);
