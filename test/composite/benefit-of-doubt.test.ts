import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benefitOfDoubt } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder, total } from "./arbitraries.ts";

const table = [
  [4, 7, 1],
  [2, 9, 3],
  [8, 1, 5],
  [5, 5, 5],
  [3, 4, 2],
];

describe("benefit of the doubt", () => {
  test("by hand: where two units bind, their weights judge the third", () => {
    // 90 a + 40 b = 1 and 60 a + 80 b = 1: a = 1 / 120, b = 1 / 160.
    const { scores, weights, shares } = benefitOfDoubt([
      [90, 40],
      [60, 80],
      [54, 40],
    ]);
    expect(scores[0]).toBeCloseTo(1, 12);
    expect(scores[1]).toBeCloseTo(1, 12);
    expect(scores[2]).toBeCloseTo(0.7, 12);
    expect(weights[2]![0]).toBeCloseTo(1 / 120, 12);
    expect(weights[2]![1]).toBeCloseTo(1 / 160, 12);
    expect(shares[2]![0]).toBeCloseTo(0.45 / 0.7, 12);
  });
  test("agrees with another solver, with and without bounds by column", () => {
    // SciPy's HiGHS on the programs as they are written in the docs.
    const free = [1, 1, 1, 1, 2 / 3];
    const bounded = [14 / 15, 45 / 61, 100 / 123, 1, 2 / 3];
    benefitOfDoubt(table).scores.forEach((score, i) => {
      expect(score).toBeCloseTo(free[i]!, 9);
    });
    const result = benefitOfDoubt(table, { shares: { lower: [0.2, 0.1, 0], upper: [0.6, 0.5, 0.4] } });
    result.scores.forEach((score, i) => {
      expect(score).toBeCloseTo(bounded[i]!, 9);
    });
  });
  test("one indicator: the share of the best", () => {
    const { scores, weights } = benefitOfDoubt([[3], [4]]);
    expect(scores[0]).toBeCloseTo(0.75, 14);
    expect(weights[0]![0]).toBeCloseTo(0.25, 14);
  });
  test("zeros: a unit without anything, a column without anything, a zero that must contribute", () => {
    const { scores, weights, shares } = benefitOfDoubt([
      [0, 0, 0],
      [2, 0, 1],
      [4, 0, 0],
    ]);
    expect(scores[0]).toBe(0);
    expect([...shares[0]!]).toEqual([0, 0, 0]);
    expect(weights.map((row) => row[1])).toEqual([0, 0, 0]);
    expect(scores[1]).toBeCloseTo(1, 12);
    const forced = benefitOfDoubt(
      [
        [5, 0],
        [4, 4],
      ],
      { shares: { lower: 0.1 } },
    );
    expect(forced.scores[0]).toBeCloseTo(0, 12);
    expect(forced.scores[1]).toBeCloseTo(1, 12);
  });
  test("next to nothing is nothing", () => {
    expect(
      benefitOfDoubt(
        [
          [1, 0],
          [5e-324, 0],
        ],
        { shares: { lower: 0 } },
      ).scores[1],
    ).toBe(0);
  });
  test("numbers of any size", () => {
    const { scores } = benefitOfDoubt([
      [90e300, 40e-300],
      [60e300, 80e-300],
      [54e300, 40e-300],
    ]);
    expect(scores[2]).toBeCloseTo(0.7, 12);
  });
});

describe("laws", () => {
  const bounds = fc.constantFrom(undefined, { lower: 0.05 }, { upper: 0.9 }, { lower: 0.1, upper: 0.95 });
  const data = indicators({ least: 1, rows: { min: 2, max: 6 } }).filter(
    ({ matrix }) => matrix[0]!.length > 1,
  );
  test("the weights are allowed, earn the score, and no unit scores more than 1 by them; a dominated unit never scores more", () => {
    fc.assert(
      fc.property(data, bounds, (d, shares) => {
        const { matrix, weights: columns } = d;
        const result = benefitOfDoubt(matrix, { shares });
        for (const [i, row] of matrix.entries()) {
          const own = result.weights[i]!;
          const value = (unit: number[]): number => unit.reduce((sum, x, j) => sum + x * own[j]!, 0);
          expect(value(row)).toBeCloseTo(result.scores[i]!, 9);
          for (const other of matrix) expect(value(other)).toBeLessThanOrEqual(1 + 1e-8);
          for (const [j, w] of own.entries()) {
            expect(w).toBeGreaterThanOrEqual(0);
            expect(result.shares[i]![j]).toBeGreaterThanOrEqual((shares?.lower ?? 0) - 1e-8);
            expect(result.shares[i]![j]).toBeLessThanOrEqual((shares?.upper ?? 1) + 1e-8);
          }
          expect(total(result.shares[i]!)).toBeCloseTo(1, 12);
          expect(result.scores[i]).toBeGreaterThan(0);
          expect(result.scores[i]).toBeLessThanOrEqual(1);
        }
        const upward = { ...d, directions: columns.map(() => "higher" as const) };
        if (shares === undefined) {
          for (const [a, b] of dominations(upward)) {
            expect(result.scores[a]! - result.scores[b]!).toBeGreaterThanOrEqual(-1e-9);
          }
          // By the best weights somebody is the best.
          expect(Math.max(...result.scores)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
  test("no weights on a grid do better", () => {
    fc.assert(
      fc.property(data, ({ matrix }) => {
        const { scores } = benefitOfDoubt(matrix.map((row) => row.slice(0, 2)));
        for (let a = 0; a <= 1; a += 0.05) {
          const value = (row: number[]): number => a * row[0]! + (1 - a) * row[1]!;
          const best = Math.max(...matrix.map(value));
          for (const [i, row] of matrix.entries()) {
            expect(scores[i]).toBeGreaterThanOrEqual(value(row) / best - 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  test("units of measurement and the order of units do not matter", () => {
    fc.assert(
      fc.property(data, bounds, fc.integer({ min: 1, max: 1000 }), ({ matrix, order }, shares, k) => {
        const before = benefitOfDoubt(matrix, { shares });
        const after = benefitOfDoubt(
          reorder(matrix, order).map((row) => row.map((x, j) => (j === 0 ? k * x : x))),
          { shares },
        );
        reorder(before.scores, order).forEach((score, i) => {
          expect(after.scores[i]).toBeCloseTo(score, 9);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object | null) => () =>
    benefitOfDoubt(matrix as number[][], options as never);
  const shares = (bounds: unknown) => run(table, { shares: bounds });
  refusals("weightMethods.benefitOfDoubt", [
    ["no rows", run([]), "too_few_observations", "at least one row"],
    ["NaN", run([[1, Number.NaN]]), "not_finite", "is NaN"],
    [
      "a negative value",
      run([
        [1, 2],
        [3, -4],
      ]),
      "out_of_domain",
      "column 1 has the negative value -4",
    ],
    ["numbers whose weights would be infinite", run([[1e-320], [0]]), "out_of_domain", "in a smaller unit"],
    [
      "only zeros",
      run([
        [0, 0],
        [0, 0],
      ]),
      "zero_total",
      "all values are 0",
    ],
    ["null for options", run(table, null), "wrong_type", "options"],
    ["an unknown option", run(table, { weights: [1] }), "unknown_option", '"weights"'],
    ["shares that are no object", shares(0.5), "wrong_type", "options must be one object"],
    ["a share of another name", shares({ least: 0.1 }), "unknown_option", '"least"'],
    ["a share above 1", shares({ upper: 1.5 }), "out_of_domain", "shares.upper is 1.5"],
    [
      "a negative share",
      shares({ lower: [0, -0.1, 0] }),
      "out_of_domain",
      "shares.lower of column 1 is -0.1",
    ],
    [
      "a share that is no number",
      shares({ lower: [0, null, 0] }),
      "missing_value",
      "shares.lower of column 1 is null",
    ],
    ["too few shares", shares({ lower: [0.1] }), "length_mismatch", "1 for 3"],
    ["shares of another type", shares({ lower: "0.1" }), "wrong_type", "shares.lower"],
    ["lower shares above 1 together", shares({ lower: 0.4 }), "infeasible", "must fit between them"],
    ["upper shares below 1 together", shares({ upper: 0.3 }), "infeasible", "must fit between them"],
    [
      "shares that cross",
      shares({ lower: [0.5, 0, 0], upper: [0.4, 1, 1] }),
      "infeasible",
      "lower share of column 0",
    ],
  ]);
});
