import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entropyWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { indicators, reorder, total } from "./arbitraries.ts";

const both = { directions: ["higher", "higher"] } as const;

describe("entropy weights", () => {
  test("by hand", () => {
    // Column 0: shares 1/4, 3/4; column 1: 0 and 1, entropy 0.
    const { weights, entropy, normalization, zeros } = entropyWeights(
      [
        [1, 0],
        [3, 5],
      ],
      both,
    );
    const e = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.LN2;
    expect(entropy[0]).toBeCloseTo(e, 15);
    expect(entropy[1]).toBe(0);
    expect(weights[0]).toBeCloseTo((1 - e) / (2 - e), 15);
    expect(normalization).toBe("sum");
    expect(zeros).toBe("limit");
  });
  test("a constant column weighs nothing and is listed", () => {
    for (const normalization of ["sum", "min-max"] as const) {
      const { weights, entropy, constant } = entropyWeights(
        [
          [4, 1],
          [4, 3],
        ],
        { ...both, normalization },
      );
      expect([...weights]).toEqual([0, 1]);
      expect(entropy[0]).toBe(1);
      expect(constant).toEqual([0]);
    }
  });
  test("nearly constant columns keep their digits", () => {
    // 1 - e is about the variance of n p over 2 ln n: 4 : 1 for spreads of 2 and 1 millionth.
    const { weights } = entropyWeights(
      [
        [1 - 2e-6, 1 - 1e-6],
        [1 + 2e-6, 1 + 1e-6],
      ],
      both,
    );
    expect(weights[0]).toBeCloseTo(0.8, 9);
  });
  test("negative values have a place between the worst and the best", () => {
    const { weights } = entropyWeights(
      [
        [-5, 1],
        [5, 3],
        [0, 2],
      ],
      { ...both, normalization: "min-max" },
    );
    expect(weights[0]).toBeCloseTo(0.5, 14);
  });
  test("a shift is added to shares for the sum, and to scores for min-max", () => {
    const shares = entropyWeights(
      [
        [1, 2],
        [3, 6],
      ],
      { ...both, zeros: { shift: 0.5 } },
    );
    const p = [0.75 / 2, 1.25 / 2];
    const e = -p.reduce((sum, x) => sum + x * Math.log(x), 0) / Math.LN2;
    expect(shares.entropy[0]).toBeCloseTo(e, 14);
    expect(shares.entropy[1]).toBeCloseTo(e, 14);
    expect(shares.zeros).toEqual({ shift: 0.5 });
    const scores = entropyWeights(
      [
        [1, 2],
        [3, 6],
      ],
      {
        ...both,
        normalization: "min-max",
        zeros: { shift: 1 },
      },
    );
    const q = [1 / 3, 2 / 3];
    expect(scores.entropy[0]).toBeCloseTo(-q.reduce((sum, x) => sum + x * Math.log(x), 0) / Math.LN2, 14);
  });
  test("sum to 1, lie in 0 to 1, and do not depend on units of measurement or their order", () => {
    fc.assert(
      fc.property(
        indicators({ least: 1 }),
        fc.constantFrom("sum" as const, "min-max" as const),
        fc.integer({ min: 1, max: 1000 }),
        ({ matrix, directions, order }, normalization, k) => {
          const { weights, entropy } = entropyWeights(matrix, { directions, normalization });
          expect(total(weights)).toBeCloseTo(1, 13);
          for (const e of entropy) {
            expect(e).toBeGreaterThanOrEqual(0);
            expect(e).toBeLessThanOrEqual(1);
          }
          const other = entropyWeights(
            reorder(matrix, order).map((row) => row.map((x) => x * k)),
            { directions, normalization },
          );
          other.weights.forEach((w, j) => {
            expect(w).toBeCloseTo(weights[j]!, 11);
          });
        },
      ),
    );
  });
  test("numbers of any size", () => {
    for (const unit of [1e-300, 1e300]) {
      const { weights } = entropyWeights(
        [
          [unit, 1],
          [3 * unit, 3],
        ],
        both,
      );
      expect(weights[0]).toBeCloseTo(0.5, 13);
      const inverse = entropyWeights(
        [
          [unit, 1],
          [3 * unit, 3],
        ],
        { directions: ["lower", "higher"] },
      );
      expect(inverse.weights[0]).toBeCloseTo(0.5, 13);
    }
  });
});

describe("refuses", () => {
  const rows = [
    [1, 2],
    [3, 4],
  ];
  const run =
    (options: object | undefined, matrix: unknown = rows) =>
    () =>
      entropyWeights(matrix as number[][], options as never);
  refusals("weightMethods.entropy", [
    ["one unit", run(both, [[1, 2]]), "too_few_observations", "at least 2 rows"],
    ["no rows", run(both, []), "too_few_observations", "at least one row"],
    [
      "NaN",
      run(both, [
        [1, Number.NaN],
        [3, 4],
      ]),
      "not_finite",
      "is NaN",
    ],
    ["no options", run(undefined), "wrong_type", "options must be one object"],
    ["no directions", run({}), "missing_option", "directions"],
    ["an unknown option", run({ ...both, epsilon: 1 }), "unknown_option", '"epsilon"'],
    ["an unknown normalization", run({ ...both, normalization: "max" }), "unknown_option", '"max"'],
    ["an unknown rule for zeros", run({ ...both, zeros: "skip" }), "unknown_option", "zeros is skip"],
    ["null for zeros", run({ ...both, zeros: null }), "unknown_option", "zeros is null"],
    ["a shift of 0", run({ ...both, zeros: { shift: 0 } }), "out_of_domain", "shift is 0"],
    ["a shift of another name", run({ ...both, zeros: { add: 1 } }), "unknown_option", '"add"'],
    ["no shift", run({ ...both, zeros: {} }), "missing_option", "shift is required"],
    [
      "negative values",
      run(both, [
        [1, -2],
        [3, 4],
      ]),
      "out_of_domain",
      "column 1 has the value -2",
    ],
    [
      "a zero under 1 / x",
      run({ directions: ["higher", "lower"] }, [
        [1, 0],
        [3, 4],
      ]),
      "out_of_domain",
      "column 1 has the value 0",
    ],
    [
      "a column of zeros",
      run(both, [
        [1, 0],
        [3, 0],
      ]),
      "zero_total",
      "column 1 holds only zeros",
    ],
    [
      "no column that varies",
      run(both, [
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "no column varies",
    ],
    [
      "a range of the sum",
      run({ ...both, range: [0.1, 0.9] }),
      "unsupported_combination",
      "range belongs to",
    ],
    [
      "a negative range",
      run({ ...both, normalization: "min-max", range: [-1, 1] }),
      "out_of_domain",
      "at least 0",
    ],
    [
      "an empty range",
      run({ ...both, normalization: "min-max", range: [1, 1] }),
      "out_of_domain",
      "low before high",
    ],
  ]);
});
