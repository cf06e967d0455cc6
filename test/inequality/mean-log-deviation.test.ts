import { describe, expect, test } from "vitest";
import { meanLogDeviation } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(meanLogDeviation([1, 3])).toBeCloseTo(Math.log(4 / 3) / 2, 15);
    expect(meanLogDeviation([1, 3], { weights: [2, 0] })).toBe(0);
  });
  test("is infinite as soon as one has nothing, unless nobody is there", () => {
    expect(meanLogDeviation([0, 3])).toBe(Number.POSITIVE_INFINITY);
    expect(meanLogDeviation([0, 3], { weights: [0, 1] })).toBe(0);
    expect(meanLogDeviation([0, 1, 3], { weights: [0, 1, 1] })).toBeCloseTo(Math.log(4 / 3) / 2, 15);
  });
});

refusals("meanLogDeviation", [...distributionRefusals({ call: meanLogDeviation })]);
