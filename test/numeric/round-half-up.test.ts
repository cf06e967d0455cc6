import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundHalfUp } from "../../src/numeric/round-half-up.ts";

describe("agrees", () => {
  test.for([
    [1.005, 2, 1.01],
    [1.0049, 2, 1],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-0.4, 0, 0],
    [14924.70558, 2, 14924.71],
    [16000 / 9374, 2, 1.71],
    [3.05 / 2.1, 2, 1.45],
    [8.345, 2, 8.35],
    [1234.5, -2, 1200],
    [1e300, 2, 1e300],
    [1e-300, 2, 0],
    [Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY],
  ] as const)("%d to %d decimals is %d", ([value, digits, expected]) => {
    expect(roundHalfUp(value, digits)).toBe(expected);
  });
});

describe("laws", () => {
  test("stays within half a unit, and twice is once", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat({ max: 4 }), (x, digits) => {
        const once = roundHalfUp(x, digits);
        expect(Math.abs(once - x)).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-9);
        expect(roundHalfUp(once, digits)).toBe(once);
      }),
    );
  });
});
