import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cronbachAlpha } from "../../src/agreement/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

describe("agrees with R's psych", () => {
  const { input, expected, tol } = vector("cronbach");
  test("alpha, raw, standardized, and with items dropped", () => {
    const { value, standardized, meanCorrelation, items, reversed, units } = cronbachAlpha(input.X);
    expect(Math.abs(value! - expected.raw)).toBeLessThanOrEqual(tol);
    expect(Math.abs(standardized! - expected.std)).toBeLessThanOrEqual(tol);
    expect(Math.abs(meanCorrelation! - expected.averageR)).toBeLessThanOrEqual(tol);
    for (const [j, alpha] of expected.alphaDrop.entries()) {
      expect(Math.abs(items[j]!.alphaIfDropped! - alpha)).toBeLessThanOrEqual(tol);
    }
    expect({ reversed, units }).toEqual({ reversed: [], units: 30 });
  });
});

describe("status", () => {
  test("an item asked the other way round is named", () => {
    const answers = [
      [5, 5, 1],
      [4, 4, 2],
      [2, 1, 5],
      [1, 2, 4],
    ];
    const { value, reversed } = cronbachAlpha(answers);
    expect(reversed).toContain(2);
    expect(value).toBeLessThan(0);
  });
  test("a rest correlation is the one with the sum of the others", () => {
    // Items 1, 2, 3 and the sum of the other two, 2, 3, 6: r = 2 / sqrt(2 * 26/3).
    const { items } = cronbachAlpha([
      [1, 1, 1],
      [2, 1, 2],
      [3, 3, 3],
    ]);
    expect(items[0]!.restCorrelation).toBeCloseTo(4 / Math.sqrt((2 * 26) / 3), 12);
  });
  test("totals that do not vary", () => {
    expect(
      cronbachAlpha([
        [1, 2],
        [2, 1],
        [3, 0],
      ]),
    ).toMatchObject({ value: null, status: "no-variation" });
    expect(
      cronbachAlpha([
        [0.1, 0.2],
        [0.1, 0.2],
      ]),
    ).toMatchObject({ value: null, standardized: null });
  });
  test("an item that does not vary has no correlations", () => {
    const { value, standardized, meanCorrelation, items } = cronbachAlpha([
      [1, 2, 3],
      [2, 2, 4],
      [3, 2, 6],
    ]);
    expect(value).toBeGreaterThan(0);
    expect([standardized, meanCorrelation, items[1]!.restCorrelation]).toEqual([null, null, null]);
  });
  test("of two items neither can be dropped", () => {
    expect(
      cronbachAlpha([
        [1, 2],
        [2, 2],
        [3, 5],
      ]).items.map(({ alphaIfDropped }) => alphaIfDropped),
    ).toEqual([null, null]);
  });
});

describe("laws", () => {
  const table = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
    minLength: 2,
    maxLength: 12,
  });
  test("at most 1, never NaN, the same on another scale", () => {
    fc.assert(
      fc.property(table, (answers) => {
        const { value, standardized, items } = cronbachAlpha(answers);
        for (const x of [value, standardized, ...items.flatMap((item) => Object.values(item))])
          expect(x).not.toBeNaN();
        const other = cronbachAlpha(answers.map((row) => row.map((x) => x * 2 ** 900))).value;
        expect(other).toBe(value);
        if (value !== null) expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
  test("copies of one item are consistent without end", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 9 }), (scores) => {
        const { value } = cronbachAlpha(scores.map((x) => [x, x, x]));
        if (value !== null) expect(value).toBeCloseTo(1, 12);
      }),
    );
  });
});

refusals("cronbachAlpha", [
  ["no answers", () => cronbachAlpha([]), "too_few_observations", "at least one row"],
  ["one person", () => cronbachAlpha([[1, 2]]), "too_few_observations", "at least 2 units"],
  ["one item", () => cronbachAlpha([[1], [2]]), "too_few_observations", "got 1"],
  [
    "a missing answer",
    () =>
      cronbachAlpha(
        untyped([
          [1, null],
          [1, 2],
        ]),
      ),
    "missing_value",
    "null",
  ],
  ["rows of different lengths", () => cronbachAlpha([[1, 2], [1]]), "length_mismatch", "row 1 has 1"],
  [
    "an option",
    () =>
      cronbachAlpha(
        [
          [1, 2],
          [2, 1],
        ],
        untyped({ keys: [1, -1] }),
      ),
    "unknown_option",
    "takes none",
  ],
]);
