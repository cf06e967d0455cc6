import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { averageRanks } from "../../src/numeric/average-ranks.ts";
import { midRanks } from "../../src/numeric/mid-ranks.ts";

const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 });
const weighted = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 40,
  })
  .filter((rows) => rows.some(([, w]) => w > 0));

describe("averageRanks", () => {
  test.for([
    ["no values", [], []],
    ["one value", [7], [1]],
    ["no ties", [30, 10, 20], [3, 1, 2]],
    [
      "R's rank(c(3, 1, 4, 1, 5, 9, 2, 6, 5))",
      [3, 1, 4, 1, 5, 9, 2, 6, 5],
      [4, 1.5, 5, 1.5, 6.5, 9, 3, 8, 6.5],
    ],
    ["all equal", [2, 2, 2], [2, 2, 2]],
    ["zeros of both signs", [0, -0, 1], [1.5, 1.5, 3]],
  ] as const)("%s", ([, given, ranks]) => {
    expect([...averageRanks(given)]).toEqual(ranks);
  });
  test("is the number of smaller values plus half of one more than the equals", () => {
    fc.assert(
      fc.property(values, (xs) => {
        const counted = xs.map(
          (x) => xs.filter((y) => y < x).length + (xs.filter((y) => y === x).length + 1) / 2,
        );
        expect([...averageRanks(xs)]).toEqual(counted);
      }),
    );
  });
});

describe("midRanks", () => {
  test.for([
    ["no values", [], undefined, []],
    ["one value", [7], undefined, [1 / 2]],
    ["two values", [9, 7], undefined, [3 / 4, 1 / 4]],
    ["ties pooled", [1, 2, 2, 3], undefined, [1 / 8, 1 / 2, 1 / 2, 7 / 8]],
    ["weights", [1, 2, 3], [1, 2, 1], [1 / 8, 1 / 2, 7 / 8]],
    ["ties with different weights", [1, 2, 2], [1, 3, 0], [1 / 8, 5 / 8, 5 / 8]],
    ["weight 0 alone at its value", [1, 2, 3], [1, 0, 1], [1 / 4, 1 / 2, 3 / 4]],
    ["weight 0 at the ends", [0, 1, 3], [0, 1, 0], [0, 1 / 2, 1]],
    ["zeros of both signs", [0, -0], undefined, [1 / 2, 1 / 2]],
    ["huge weights", [1, 2, 3, 4], [1e308, 1e308, 1e308, 1e308], [1 / 8, 3 / 8, 5 / 8, 7 / 8]],
    ["tiny weights", [1, 2], [Number.MIN_VALUE, Number.MIN_VALUE], [1 / 4, 3 / 4]],
  ] as const)("%s", ([, given, weights, ranks]) => {
    expect([...midRanks(given, weights)]).toEqual(ranks);
  });
  test("is the weight below plus half the weight of the equals, over all weight", () => {
    fc.assert(
      fc.property(weighted, (rows) => {
        const total = rows.reduce((sum, [, w]) => sum + w, 0);
        const counted = rows.map(
          ([x]) => rows.reduce((sum, [y, w]) => sum + (y < x ? w : y === x ? w / 2 : 0), 0) / total,
        );
        expect([
          ...midRanks(
            rows.map(([x]) => x),
            rows.map(([, w]) => w),
          ),
        ]).toEqual(counted);
      }),
    );
  });
  test("without weights is with weights of 1, and (average rank - 1/2) / n", () => {
    fc.assert(
      fc.property(values, (xs) => {
        expect(midRanks(xs, undefined)).toEqual(
          midRanks(
            xs,
            xs.map(() => 1),
          ),
        );
        expect(midRanks(xs, undefined)).toEqual(averageRanks(xs).map((rank) => (rank - 0.5) / xs.length));
      }),
    );
  });
  test("has a weighted mean of 1/2, with any weights", () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true })),
      {
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(rows, (pairs) => {
        const weights = pairs.map(([, w]) => w);
        const ranks = midRanks(
          pairs.map(([x]) => x),
          weights,
        );
        const total = weights.reduce((sum, w) => sum + w, 0);
        expect(weights.reduce((sum, w, i) => sum + (w / total) * ranks[i]!, 0)).toBeCloseTo(0.5, 12);
      }),
    );
  });
  test("the order of rows does not matter", () => {
    fc.assert(
      fc.property(weighted, (rows) => {
        const ranks = midRanks(
          rows.map(([x]) => x),
          rows.map(([, w]) => w),
        );
        const back = rows.toReversed();
        const other = midRanks(
          back.map(([x]) => x),
          back.map(([, w]) => w),
        );
        expect(other.toReversed()).toEqual(ranks);
      }),
    );
  });
});
