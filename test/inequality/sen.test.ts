import { describe, expect, test } from "vitest";
import { sen } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Half fall short, by 1/2 on average, with a Gini of 1/4 among them.
    expect(sen([1, 3, 5, 6], { line: 4 })).toBe(0.5 * (0.5 + 0.5 * 0.25));
    expect(sen([5, 6], { line: 4 })).toBe(0);
    expect(sen([0, 0], { line: 4 })).toBe(1);
    expect(sen([1, 3, 9], { line: 4, weights: [1, 1, 2] })).toBe(0.3125);
    expect(sen([1, 9], { line: 4, weights: [0, 2] })).toBe(0);
  });
});

refusals("sen", [
  ...distributionRefusals({ call: sen, options: { line: 4 }, zeroTotal: true }),
  ["no line", () => sen([1], { alpha: 1 } as never), "unknown_option", 'option "alpha"'],
  [
    "a line of 0",
    () => sen([1], { ...{ line: 4 }, line: 0 }),
    "out_of_domain",
    "line is 0; it must be above 0",
  ],
  ["a line that is NaN", () => sen([1], { ...{ line: 4 }, line: Number.NaN }), "not_finite", "line is NaN"],
]);
