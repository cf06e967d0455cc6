import { describe, expect, test } from "vitest";
import { mehran, piesch } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // 3 int p (p - L): the gap is p / 2 up to 1/2, then (1 - p) / 2.
    expect(piesch([1, 3])).toBeCloseTo(0.1875, 15);
    expect(piesch([5, 5, 5])).toBe(0);
  });
  test("and weighs the top where Mehran weighs the bottom", () => {
    // The Ginis are alike, and one is the other stood on its head.
    const fewRich = [1, 1, 1, 5];
    const fewPoor = [0, 2, 2, 2];
    expect(piesch(fewRich) / mehran(fewRich)).toBeGreaterThan(piesch(fewPoor) / mehran(fewPoor));
  });
});

refusals("piesch", [...distributionRefusals({ call: piesch })]);
