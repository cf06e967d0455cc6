import { describe, expect, test } from "vitest";
import { kolm } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // ln((e + 1/e) / 2)
    expect(kolm([1, 3], { alpha: 1 })).toBeCloseTo(Math.log(Math.cosh(1)), 15);
    expect(kolm([5, 5], { alpha: 3 })).toBe(0);
    expect(kolm([1, 3], { alpha: 1, weights: [0, 2] })).toBe(0);
  });
  test("never overflows", () => {
    expect(kolm([0, 2000], { alpha: 1 })).toBe(1000 - Math.LN2);
    expect(kolm([0, 1e6], { alpha: 1e6 })).toBeCloseTo(5e5, 4);
    expect(kolm([0, 1e300], { alpha: 1e300 })).toBe(5e299);
  });
  test("takes negative values where allowed, and a total of 0", () => {
    expect(kolm([-1, 1], { alpha: 1, negatives: "allow" })).toBeCloseTo(Math.log(Math.cosh(1)), 15);
    expect(kolm([0, 0], { alpha: 1 })).toBe(0);
  });
});

refusals("kolm", [
  ...distributionRefusals({ call: kolm, options: { alpha: 1 }, zeroTotal: true }),
  ["no alpha", () => kolm([1], {} as never), "missing_option", "alpha is required"],
  ["an alpha of 0", () => kolm([1], { alpha: 0 }), "out_of_domain", "alpha is 0; it must be above 0"],
  ["an alpha that is NaN", () => kolm([1], { alpha: Number.NaN }), "not_finite", "alpha is NaN"],
  [
    "a way with negatives that is not known",
    () => kolm([1], { alpha: 1, negatives: "normalize" as never }),
    "unknown_option",
    'negatives is "normalize"',
  ],
]);
