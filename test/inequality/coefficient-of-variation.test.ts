import { describe, expect, test } from "vitest";
import { coefficientOfVariation } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(coefficientOfVariation([1, 3])).toBe(0.5);
    expect(coefficientOfVariation([1, 3], { ddof: 1 })).toBeCloseTo(Math.SQRT1_2, 15);
    expect(coefficientOfVariation([1, 3], { weights: [3, 1] })).toBeCloseTo(Math.sqrt(0.75) / 1.5, 15);
    expect(coefficientOfVariation([0.1, 0.1, 0.1], { ddof: 1 })).toBe(0);
    expect(coefficientOfVariation([4], { ddof: 1 })).toBe(0);
  });
  test("counts the values with weight for ddof", () => {
    expect(coefficientOfVariation([1, 3, 9], { weights: [1, 1, 0], ddof: 1 })).toBeCloseTo(Math.SQRT1_2, 15);
  });
});

refusals("coefficientOfVariation", [
  ...distributionRefusals({ call: coefficientOfVariation }),
  ["a negative ddof", () => coefficientOfVariation([1, 2], { ddof: -1 }), "out_of_domain", "ddof is -1"],
  [
    "a ddof that is NaN",
    () => coefficientOfVariation([1, 2], { ddof: Number.NaN }),
    "not_finite",
    "ddof is NaN",
  ],
  [
    "no more values than ddof",
    () => coefficientOfVariation([1, 2], { ddof: 2 }),
    "too_few_observations",
    "more than 2 values for ddof 2, got 2",
  ],
]);
