import { describe, expect, test } from "vitest";
import { lorenzAsymmetry } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Mean 2: three quarters of the way from 3 people and 3 of 8, a quarter person and 5/4 further.
    expect(lorenzAsymmetry([1, 1, 1, 5])).toBe((3 + 0.25) / 4 + (3 + 1.25) / 8);
    // Values on the mean: the middle of their stretch.
    expect(lorenzAsymmetry([1, 2, 3])).toBe(1.5 / 3 + 2 / 6);
    expect(lorenzAsymmetry([4, 4])).toBe(1);
    expect(lorenzAsymmetry([4])).toBe(1);
  });
});

refusals("lorenzAsymmetry", [...distributionRefusals({ call: lorenzAsymmetry })]);
