import { describe, expect, test } from "vitest";
import { quintileShareRatio } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(quintileShareRatio([5, 1, 3, 2, 4])).toBe(5);
    // Of three people: three fifths of a person on either side.
    expect(quintileShareRatio([1, 2, 4])).toBeCloseTo(4, 14);
    expect(quintileShareRatio([7, 7])).toBe(1);
    expect(quintileShareRatio([0, 1, 1, 1, 1])).toBe(Number.POSITIVE_INFINITY);
  });
  test("with weights", () => {
    expect(quintileShareRatio([1, 2, 6], { weights: [2, 6, 2] })).toBeCloseTo(6, 14);
  });
});

refusals("quintileShareRatio", [...distributionRefusals({ call: quintileShareRatio })]);
