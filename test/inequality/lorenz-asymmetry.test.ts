import { describe, expect, test } from "vitest";
import { lorenzAsymmetry } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Mean 2: three quarters of the way from 3 people and 3 of 8, a quarter person and 5/4 further.
    expect(lorenzAsymmetry([1, 1, 1, 5])).toBe((3 + 0.25) / 4 + (3 + 1.25) / 8);
    // Values on the mean: the middle of their stretch.
    expect(lorenzAsymmetry([1, 2, 3])).toBe(1.5 / 3 + 2 / 6);
    expect(lorenzAsymmetry([4, 4])).toBe(1);
    expect(lorenzAsymmetry([4])).toBe(1);
  });
  test("with the same people in rows, however they are weighted and in whatever order", () => {
    // Mean 3.6: 1.6 of 3 on the way from two people and 3 of 18 to one person of 5.
    const rows = (2 + 1.6 / 3) / 5 + (3 + (1.6 / 3) * 5) / 18;
    expect(rows).toBeCloseTo(0.8215, 4);
    expect(lorenzAsymmetry([5, 1, 5, 2, 5])).toBeCloseTo(rows, 14);
    expect(lorenzAsymmetry([1, 2, 5], { weights: [1, 1, 3] })).toBeCloseTo(rows, 14);
    expect(lorenzAsymmetry([5, 2, 5, 1, 9], { weights: [2, 1, 1, 1, 0] })).toBeCloseTo(rows, 14);
    expect(lorenzAsymmetry([2, 5, 1, 5], { weights: [0.2, 0.2, 0.2, 0.4] })).toBeCloseTo(rows, 14);
  });
});

refusals("lorenzAsymmetry", [...distributionRefusals({ call: lorenzAsymmetry })]);
