import { describe, expect, test } from "vitest";
import { theil } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with hand-made numbers", () => {
    expect(theil([0, 0, 0, 8])).toBe(Math.log(4));
    expect(theil([1, 3])).toBeCloseTo((0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2, 15);
    expect(theil([0.1, 0.1, 0.1])).toBe(0);
  });
  test("counts zeros: 0 ln 0 is 0", () => {
    expect(theil([0, 4])).toBeCloseTo(Math.LN2, 15);
    expect(theil([0, 4, 0], { weights: [1, 1, 0] })).toBeCloseTo(Math.LN2, 15);
  });
});

describe("of many values", () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
  const weights = Float64Array.from({ length: 10_000 }, (_, i) => 1 + ((i * 31) % 17));
  const plain = (x: readonly number[], w: readonly number[]): number => theil(x, { weights: w });

  test("is what it is of an array that is not typed", () => {
    expect(theil(values, { weights })).toBeCloseTo(plain([...values], [...weights]), 14);
    expect(theil(values)).toBeCloseTo(theil([...values]), 14);
  });
  test("keeps its digits for nearly equal values", () => {
    const near = values.map((value) => 1e6 + value);
    expect(theil(near) / theil([...near])).toBeCloseTo(1, 12);
  });
  test("takes any magnitude", () => {
    for (const factor of [2 ** -1000, 2 ** 1000]) {
      expect(theil(values.map((value) => value * factor))).toBeCloseTo(theil(values), 14);
      expect(theil(values, { weights: weights.map((weight) => weight * factor) })).toBeCloseTo(
        theil(values, { weights }),
        14,
      );
    }
  });
  test("ignores what has no weight", () => {
    const some = weights.map((weight, i) => (i % 3 === 0 ? 0 : weight));
    const kept = values.filter((_, i) => i % 3 !== 0);
    expect(theil(values, { weights: some })).toBeCloseTo(
      theil(kept, { weights: weights.filter((_, i) => i % 3 !== 0) }),
      14,
    );
  });
  test("refuses what it refuses of few", () => {
    const bad = (one: number): Float64Array => values.map((value, i) => (i === 5000 ? one : value));
    expect(() => theil(bad(Number.NaN))).toThrow("value 5000 is NaN");
    expect(() => theil(bad(Number.POSITIVE_INFINITY))).toThrow("value 5000 is Infinity");
    expect(() => theil(bad(-1))).toThrow("value 5000 is -1");
    expect(() => theil(values, { weights: bad(-1) })).toThrow("weight 5000 is -1");
    expect(() => theil(values, { weights: bad(Number.NaN) })).toThrow("weight 5000 is NaN");
    expect(() => theil(bad(Number.NaN), { weights: bad(0) })).toThrow("value 5000 is NaN");
    expect(() => theil(values, { weights: weights.subarray(1) })).toThrow(
      "one weight per value, got 9999 for 10000",
    );
    expect(() => theil(values.map(() => 0))).toThrow("the total value is 0");
    expect(() => theil(values, { weights: values.map(() => 0) })).toThrow("the total weight is 0");
  });
});

refusals("theil", [...distributionRefusals({ call: theil })]);
