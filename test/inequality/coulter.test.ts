import { describe, expect, test } from "vitest";
import { coulter } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(coulter([1, 3])).toBe(0.25);
    // Shares 0.1, 0.3, 0.6 of beds and 0.5, 0.3, 0.2 of people.
    expect(coulter([10 / 50, 30 / 30, 60 / 20], { weights: [50, 30, 20] })).toBeCloseTo(0.4, 15);
    expect(coulter([2, 2, 2])).toBe(0);
  });
});

refusals("coulter", [...distributionRefusals({ call: coulter })]);
