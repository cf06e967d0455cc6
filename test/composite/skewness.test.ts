import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { skewness } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

/** The definition, power by power. */
function definition(x: readonly number[]): number {
  const mean = x.reduce((a, b) => a + b) / x.length;
  const m = (k: number): number => x.reduce((a, b) => a + (b - mean) ** k, 0) / x.length;
  return m(3) / m(2) ** 1.5;
}

const samples = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 30 })
  .filter((x) => new Set(x).size > 1);

describe("skewness", () => {
  test("by hand: three at 1 and one at 9", () => {
    // Deviations -2, -2, -2, 6: m2 = 12, m3 = 48.
    expect(skewness([1, 1, 1, 9])).toBeCloseTo(48 / 12 ** 1.5, 14);
    expect(skewness([1, 1, 1, 9], { ddof: 1 })).toBeCloseTo(2, 14);
  });
  test("agrees with the definition, and the sample form with its factor", () => {
    fc.assert(
      fc.property(samples, (x) => {
        const n = x.length;
        expect(skewness(x)).toBeCloseTo(definition(x), 11);
        expect(skewness(x, { ddof: 1 })).toBeCloseTo((definition(x) * Math.sqrt(n * (n - 1))) / (n - 2), 11);
      }),
    );
  });
  test("does not depend on unit and zero point, and turns with the sign", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 9 }), fc.integer(), (x, k, c) => {
        const g = skewness(x);
        expect(skewness(x.map((y) => k * y + (c % 1000)))).toBeCloseTo(g, 10);
        expect(skewness(x.map((y) => -y))).toBeCloseTo(-g, 12);
      }),
    );
  });
  test("numbers of any size", () => {
    for (const unit of [1e-300, 1e300])
      expect(skewness([unit, unit, unit, 9 * unit])).toBeCloseTo(2 / Math.sqrt(3), 13);
    expect(skewness([-1.7e308, 0, 1.7e308])).toBe(0);
  });
});

describe("refuses", () => {
  refusals("skewness", [
    ["no values", () => skewness([]), "too_few_observations", "needs at least 1 value"],
    ["one value", () => skewness([1]), "too_few_observations", "needs at least 2 values"],
    [
      "two values as a sample",
      () => skewness([1, 2], { ddof: 1 }),
      "too_few_observations",
      "needs at least 3 values",
    ],
    ["equal values", () => skewness([2, 2, 2]), "zero_total", "all values are equal"],
    ["NaN", () => skewness([1, Number.NaN, 2]), "not_finite", "value 1 is NaN"],
    ["null", () => skewness([1, null as never, 2]), "missing_value", "value 1 is null"],
    ["no array", () => skewness(3 as never), "wrong_type", "must be an array"],
    ["another ddof", () => skewness([1, 2, 4], { ddof: 2 as never }), "out_of_domain", "ddof is 2"],
    ["an unknown option", () => skewness([1, 2, 4], { bias: true } as never), "unknown_option", '"bias"'],
  ]);
});
