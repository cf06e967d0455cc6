import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AggregateOptions, aggregate } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { dominations, indicators, reorder } from "./arbitraries.ts";

const of = (row: readonly (number | null)[], options: AggregateOptions): number =>
  aggregate([row], options)[0]!;

describe("the means", () => {
  test("arithmetic, geometric, harmonic, by hand", () => {
    expect(of([2, 8], { method: "arithmetic" })).toBe(5);
    expect(of([2, 8], { method: "geometric" })).toBeCloseTo(4, 14);
    expect(of([2, 8], { method: "harmonic" })).toBeCloseTo(3.2, 14);
    expect(of([2, 8], { method: "arithmetic", weights: [3, 1] })).toBe(3.5);
    expect(of([0.1, 0.1, 0.1], { method: "arithmetic", weights: [1, 3, 7] })).toBe(0.1);
    expect(of([2, 8], { method: "geometric", weights: [2, 1] })).toBeCloseTo(32 ** (1 / 3), 14);
    expect(of([2, 8], { method: "harmonic", weights: [1, 3] })).toBeCloseTo(4 / (1 / 2 + 3 / 8), 14);
  });
  test("powers contain them, and run from the smallest to the largest", () => {
    const row = [1, 3, 7];
    const power = (p: number): number => of(row, { method: "power", power: p });
    expect(power(1)).toBeCloseTo(11 / 3, 14);
    expect(power(0)).toBeCloseTo(21 ** (1 / 3), 14);
    expect(power(-1)).toBeCloseTo(3 / (1 + 1 / 3 + 1 / 7), 14);
    expect(power(2)).toBeCloseTo(Math.sqrt(59 / 3), 14);
    expect(power(1e-9)).toBeCloseTo(power(0), 8);
    expect(power(-1e-9)).toBeCloseTo(power(0), 8);
    expect(power(0.0009)).toBeCloseTo(power(0.0011), 3);
    expect(power(1000)).toBeCloseTo(7 * (1 / 3) ** 0.001, 12);
    expect(power(-1000)).toBeCloseTo(3 ** 0.001, 12);
    expect(of([0, 8], { method: "power", power: 2 })).toBeCloseTo(Math.sqrt(32), 14);
    expect(of([-1, 3], { method: "power", power: 1 })).toBe(1);
  });
  test("ordered weights go to the best score first", () => {
    expect(of([3, 9, 6], { method: "owa", weights: [1, 0, 0] })).toBe(9);
    expect(of([3, 9, 6], { method: "owa", weights: [0, 0, 1] })).toBe(3);
    expect(of([3, 9, 6], { method: "owa", weights: [0, 1, 1] })).toBe(4.5);
    expect(of([-3, -9], { method: "owa", weights: [1, 0] })).toBe(-3);
  });
  test("Mazziotta-Pareto by hand", () => {
    // Mean 100, variance 100: penalty 1.
    expect(of([90, 110], { method: "mpi" })).toBeCloseTo(99, 12);
    expect(of([90, 110], { method: "mpi", penalty: "add" })).toBeCloseTo(101, 12);
    expect(of([90, 110], { method: "mpi", ddof: 1 })).toBeCloseTo(98, 12);
    // Mean 105, variance 75.
    expect(of([90, 110], { method: "mpi", weights: [1, 3] })).toBeCloseTo(105 - 75 / 105, 12);
    expect(of([80, 80, 80], { method: "mpi" })).toBe(80);
    // What has no weight does not count towards m - 1 either.
    expect(of([90, 110, 7], { method: "mpi", ddof: 1, weights: [1, 1, 0] })).toBeCloseTo(98, 12);
    expect(of([90, 110], { method: "mpi", ddof: 1, weights: [1, 0] })).toBe(90);
    expect(of([90, 110, 1e300], { method: "mpi", weights: [1, 1, 0] })).toBeCloseTo(99, 12);
  });
  test("indicators without weight take no part, not even where the mean is not defined for them", () => {
    for (const method of ["geometric", "harmonic"] as const) {
      expect(of([4, 0, -3], { method, weights: [1, 0, 0] })).toBe(4);
    }
    expect(of([4, 1e300], { method: "power", power: 9, weights: [1, 0] })).toBe(4);
    expect(of([4, 9, 1e-300], { method: "power", power: -9, weights: [1, 1, 0] })).toBeCloseTo(
      (2 / (4 ** -9 + 9 ** -9)) ** (1 / 9),
      12,
    );
  });
  test("missing cells are left out and the weights of the rest renormalized", () => {
    const omit = { missing: "omit" } as const;
    expect(of([2, null, 8], { method: "arithmetic", weights: [1, 5, 3], ...omit })).toBeCloseTo(6.5, 14);
    expect(of([2, null, 8], { method: "geometric", ...omit })).toBeCloseTo(4, 14);
    expect(of([2, null, 8], { method: "harmonic", ...omit })).toBeCloseTo(3.2, 14);
    expect(of([2, null, 8], { method: "power", power: 2, ...omit })).toBeCloseTo(Math.sqrt(34), 14);
    expect(of([90, null, 110], { method: "mpi", ddof: 1, ...omit })).toBeCloseTo(98, 12);
    expect(of([90, null], { method: "mpi", ddof: 1, ...omit })).toBe(90);
    expect(of([3, 9], { method: "owa", weights: [0, 1], ...omit })).toBe(3);
  });
  test("numbers of any size", () => {
    for (const unit of [1e-300, 1e300]) {
      for (const options of [
        { method: "geometric" },
        { method: "harmonic" },
        { method: "power", power: 3 },
        { method: "power", power: -3 },
        { method: "mpi" },
      ] as const) {
        expect(of([2 * unit, 8 * unit], options) / unit).toBeCloseTo(of([2, 8], options), 12);
      }
    }
    // Ratios beyond the range of doubles; a power near 0 of e^690.8 and e^-690.8 is about exp(p * 690.8^2 / 2).
    expect(of([1e300, 1e-320], { method: "geometric" })).toBeCloseTo(
      Math.sqrt(1e300) * Math.sqrt(1e-320),
      15,
    );
    expect(of([1e300, 1e-300], { method: "power", power: 1e-9 })).toBeCloseTo(1.0002386138787782, 12);
    expect(of([1e300, 1e-300], { method: "power", power: -1e-9 })).toBeCloseTo(1 / 1.0002386138787782, 12);
    expect(of([1e300, 1e-300], { method: "harmonic" }) / 1e-300).toBeCloseTo(2, 13);
    expect(of([1.7e308, 1.7e308], { method: "arithmetic" })).toBe(1.7e308);
  });
});

const means: readonly AggregateOptions[] = [
  { method: "arithmetic" },
  { method: "geometric" },
  { method: "harmonic" },
  { method: "power", power: 3 },
  { method: "power", power: -2 },
];

describe("laws", () => {
  test("lie between the smallest and the largest score, scale with them, and order by power", () => {
    fc.assert(
      fc.property(indicators({ least: 1 }), fc.integer({ min: 1, max: 100 }), ({ matrix, weights }, k) => {
        for (const options of means) {
          const scores = aggregate(matrix, { ...options, weights });
          const scaled = aggregate(
            matrix.map((row) => row.map((x) => x * k)),
            { ...options, weights },
          );
          for (const [i, row] of matrix.entries()) {
            expect(scores[i]).toBeGreaterThanOrEqual(Math.min(...row) * (1 - 1e-14));
            expect(scores[i]).toBeLessThanOrEqual(Math.max(...row) * (1 + 1e-14));
            expect(scaled[i]! / k).toBeCloseTo(scores[i]!, 10);
          }
        }
        const [arithmetic, geometric, harmonic] = means
          .slice(0, 3)
          .map((options) => aggregate(matrix, { ...options, weights }));
        for (const i of matrix.keys()) {
          expect(geometric![i]).toBeLessThanOrEqual(arithmetic![i]! + 1e-12);
          expect(harmonic![i]).toBeLessThanOrEqual(geometric![i]! + 1e-12);
        }
      }),
    );
  });
  test("a unit at least as good everywhere never scores less", () => {
    fc.assert(
      fc.property(indicators({ least: 1 }), (data) => {
        const { matrix, weights } = data;
        const upward = { ...data, directions: weights.map(() => "higher" as const) };
        for (const options of [...means, { method: "owa" } as const]) {
          const scores = aggregate(matrix, { ...options, weights });
          for (const [a, b] of dominations(upward))
            expect(scores[a]! - scores[b]!).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });
  test("a unit's score does not depend on the others", () => {
    fc.assert(
      fc.property(indicators({ least: 1 }), ({ matrix, weights, order }) => {
        for (const options of means) {
          const scores = aggregate(matrix, { ...options, weights });
          expect([...aggregate(reorder(matrix, order), { ...options, weights })]).toEqual(
            reorder(scores, order),
          );
        }
      }),
    );
  });
});

describe("refuses", () => {
  const run =
    (
      options: object | undefined,
      matrix: unknown = [
        [1, 2],
        [3, 4],
      ],
    ) =>
    () =>
      aggregate(matrix as number[][], options as never);
  const omit = { method: "arithmetic", missing: "omit" };
  refusals("aggregate", [
    ["no rows", run({ method: "arithmetic" }, []), "too_few_observations", "at least one row"],
    ["no matrix", run({ method: "arithmetic" }, null), "wrong_type", "array of arrays"],
    ["a row that is null", run({ method: "arithmetic" }, [null]), "wrong_type", "row 0"],
    ["a row that is null, where cells may be", run(omit, [null]), "wrong_type", "must be an array"],
    ["rows of different length", run(omit, [[1, 2], [null]]), "length_mismatch", "row 1 has 1 columns"],
    ["NaN", run({ method: "arithmetic" }, [[1, Number.NaN]]), "not_finite", "is NaN"],
    ["NaN where cells may be missing", run(omit, [[1, Number.NaN]]), "not_finite", "is NaN"],
    ["undefined where cells may be missing", run(omit, [[1, undefined]]), "missing_value", "is undefined"],
    ["a missing cell", run({ method: "arithmetic" }, [[1, null]]), "missing_value", 'missing: "omit"'],
    [
      "a row without any score",
      run(omit, [
        [1, 2],
        [null, null],
      ]),
      "missing_value",
      "row 1 has no score",
    ],
    [
      "scores without weight",
      run({ ...omit, weights: [0, 1] }, [[1, null]]),
      "zero_total",
      "row 0 has scores only",
    ],
    [
      "missing cells in ordered weights",
      run({ method: "owa", weights: [1, 1], missing: "omit" }, [[1, null]]),
      "unsupported_combination",
      "row 0",
    ],
    ["no weights for positions", run({ method: "owa" }), "missing_option", "weights is required"],
    [
      "zero in a geometric mean",
      run({ method: "geometric" }, [[1, 0]]),
      "out_of_domain",
      "score 1 of row 0 is 0",
    ],
    ["zero in a harmonic mean", run({ method: "harmonic" }, [[0, 1]]), "out_of_domain", "above 0"],
    [
      "a negative score in a power mean",
      run({ method: "power", power: 2 }, [[-1, 1]]),
      "out_of_domain",
      "at least 0",
    ],
    [
      "a negative score in a root mean",
      run({ method: "power", power: 0.5 }, [[-1, 1]]),
      "out_of_domain",
      "at least 0",
    ],
    [
      "zero under a negative power",
      run({ method: "power", power: -2 }, [[0, 1]]),
      "out_of_domain",
      "above 0",
    ],
    ["no power", run({ method: "power" }), "missing_option", "power is required"],
    ["an infinite power", run({ method: "power", power: 1 / 0 }), "not_finite", "power is Infinity"],
    ["a mean of 0 with a penalty", run({ method: "mpi" }, [[-1, 1]]), "out_of_domain", "mean 0"],
    [
      "a mean that is nothing beside the spread",
      run({ method: "mpi" }, [[-1e307, 1e307, 1]]),
      "out_of_domain",
      "spread beyond all numbers",
    ],
    [
      "one column as a sample",
      run({ method: "mpi", ddof: 1 }, [[1], [2]]),
      "too_few_observations",
      "at least 2 columns",
    ],
    [
      "too few weights",
      run({ method: "arithmetic", weights: [1] }),
      "length_mismatch",
      "one weight per column",
    ],
    ["negative weights", run({ method: "arithmetic", weights: [1, -1] }), "out_of_domain", "weight 1 is -1"],
    ["weights of 0", run({ method: "arithmetic", weights: [0, 0] }), "zero_total", "total weight is 0"],
    ["null for weights", run({ method: "arithmetic", weights: null }), "wrong_type", "weight"],
    ["no options", run(undefined), "wrong_type", "options"],
    ["an unknown method", run({ method: "mean" }), "unknown_option", '"mean"'],
    ["an unknown penalty", run({ method: "mpi", penalty: "none" }), "unknown_option", '"none"'],
    ["an unknown rule for gaps", run({ method: "mpi", missing: "zero" }), "unknown_option", '"zero"'],
    ["an unknown option", run({ method: "mpi", p: 2 }), "unknown_option", '"p"'],
  ]);
});
