import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { topsis } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder } from "./arbitraries.ts";

describe("TOPSIS", () => {
  test("by hand", () => {
    // Column lengths 5 and 13; weighted with 1/2: 0.3, 0.4 and 12/26, 5/26.
    const { scores, ranks, toIdeal, toAntiIdeal } = topsis(
      [
        [3, 12],
        [4, 5],
      ],
      {
        directions: ["higher", "higher"],
      },
    );
    expect(toIdeal[0]).toBeCloseTo(0.1, 14);
    expect(toIdeal[1]).toBeCloseTo(7 / 26, 14);
    expect(toAntiIdeal[0]).toBeCloseTo(7 / 26, 14);
    expect(scores[0]).toBeCloseTo(7 / 26 / (7 / 26 + 0.1), 14);
    expect(ranks).toEqual([1, 2]);
  });
  test("by ranges, and as given", () => {
    const rows = [
      [0, 10],
      [5, 20],
      [10, 10],
    ];
    const directions = ["higher", "lower"] as const;
    const ranges = topsis(rows, { directions, weights: [3, 1], normalization: "min-max" });
    expect(ranges.toIdeal[1]).toBeCloseTo(Math.hypot(0.75 / 2, 0.25), 14);
    expect(ranges.toAntiIdeal[1]).toBeCloseTo(0.75 / 2, 14);
    const plain = topsis(rows, { directions, weights: [3, 1], normalization: "none" });
    expect(plain.toIdeal[1]).toBeCloseTo(Math.hypot(3.75, 2.5), 13);
    expect(plain.ranks).toEqual([3, 2, 1]);
  });
  test("equal scores share the better place", () => {
    const rows = [
      [5, 5],
      [1, 9],
      [5, 5],
      [0, 0],
    ];
    const { ranks, scores } = topsis(rows, { directions: ["higher", "higher"], normalization: "min-max" });
    expect(scores[0]).toBe(scores[2]);
    expect(ranks).toEqual([1, 3, 1, 4]);
  });
  test("a column that is equal everywhere changes no order", () => {
    const options = { directions: ["higher", "lower"] as const, normalization: "min-max" as const };
    const { scores } = topsis(
      [
        [1, 7],
        [2, 7],
        [4, 7],
      ],
      options,
    );
    expect(scores[0]).toBe(0);
    expect(scores[1]).toBeCloseTo(1 / 3, 14);
    expect(scores[2]).toBe(1);
    expect(
      topsis(
        [
          [1, 0],
          [2, 0],
        ],
        { directions: ["higher", "higher"] },
      ).ranks,
    ).toEqual([2, 1]);
  });
  test("numbers of any size", () => {
    const rows = [
      [3, 12],
      [4, 5],
      [1, 9],
    ];
    for (const normalization of ["vector", "min-max", "none"] as const) {
      const options = { directions: ["higher", "lower"] as const, normalization };
      const expected = topsis(rows, options);
      for (const unit of [1e-300, 1e300]) {
        const big = topsis(
          rows.map((row) => row.map((x) => x * unit)),
          options,
        );
        big.scores.forEach((score, i) => {
          expect(score).toBeCloseTo(expected.scores[i]!, 13);
        });
        if (normalization === "none") expect(big.toIdeal[0]! / unit).toBeCloseTo(expected.toIdeal[0]!, 13);
      }
    }
    const wide = topsis([[-1.7e308], [0], [1.7e308]], { directions: ["higher"], normalization: "min-max" });
    expect([...wide.scores]).toEqual([0, 0.5, 1]);
  });
  test("plain and typed rows, any number of them, the last ones too", () => {
    for (const n of [2, 3, 4, 5, 6, 7, 8, 9]) {
      const rows = Array.from({ length: n }, (_, i) => [i, 2 * i]);
      const options = { directions: ["higher", "higher"] as const };
      const { scores, ranks } = topsis(rows, options);
      scores.forEach((score, i) => {
        expect(score).toBeCloseTo(i / (n - 1), 13);
      });
      expect(ranks).toEqual(rows.map((_, i) => n - i));
      const typed = topsis(
        rows.map((row) => Float64Array.from(row)),
        options,
      );
      expect(typed).toEqual(topsis(rows, options));
      // The length of the columns is that of all rows, each counted once.
      const length = Math.sqrt(rows.reduce((sum, [x]) => sum + x! * x!, 0));
      const distance = (n - 1) / length / Math.SQRT2;
      expect(typed.toIdeal[0]).toBeCloseTo(distance, 13);
    }
  });
});

describe("laws", () => {
  test("scores lie in 0 to 1; a dominated unit never scores more", () => {
    fc.assert(
      fc.property(
        indicators(),
        fc.constantFrom("vector" as const, "min-max" as const, "none" as const),
        (data, normalization) => {
          const { matrix, directions, weights } = data;
          const { scores, ranks } = topsis(matrix, { directions, weights, normalization });
          for (const score of scores) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
          }
          for (const [a, b] of dominations(data)) {
            expect(scores[a]! - scores[b]!).toBeGreaterThanOrEqual(-1e-13);
            expect(ranks[a]).toBeLessThanOrEqual(ranks[b]!);
          }
        },
      ),
    );
  });
  test("units of measurement, the scale of weights and the order of units do not matter", () => {
    fc.assert(
      fc.property(
        indicators(),
        fc.constantFrom("vector" as const, "min-max" as const),
        fc.integer({ min: 1, max: 1000 }),
        ({ matrix, directions, weights, order }, normalization, k) => {
          const before = topsis(matrix, { directions, weights, normalization });
          const after = topsis(
            reorder(matrix, order).map((row) => row.map((x, j) => (j === 0 ? k * x : x))),
            { directions, weights: weights.map((w) => k * w), normalization },
          );
          reorder(before.scores, order).forEach((score, i) => {
            expect(after.scores[i]).toBeCloseTo(score, 12);
          });
          expect(after.ranks).toEqual(reorder(before.ranks, order));
        },
      ),
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
        [3, 4],
      ],
    ) =>
    () =>
      topsis(matrix as number[][], options as never);
  refusals("topsis", [
    ["no rows", run(both, []), "too_few_observations", "at least one row"],
    ["no matrix", run(both, null), "wrong_type", "array of arrays"],
    ["a row that is null", run(both, [[1, 2], null]), "wrong_type", "row 1"],
    ["a row that is a word", run(both, ["ab"]), "wrong_type", "row 0"],
    ["no columns", run(both, [[]]), "length_mismatch", "at least 1"],
    ["rows of different length", run(both, [[1, 2], [3, 4], [5]]), "length_mismatch", "row 2"],
    [
      "NaN",
      run(both, [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
        [9, Number.NaN],
      ]),
      "not_finite",
      "row 4, column 1 is NaN",
    ],
    [
      "NaN in the first row",
      run(both, [
        [Number.NaN, 2],
        [3, 4],
      ]),
      "not_finite",
      "row 0, column 0 is NaN",
    ],
    [
      "Infinity",
      run(both, [
        [1, 2],
        [3, -1 / 0],
      ]),
      "not_finite",
      "row 1, column 1 is -Infinity",
    ],
    [
      "null",
      run(both, [
        [1, 2],
        [3, null],
      ]),
      "missing_value",
      "is null; drop or impute",
    ],
    [
      "text",
      run(both, [
        [1, 2],
        [3, "4"],
      ]),
      "wrong_type",
      'column 1 is "4"',
    ],
    [
      "identical rows",
      run(both, [
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "nothing to rank",
    ],
    ["one unit", run(both, [[1, 2]]), "zero_total", "nothing to rank"],
    [
      "rows that differ without weight",
      run({ ...both, weights: [1, 0] }, [
        [1, 2],
        [1, 5],
      ]),
      "zero_total",
      "nothing to rank",
    ],
    ["no options", run(undefined), "wrong_type", "options"],
    ["no directions", run({}), "missing_option", "directions"],
    ["too few directions", run({ directions: ["higher"] }), "length_mismatch", "1 for 2"],
    ["an unknown direction", run({ directions: ["higher", "min"] }), "unknown_option", '"min"'],
    ["too few weights", run({ ...both, weights: [1] }), "length_mismatch", "one weight per column"],
    ["negative weights", run({ ...both, weights: [1, -1] }), "out_of_domain", "weight 1 is -1"],
    ["weights of 0", run({ ...both, weights: [0, 0] }), "zero_total", "total weight is 0"],
    ["an unknown normalization", run({ ...both, normalization: "sum" }), "unknown_option", '"sum"'],
    ["an unknown option", run({ ...both, weight: [1, 1] }), "unknown_option", '"weight"'],
  ]);
});
