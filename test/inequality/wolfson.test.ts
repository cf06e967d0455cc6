import { describe, expect, test } from "vitest";
import { gini, wolfson } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // 2 (1/2 - 1/4) - 1/4, times 2 / 2.
    expect(wolfson([1, 1, 3, 3])).toBe(0.25);
    expect(wolfson([6, 6, 6])).toBe(0);
    expect(wolfson([0, 0, 1])).toBe(Number.POSITIVE_INFINITY);
  });
  test("rises with a transfer inside a camp, when inequality falls", () => {
    const before = [1, 3, 7, 9];
    const after = [2, 2, 8, 8];
    expect(wolfson(after)).toBeGreaterThan(wolfson(before));
    expect(gini(after)).toBeLessThan(gini(before));
  });
});

refusals("wolfson", [...distributionRefusals({ call: wolfson })]);
