import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NormalizationMethod, type NormalizeOptions, normalize } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { indicators, reorder } from "./arbitraries.ts";

const column = (values: readonly number[]): number[][] => values.map((x) => [x]);
const first = (rows: readonly Float64Array[]): number[] => rows.map((row) => row[0]!);
const one = (values: readonly number[], options: NormalizeOptions): number[] =>
  first(normalize(column(values), options));
const up = { directions: ["higher"] } as const;
const down = { directions: ["lower"] } as const;

describe("the formulas", () => {
  test("min-max", () => {
    expect(one([2, 4, 6], { method: "min-max", ...up })).toEqual([0, 0.5, 1]);
    expect(one([2, 4, 6], { method: "min-max", ...down })).toEqual([1, 0.5, 0]);
    expect(one([2, 4, 6], { method: "min-max", ...up, range: [1, 101] })).toEqual([1, 51, 101]);
  });
  test("z-score divides by n, by n - 1 if asked", () => {
    expect(one([1, 3], { method: "z-score", ...up })).toEqual([-1, 1]);
    expect(one([1, 3], { method: "z-score", ...down })).toEqual([1, -1]);
    expect(one([1, 3], { method: "z-score", ...up, ddof: 1 })[1]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(one([1, 3], { method: "z-score", ...up, mean: 100, standardDeviation: 10 })).toEqual([90, 110]);
    expect(one([1, 3], { method: "z-score", ...up, mean: 100 })).toEqual([99, 101]);
    expect(one([1, 3], { method: "z-score", ...up, standardDeviation: 10 })).toEqual([-10, 10]);
  });
  test("ranks give n to the best; ties share the mean rank or the lowest", () => {
    expect(one([5, 1, 5, 9], { method: "rank", ...up })).toEqual([2.5, 1, 2.5, 4]);
    expect(one([5, 1, 5, 9], { method: "rank", ...down })).toEqual([2.5, 4, 2.5, 1]);
    expect(one([5, 1, 5, 9], { method: "rank", ...up, ties: "min" })).toEqual([2, 1, 2, 4]);
    expect(one([5, 1, 5, 9], { method: "rank", ...down, ties: "min" })).toEqual([2, 4, 2, 1]);
    expect(one([5, 1, 5, 9], { method: "rank", ...up, range: [0, 30] })).toEqual([15, 0, 15, 30]);
    expect(one([7], { method: "rank", ...up })).toEqual([1]);
  });
  test("percentile ranks", () => {
    expect(one([5, 1, 5, 9, 11], { method: "percentile-rank", ...up })).toEqual([0.375, 0, 0.375, 0.75, 1]);
    expect(one([3, 3, 3], { method: "percentile-rank", ...up })).toEqual([0.5, 0.5, 0.5]);
    expect(one([3, 3, 3], { method: "percentile-rank", ...up, ties: "min" })).toEqual([0, 0, 0]);
  });
  test("target, capped only if asked, never at the lower end", () => {
    expect(one([2, 4, 7], { method: "target", ...up, targets: [6] })).toEqual([0, 0.5, 1.25]);
    expect(one([2, 4, 7], { method: "target", ...up, targets: [6], cap: true })).toEqual([0, 0.5, 1]);
    expect(one([2, 4, 7], { method: "target", ...down, targets: [3] })).toEqual([1.25, 0.75, 0]);
  });
  test("goalposts, clipped unless told otherwise; the posts never swap", () => {
    const posts: NormalizeOptions = { method: "goalposts", ...up, goalposts: [[2, 6]] };
    expect(one([1, 3, 9], posts)).toEqual([0, 0.25, 1]);
    expect(one([1, 3, 9], { ...posts, ...down })).toEqual([1, 0.75, 0]);
    expect(one([1, 3, 9], { ...posts, clip: false })).toEqual([-0.25, 0.25, 1.75]);
    expect(one([1, 3, 9], { ...posts, range: [0, 100] })).toEqual([0, 25, 100]);
  });
  test("vector, sum and maximum", () => {
    expect(one([3, 4], { method: "vector", ...up })).toEqual([0.6, 0.8]);
    expect(one([3, 4], { method: "vector", ...down })[0]).toBeCloseTo(0.4, 15);
    expect(one([-3, 4], { method: "vector", ...up })).toEqual([-0.6, 0.8]);
    expect(one([1, 3], { method: "sum", ...up })).toEqual([0.25, 0.75]);
    expect(one([1, 3], { method: "sum", ...down })).toEqual([0.75, 0.25]);
    expect(one([0, 3], { method: "sum", ...up })).toEqual([0, 1]);
    expect(one([1, 4], { method: "max", ...up })).toEqual([0.25, 1]);
    expect(one([1, 4], { method: "max", ...down })).toEqual([0.75, 0]);
  });
  test("interval and nominal need no direction", () => {
    // The farthest, 2, lies 8 below the interval.
    expect(one([2, 6, 12, 22], { method: "interval", intervals: [[10, 20]] })).toEqual([0, 0.5, 1, 0.75]);
    expect(one([2, 6, 12, 22], { method: "interval", intervals: [[10, 20]], tolerances: [4] })).toEqual([
      0, 0, 1, 0.5,
    ]);
    expect(one([11, 12], { method: "interval", intervals: [[10, 20]] })).toEqual([1, 1]);
    expect(one([4, 5, 7], { method: "nominal", targets: [5] })).toEqual([0.5, 1, 0]);
    expect(one([4, 5, 7], { method: "nominal", targets: [5], tolerances: [4] })).toEqual([0.75, 1, 0.5]);
    expect(one([5, 5], { method: "nominal", targets: [5] })).toEqual([1, 1]);
    expect(one([4, 5, 7], { method: "nominal", targets: [5], range: [1, 3] })).toEqual([2, 3, 1]);
  });
  test("each column by its own entry", () => {
    const rows = [
      [0, 30],
      [5, 10],
    ];
    const posts: [number, number][] = [
      [0, 10],
      [0, 40],
    ];
    const scores = normalize(rows, {
      method: "goalposts",
      directions: ["higher", "lower"],
      goalposts: posts,
    });
    expect(scores.map((row) => [...row])).toEqual([
      [0, 0.25],
      [0.5, 0.75],
    ]);
  });
  test("typed arrays pass, and the input is left alone", () => {
    const rows = [Float64Array.of(1, 2), Float64Array.of(3, 5)];
    normalize(rows, { method: "min-max", directions: ["higher", "lower"] });
    expect(rows.map((row) => [...row])).toEqual([
      [1, 2],
      [3, 5],
    ]);
  });
  test("numbers of any size", () => {
    for (const unit of [1e-300, 1e300]) {
      expect(one([-unit, 0, unit], { method: "min-max", ...up })).toEqual([0, 0.5, 1]);
      expect(one([-unit, 0, unit], { method: "z-score", ...up })[2]).toBeCloseTo(Math.sqrt(1.5), 14);
      expect(one([3 * unit, 4 * unit], { method: "vector", ...up })[0]).toBeCloseTo(0.6, 15);
      expect(one([unit, 3 * unit], { method: "sum", ...down })[0]).toBeCloseTo(0.75, 15);
      expect(one([-unit, 0], { method: "target", ...up, targets: [unit] })).toEqual([0, 0.5]);
      expect(one([-unit, 0], { method: "goalposts", ...up, goalposts: [[-unit, unit]] })).toEqual([0, 0.5]);
      expect(one([-unit, 0, unit], { method: "nominal", targets: [unit] })).toEqual([0, 0.5, 1]);
    }
    expect(one([5e-324, 1e308], { method: "max", ...up })[1]).toBe(1);
  });
});

const bounded: readonly NormalizationMethod[] = ["min-max", "rank", "percentile-rank", "z-score"];

describe("laws", () => {
  test("the best unit has the top of the range and the worst its bottom", () => {
    fc.assert(
      fc.property(indicators(), fc.constantFrom(...bounded), ({ matrix, directions }, method) => {
        const rows = matrix.map((row) => [row[0]!]);
        const scores = first(
          normalize(rows, { method, directions: [directions[0]!], range: [1, 100], ties: "min" }),
        );
        expect(Math.min(...scores)).toBe(1);
        // Ties at the top share a rank below it.
        if (method === "min-max" || method === "z-score") expect(Math.max(...scores)).toBe(100);
        for (const score of scores) expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });
  test("min-max and z-scores do not depend on unit and zero point, ranks not on any increasing function", () => {
    fc.assert(
      fc.property(
        indicators(),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        ({ matrix, directions }, k, c) => {
          const rows = matrix.map((row) => [row[0]!]);
          const options = { directions: [directions[0]!] };
          for (const method of ["min-max", "z-score"] as const) {
            const before = first(normalize(rows, { method, ...options }));
            const after = first(
              normalize(
                rows.map(([x]) => [k * x! + c]),
                { method, ...options },
              ),
            );
            after.forEach((score, i) => {
              expect(score).toBeCloseTo(before[i]!, 12);
            });
          }
          const ranks = normalize(rows, { method: "rank", ...options });
          expect(
            normalize(
              rows.map(([x]) => [x! ** 3 + c]),
              { method: "rank", ...options },
            ),
          ).toEqual(ranks);
        },
      ),
    );
  });
  test("the order of units does not matter", () => {
    fc.assert(
      fc.property(
        indicators({ least: 1 }),
        fc.constantFrom<NormalizationMethod>("rank", "percentile-rank", "sum", "max", "vector"),
        ({ matrix, directions, order }, method) => {
          const before = reorder(normalize(matrix, { method, directions }), order);
          const after = normalize(reorder(matrix, order), { method, directions });
          after.forEach((row, i) => {
            row.forEach((score, j) => {
              expect(score).toBeCloseTo(before[i]![j]!, 13);
            });
          });
        },
      ),
    );
  });
  test("a better value never scores less, whatever the method", () => {
    fc.assert(
      fc.property(
        indicators({ least: 1 }),
        fc.constantFrom<NormalizationMethod>(
          "min-max",
          "z-score",
          "rank",
          "percentile-rank",
          "goalposts",
          "vector",
          "sum",
          "max",
        ),
        ({ matrix, directions }, method) => {
          const rows = matrix.map((row) => [row[0]!]);
          const lower = directions[0] === "lower";
          const scores = first(
            normalize(rows, { method, directions: [directions[0]!], goalposts: [[5, 20]] }),
          );
          for (const [i, [a]] of rows.entries()) {
            for (const [k, [b]] of rows.entries()) {
              if (lower ? a! <= b! : a! >= b!) expect(scores[i]).toBeGreaterThanOrEqual(scores[k]!);
            }
          }
        },
      ),
    );
  });
  test("z-scores have mean 0 and deviation 1, shares sum to 1, vectors have length 1", () => {
    fc.assert(
      fc.property(indicators({ least: 1 }), ({ matrix }) => {
        const rows = matrix.map((row) => [row[0]!]);
        const z = first(normalize(rows, { method: "z-score", ...up }));
        expect(z.reduce((a, b) => a + b) / z.length).toBeCloseTo(0, 12);
        expect(z.reduce((a, b) => a + b * b, 0) / z.length).toBeCloseTo(1, 12);
        for (const directions of [["higher"], ["lower"]] as const) {
          const shares = first(normalize(rows, { method: "sum", directions }));
          expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
        }
        const vector = first(normalize(rows, { method: "vector", ...up }));
        expect(vector.reduce((a, b) => a + b * b, 0)).toBeCloseTo(1, 13);
      }),
    );
  });
});

describe("refuses", () => {
  const rows = [
    [1, 2],
    [3, 4],
  ];
  const both = { directions: ["higher", "higher"] } as const;
  const run =
    (options: object, matrix: unknown = rows) =>
    () =>
      normalize(matrix as number[][], options as NormalizeOptions);
  refusals("normalize", [
    ["no rows", run({ method: "min-max", ...both }, []), "too_few_observations", "at least one row"],
    ["no matrix", run({ method: "min-max", ...both }, null), "wrong_type", "array of arrays"],
    ["a row that is null", run({ method: "min-max", ...both }, [[1, 2], null]), "wrong_type", "row 1"],
    ["no columns", run({ method: "min-max", ...both }, [[], []]), "length_mismatch", "at least 1"],
    [
      "rows of different length",
      run({ method: "min-max", ...both }, [[1, 2], [3]]),
      "length_mismatch",
      "row 1",
    ],
    [
      "NaN",
      run({ method: "min-max", ...both }, [
        [1, Number.NaN],
        [3, 4],
      ]),
      "not_finite",
      "column 1 is NaN",
    ],
    [
      "Infinity",
      run({ method: "rank", ...both }, [
        [1, 1 / 0],
        [3, 4],
      ]),
      "not_finite",
      "is Infinity",
    ],
    [
      "null",
      run({ method: "min-max", ...both }, [
        [1, null],
        [3, 4],
      ]),
      "missing_value",
      "is null; drop or impute",
    ],
    [
      "text",
      run({ method: "min-max", ...both }, [
        ["1", 2],
        [3, 4],
      ]),
      "wrong_type",
      'column 0 is "1"',
    ],
    ["no options", run(undefined as never), "wrong_type", "options must be one object"],
    [
      "an unknown option",
      run({ method: "min-max", ...both, weight: 1 }),
      "unknown_option",
      '"weight" is not known',
    ],
    ["an unknown method", run({ method: "minmax", ...both }), "unknown_option", 'method is "minmax"'],
    ["no method", run({ ...both }), "missing_option", "method is required"],
    ["no directions", run({ method: "min-max" }), "missing_option", "directions is required"],
    ["too few directions", run({ method: "min-max", directions: ["higher"] }), "length_mismatch", "1 for 2"],
    [
      "a direction of another name",
      run({ method: "max", directions: ["up", "lower"] }),
      "unknown_option",
      'direction 0 is "up"',
    ],
    [
      "directions as one word",
      run({ method: "max", directions: "higher" }),
      "wrong_type",
      "directions must be an array",
    ],
    [
      "null for directions",
      run({ method: "max", directions: null }),
      "wrong_type",
      "directions must be an array",
    ],
    [
      "a constant column",
      run({ method: "min-max", ...both }, [
        [1, 2],
        [3, 2],
      ]),
      "zero_total",
      "column 1 is constant",
    ],
    [
      "a constant z-score",
      run({ method: "z-score", ...both }, [
        [1, 2],
        [3, 2],
      ]),
      "zero_total",
      "column 1 is constant",
    ],
    [
      "one unit in min-max",
      run({ method: "min-max", ...both }, [[1, 2]]),
      "zero_total",
      "column 0 is constant",
    ],
    [
      "one unit in percentile ranks",
      run({ method: "percentile-rank", ...both }, [[1, 2]]),
      "too_few_observations",
      "at least 2 rows",
    ],
    [
      "one unit in ranks with a range",
      run({ method: "rank", ...both, range: [0, 1] }, [[1, 2]]),
      "too_few_observations",
      "at least 2 rows",
    ],
    [
      "a sample of one",
      run({ method: "z-score", ...both, ddof: 1 }, [[1, 2]]),
      "too_few_observations",
      "at least 2 rows",
    ],
    ["another ddof", run({ method: "z-score", ...both, ddof: 2 }), "out_of_domain", "ddof is 2"],
    ["ddof that is no number", run({ method: "z-score", ...both, ddof: "1" }), "wrong_type", 'ddof is "1"'],
    [
      "a mean that is no number",
      run({ method: "z-score", ...both, mean: Number.NaN }),
      "not_finite",
      "mean is NaN",
    ],
    [
      "a deviation of 0",
      run({ method: "z-score", ...both, standardDeviation: 0 }),
      "out_of_domain",
      "above 0",
    ],
    [
      "two scales",
      run({ method: "z-score", ...both, range: [0, 1], mean: 100 }),
      "unsupported_combination",
      "pass one of them",
    ],
    ["unknown ties", run({ method: "rank", ...both, ties: "max" }), "unknown_option", 'ties is "max"'],
    [
      "a range of one number",
      run({ method: "rank", ...both, range: [0] }),
      "length_mismatch",
      "range has 1 numbers",
    ],
    ["a range that is no pair", run({ method: "rank", ...both, range: 100 }), "wrong_type", "range"],
    [
      "a range upside down",
      run({ method: "rank", ...both, range: [1, 0] }),
      "out_of_domain",
      "low end before",
    ],
    ["an empty range", run({ method: "rank", ...both, range: [1, 1] }), "out_of_domain", "low end before"],
    ["a range with NaN", run({ method: "rank", ...both, range: [0, Number.NaN] }), "not_finite", "is NaN"],
    ["no targets", run({ method: "target", ...both }), "missing_option", "targets is required"],
    [
      "a target that all have passed",
      run({ method: "target", ...both, targets: [1, 5] }),
      "out_of_domain",
      "target 0 is 1",
    ],
    [
      "a target on the wrong side",
      run({ method: "target", directions: ["lower", "lower"], targets: [3, 1] }),
      "out_of_domain",
      "target 0 is 3",
    ],
    [
      "a target that is no number",
      run({ method: "target", ...both, targets: [5, null] }),
      "missing_value",
      "target 1 is null",
    ],
    [
      "cap of another type",
      run({ method: "target", ...both, targets: [5, 5], cap: 1 }),
      "wrong_type",
      "cap is 1",
    ],
    [
      "a score beyond all numbers",
      run({ method: "target", ...both, targets: [1e-10, 5] }, [
        [0, 2],
        [1e300, 4],
      ]),
      "out_of_domain",
      "beyond all numbers",
    ],
    ["no posts", run({ method: "goalposts", ...both }), "missing_option", "goalposts is required"],
    [
      "posts for one column",
      run({ method: "goalposts", ...both, goalposts: [[0, 1]] }),
      "length_mismatch",
      "1 for 2",
    ],
    [
      "posts upside down",
      run({
        method: "goalposts",
        ...both,
        goalposts: [
          [0, 1],
          [9, 0],
        ],
      }),
      "out_of_domain",
      "goalposts 1 is [9, 0]",
    ],
    [
      "posts in one place",
      run({
        method: "goalposts",
        ...both,
        goalposts: [
          [0, 1],
          [3, 3],
        ],
      }),
      "out_of_domain",
      "[3, 3]",
    ],
    [
      "clip of another type",
      run({
        method: "goalposts",
        ...both,
        goalposts: [
          [0, 1],
          [0, 1],
        ],
        clip: "no",
      }),
      "wrong_type",
      'clip is "no"',
    ],
    [
      "a vector of zeros",
      run({ method: "vector", ...both }, [
        [0, 2],
        [0, 4],
      ]),
      "zero_total",
      "column 0 holds only zeros",
    ],
    [
      "a sum of zeros",
      run({ method: "sum", ...both }, [
        [1, 0],
        [2, 0],
      ]),
      "zero_total",
      "column 1 holds only zeros",
    ],
    [
      "a maximum of zeros",
      run({ method: "max", ...both }, [
        [1, 0],
        [2, 0],
      ]),
      "zero_total",
      "column 1 holds only zeros",
    ],
    [
      "a negative part of a sum",
      run({ method: "sum", ...both }, [
        [1, -2],
        [2, 4],
      ]),
      "out_of_domain",
      "negative value -2",
    ],
    [
      "a negative part of a maximum",
      run({ method: "max", ...both }, [
        [1, -2],
        [2, 4],
      ]),
      "out_of_domain",
      "negative value -2",
    ],
    [
      "a zero under 1 / x",
      run({ method: "sum", directions: ["higher", "lower"] }, [
        [1, 0],
        [2, 4],
      ]),
      "out_of_domain",
      "column 1 has a 0",
    ],
    ["no intervals", run({ method: "interval" }), "missing_option", "intervals is required"],
    [
      "an interval upside down",
      run({
        method: "interval",
        intervals: [
          [1, 2],
          [5, 1],
        ],
      }),
      "out_of_domain",
      "intervals 1 is [5, 1]",
    ],
    [
      "a wrong direction even where none is needed",
      run({ method: "nominal", targets: [1, 1], directions: ["up"] }),
      "length_mismatch",
      "1 for 2",
    ],
    ["no best value", run({ method: "nominal" }), "missing_option", "targets is required"],
    [
      "a tolerance of 0",
      run({ method: "nominal", targets: [1, 1], tolerances: [1, 0] }),
      "out_of_domain",
      "tolerance 1 is 0",
    ],
  ]);
});
