import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/errors.ts";
import { moments, unitScale } from "../../src/numeric/moments.ts";

describe("moments", () => {
  test("with hand-made numbers, scaled by powers of two", () => {
    expect(moments([1, 3, 9], [1, 2, 0])).toEqual({
      scale: 0.5,
      weightScale: 0.5,
      weight: 1.5,
      mean: 7 / 6,
      least: 0.5,
      most: 1.5,
      count: 2,
    });
    expect(moments([-8, 2], undefined)).toMatchObject({ scale: 0.125, mean: -0.375, least: -1, most: 0.25 });
  });
  test("values of weight 0 are absent from the extremes and from the scale", () => {
    const { least, most, scale, count } = moments([1e300, 2, 3, -5], [0, 1, 1, 0]);
    expect([least / scale, most / scale, count]).toEqual([2, 3, 2]);
  });
  test("the mean of equal values is their value, whatever the weights", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.array(fc.double({ min: 0.001, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (value, weights) => {
          const { mean, scale } = moments(
            weights.map(() => value),
            weights,
          );
          expect(mean).toBe(value * scale);
        },
      ),
    );
  });
  test("keeps what rounding takes: a million tenths", () => {
    const { mean, scale } = moments(new Float64Array(1_000_000).fill(0.1).fill(0.3, 500_000), undefined);
    expect(mean / scale).toBe(0.2);
  });
  test("neither overflows nor underflows", () => {
    const big = moments([1e308, 1.5e308, 0.5e308], [1e308, 1e308, 1e308]);
    expect(big.mean / big.scale).toBeCloseTo(1e308, -294);
    const small = moments([1e-308, 3e-308], [1e-308, 1e-308]);
    expect(small.mean / small.scale).toBeCloseTo(2e-308, 320);
    expect(moments([0, 0], undefined)).toMatchObject({ mean: 0, scale: 1 });
  });
  test("refuses what no double can weigh against each other", () => {
    expect(() => moments([1e-300, 1e300], [1e300, 1e-300])).toThrow(EqualizationError);
  });
});

describe("unitScale", () => {
  test("brings every power of two to 1, exactly", () => {
    for (let exponent = -1022; exponent <= 1022; exponent++) {
      expect(2 ** exponent * unitScale(2 ** exponent)).toBe(1);
    }
  });
  test("brings every number to between 1 and 2, as far as doubles go", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true, minExcluded: true }), (size) => {
        const scaled = size * unitScale(size);
        // The logarithm may round up to the next whole number just below a power of two.
        expect(scaled).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(scaled).toBeLessThan(2 + 1e-12);
      }),
    );
    expect(unitScale(0)).toBe(1);
    expect(unitScale(5e-324)).toBe(2 ** 1022);
  });
});
