import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainder } from "../../src/numeric/largest-remainder.ts";
import { refusals } from "../support/refusals.ts";

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((s, x) => s + x, 0);

describe("agrees", () => {
  test("with a textbook apportionment", () => {
    // Quotas of 100 seats by votes 47,000 16,000 15,900 12,000 6,000 3,100 of 100,000, ten seats.
    const quotas = [4.7, 1.6, 1.59, 1.2, 0.6, 0.31];
    expect([...largestRemainder(quotas, 10)]).toEqual([5, 2, 1, 1, 1, 0]);
  });
  test("with whole payouts of a pool in yuan", () => {
    const amounts = [
      1554382.7817056582, 2911409.0182092586, 4791892.3184168, 4702864.333958235, 2985868.0315411054,
      7252394.5654553445, 1292033.3204467732, 2636510.6302668233,
    ];
    expect([...largestRemainder(amounts, 28127355)]).toEqual([
      1554383, 2911409, 4791892, 4702864, 2985868, 7252395, 1292033, 2636511,
    ]);
  });
  test("equal remainders go by position", () => {
    expect([...largestRemainder([0.5, 0.5, 0.5, 0.5], 2)]).toEqual([1, 1, 0, 0]);
    expect([...largestRemainder([100 / 3, 100 / 3, 100 / 3], 100)]).toEqual([34, 33, 33]);
  });
  test("float noise decides nothing", () => {
    // 2.9999999999999996 is 3, and the two halves differ only by noise: the first one gets the unit.
    expect([...largestRemainder([2.9999999999999996, 0.49999999999999994, 0.5], 4)]).toEqual([3, 1, 0]);
  });
  test("negative amounts", () => {
    expect([...largestRemainder([-2.5, 1.25, 1.25], 0)]).toEqual([-2, 1, 1]);
  });
  test("amounts beyond the precision of a unit still sum", () => {
    const amounts = [9007199254740000, 990.9, 0.1].map((x) => x + 0.3);
    const whole = largestRemainder(amounts, 9007199254740990);
    expect(total(whole)).toBe(9007199254740990);
    expect(whole[2]).toBe(0);
  });
  test("nothing among nobody", () => {
    expect([...largestRemainder([], 0)]).toEqual([]);
  });
});

describe("laws", () => {
  const amounts = fc.array(fc.double({ min: -1e6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
  test("sums exactly to the total, and nobody is a unit or more away from the amount", () => {
    fc.assert(
      fc.property(amounts, (xs) => {
        const sum = Math.round(total(xs)) + 0; // + 0: no -0
        const whole = largestRemainder(xs, sum);
        expect(total(whole)).toBe(sum);
        for (const [i, x] of xs.entries()) expect(Math.abs(whole[i]! - x)).toBeLessThan(1.000001);
      }),
    );
  });
  test("a larger amount never gets less", () => {
    fc.assert(
      fc.property(amounts, (xs) => {
        const whole = largestRemainder(xs, Math.round(total(xs)));
        for (const [i, x] of xs.entries())
          for (const [j, y] of xs.entries())
            if (x > y + 1e-6) expect(whole[i]).toBeGreaterThanOrEqual(whole[j]!);
      }),
    );
  });
});

refusals("largestRemainder", [
  ["a total with a part", () => largestRemainder([0.5, 1], 1.5), "out_of_domain", "whole number"],
  ["a total the amounts do not sum to", () => largestRemainder([1, 1], 50), "out_of_domain", "total is 50"],
  ["a total for nobody", () => largestRemainder([], 5), "out_of_domain", "total is 5"],
  ["NaN", () => largestRemainder([1], Number.NaN), "out_of_domain", "total is NaN"],
  ["a NaN amount", () => largestRemainder([Number.NaN], 1), "out_of_domain", "total is 1"],
  [
    "an infinite amount",
    () => largestRemainder([Number.POSITIVE_INFINITY], 1),
    "out_of_domain",
    "total is 1",
  ],
]);
