import { describe, expect, test } from "vitest";
import { estebanRay, gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const byGroup =
  (call: (values: never, groups: never, options: never) => unknown) =>
  (values: never, options: never): unknown => {
    const groups = Array.isArray(values) ? Array.from(values as unknown[], (_, i) => i % 2) : [];
    return call(values, groups as never, options);
  };

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Two camps of half the people each, 1/2 and 3/2 of the mean.
    expect(estebanRay([1, 1, 3, 3], ["a", "a", "b", "b"], { alpha: 1 })).toBe(0.25);
    expect(estebanRay([2, 2], ["a", "b"], { alpha: 1 })).toBe(0);
    expect(estebanRay([1, 3, 3], ["a", "b", "b"], { alpha: 0, weights: [2, 1, 1] })).toBe(0.5);
  });
  test("with twice the Gini between groups at alpha 0", () => {
    const values = [1, 2, 5, 9];
    const twice = 2 * gini([1.5, 7], { weights: [2, 2] });
    expect(estebanRay(values, [1, 1, 2, 2], { alpha: 0 })).toBeCloseTo(twice, 15);
  });
  test("and is highest for two camps of one size", () => {
    const two = estebanRay([1, 1, 1, 9, 9, 9], [1, 1, 1, 2, 2, 2], { alpha: 1.3 });
    const three = estebanRay([1, 1, 5, 5, 9, 9], [1, 1, 2, 2, 3, 3], { alpha: 1.3 });
    expect(two).toBeGreaterThan(three);
  });
});

refusals("estebanRay", [
  ...distributionRefusals({ call: byGroup(estebanRay), options: { alpha: 1 } }),
  [
    "too few groups",
    () => estebanRay([1, 2], ["a"], { alpha: 1 }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "a group that is null",
    () => estebanRay([1, 2], ["a", null as never], { alpha: 1 }),
    "missing_value",
    "group 1 is null",
  ],
  ["no alpha", () => estebanRay([1], ["a"], {} as never), "missing_option", "alpha is required"],
  [
    "an alpha beyond 1.6",
    () => estebanRay([1], ["a"], { alpha: 2 }),
    "out_of_domain",
    "alpha is 2; it must be at most 1.6",
  ],
]);
