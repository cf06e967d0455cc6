import { describe, expect, test } from "vitest";
import { watts } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(watts([1, 4, 8], { line: 4 })).toBeCloseTo(Math.log(4) / 3, 15);
    expect(watts([5, 8], { line: 4 })).toBe(0);
    expect(watts([0, 8], { line: 4 })).toBe(Number.POSITIVE_INFINITY);
    expect(watts([0, 8], { line: 4, weights: [0, 1] })).toBe(0);
    expect(watts([1e-300, 8], { line: 1e300 })).toBeCloseTo((600 * Math.LN10 + Math.log(1.25e299)) / 2, 10);
  });
});

refusals("watts", [
  ...distributionRefusals({ call: watts, options: { line: 4 }, zeroTotal: true }),
  ["no line", () => watts([1], { alpha: 1 } as never), "unknown_option", 'option "alpha"'],
  [
    "a line of 0",
    () => watts([1], { ...{ line: 4 }, line: 0 }),
    "out_of_domain",
    "line is 0; it must be above 0",
  ],
  ["a line that is NaN", () => watts([1], { ...{ line: 4 }, line: Number.NaN }), "not_finite", "line is NaN"],
]);
