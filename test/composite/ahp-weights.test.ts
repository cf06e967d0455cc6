import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ahpWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

/** The matrix of ratios of given weights: consistent by construction. */
const ratios = (w: readonly number[]): number[][] => w.map((a) => w.map((b) => a / b));

/** A reciprocal matrix from the judgments above its diagonal. */
function reciprocal(n: number, judgments: readonly number[]): number[][] {
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(1));
  let k = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = judgments[k++ % judgments.length]!;
      matrix[i]![j] = a;
      matrix[j]![i] = 1 / a;
    }
  }
  return matrix;
}

const judgment = fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 9);

describe("AHP", () => {
  test("a consistent matrix gives its weights back, by either method", () => {
    for (const method of ["eigenvector", "geometric"] as const) {
      const { weights, lambdaMax, consistencyRatio, consistencyIndex, geometricConsistencyIndex, status } =
        ahpWeights(ratios([4, 3, 2, 1]), { method });
      [0.4, 0.3, 0.2, 0.1].forEach((w, i) => {
        expect(weights[i]).toBeCloseTo(w, 14);
      });
      expect(lambdaMax).toBeCloseTo(4, 13);
      expect(consistencyIndex).toBeCloseTo(0, 13);
      expect(consistencyRatio).toBeCloseTo(0, 12);
      expect(geometricConsistencyIndex).toBeCloseTo(0, 13);
      expect(status).toBe("consistent");
    }
  });
  test("judgments that go in a circle are inconsistent, and said to be", () => {
    // A over B over C over A: by symmetry all weigh the same, and lambda = 1 + 9 + 1/9.
    const circle = reciprocal(3, [9, 1 / 9, 9]);
    const { weights, lambdaMax, consistencyRatio, status } = ahpWeights(circle);
    for (const w of weights) expect(w).toBeCloseTo(1 / 3, 14);
    expect(lambdaMax).toBeCloseTo(1 + 9 + 1 / 9, 13);
    expect(consistencyRatio).toBeCloseTo((1 + 9 + 1 / 9 - 3) / 2 / 0.58, 12);
    expect(status).toBe("inconsistent");
  });
  test("one or two criteria cannot contradict each other", () => {
    expect(ahpWeights([[1]])).toMatchObject({
      weights: Float64Array.of(1),
      lambdaMax: 1,
      consistencyRatio: null,
      randomIndex: null,
      geometricConsistencyIndex: null,
      status: "too-small",
    });
    const two = ahpWeights(ratios([3, 1]));
    expect(two.weights[0]).toBeCloseTo(0.75, 15);
    expect(two.consistencyRatio).toBeNull();
    expect(two.status).toBe("too-small");
  });
  test("the tables of random indices", () => {
    const matrix = reciprocal(12, [2, 1, 3]);
    const saaty = ahpWeights(matrix);
    expect(saaty.randomIndex).toBe(1.48);
    expect(saaty.consistencyRatio).toBe(saaty.consistencyIndex / 1.48);
    expect(ahpWeights(matrix, { randomIndex: "tummala-ling" }).randomIndex).toBe(1.5356);
    const own = [0, 0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.514, 1.5365];
    expect(ahpWeights(matrix, { randomIndex: own }).randomIndex).toBe(1.5365);
    const short = ahpWeights(matrix, { randomIndex: [0, 0, 0.58] });
    expect(short.consistencyRatio).toBeNull();
    expect(short.status).toBe("no-random-index");
    expect(short.consistencyIndex).toBe(saaty.consistencyIndex);
    expect(ahpWeights(reciprocal(16, [1, 2])).status).toBe("no-random-index");
  });
  test("the tables to the last entry", () => {
    const index = (n: number, randomIndex: "saaty" | "tummala-ling"): number | null =>
      ahpWeights(ratios(Array.from({ length: n }, (_, i) => i + 1)), { randomIndex }).randomIndex;
    const orders = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    expect(orders.map((n) => index(n, "saaty"))).toEqual([
      0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ]);
    expect(orders.map((n) => index(n, "tummala-ling"))).toEqual([
      0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831,
    ]);
  });
  test("rounding in the third decimal of a judgment is let through", () => {
    expect(
      ahpWeights([
        [1, 3],
        [0.3333, 1],
      ]).weights[0],
    ).toBeCloseTo(0.75, 4);
  });
  test("ratios of any size", () => {
    const { weights } = ahpWeights(ratios([1, 1e-150, 1e150]));
    expect(weights[2]).toBeCloseTo(1, 14);
    expect(weights[1]! / 1e-300).toBeCloseTo(1, 12);
    expect(ahpWeights(ratios([1e300, 1, 1]), { method: "geometric" }).weights[0]).toBe(1);
  });
  test("judgments that go in wide circles, and many of them", () => {
    const matrices = [
      reciprocal(4, [1e5, 1, 1e-5, 1e5, 2, 1e5]),
      reciprocal(60, [2, 3, 1 / 2, 1, 5, 1 / 7, 1 / 3]),
    ];
    for (const matrix of matrices) {
      const { weights, lambdaMax, status } = ahpWeights(matrix);
      for (const [i, row] of matrix.entries()) {
        const image = row.reduce((sum, a, j) => sum + a * weights[j]!, 0);
        expect(image / (lambdaMax * weights[i]!)).toBeCloseTo(1, 11);
      }
      expect(status).toBe(matrix.length === 4 ? "inconsistent" : "no-random-index");
    }
  });
  test("the weights are an eigenvector for the eigenvalue, which is at least n", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.array(judgment, { minLength: 36, maxLength: 36 }),
        (n, judgments) => {
          const matrix = reciprocal(n, judgments);
          const { weights, lambdaMax, consistencyRatio } = ahpWeights(matrix);
          expect(total(weights)).toBeCloseTo(1, 13);
          expect(lambdaMax).toBeGreaterThanOrEqual(n - 1e-12);
          expect(consistencyRatio).toBeGreaterThanOrEqual(0);
          for (const [i, row] of matrix.entries()) {
            const image = row.reduce((sum, a, j) => sum + a * weights[j]!, 0);
            expect(image / (lambdaMax * weights[i]!)).toBeCloseTo(1, 12);
          }
          const geometric = ahpWeights(matrix, { method: "geometric" });
          const means = matrix.map((row) => row.reduce((product, a) => product * a, 1) ** (1 / n));
          geometric.weights.forEach((w, i) => {
            expect(w).toBeCloseTo(means[i]! / total(means), 12);
          });
          expect(geometric.lambdaMax).toBe(lambdaMax);
        },
      ),
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object) => () => ahpWeights(matrix as number[][], options as never);
  // Criteria 0, 1, 2 and 3, 4, 5 contradict each other a billionfold, each circle a little differently.
  const a = 1e9;
  const b = 1.0000001e9;
  const twoCircles = reciprocal(6, [a, 1 / a, 1, 3, 1, a, 1, 1, 2, 1, 1, 1, b, 1 / b, b]);
  refusals("weightMethods.ahp", [
    ["no rows", run([]), "too_few_observations", "at least one row"],
    ["no matrix", run("1"), "wrong_type", "array of arrays"],
    ["a matrix that is not square", run([[1, 2]]), "length_mismatch", "1 rows and 2 columns"],
    [
      "a zero",
      run([
        [1, 0],
        [2, 1],
      ]),
      "out_of_domain",
      "comparison [0][1] is 0",
    ],
    [
      "a negative number",
      run([
        [1, 2],
        [-2, 1],
      ]),
      "out_of_domain",
      "comparison [1][0] is -2",
    ],
    [
      "a diagonal other than 1",
      run([
        [1, 2],
        [0.5, 2],
      ]),
      "out_of_domain",
      "comparison [1][1] is 2",
    ],
    [
      "judgments that are not reciprocal",
      run([
        [1, 3],
        [0.33, 1],
      ]),
      "out_of_domain",
      "not reciprocal",
    ],
    [
      "NaN",
      run([
        [1, Number.NaN],
        [1, 1],
      ]),
      "not_finite",
      "is NaN",
    ],
    ["two circles that hardly meet", run(twoCircles), "no_convergence", "did not settle"],
    ["an unknown method", run([[1]], { method: "mean" }), "unknown_option", '"mean"'],
    ["an unknown table", run([[1]], { randomIndex: "forman" }), "unknown_option", '"forman"'],
    ["null for a table", run([[1]], { randomIndex: null }), "unknown_option", "randomIndex is null"],
    [
      "a negative random index",
      run([[1]], { randomIndex: [0, 0, -1] }),
      "out_of_domain",
      "random index 2 is -1",
    ],
    ["an unknown option", run([[1]], { ri: 1 }), "unknown_option", '"ri"'],
  ]);
});
