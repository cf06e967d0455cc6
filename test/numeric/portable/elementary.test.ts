import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponential } from "../../../src/numeric/portable/exponential.ts";
import { exponentialMinusOne } from "../../../src/numeric/portable/exponential-minus-one.ts";
import { logarithm } from "../../../src/numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../../src/numeric/portable/logarithm-of-one-plus.ts";
import { power } from "../../../src/numeric/portable/power.ts";
import vectors from "../../fixtures/numeric/elementary.json" with { type: "json" };

/** The difference in units of the last place of what it should be. */
function lastPlaces(value: number, expected: number): number {
  if (value === expected) return 0;
  return Math.abs(value - expected) / Math.max(Math.abs(expected) * 2 ** -52, Number.MIN_VALUE);
}

describe("agrees with 700 digits, rounded once", () => {
  test.for([
    ["logarithm", logarithm, vectors.logarithm, 2],
    ["exponential", exponential, vectors.exponential, 1],
    ["exponentialMinusOne", exponentialMinusOne, vectors.exponentialMinusOne, 3],
    ["logarithmOfOnePlus", logarithmOfOnePlus, vectors.logarithmOfOnePlus, 3],
  ] as const)("%s", ([, f, rows, most]) => {
    expect(rows.length).toBeGreaterThan(80);
    for (const [x, expected] of rows)
      expect(lastPlaces(f(x!), expected!), `at ${x}`).toBeLessThanOrEqual(most);
  });

  test("power", () => {
    for (const [x, y, expected] of vectors.power) {
      const most = 4 + Math.abs(y! * Math.log(x!));
      expect(lastPlaces(power(x!, y!), expected!), `${x} ** ${y}`).toBeLessThanOrEqual(most);
    }
  });
});

describe("at the ends", () => {
  test.for([
    ["ln 0", () => logarithm(0), Number.NEGATIVE_INFINITY],
    ["ln of a negative number", () => logarithm(-1), Number.NaN],
    ["ln of infinity", () => logarithm(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY],
    ["ln of NaN", () => logarithm(Number.NaN), Number.NaN],
    ["ln 1", () => logarithm(1), 0],
    ["e^0", () => exponential(0), 1],
    ["e^1", () => exponential(1), Math.E],
    ["e^710", () => exponential(710), Number.POSITIVE_INFINITY],
    ["e^-746", () => exponential(-746), 0],
    ["e^infinity", () => exponential(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY],
    ["e^-infinity", () => exponential(Number.NEGATIVE_INFINITY), 0],
    ["e^NaN", () => exponential(Number.NaN), Number.NaN],
    ["e^-0 - 1", () => exponentialMinusOne(-0), -0],
    ["e^-infinity - 1", () => exponentialMinusOne(Number.NEGATIVE_INFINITY), -1],
    ["ln(1 - 1)", () => logarithmOfOnePlus(-1), Number.NEGATIVE_INFINITY],
    ["ln(1 - 2)", () => logarithmOfOnePlus(-2), Number.NaN],
    ["ln(1 + infinity)", () => logarithmOfOnePlus(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY],
    ["0^0", () => power(0, 0), 1],
    ["0^0.3", () => power(0, 0.3), 0],
    ["0^-1.5", () => power(0, -1.5), Number.POSITIVE_INFINITY],
    ["4^0.5", () => power(4, 0.5), 2],
    ["3^5", () => power(3, 5), 243],
    ["2^-2", () => power(2, -2), 0.25],
    ["10^300.5", () => power(10, 300.5) / 1e300 / Math.sqrt(10), 1],
  ] as const)("%s", ([, f, expected]) => {
    if (Number.isFinite(expected) && expected !== 0) expect(f()).toBeCloseTo(expected, 11);
    else expect(f()).toBe(expected);
  });
});

describe("laws", () => {
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

  test("the exponential undoes the logarithm", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(exponential(logarithm(x)) / x).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a larger number has no smaller logarithm", () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 1000 }), (x, steps) => {
        expect(logarithm(x * (1 + steps * 2 ** -50))).toBeGreaterThanOrEqual(
          logarithm(x) - 2e-16 * Math.abs(logarithm(x)),
        );
      }),
    );
  });
});
