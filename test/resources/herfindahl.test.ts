import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { herfindahl } from "../../src/resources/herfindahl.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with exact fractions", () => {
  test.for([
    [[1], 1],
    [[0.5, 0.5], 0.5],
    [[0.5, 0.25, 0.25], 0.375],
    [[1, 0, 0], 1],
    [[0.75, 0.25], 0.625],
    [Array<number>(8).fill(0.125), 0.125],
  ] as const)("%j", ([shares, index]) => {
    expect(herfindahl(shares)).toBe(index);
  });
  test("takes rounding of the shares up to a millionth", () => {
    expect(herfindahl([0.3333335, 0.3333335, 0.3333335])).toBeCloseTo(1 / 3, 6);
  });
});

describe("laws", () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => {
      const total = counts.reduce((a, b) => a + b, 0);
      return counts.map((count) => count / total);
    });
  test("lies in [1/n, 1] and ignores order and holders of nothing", () => {
    fc.assert(
      fc.property(shares, (s) => {
        const index = herfindahl(s);
        expect(index).toBeGreaterThanOrEqual(1 / s.length - 1e-15);
        expect(index).toBeLessThanOrEqual(1 + 1e-15);
        expect(herfindahl([...s.toReversed(), 0])).toBeCloseTo(index, 15);
      }),
    );
  });
  test("a merger never lowers it", () => {
    fc.assert(
      fc.property(shares, ([first = 0, second = 0, ...rest]) => {
        expect(herfindahl([first + second, ...rest])).toBeGreaterThanOrEqual(
          herfindahl([first, second, ...rest]) - 1e-15,
        );
      }),
    );
  });
});

describe("refuses", () => {
  refusals("herfindahl", [
    ["no shares", () => herfindahl([]), "too_few_observations", "at least 1 share"],
    ["NaN", () => herfindahl([1, Number.NaN]), "not_finite", "share 1 is NaN"],
    ["Infinity", () => herfindahl([Number.POSITIVE_INFINITY]), "not_finite", "share 0 is Infinity"],
    ["a negative share", () => herfindahl([1.5, -0.5]), "out_of_domain", "share 1 is -0.5"],
    ["percentages", () => herfindahl([50, 50]), "out_of_domain", "sum to 100"],
    ["shares of nothing", () => herfindahl([0, 0]), "out_of_domain", "sum to 0"],
    ["shares cut short", () => herfindahl([0.33, 0.33, 0.33]), "out_of_domain", "not to 1"],
    ["no array", () => herfindahl(1 as never), "wrong_type", "shares must be an array"],
  ]);
});
