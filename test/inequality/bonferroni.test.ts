import { describe, expect, test } from "vitest";
import { bonferroni } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Means 1, 3/2, 2 of a mean 2.
    expect(bonferroni([3, 1, 2])).toBe(0.25);
    expect(bonferroni([0, 0, 0, 8])).toBe(0.75);
    expect(bonferroni([4, 4])).toBe(0);
  });
  test("pools ties unless rows are asked for", () => {
    // Pooled: means 1 and 7/3, the second for two. By rows: 1, 2 and 7/3.
    expect(bonferroni([1, 3, 3])).toBeCloseTo(1 - (1 + 14 / 3) / 7, 15);
    expect(bonferroni([1, 3, 3], { ties: "rows" })).toBeCloseTo(1 - (1 + 2 + 7 / 3) / 7, 15);
    expect(bonferroni([1, 3], { weights: [1, 2] })).toBeCloseTo(bonferroni([3, 1, 3]), 15);
  });
});

refusals("bonferroni", [
  ...distributionRefusals({ call: bonferroni }),
  [
    "a way with ties that is not known",
    () => bonferroni([1], { ties: "average" as never }),
    "unknown_option",
    'ties is "average"',
  ],
]);
