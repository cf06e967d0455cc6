import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FuzzyOperator, fuzzyEvaluation } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

const R = [
  [0.5, 0.5],
  [0.2, 0.8],
];

describe("fuzzy evaluation", () => {
  test("the five operators by hand", () => {
    // Weights 3/4, 1/4.
    const run = (operator: FuzzyOperator): number[] => [
      ...fuzzyEvaluation(R, [3, 1], { operator }).membership,
    ];
    const expected: Record<FuzzyOperator, [number, number]> = {
      "product-sum": [0.375 + 0.05, 0.375 + 0.2],
      "min-max": [0.5, 0.5],
      "product-max": [0.375, 0.375],
      "min-bounded-sum": [0.5 + 0.2, 0.5 + 0.25],
      // Shares of a grade: 5/7, 2/7 and 5/13, 8/13.
      "min-share": [5 / 7 + 0.25, 5 / 13 + 0.25],
    };
    for (const [operator, [a, b]] of Object.entries(expected)) {
      const [x, y] = run(operator as FuzzyOperator);
      expect(x, operator).toBeCloseTo(a / (a + b), 14);
      expect(y, operator).toBeCloseTo(b / (a + b), 14);
    }
  });
  test("a bounded sum stops at 1", () => {
    // Minima sum to 1 in the first grade, to 0.25 in the second.
    const { membership } = fuzzyEvaluation(
      [
        [1, 0.25],
        [1, 0],
      ],
      [1, 1],
      { operator: "min-bounded-sum" },
    );
    expect(membership[0]).toBeCloseTo(0.8, 14);
  });
  test("the weighted mean by default; the largest membership is the grade; values give a score", () => {
    const { membership, grade, tied, score } = fuzzyEvaluation(R, [3, 1], { gradeValues: [100, 60] });
    expect(membership[0]).toBeCloseTo(0.425, 15);
    expect(grade).toBe(1);
    expect(tied).toEqual([1]);
    expect(score).toBeCloseTo(42.5 + 0.575 * 60, 13);
    expect(fuzzyEvaluation(R, [3, 1]).score).toBeNull();
  });
  test("a tie is named, the first one taken", () => {
    const { grade, tied } = fuzzyEvaluation([[0.3, 0.1, 0.3, 0.3]], [1]);
    expect(grade).toBe(0);
    expect(tied).toEqual([0, 2, 3]);
  });
  test("a grade that nobody chose gets nothing, also as a share", () => {
    for (const operator of ["min-share", "product-sum"] as const) {
      expect(
        fuzzyEvaluation(
          [
            [1, 0],
            [1, 0],
          ],
          [1, 1],
          { operator },
        ).membership[1],
      ).toBe(0);
    }
  });
  test("memberships sum to 1; the scale of weights and the order of indicators do not matter", () => {
    const cell = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom<FuzzyOperator>(
          "min-max",
          "product-max",
          "product-sum",
          "min-bounded-sum",
          "min-share",
        ),
        (rows, operator) => {
          const weights = rows.map((_, j) => j + 1);
          const { membership } = fuzzyEvaluation(rows, weights, { operator });
          expect(total(membership)).toBeCloseTo(1, 14);
          const other = fuzzyEvaluation(
            rows.toReversed(),
            weights.toReversed().map((w) => 7 * w),
            { operator },
          );
          other.membership.forEach((m, k) => {
            expect(m).toBeCloseTo(membership[k]!, 13);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, weights: unknown, options?: object | null) => () =>
    fuzzyEvaluation(matrix as number[][], weights as number[], options as never);
  refusals("fuzzyEvaluation", [
    ["no rows", run([], []), "too_few_observations", "at least one row"],
    ["a membership above 1", run([[0.5, 1.2]], [1]), "out_of_domain", "membership [0][1] is 1.2"],
    ["a negative membership", run([[0.5], [-0.1]], [1, 1]), "out_of_domain", "membership [1][0] is -0.1"],
    ["NaN", run([[Number.NaN]], [1]), "not_finite", "is NaN"],
    ["no weights", run(R, undefined), "missing_option", "weights are required"],
    ["too few weights", run(R, [1]), "length_mismatch", "one weight per row"],
    ["weights of 0", run(R, [0, 0]), "zero_total", "total weight is 0"],
    ["no membership at all", run([[0, 0]], [1]), "zero_total", "no indicator with weight"],
    [
      "no membership with weight",
      run(
        [
          [0, 0],
          [1, 0],
        ],
        [1, 0],
      ),
      "zero_total",
      "no indicator with weight",
    ],
    ["too few values", run(R, [1, 1], { gradeValues: [1] }), "length_mismatch", "1 for 2"],
    [
      "a value that is no number",
      run(R, [1, 1], { gradeValues: [1, null] }),
      "missing_value",
      "grade value 1 is null",
    ],
    ["an unknown operator", run(R, [1, 1], { operator: "max-min" }), "unknown_option", '"max-min"'],
    ["an unknown option", run(R, [1, 1], { type: 3 }), "unknown_option", '"type"'],
    ["null for options", run(R, [1, 1], null), "wrong_type", "options"],
  ]);
});
