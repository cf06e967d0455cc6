import { describe, expect, test } from "vitest";
import { hoover } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(hoover([2, 4, 6, 8])).toBe(0.2);
    expect(hoover([0, 0, 0, 1])).toBe(0.75);
    expect(hoover([0.7, 0.7, 0.7])).toBe(0);
    expect(hoover([1, 3], { weights: [3, 1] })).toBe(0.25);
  });
  test("with the distance between two sets of shares", () => {
    // 10, 30 and 60 beds for 50, 30 and 20 people.
    expect(hoover([10 / 50, 30 / 30, 60 / 20], { weights: [50, 30, 20] })).toBeCloseTo(0.4, 15);
  });
});

refusals("hoover", [...distributionRefusals({ call: hoover })]);
