import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { obstacleDegree } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { total } from "./arbitraries.ts";

describe("obstacle degree", () => {
  test("by hand", () => {
    // Losses 0.75 * 0.5 and 0.25 * 0.25.
    const [row] = obstacleDegree([[0.5, 0.75]], { weights: [3, 1] });
    expect(row![0]).toBeCloseTo(0.375 / 0.4375, 15);
    expect(obstacleDegree([[0.5, 0.75]]).map((r) => [...r])[0]![1]).toBeCloseTo(1 / 3, 15);
  });
  test("who lacks nothing has no obstacles", () => {
    expect(
      obstacleDegree(
        [
          [1, 1],
          [1, 0],
        ],
        { weights: [1, 0] },
      ).map((row) => [...row]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
  test("rows sum to 1", () => {
    const score = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 1 }), (rows) => {
        for (const row of obstacleDegree(rows, { weights: [2, 5] })) expect(total(row)).toBeCloseTo(1, 13);
      }),
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object) => () =>
    obstacleDegree(matrix as number[][], options as never);
  refusals("obstacleDegree", [
    ["no rows", run([]), "too_few_observations", "at least one row"],
    ["a score above 1", run([[1.01]]), "out_of_domain", "score [0][0] is 1.01"],
    ["NaN", run([[Number.NaN]]), "not_finite", "is NaN"],
    ["too many weights", run([[1]], { weights: [1, 2] }), "length_mismatch", "one weight per column"],
    ["weights of 0", run([[1]], { weights: [0] }), "zero_total", "total weight is 0"],
    ["an unknown option", run([[1]], { scaled: true }), "unknown_option", '"scaled"'],
  ]);
});
