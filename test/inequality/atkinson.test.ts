import { describe, expect, test } from "vitest";
import { atkinson } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    // Geometric mean 2 of a mean 2.5; harmonic mean 1.6.
    expect(atkinson([1, 4], { epsilon: 1 })).toBeCloseTo(0.2, 15);
    expect(atkinson([1, 4], { epsilon: 2 })).toBeCloseTo(0.36, 15);
    // ((1 + 2) / 2)^2 = 2.25.
    expect(atkinson([1, 4], { epsilon: 0.5 })).toBeCloseTo(0.1, 15);
    expect(atkinson([1, 4], { epsilon: 0 })).toBe(0);
    expect(atkinson([3, 3], { epsilon: 7 })).toBe(0);
  });
  test("of a zero is 1 from epsilon 1 on, and counts it below", () => {
    for (const epsilon of [1, 1.5, 2, 100]) expect(atkinson([0, 4, 4], { epsilon })).toBe(1);
    expect(atkinson([0, 4], { epsilon: 0.5 })).toBe(0.5);
    expect(atkinson([0, 4], { epsilon: 2, weights: [0, 1] })).toBe(0);
  });
  test("with large epsilons goes to what the poorest lacks", () => {
    // In 80-digit decimals.
    expect(atkinson([1e-5, 1, 2], { epsilon: 50 })).toBeCloseTo(0.9999897732951797, 15);
    expect(atkinson([1e-5, 1, 2], { epsilon: 100 })).toBeCloseTo(0.9999898884447556, 15);
    expect(atkinson([1, 2, 3], { epsilon: 1e6 })).toBeCloseTo(0.5, 5);
  });
});

refusals("atkinson", [
  ...distributionRefusals({ call: atkinson, options: { epsilon: 1 } }),
  ["no epsilon", () => atkinson([1], {} as never), "missing_option", "epsilon is required"],
  [
    "a negative epsilon",
    () => atkinson([1], { epsilon: -0.1 }),
    "out_of_domain",
    "epsilon is -0.1; it must be at least 0",
  ],
  ["an epsilon that is NaN", () => atkinson([1], { epsilon: Number.NaN }), "not_finite", "epsilon is NaN"],
]);
