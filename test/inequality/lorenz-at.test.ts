import { describe, expect, test } from "vitest";
import { lorenzAt, lorenzCurve } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(lorenzAt([2, 8, 4, 2], 0.5)).toBe(0.25);
    expect(lorenzAt([2, 8, 4, 2], 0.625)).toBe(0.375);
    expect(lorenzAt([2, 8, 4, 2], 0)).toBe(0);
    expect(lorenzAt([2, 8, 4, 2], 1)).toBe(1);
    expect(lorenzAt([1, 9], 0.75, { weights: [3, 1] })).toBe(0.25);
  });
  test("with the points of the curve", () => {
    const values = [5, 1, 0, 9, 2.5];
    const weights = [1, 2, 3, 0.5, 0];
    const { population, share } = lorenzCurve(values, { weights });
    for (const [i, p] of population.entries()) {
      expect(lorenzAt(values, p, { weights })).toBeCloseTo(share[i]!, 15);
    }
  });
});

refusals("lorenzAt", [
  ...distributionRefusals({ call: (values, options) => lorenzAt(values, 0.5, options) }),
  ["no p", () => lorenzAt([1], undefined as never), "missing_option", "p is required"],
  ["a p in percent", () => lorenzAt([1], 40), "out_of_domain", "p is 40; it must be at most 1"],
  ["a p below 0", () => lorenzAt([1], -0.1), "out_of_domain", "p is -0.1"],
]);
