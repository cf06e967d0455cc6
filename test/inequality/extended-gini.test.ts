import { describe, expect, test } from "vitest";
import { extendedGini, gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with the Gini at 2", () => {
    expect(extendedGini([2, 4, 6, 8], { nu: 2 })).toBeCloseTo(gini([2, 4, 6, 8]), 15);
    expect(extendedGini([9, 1, 4], { nu: 2, weights: [1, 5, 2] })).toBeCloseTo(
      gini([9, 1, 4], { weights: [1, 5, 2] }),
      15,
    );
  });
  test("with hand-made numbers", () => {
    // 1 - (1/2)(7/8) - (3/2)(1/8)
    expect(extendedGini([3, 1], { nu: 3 })).toBe(0.375);
    expect(extendedGini([3, 1], { nu: 1 })).toBe(0);
    expect(extendedGini([0, 0, 0, 1], { nu: 3 })).toBeCloseTo(1 - 1 / 16, 15);
  });
  test("and rises with nu to what the poorest lacks", () => {
    const at = [1.5, 2, 3, 5, 10, 1000].map((nu) => extendedGini([1, 2, 3], { nu }));
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(at.at(-1)).toBeCloseTo(0.5, 15);
  });
});

refusals("extendedGini", [
  ...distributionRefusals({ call: extendedGini, options: { nu: 2 } }),
  ["no nu", () => extendedGini([1], {} as never), "missing_option", "nu is required"],
  ["a nu below 1", () => extendedGini([1], { nu: 0.5 }), "out_of_domain", "nu is 0.5; it must be at least 1"],
  ["a nu that is NaN", () => extendedGini([1], { nu: Number.NaN }), "not_finite", "nu is NaN"],
]);
