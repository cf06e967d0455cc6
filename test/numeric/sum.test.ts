import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sum } from "../../src/numeric/sum.ts";
import { weightedMean } from "../../src/numeric/weighted-mean.ts";
import { weightedSum } from "../../src/numeric/weighted-sum.ts";

/** The exact sum as a whole number of 2^-1074: no rounding anywhere. */
function exactly(values: readonly number[]): bigint {
  return values.reduce((total, x) => total + unitsOf(x), 0n);
}

/** A double as a whole number of the smallest one. */
function unitsOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return x < 0 ? -size : size;
}

function absolute(x: bigint): bigint {
  return x < 0n ? -x : x;
}

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 });
const modest = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

describe("sum", () => {
  test.for([
    ["no values", [], 0],
    ["one value", [0.1], 0.1],
    ["ten tenths", Array<number>(10).fill(0.1), 1],
    ["what Kahan's own form loses", [1, 1e100, 1, -1e100], 2],
    ["small beside large", [1e16, 1, 1, 1, 1, -1e16], 4],
    ["partial sums that overflow", [1e308, 1e308, -1e308], 1e308],
    ["partial sums that overflow below", [-1e308, -1e308, 1e308], -1e308],
    [
      "the largest double less itself",
      [Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, -Number.MAX_VALUE],
      0,
    ],
    ["an exact sum that overflows", [1e308, 1e308], Number.POSITIVE_INFINITY],
    ["an exact sum that overflows below", [-1e308, -1e308], Number.NEGATIVE_INFINITY],
    ["the smallest doubles", [Number.MIN_VALUE, Number.MIN_VALUE], 2 * Number.MIN_VALUE],
    ["minus zero", [-0], 0],
  ] as const)("%s", ([, values, total]) => {
    expect(sum(values)).toBe(total);
    expect(sum(Float64Array.from(values))).toBe(total);
  });
  test("of a million tenths is a hundred thousand", () => {
    // The exact sum of a million doubles next to 0.1 is 100000.0000000000055, whose nearest double is 100000.
    expect(sum(new Float64Array(1_000_000).fill(0.1))).toBe(100_000);
  });
  test("is never NaN", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(sum(values)).not.toBeNaN();
      }),
    );
  });
  test("is the exact sum to within 2^-52 of it and 2^-95 of the sizes", () => {
    fc.assert(
      fc.property(modest, (values) => {
        const exact = exactly(values);
        const miss = absolute(unitsOf(sum(values)) - exact);
        const sizes = values.reduce((total, x) => total + absolute(unitsOf(x)), 0n);
        expect(miss <= (absolute(exact) >> 52n) + (sizes >> 95n) + 1n).toBe(true);
      }),
    );
  });
  test("does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { maxLength: 40 }), (values) => {
        expect(sum(values.toReversed())).toBe(sum(values));
      }),
    );
  });
});

describe("weightedSum", () => {
  test.for([
    ["no values", [], [], 0],
    ["whole numbers", [1, 2, 3], [4, 5, 6], 32],
    ["a weight of zero", [1, 2], [0, 3], 6],
    ["what plain addition loses", [1e16, 1, -1e16], [1, 1, 1], 1],
    ["products that overflow and cancel", [1e200, -1e200, 5e100], [1e200, 1e200, 1e200], 5e300],
    ["partial sums that overflow", [1e308, 1e308, -1e308], [1, 1, 1], 1e308],
    ["an exact sum that overflows", [1e200, 1], [1e200, 1], Number.POSITIVE_INFINITY],
    ["an exact sum that overflows below", [-1e200, 1], [1e200, 1], Number.NEGATIVE_INFINITY],
    ["large times small", [1e300, 1e300], [1e-300, 2e-300], 3],
    ["a large product beside a small one", [1e300, 1e-300], [1e300, 1e300], Number.POSITIVE_INFINITY],
  ] as const)("%s", ([, values, weights, total]) => {
    if (total === 5e300) expect(weightedSum(values, weights) / total).toBeCloseTo(1, 15);
    else expect(weightedSum(values, weights)).toBe(total);
  });
  test("without weights is the sum", () => {
    fc.assert(
      fc.property(modest, (values) => {
        expect(weightedSum(values, undefined)).toBe(sum(values));
      }),
    );
  });
  test("with weights of 1 is the sum", () => {
    fc.assert(
      fc.property(modest, (values) => {
        expect(weightedSum(values, new Uint8Array(values.length).fill(1))).toBe(sum(values));
      }),
    );
  });
  test("is never NaN", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(weightedSum(values, values.toReversed())).not.toBeNaN();
      }),
    );
  });
});

describe("weightedMean", () => {
  test.for([
    ["whole numbers", [1, 2, 6], undefined, 3],
    ["weights", [1, 2, 6], [2, 1, 1], 2.5],
    ["a weight of zero", [1, 1e300], [5, 0], 1],
    ["ten tenths", Array<number>(10).fill(0.1), undefined, 0.1],
    ["zeros", [0, 0], [1, 2], 0],
    ["one that cancels", [-1, 1], undefined, 0],
    ["huge values", [1.5e308, 1.7e308], undefined, 1.6e308],
    ["huge values of both signs", [1.7e308, -1.7e308], undefined, 0],
    ["huge weights", [1, 3], [1e308, 1e308], 2],
    ["huge values and weights", [1e300, 3e300], [1e300, 1e300], 2e300],
    ["tiny values", [1e-300, 3e-300], undefined, 2e-300],
    ["tiny weights", [1, 3], [1e-300, 1e-300], 2],
    ["tiny values and weights", [1e-300, 3e-300], [1e-300, 1e-300], 2e-300],
    ["the smallest doubles", [Number.MIN_VALUE, 3 * Number.MIN_VALUE], undefined, 2 * Number.MIN_VALUE],
    ["the smallest weights", [1, 2], [Number.MIN_VALUE, Number.MIN_VALUE], 1.5],
    ["no values", [], undefined, Number.NaN],
    ["no weight", [1, 2], [0, 0], Number.NaN],
  ] as const)("%s", ([, values, weights, mean]) => {
    const actual = weightedMean(values, weights);
    if (mean > 1e299 && mean < 1.7e308) expect(actual / mean).toBeCloseTo(1, 15);
    else expect(actual).toBe(mean);
  });
  test("of equal values is the value, whatever the weights", () => {
    const value = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((x) => x === 0 || Math.abs(x) > 1e-300);
    fc.assert(
      fc.property(
        value,
        fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 1 }),
        (x, weights) => {
          const mean = weightedMean(
            weights.map(() => x),
            weights,
          );
          expect(mean === x).toBe(true);
        },
      ),
    );
  });
  test("ignores the scale of weights, exactly for powers of two", () => {
    fc.assert(
      fc.property(modest, fc.integer({ min: -900, max: 900 }), (values, power) => {
        const weights = values.map((_, i) => 1 + (i % 3));
        expect(
          weightedMean(
            values,
            weights.map((w) => w * 2 ** power),
          ),
        ).toBeCloseTo(weightedMean(values, weights), 9);
      }),
    );
  });
  test("a weight of k is k copies", () => {
    fc.assert(
      fc.property(modest, fc.integer({ min: 1, max: 5 }), (values, k) => {
        const copies = [...Array<number>(k - 1).fill(values[0]!), ...values];
        const weights = values.map((_, i) => (i === 0 ? k : 1));
        expect(weightedMean(values, weights)).toBeCloseTo(weightedMean(copies, undefined), 9);
      }),
    );
  });
});
