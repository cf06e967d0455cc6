import { describe, expect, test } from "vitest";
import { senShorrocksThon } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Mean gap 1/4; gaps 3/4, 1/4, 0, 0 have a Gini of 5/8.
    expect(senShorrocksThon([1, 3, 5, 6], { line: 4 })).toBe(0.25 * 1.625);
    expect(senShorrocksThon([5, 6], { line: 4 })).toBe(0);
    expect(senShorrocksThon([0, 0], { line: 4 })).toBe(1);
  });
  test("does not jump when somebody reaches the line", () => {
    const near = senShorrocksThon([1, 4 - 1e-9], { line: 4 });
    expect(near).toBeCloseTo(senShorrocksThon([1, 4], { line: 4 }), 8);
  });
});

refusals("senShorrocksThon", [
  ...distributionRefusals({ call: senShorrocksThon, options: { line: 4 }, zeroTotal: true }),
  ["no line", () => senShorrocksThon([1], { alpha: 1 } as never), "unknown_option", 'option "alpha"'],
  [
    "a line of 0",
    () => senShorrocksThon([1], { ...{ line: 4 }, line: 0 }),
    "out_of_domain",
    "line is 0; it must be above 0",
  ],
  [
    "a line that is NaN",
    () => senShorrocksThon([1], { ...{ line: 4 }, line: Number.NaN }),
    "not_finite",
    "line is NaN",
  ],
]);
