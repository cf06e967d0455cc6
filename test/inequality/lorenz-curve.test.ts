import { describe, expect, test } from "vitest";
import { gini, lorenzCurve } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    const { population, share } = lorenzCurve([8, 2, 4, 2]);
    expect(population).toEqual(Float64Array.of(0, 0.25, 0.5, 0.75, 1));
    expect(share).toEqual(Float64Array.of(0, 0.125, 0.25, 0.5, 1));
  });
  test("with weights, and without those that are absent", () => {
    const { population, share } = lorenzCurve([9, 5, 1], { weights: [1, 0, 3] });
    expect(population).toEqual(Float64Array.of(0, 0.75, 1));
    expect(share).toEqual(Float64Array.of(0, 0.25, 1));
  });
  test("ends on 1 exactly, whatever the weights", () => {
    const { population, share } = lorenzCurve([0.1, 0.2, 0.3], { weights: [0.1, 0.7, 0.3] });
    expect([population.at(-1), share.at(-1)]).toEqual([1, 1]);
  });
  test("encloses half the Gini with the diagonal", () => {
    const values = [3, 0, 9, 4, 4];
    const weights = [2, 1, 1, 5, 0.5];
    const { population, share } = lorenzCurve(values, { weights });
    let area = 0;
    for (let i = 1; i < share.length; i++) {
      area += ((population[i]! - population[i - 1]!) * (share[i]! + share[i - 1]!)) / 2;
    }
    expect(1 - 2 * area).toBeCloseTo(gini(values, { weights }), 15);
  });
});

refusals("lorenzCurve", [...distributionRefusals({ call: lorenzCurve })]);
