import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copeland } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder, total } from "./arbitraries.ts";

describe("Copeland", () => {
  test("duels by the number of columns, more is better unless said otherwise", () => {
    const rows = [
      [1, 1, 3],
      [2, 2, 2],
      [3, 3, 1],
    ];
    expect([...copeland(rows)]).toEqual([-2, 0, 2]);
    expect([...copeland(rows, { directions: ["lower", "lower", "higher"] })]).toEqual([2, 0, -2]);
  });
  test("weights decide a duel; a column in which units tie counts for neither", () => {
    const rows = [
      [2, 1, 5],
      [1, 2, 5],
    ];
    expect([...copeland(rows, { weights: [2, 1, 9] })]).toEqual([1, -1]);
    expect([...copeland(rows)]).toEqual([0, 0]);
  });
  test("0.1 and 0.2 together do not outvote 0.3", () => {
    const rows = [
      [2, 2, 1],
      [1, 1, 2],
    ];
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    expect([...copeland(rows, { weights: [0.1, 0.2, 0.3] })]).toEqual([0, 0]);
  });
  test("a circle of majorities is a tie", () => {
    const rows = [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ];
    expect([...copeland(rows)]).toEqual([0, 0, 0]);
  });
  test("agrees with counting duels; scores sum to 0; a dominated unit never scores more", () => {
    fc.assert(
      fc.property(indicators(), (data) => {
        const { matrix, directions, weights, order } = data;
        const scores = copeland(matrix, { directions, weights });
        const better = (a: number[], b: number[]): number =>
          weights.reduce((sum, w, j) => {
            const lead = directions[j] === "lower" ? b[j]! - a[j]! : a[j]! - b[j]!;
            return sum + (lead > 0 ? w : 0);
          }, 0);
        const expected = matrix.map((a) =>
          matrix.reduce((sum, b) => sum + Math.sign(better(a, b) - better(b, a)), 0),
        );
        expect([...scores]).toEqual(expected);
        expect(total(scores)).toBe(0);
        for (const [a, b] of dominations(data)) expect(scores[a]).toBeGreaterThanOrEqual(scores[b]!);
        expect([...copeland(reorder(matrix, order), { directions, weights })]).toEqual(
          reorder(scores, order),
        );
      }),
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object | null) => () =>
    copeland(matrix as number[][], options as never);
  refusals("copeland", [
    ["no rows", run([]), "too_few_observations", "at least one row"],
    ["NaN", run([[1], [Number.NaN]]), "not_finite", "is NaN"],
    ["null", run([[1], [null]]), "missing_value", "is null"],
    ["an unknown direction", run([[1]], { directions: ["up"] }), "unknown_option", '"up"'],
    ["too few directions", run([[1, 2]], { directions: ["higher"] }), "length_mismatch", "1 for 2"],
    ["too few weights", run([[1, 2]], { weights: [1] }), "length_mismatch", "one weight per column"],
    ["weights of 0", run([[1, 2]], { weights: [0, 0] }), "zero_total", "total weight is 0"],
    ["an unknown option", run([[1]], { ties: "half" }), "unknown_option", '"ties"'],
    ["null for options", run([[1]], null), "wrong_type", "options"],
  ]);
});
