import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankSumRatio } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder, total } from "./arbitraries.ts";

describe("rank-sum ratio", () => {
  test("two units, one column: by hand", () => {
    const { rsr, ranks, groups, fitted, intercept, slope, r, F, p, grades } = rankSumRatio([[1], [2]], {
      directions: ["higher"],
    });
    expect([...rsr]).toEqual([0.5, 1]);
    expect(ranks).toEqual([Float64Array.of(1), Float64Array.of(2)]);
    // Shares 1/2 and 1 - 1/8; the normal quantile of 7/8 is 1.1503493803760079.
    expect(groups.map((group) => group.share)).toEqual([0.5, 0.875]);
    expect(groups[0]!.probit).toBe(5);
    expect(groups[1]!.probit).toBeCloseTo(6.150349380376008, 14);
    expect(slope).toBeCloseTo(0.5 / 1.1503493803760079, 13);
    expect(intercept).toBeCloseTo(0.5 - (5 * 0.5) / 1.1503493803760079, 12);
    expect(fitted[0]).toBeCloseTo(0.5, 13);
    expect(fitted[1]).toBeCloseTo(1, 13);
    expect(r).toBeCloseTo(1, 14);
    expect(F).toBeNull();
    expect(p).toBeNull();
    expect(grades).toEqual([2, 3]);
  });
  test("a unit on a cut point belongs to the grade above it", () => {
    // The median group of three has a probit of exactly 5, the middle cut of four grades.
    const { groups, grades } = rankSumRatio([[1], [2], [3], [4], [5], [6]].slice(0, 4), {
      directions: ["lower"],
      grades: 4,
    });
    expect(groups[1]!.probit).toBe(5);
    expect(grades[2]).toBe(3);
  });
  test("the highest group moves off 1 only if it is a single unit", () => {
    const { groups } = rankSumRatio([[1], [2], [2]], { directions: ["higher"] });
    // Ranks 1, 2.5, 2.5: mean rank 2.5 of 3.
    expect(groups.map((group) => group.share)).toEqual([1 / 3, 2.5 / 3]);
    expect(groups.map((group) => group.frequency)).toEqual([1, 2]);
  });
  test("two groups fit perfectly, so there is no F", () => {
    for (let n = 2; n < 12; n++) {
      const rows = Array.from({ length: n }, (_, i) => [i < 1 ? 0 : 1]);
      const { F, p, r } = rankSumRatio(rows, { directions: ["higher"] });
      expect(r).toBeCloseTo(1, 14);
      expect({ F, p }).toEqual({ F: null, p: null });
    }
  });
  test("non-integer ranks keep the distances", () => {
    const { ranks } = rankSumRatio(
      [
        [0, 5],
        [2, 1],
        [10, 3],
      ],
      {
        directions: ["higher", "lower"],
        method: "non-integer",
      },
    );
    expect(ranks.map((row) => [...row])).toEqual([
      [1, 1],
      [1.4, 3],
      [3, 2],
    ]);
  });
  test("a column that is equal everywhere gives every unit the middle rank", () => {
    for (const method of ["integer", "non-integer"] as const) {
      const { ranks } = rankSumRatio(
        [
          [7, 1],
          [7, 2],
          [7, 3],
        ],
        { directions: ["higher", "higher"], method },
      );
      expect(ranks.map((row) => row[0])).toEqual([2, 2, 2]);
    }
  });
  test("sums of ranks in another order are one group", () => {
    // Weighted sums of ranks that differ in the last digit only.
    const rows = [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
      [0, 0, 0],
    ];
    const { groups } = rankSumRatio(rows, {
      directions: ["higher", "higher", "higher"],
      weights: [0.1, 0.1, 0.1],
    });
    expect(groups.map((group) => group.frequency)).toEqual([1, 3]);
  });
  test("F is the one of a regression on one variable", () => {
    const { r, F, p, groups, intercept, slope } = rankSumRatio([[1], [2], [3], [4]], {
      directions: ["higher"],
    });
    const mean = total(groups.map((group) => group.rsr)) / groups.length;
    const explained = total(groups.map((group) => (intercept + slope * group.probit - mean) ** 2));
    const rest = total(groups.map((group) => (group.rsr - group.fitted) ** 2));
    expect(F).toBeCloseTo(explained / (rest / (groups.length - 2)), 9);
    expect(r).toBeCloseTo(Math.sqrt(explained / (explained + rest)), 12);
    // F on 1 and 2 degrees of freedom: the tail is 1 - sqrt(F / (F + 2)).
    expect(groups).toHaveLength(4);
    expect(p).toBeCloseTo(1 - Math.sqrt(F! / (F! + 2)), 12);
  });
});

describe("laws", () => {
  const vary = ({ matrix, directions, weights }: Parameters<typeof dominations>[0]): boolean => {
    try {
      rankSumRatio(matrix, { directions, weights });
      return true;
    } catch {
      return false;
    }
  };
  const data = indicators({ rows: { min: 3, max: 9 } }).filter(vary);
  test("ratios lie in 1/n to 1 and average (n + 1) / 2n; a dominated unit never has the higher grade", () => {
    fc.assert(
      fc.property(data, fc.constantFrom(3 as const, 4 as const, 5 as const), (d, grades) => {
        const { matrix, directions, weights } = d;
        const n = matrix.length;
        const result = rankSumRatio(matrix, { directions, weights, grades });
        for (const ratio of result.rsr) {
          expect(ratio).toBeGreaterThanOrEqual(1 / n - 1e-12);
          expect(ratio).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(total(result.rsr) / n).toBeCloseTo((n + 1) / (2 * n), 12);
        for (const [a, b] of dominations(d)) {
          expect(result.rsr[a]! - result.rsr[b]!).toBeGreaterThanOrEqual(-1e-12);
          expect(result.grades[a]).toBeGreaterThanOrEqual(result.grades[b]!);
          expect(result.fitted[a]! - result.fitted[b]!).toBeGreaterThanOrEqual(-1e-12);
        }
        expect(result.slope).toBeGreaterThan(0);
        for (const grade of result.grades) {
          expect(grade).toBeGreaterThanOrEqual(1);
          expect(grade).toBeLessThanOrEqual(grades);
        }
      }),
    );
  });
  test("any increasing function of a column, the scale of weights and the order of units do not matter", () => {
    fc.assert(
      fc.property(data, ({ matrix, directions, weights, order }) => {
        const before = rankSumRatio(matrix, { directions, weights });
        const after = rankSumRatio(
          reorder(matrix, order).map((row) => row.map((x) => Math.exp(x / 10))),
          { directions, weights: weights.map((w) => 3 * w) },
        );
        reorder(before.rsr, order).forEach((ratio, i) => {
          expect(after.rsr[i]).toBeCloseTo(ratio, 12);
        });
        expect(after.grades).toEqual(reorder(before.grades, order));
      }),
    );
  });
});

describe("refuses", () => {
  const both = { directions: ["higher", "lower"] };
  const run =
    (
      options: object | undefined,
      matrix: unknown = [
        [1, 2],
        [3, 1],
      ],
    ) =>
    () =>
      rankSumRatio(matrix as number[][], options as never);
  refusals("rankSumRatio", [
    ["one unit", run(both, [[1, 2]]), "too_few_observations", "at least 2 rows"],
    [
      "NaN",
      run(both, [
        [1, 2],
        [3, Number.NaN],
      ]),
      "not_finite",
      "is NaN",
    ],
    [
      "identical rows",
      run(both, [
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "nothing to grade",
    ],
    [
      "units that balance out",
      run({ directions: ["higher", "higher"] }, [
        [1, 2],
        [2, 1],
      ]),
      "zero_total",
      "nothing to grade",
    ],
    ["no directions", run({}), "missing_option", "directions"],
    ["two grades", run({ ...both, grades: 2 }), "unknown_option", "grades is 2"],
    ["grades as a word", run({ ...both, grades: "3" }), "unknown_option", "grades is 3"],
    ["an unknown method", run({ ...both, method: "dense" }), "unknown_option", '"dense"'],
    ["too few weights", run({ ...both, weights: [1] }), "length_mismatch", "one weight per column"],
    ["an unknown option", run({ ...both, cuts: [1] }), "unknown_option", '"cuts"'],
  ]);
});
