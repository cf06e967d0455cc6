import { describe, expect, test } from "vitest";
import { ahpGroupWeights, ahpWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

const ratios = (w: readonly number[]): number[][] => w.map((a) => w.map((b) => a / b));

describe("AHP in groups", () => {
  test("judgments: the geometric mean of the matrices, analyzed", () => {
    const { weights, pairwise, lambdaMax, consistencyRatio, members } = ahpGroupWeights([
      ratios([8, 1, 1]),
      ratios([1, 2, 2]),
    ]);
    // Geometric means of 8 : 1 : 1 and 1 : 2 : 2 are in the ratio 2 : 1 : 1.
    expect(weights[0]).toBeCloseTo(0.5, 14);
    expect(pairwise![0]![1]).toBeCloseTo(2, 14);
    expect(pairwise![1]![1]).toBe(1);
    expect(lambdaMax).toBeCloseTo(3, 13);
    expect(consistencyRatio).toBeCloseTo(0, 12);
    expect(members.map((member) => member.status)).toEqual(["consistent", "consistent"]);
  });
  test("priorities: the means of the weights", () => {
    const matrices = [ratios([8, 1, 1]), ratios([1, 2, 2])];
    const arithmetic = ahpGroupWeights(matrices, { aggregate: "priorities", mean: "arithmetic" });
    expect(arithmetic.weights[0]).toBeCloseTo((0.8 + 0.2) / 2, 14);
    expect(arithmetic).toMatchObject({ pairwise: null, lambdaMax: null, consistencyRatio: null });
    const geometric = ahpGroupWeights(matrices, { aggregate: "priorities" });
    // sqrt(.8 * .2) = .4, sqrt(.1 * .4) = .2 twice; they sum to .8.
    expect(geometric.weights[0]).toBeCloseTo(0.5, 14);
    expect(total(geometric.weights)).toBeCloseTo(1, 14);
  });
  test("members may count differently", () => {
    const matrices = [ratios([3, 1]), ratios([1, 1])];
    const options = { aggregate: "priorities", mean: "arithmetic" } as const;
    expect(ahpGroupWeights(matrices, { ...options, memberWeights: [3, 1] }).weights[0]).toBeCloseTo(
      0.75 * 0.75 + 0.25 * 0.5,
      14,
    );
    expect(ahpGroupWeights(matrices, { memberWeights: [1, 0] }).weights[0]).toBeCloseTo(0.75, 14);
  });
  test("a group of one is that one", () => {
    const matrix = [
      [1, 2, 5],
      [1 / 2, 1, 4],
      [1 / 5, 1 / 4, 1],
    ];
    for (const aggregate of ["judgments", "priorities"] as const) {
      const group = ahpGroupWeights([matrix], {
        aggregate,
        method: "geometric",
        randomIndex: "tummala-ling",
      });
      const alone = ahpWeights(matrix, { method: "geometric", randomIndex: "tummala-ling" });
      group.weights.forEach((w, i) => {
        expect(w).toBeCloseTo(alone.weights[i]!, 14);
      });
      expect(group.members[0]!.consistencyRatio).toBe(alone.consistencyRatio);
    }
  });
});

describe("refuses", () => {
  const two = [ratios([1, 2]), ratios([3, 1])];
  const run = (matrices: unknown, options?: object) => () =>
    ahpGroupWeights(matrices as number[][][], options as never);
  refusals("weightMethods.ahpGroup", [
    ["nobody", run([]), "too_few_observations", "at least one matrix"],
    ["no array", run(3), "wrong_type", "array of matrices"],
    ["a member without a matrix", run([two[0], null]), "wrong_type", "array of arrays"],
    [
      "matrices of different size",
      run([two[0], ratios([1, 2, 3])]),
      "length_mismatch",
      "matrix 1 compares 3",
    ],
    [
      "a matrix that is not reciprocal",
      run([
        [
          [1, 2],
          [2, 1],
        ],
      ]),
      "out_of_domain",
      "not reciprocal",
    ],
    [
      "the arithmetic mean of judgments",
      run(two, { mean: "arithmetic" }),
      "unsupported_combination",
      "not reciprocal",
    ],
    ["an unknown aggregate", run(two, { aggregate: "AIJ" }), "unknown_option", '"AIJ"'],
    ["an unknown mean", run(two, { mean: "median" }), "unknown_option", '"median"'],
    ["an unknown method", run(two, { method: "m" }), "unknown_option", '"m"'],
    [
      "too few member weights",
      run(two, { memberWeights: [1] }),
      "length_mismatch",
      "one member weight per matrix",
    ],
    ["members who do not count", run(two, { memberWeights: [0, 0] }), "zero_total", "total weight is 0"],
    [
      "a negative member weight",
      run(two, { memberWeights: [2, -1] }),
      "out_of_domain",
      "member weight 1 is -1",
    ],
    ["an unknown option", run(two, { weights: [1, 1] }), "unknown_option", '"weights"'],
  ]);
});
