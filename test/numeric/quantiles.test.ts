import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between, quantileSorted } from "../../src/numeric/quantile-sorted.ts";
import { weightedQuantile } from "../../src/numeric/weighted-quantile.ts";

const p = fc.double({ min: 0, max: 1, noNaN: true });
const integers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 });
const rows = fc
  .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 20,
  })
  .filter((pairs) => pairs.some(([, w]) => w > 0));

describe("quantileSorted", () => {
  test.for([
    // R 4: quantile(c(1, 2, 4, 8, 16), p)
    [[1, 2, 4, 8, 16], 0, 1],
    [[1, 2, 4, 8, 16], 0.25, 2],
    [[1, 2, 4, 8, 16], 0.5, 4],
    [[1, 2, 4, 8, 16], 0.875, 12],
    [[1, 2, 4, 8, 16], 1, 16],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[3], 0.7, 3],
    [[0.1, 0.1], 0.3, 0.1],
    [[-1.7e308, 1.7e308], 0.5, 0],
    [[-1.75e308, 1.75e308], 0.75, 0.875e308],
    [[1.6e308, 1.7e308], 1, 1.7e308],
  ] as const)("of %j at %d is %d", ([values, at, wanted]) => {
    expect(quantileSorted(values, at)).toBe(wanted);
  });
  test("lies between the neighbors and rises with p", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        p,
        p,
        (xs, a, b) => {
          const ascending = Float64Array.from(xs).sort();
          const [low, high] = [
            quantileSorted(ascending, Math.min(a, b)),
            quantileSorted(ascending, Math.max(a, b)),
          ];
          expect(low <= high).toBe(true);
          expect(low >= ascending[0]! && high <= ascending.at(-1)!).toBe(true);
        },
      ),
    );
  });
  test("the point between two numbers lands on both", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (x, y) => {
          const [low, high] = [Math.min(x, y), Math.max(x, y)];
          expect([between(low, high, 0) === low, between(low, high, 1) === high]).toEqual([true, true]);
        },
      ),
    );
  });
});

describe('weightedQuantile "type7"', () => {
  const type7 = (values: readonly number[], at: number, weights?: readonly number[]): number =>
    weightedQuantile(values, at, { weights, definition: "type7" });

  /** The definition in the docstring, step by step: the points of each level stretch, joined by lines. */
  function byDefinition(pairs: readonly (readonly [number, number])[], at: number): number {
    const present = pairs.filter(([, w]) => w > 0);
    const W = present.reduce((total, [, w]) => total + w, 0);
    const points = [...new Set(present.map(([x]) => x))]
      .sort((a, b) => a - b)
      .flatMap((x) => {
        const tied = present.filter(([y]) => y === x).map(([, w]) => w);
        const own = tied.reduce((total, w) => total + w, 0);
        const A = present.reduce((total, [y, w]) => total + (y < x ? w : 0), 0);
        const m = own / tied.length;
        return W === m
          ? [
              [0, x],
              [1, x],
            ]
          : [
              [A / (W - m), x],
              [(A + own - m) / (W - m), x],
            ];
      }) as [number, number][];
    for (let k = 0; k < points.length; k++) {
      const [q, x] = points[k]!;
      if (at === q) return x;
      if (at < q) {
        const [q0, x0] = points[k - 1]!;
        return x0 + ((at - q0) / (q - q0)) * (x - x0);
      }
    }
    return points.at(-1)![1];
  }

  test.for([
    ["no weights", [3, 1, 2], undefined, 0.25, 1.5],
    ["equal weights", [3, 1, 2], [7, 7, 7], 0.25, 1.5],
    ["the middle of three stands at 2 / (2 + 1)", [1, 2, 3], [2, 5, 1], 2 / 3, 2],
    ["half way to it", [1, 2, 3], [2, 5, 1], 1 / 3, 1.5],
    ["a tie is level", [1, 2, 2, 3], [1, 1, 1, 1], 0.5, 2],
    ["one value", [4], [3], 0.9, 4],
    ["one value with weight", [1, 4, 9], [0, 3, 0], 0.9, 4],
    ["the least with weight", [1, 4, 9], [0, 3, 1], 0, 4],
    ["the most with weight", [1, 4, 9], [1, 3, 0], 1, 4],
    ["all equal", [5, 5], [1, 3], 0.4, 5],
    ["huge weights", [1, 2, 3], [1e308, 1e308, 1e308], 0.25, 1.5],
    ["tiny weights", [1, 2, 3], [5e-324, 5e-324, 5e-324], 0.25, 1.5],
  ] as const)("%s", ([, values, weights, at, wanted]) => {
    expect(type7(values, at, weights)).toBeCloseTo(wanted, 14);
  });
  test("follows its definition", () => {
    fc.assert(
      fc.property(rows, p, (pairs, at) => {
        const actual = type7(
          pairs.map(([x]) => x),
          at,
          pairs.map(([, w]) => w),
        );
        expect(actual).toBeCloseTo(byDefinition(pairs, at), 9);
      }),
    );
  });
  test("equal weights are no weights", () => {
    fc.assert(
      fc.property(integers, p, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, at, w) => {
        expect(
          type7(
            values,
            at,
            values.map(() => w),
          ),
        ).toBeCloseTo(type7(values, at), 9);
      }),
    );
  });
  test("neither the scale of weights nor the order of rows matters; rows of weight 0 are absent", () => {
    fc.assert(
      fc.property(rows, p, fc.integer({ min: -60, max: 60 }), (pairs, at, power) => {
        const quantile = type7(
          pairs.map(([x]) => x),
          at,
          pairs.map(([, w]) => w),
        );
        const back = pairs.toReversed();
        expect(
          type7(
            back.map(([x]) => x),
            at,
            back.map(([, w]) => w * 2 ** power),
          ),
        ).toBe(quantile);
        const present = pairs.filter(([, w]) => w > 0);
        expect(
          type7(
            present.map(([x]) => x),
            at,
            present.map(([, w]) => w),
          ),
        ).toBe(quantile);
      }),
    );
  });
  test("mirrors: the quantile of -x at 1 - p is minus that of x at p", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 64 }), (pairs, k) => {
        const weights = pairs.map(([, w]) => w);
        const there = type7(
          pairs.map(([x]) => x),
          k / 64,
          weights,
        );
        const back = type7(
          pairs.map(([x]) => -x),
          1 - k / 64,
          weights,
        );
        expect(there + back).toBeCloseTo(0, 9);
      }),
    );
  });
  test("rises with p", () => {
    fc.assert(
      fc.property(rows, p, p, (pairs, a, b) => {
        const [xs, ws] = [pairs.map(([x]) => x), pairs.map(([, w]) => w)];
        expect(type7(xs, Math.min(a, b), ws)).toBeLessThanOrEqual(type7(xs, Math.max(a, b), ws));
      }),
    );
  });
});

describe('weightedQuantile "inverse-cdf"', () => {
  const inverse = (values: readonly number[], at: number, weights?: readonly number[]): number =>
    weightedQuantile(values, at, { weights, definition: "inverse-cdf" });

  test.for([
    ["reached exactly", [1, 2, 3, 4], undefined, 0.5, 2],
    ["just above", [1, 2, 3, 4], undefined, 0.51, 3],
    [
      "three tenths of ten, which is not 3 in doubles",
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      undefined,
      0.1 * 3,
      3,
    ],
    ["weights whose sums round down", [1, 2, 3, 4], [0.1, 0.1, 0.1, 0.7], 0.3, 3],
    ["p = 0 is the least with weight", [1, 2, 3], [0, 1, 1], 0, 2],
    ["p = 1 is the most with weight", [1, 2, 3], [1, 1, 0], 1, 2],
    ["p = 1 however light it is", [1, 2], [1, 1e-15], 1, 2],
    ["ties", [2, 1, 2], [1, 1, 1], 0.4, 2],
    ["one value", [4], undefined, 0.3, 4],
    ["huge weights", [1, 2, 3], [1e308, 1e308, 1e308], 0.5, 2],
    ["tiny weights", [1, 2, 3], [5e-324, 5e-324, 5e-324], 0.5, 2],
  ] as const)("%s", ([, values, weights, at, wanted]) => {
    expect(inverse(values, at, weights)).toBe(wanted);
  });
  test("a weight of k is k copies", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 64 }), (pairs, k) => {
        const copies = pairs.flatMap(([x, w]) => Array<number>(w).fill(x)).sort((a, b) => a - b);
        const wanted = copies[Math.max(0, Math.ceil((k * copies.length) / 64) - 1)]!;
        expect(
          inverse(
            pairs.map(([x]) => x),
            k / 64,
            pairs.map(([, w]) => w),
          ),
        ).toBe(wanted);
      }),
    );
  });
});
