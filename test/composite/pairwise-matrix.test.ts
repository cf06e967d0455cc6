import { describe, expect, test } from "vitest";
import { pairwiseMatrix } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

const rows = (matrix: readonly Float64Array[]): number[][] => matrix.map((row) => Array.from(row));

describe("matrix from judgments", () => {
  test("row by row, the reciprocals below", () => {
    const wanted = [
      [1, 2, 4, 8],
      [0.5, 1, 5, 1 / 3],
      [0.25, 1 / 5, 1, 7],
      [0.125, 1 / (1 / 3), 1 / 7, 1],
    ];
    expect(rows(pairwiseMatrix([2, 4, 8, 5, 1 / 3, 7]))).toEqual(wanted);
    expect(rows(pairwiseMatrix([[2, 4, 8], [5, 1 / 3], [7]]))).toEqual(wanted);
    expect(rows(pairwiseMatrix([Float64Array.of(2, 4, 8), Float64Array.of(5, 1 / 3), [7]]))).toEqual(wanted);
    expect(rows(pairwiseMatrix(Float64Array.of(2, 4, 8, 5, 1 / 3, 7)))).toEqual(wanted);
  });
  test("one criterion, and two", () => {
    expect(rows(pairwiseMatrix([]))).toEqual([[1]]);
    expect(rows(pairwiseMatrix([4]))).toEqual([
      [1, 4],
      [0.25, 1],
    ]);
  });
  test("every number of criteria has its number of judgments", () => {
    for (let n = 1; n <= 40; n++) {
      expect(pairwiseMatrix(new Float64Array((n * (n - 1)) / 2).fill(1))).toHaveLength(n);
    }
  });
});

refusals("weightMethods.pairwise", [
  ["two judgments", () => pairwiseMatrix([1, 2]), "length_mismatch", "2 judgments compare"],
  [
    "rows that do not shorten",
    () =>
      pairwiseMatrix([
        [1, 2],
        [3, 4],
      ]),
    "length_mismatch",
    "row 1 has 2",
  ],
  ["a judgment of 0", () => pairwiseMatrix([0]), "out_of_domain", "judgment 0 is 0"],
  ["a judgment without a reciprocal", () => pairwiseMatrix([5e-324]), "out_of_domain", "above 0"],
  ["a negative judgment", () => pairwiseMatrix([1, -2, 1]), "out_of_domain", "judgment 1 is -2"],
  ["NaN", () => pairwiseMatrix([Number.NaN]), "not_finite", "judgment 0 is NaN"],
  ["a judgment as text", () => pairwiseMatrix(["2"] as never), "wrong_type", "judgment 0 is"],
  [
    "rows mixed with judgments",
    () => pairwiseMatrix([[2], null] as never),
    "missing_value",
    "judgment 1 is null",
  ],
  ["nothing", () => pairwiseMatrix(undefined as never), "wrong_type", "above the diagonal"],
  ["text", () => pairwiseMatrix("123" as never), "wrong_type", "above the diagonal"],
]);
