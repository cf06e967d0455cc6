import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fairShare } from "../../src/resources/fair-share.ts";
import { amounts, expected, inOrder } from "../fixtures/resources/chongqing.ts";
import { refusals } from "../support/refusals.ts";

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

test("agrees with numpy", () => {
  const shares = inOrder(expected.needs.fair_share_physicians);
  const weighted = inOrder(expected.needs.with_remoteness_normalised);
  fairShare(weighted, sumOf(amounts("physicians"))).forEach((share, i) => {
    expect(share).toBeCloseTo(shares[i]!, 9);
  });
});

describe("conventions", () => {
  test("no need is no share, and nothing can be divided", () => {
    expect(fairShare([0, 4, 1], 10)).toStrictEqual(Float64Array.of(0, 8, 2));
    expect(fairShare([0, 0], 0)).toStrictEqual(Float64Array.of(0, 0));
    expect(fairShare([3, 1], 0)).toStrictEqual(Float64Array.of(0, 0));
  });
});

describe("laws", () => {
  const needs = fc
    .array(fc.nat(1e9), { minLength: 1, maxLength: 40 })
    .filter((need) => need.some((w) => w > 0));
  test("sums to the total and ignores the scale of need", () => {
    fc.assert(
      fc.property(needs, fc.nat(2e9), (need, total) => {
        const shares = fairShare(need, total);
        expect(Math.abs(sumOf(shares) - total)).toBeLessThanOrEqual(1e-12 * total);
        expect(
          fairShare(
            need.map((w) => w * 1024),
            total,
          ),
        ).toStrictEqual(shares);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("fairShare", [
    ["no regions", () => fairShare([], 1), "too_few_observations", "at least 1 need"],
    ["no total", () => fairShare([1], undefined as never), "missing_option", "total is required"],
    ["a total of NaN", () => fairShare([1], Number.NaN), "not_finite", "total is NaN"],
    ["a negative total", () => fairShare([1], -1), "out_of_domain", "total is -1"],
    ["NaN", () => fairShare([Number.NaN], 1), "not_finite", "need 0 is NaN"],
    ["a negative need", () => fairShare([2, -1], 1), "out_of_domain", "need 1 is -1"],
    ["no need", () => fairShare([0, 0], 1), "zero_total", "total need is 0"],
    [
      "need beyond numbers",
      () => fairShare([1.5e308, 1.5e308], 1),
      "out_of_domain",
      "total need is too large",
    ],
    ["no array", () => fairShare(null as never, 1), "wrong_type", "needs must be an array"],
  ]);
});
