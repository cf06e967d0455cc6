import { describe, expect, test } from "vitest";
import { atkinsonCoefficient, atkinsonFromEntropy } from "../../src/numeric/atkinson-coefficient.ts";
import { entropyCoefficient } from "../../src/numeric/entropy-coefficient.ts";
import { giniCoefficient } from "../../src/numeric/gini-coefficient.ts";
import { theilOfMany } from "../../src/numeric/theil-of-many.ts";

/** Generalized entropies of [1, 2, 3.5, 9] weighted [1, 2, 1, 0.5], in 60-digit decimals. */
const ENTROPIES: readonly (readonly [alpha: number, entropy: number])[] = [
  [-1, 0.25151871448167745],
  [0.3, 0.23187403404786688],
  [10, 106.32993124816768],
];

describe("entropyCoefficient", () => {
  test.for(ENTROPIES)("of order %f", ([alpha, expected]) => {
    const { entropy } = entropyCoefficient([1, 2, 3.5, 9], [1, 2, 1, 0.5], alpha);
    expect(Math.abs(entropy / expected - 1)).toBeLessThan(4e-15);
  });
  test("series and closed form meet where one takes over from the other", () => {
    for (const alpha of [-2, 0, 0.4, 0.6, 1, 3, 20]) {
      const edge = 0.02 / Math.max(1, Math.abs(alpha));
      const at = (d: number): number =>
        entropyCoefficient([1 - d, 1 + d], undefined, alpha).entropy / (d * d);
      expect(at(edge * 0.999999)).toBeCloseTo(at(edge * 1.000001), 8);
    }
  });
});

describe("giniCoefficient", () => {
  test("gives half the mean difference and the mean", () => {
    const { halfDifference, mean, scale } = giniCoefficient([-1, 3], undefined);
    expect([halfDifference / scale, mean / scale]).toEqual([1, 1]);
  });
});

describe("atkinsonCoefficient", () => {
  test("from an entropy, also an infinite one", () => {
    expect(atkinsonFromEntropy(Number.POSITIVE_INFINITY, 0)).toBe(1);
    expect(atkinsonFromEntropy(Number.POSITIVE_INFINITY, -1)).toBe(1);
    expect(Object.is(atkinsonFromEntropy(0, 0.5), 0)).toBe(true);
  });
  test("where powers overflow", () => {
    expect(atkinsonCoefficient([1e-300, 1e300], undefined, 50)).toBe(1);
    // Both rows far out: the poorer has half the people.
    expect(atkinsonCoefficient([1, 1e10], undefined, 200)).toBeCloseTo(1, 9);
  });
});

describe("theilOfMany", () => {
  test("answers only for many doubles of ordinary size that are not nearly equal", () => {
    const many = Float64Array.from({ length: 5000 }, (_, i) => 1 + (i % 100));
    expect(theilOfMany(many, undefined)).toBeCloseTo(entropyCoefficient(many, undefined, 1).entropy, 14);
    expect(theilOfMany(Array.from(many), undefined)).toBe(theilOfMany(many, undefined));
    expect(theilOfMany(many.subarray(0, 4000), undefined)).toBeUndefined();
    expect(theilOfMany(many, Array.from(many))).toBe(theilOfMany(many, many));
    expect(theilOfMany(many, many.subarray(1))).toBeUndefined();
    expect(
      theilOfMany(
        many.map((x) => x * 1e260),
        undefined,
      ),
    ).toBeUndefined();
    expect(
      theilOfMany(
        many.map((x) => 1e6 + x),
        undefined,
      ),
    ).toBeUndefined();
  });
});
