import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kurtosis } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

/** The definition, power by power. */
function definition(x: readonly number[]): number {
  const mean = x.reduce((a, b) => a + b) / x.length;
  const m = (k: number): number => x.reduce((a, b) => a + (b - mean) ** k, 0) / x.length;
  return m(4) / m(2) ** 2 - 3;
}

const samples = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 30 })
  .filter((x) => new Set(x).size > 1);

describe("kurtosis", () => {
  test("by hand: three at 1 and one at 9", () => {
    // Deviations -2, -2, -2, 6: m2 = 12, m4 = 336.
    expect(kurtosis([1, 1, 1, 9])).toBeCloseTo(336 / 144 - 3, 14);
    expect(kurtosis([1, 1, 1, 9], { ddof: 1 })).toBeCloseTo(4, 13);
  });
  test("two equal halves have the smallest there is", () => {
    expect(kurtosis([1, 3])).toBe(-2);
  });
  test("agrees with the definition, and the sample form with its factors", () => {
    fc.assert(
      fc.property(samples, (x) => {
        const n = x.length;
        const g2 = definition(x);
        expect(kurtosis(x)).toBeCloseTo(g2, 9);
        const G2 = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6);
        expect(kurtosis(x, { ddof: 1 })).toBeCloseTo(G2, 8);
        expect(kurtosis(x)).toBeGreaterThanOrEqual(-2 - 1e-12);
      }),
    );
  });
  test("does not depend on unit, sign and zero point", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 9 }), (x, k) => {
        expect(kurtosis(x.map((y) => 7 - k * y))).toBeCloseTo(kurtosis(x), 9);
      }),
    );
  });
  test("numbers of any size", () => {
    for (const unit of [1e-300, 1e300]) {
      expect(kurtosis([unit, unit, unit, 9 * unit])).toBeCloseTo(336 / 144 - 3, 13);
    }
  });
});

describe("refuses", () => {
  refusals("kurtosis", [
    ["no values", () => kurtosis([]), "too_few_observations", "needs at least 1 value"],
    ["one value", () => kurtosis([1]), "too_few_observations", "needs at least 2 values"],
    [
      "three values as a sample",
      () => kurtosis([1, 2, 4], { ddof: 1 }),
      "too_few_observations",
      "needs at least 4 values",
    ],
    ["equal values", () => kurtosis([2, 2, 2, 2], { ddof: 1 }), "zero_total", "all values are equal"],
    ["Infinity", () => kurtosis([1, Number.POSITIVE_INFINITY]), "not_finite", "value 1 is Infinity"],
    ["another ddof", () => kurtosis([1, 2, 4], { ddof: 0.5 as never }), "out_of_domain", "ddof is 0.5"],
    ["an unknown option", () => kurtosis([1, 2, 4], { excess: true } as never), "unknown_option", '"excess"'],
  ]);
});
