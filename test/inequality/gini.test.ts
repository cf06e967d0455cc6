import { describe, expect, test } from "vitest";
import { gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(gini([2, 4, 6, 8])).toBe(0.25);
    expect(gini([0, 0, 0, 1])).toBe(0.75);
    expect(gini([1, 0])).toBe(0.5);
    expect(gini([7])).toBe(0);
    expect(gini([0.1, 0.1, 0.1])).toBe(0);
  });
  test("with weights as people", () => {
    // 17 / 104 by the definition.
    expect(gini([2, 4, 6, 8], { weights: [1, 1, 1, 5] })).toBeCloseTo(17 / 104, 15);
    expect(gini([1, 100, 3], { weights: [1, 0, 1] })).toBe(0.25);
    expect(gini([0.3, 0.3], { weights: [0.1, 0.7] })).toBe(0);
  });
  test("whatever array holds the numbers", () => {
    expect(gini(Float64Array.of(2, 4, 6, 8), { weights: Uint8Array.of(1, 1, 1, 1) })).toBe(0.25);
    expect(gini(Float32Array.of(2, 4, 6, 8))).toBe(0.25);
  });
  test("leaves its input alone", () => {
    const values = Object.freeze([8, 2, 6, 4]);
    expect(gini(values)).toBe(0.25);
  });
});

describe("correction", () => {
  test("gives one who has everything 1", () => {
    expect(gini([0, 0, 0, 1], { correction: "n" })).toBe(1);
    expect(gini([0, 0, 0, 1], { correction: "weights" })).toBe(1);
  });
  test("by n counts the rows with weight, by weights their shares", () => {
    const values = [0, 1, 9];
    const weights = [1, 3, 0];
    expect(gini(values, { weights })).toBe(0.25);
    expect(gini(values, { weights, correction: "n" })).toBe(0.5);
    // 1 - (1/16 + 9/16) is 3/8.
    expect(gini(values, { weights, correction: "weights" })).toBeCloseTo(2 / 3, 15);
  });
  test("of equal values, or one, is 0", () => {
    for (const correction of ["n", "weights"] as const) {
      expect(gini([5], { correction })).toBe(0);
      expect(gini([5, 9], { weights: [1, 0], correction })).toBe(0);
      expect(gini([5, 5], { correction })).toBe(0);
    }
  });
});

describe("negatives", () => {
  test("allowed may exceed 1", () => {
    // Half the mean difference is 1, the mean 1/2.
    expect(gini([-1.5, 2.5], { negatives: "allow" })).toBe(2);
  });
  test("normalized stays within 1", () => {
    expect(gini([-1.5, 2.5], { negatives: "normalize" })).toBe(0.5);
    expect(gini([-1, 1], { negatives: "normalize" })).toBe(0.5);
    expect(gini([-3, -1], { negatives: "normalize" })).toBe(0.25);
  });
  test("change nothing where there are none", () => {
    expect(gini([2, 4, 6, 8], { negatives: "allow" })).toBe(0.25);
    expect(gini([2, 4, 6, 8], { negatives: "normalize" })).toBe(0.25);
  });
});

refusals("gini", [
  ...distributionRefusals({ call: gini }),
  [
    "a correction that is not known",
    () => gini([1], { correction: "N" as never }),
    "unknown_option",
    'correction is "N"',
  ],
  [
    "null for a correction",
    () => gini([1], { correction: null as never }),
    "unknown_option",
    "correction is null",
  ],
  [
    "a way with negatives that is not known",
    () => gini([1], { negatives: "drop" as never }),
    "unknown_option",
    'negatives is "drop"',
  ],
  [
    "a total of 0 that cancels out",
    () => gini([-1, 1], { negatives: "allow" }),
    "zero_total",
    "the total value is 0",
  ],
  [
    "a negative total",
    () => gini([-3, 1], { negatives: "allow" }),
    "out_of_domain",
    'pass negatives "normalize"',
  ],
  [
    "nothing to normalize by",
    () => gini([0, 0], { negatives: "normalize" }),
    "zero_total",
    "the total value is 0",
  ],
]);
