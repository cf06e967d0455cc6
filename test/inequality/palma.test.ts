import { describe, expect, test } from "vitest";
import { palma } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(palma([1, 1, 1, 1, 1, 1, 1, 1, 1, 11])).toBe(2.75);
    // Five people: half of the richest over the two poorest.
    expect(palma([1, 2, 3, 4, 10])).toBeCloseTo(5 / 3, 15);
    expect(palma([4, 4, 4])).toBeCloseTo(0.25, 15);
  });
  test("is infinite where the poorest two fifths have nothing, also by weights that sum with rounding", () => {
    expect(palma([0, 0, 1, 1, 1])).toBe(Number.POSITIVE_INFINITY);
    const weights = new Array(10).fill(0.1);
    expect(palma([0, 0, 0, 0, 1, 1, 1, 1, 1, 1e9], { weights })).toBe(Number.POSITIVE_INFINITY);
  });
});

refusals("palma", [...distributionRefusals({ call: palma })]);
