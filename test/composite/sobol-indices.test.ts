import { describe, expect, test } from "vitest";
import { sobolIndices } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

describe("Sobol indices", () => {
  test("two points by hand", () => {
    // y = 10 a + b. A: (0, 1), (1, 0): 1, 10. B: (1, 1), (0, 0): 11, 0. A with a from B: 11, 0; with b: 1, 10.
    const { first, total, mean, variance, evaluations, parameters } = sobolIndices(
      ([a = 0, b = 0]) => 10 * a + b,
      {
        parameters: ["a", "b"],
        sample: {
          a: [
            [0, 1],
            [1, 0],
          ],
          b: [
            [1, 1],
            [0, 0],
          ],
        },
      },
    );
    expect(mean).toBe(5.5);
    const V = (2 * 4.5 ** 2 + 2 * 5.5 ** 2) / 3;
    expect(variance).toBeCloseTo(V, 13);
    expect(first[0]).toBeCloseTo((11 * 10 + 0) / 2 / V, 13);
    expect(first[1]).toBe(0);
    expect(total[0]).toBeCloseTo((100 + 100) / 4 / V, 13);
    expect(total[1]).toBe(0);
    expect(evaluations).toBe(8);
    expect(parameters).toEqual(["a", "b"]);
  });
  test("finds the known indices of the Ishigami function", () => {
    const A = 7;
    const B = 0.1;
    const model = (u: Float64Array): number => {
      const [x, y, z] = Array.from(u, (v) => Math.PI * (2 * v - 1)) as [number, number, number];
      return Math.sin(x) + A * Math.sin(y) ** 2 + B * z ** 4 * Math.sin(x);
    };
    // The variances of its parts are integrals with these values.
    const V1 = 0.5 * (1 + (B * Math.PI ** 4) / 5) ** 2;
    const V2 = A ** 2 / 8;
    const V13 = B ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const V = V1 + V2 + V13;
    const { first, total, firstIntervals, totalIntervals, variance, parameters } = sobolIndices(model, {
      parameters: 3,
      sampleSize: 20_000,
      seed: 3,
      replicates: 200,
    });
    expect(parameters).toEqual(["1", "2", "3"]);
    expect(variance).toBeCloseTo(V, 0);
    const expected = { first: [V1 / V, V2 / V, 0], total: [(V1 + V13) / V, V2 / V, V13 / V] };
    for (const i of [0, 1, 2]) {
      expect(Math.abs(first[i]! - expected.first[i]!)).toBeLessThan(0.05);
      expect(Math.abs(total[i]! - expected.total[i]!)).toBeLessThan(0.02);
      for (const [interval, value] of [
        [firstIntervals![i]!, first[i]!],
        [totalIntervals![i]!, total[i]!],
      ] as const) {
        expect(interval.lower).toBeLessThan(value);
        expect(interval.upper).toBeGreaterThan(value);
        expect(interval.upper - interval.lower).toBeLessThan(0.15);
      }
    }
  });
  test("the same seed, the same points; no resamples, no intervals", () => {
    const run = (seed: number): ReturnType<typeof sobolIndices> =>
      sobolIndices(([a = 0, b = 0]) => a * b, { parameters: 2, sampleSize: 20, seed });
    expect(run(5)).toEqual(run(5));
    expect([...run(5).total]).not.toEqual([...run(6).total]);
    expect(run(5).firstIntervals).toBeNull();
    expect(run(5).totalIntervals).toBeNull();
    expect(sobolIndices(([a = 0]) => a, { parameters: 1 }).evaluations).toBe(3000);
  });
  test("each run gets a point of its own", () => {
    const seen = new Set<Float64Array>();
    sobolIndices(
      (point) => {
        expect(seen.has(point)).toBe(false);
        seen.add(point);
        const y = point[0]!;
        point.fill(Number.NaN);
        return y;
      },
      { parameters: 2, sampleSize: 3 },
    );
    expect(seen.size).toBe(12);
  });
  test("a resample without variance has nothing to explain", () => {
    const { firstIntervals, totalIntervals } = sobolIndices(([a = 0]) => a, {
      parameters: 1,
      sample: { a: [[0], [1]], b: [[0], [1]] },
      replicates: 100,
    });
    expect(totalIntervals).toEqual([{ lower: 0, upper: 0 }]);
    expect(firstIntervals).toEqual([{ lower: 0, upper: 0 }]);
  });
});

describe("refuses", () => {
  const half = (): number => 0.5;
  const linear = (point: Float64Array): number => point[0]!;
  const run =
    (options: object | undefined, model: unknown = linear) =>
    () =>
      sobolIndices(model as typeof linear, options as never);
  const sample = { a: [[0], [1]], b: [[1], [0]] };
  refusals("sobolIndices", [
    ["no model", run({ parameters: 1 }, 3), "wrong_type", "must be a function"],
    ["no options", run(undefined), "wrong_type", "options"],
    ["no parameters", run({}), "missing_option", "parameters is required"],
    ["an empty list of parameters", run({ parameters: [] }), "out_of_domain", "at least 1"],
    [
      "a parameter without a name",
      run({ parameters: ["a", null] }),
      "wrong_type",
      "name 1 of the parameters is null",
    ],
    [
      "a model that gives an object without a text",
      run({ parameters: 1 }, () => Object.create(null)),
      "wrong_type",
      "gave in run 0 is an object",
    ],
    ["half a parameter", run({ parameters: 1.5 }), "out_of_domain", "whole number"],
    ["one point", run({ parameters: 1, sampleSize: 1 }), "out_of_domain", "sampleSize is 1"],
    ["a model that gives the same everywhere", run({ parameters: 1 }, half), "zero_total", "no variance"],
    [
      "a model that gives NaN",
      run({ parameters: 1 }, () => Number.NaN),
      "not_finite",
      "the model gave in run 0 is NaN",
    ],
    ["a model that gives nothing", run({ parameters: 1 }, () => undefined), "missing_value", "is undefined"],
    [
      "a model that fails later",
      run(
        { parameters: 1, sample },
        (() => {
          let k = 0;
          return () => (k++ < 3 ? k : 1 / 0);
        })(),
      ),
      "not_finite",
      "in run 3",
    ],
    ["negative resamples", run({ parameters: 1, replicates: -1 }), "out_of_domain", "replicates is -1"],
    ["a level of 1", run({ parameters: 1, confidence: 1 }), "out_of_domain", "confidence is 1"],
    ["samples of other width", run({ parameters: 2, sample }), "length_mismatch", "of 2 coordinates"],
    [
      "samples of different length",
      run({ parameters: 1, sample: { a: [[0], [1]], b: [[1]] } }),
      "length_mismatch",
      "as many points",
    ],
    [
      "samples of one point",
      run({ parameters: 1, sample: { a: [[0]], b: [[1]] } }),
      "out_of_domain",
      "number of points is 1",
    ],
    ["half a sample", run({ parameters: 1, sample: { a: [[0]] } }), "wrong_type", "point of sample b"],
    [
      "NaN in a sample",
      run({ parameters: 1, sample: { a: [[0], [Number.NaN]], b: [[1], [0]] } }),
      "not_finite",
      "is NaN",
    ],
    ["an unknown option", run({ parameters: 1, n: 5 }), "unknown_option", '"n"'],
  ]);
});
