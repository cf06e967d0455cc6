import { describe, expect, test } from "vitest";
import { concentrationIndex, concentrationRegression } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const rankBy = [1, 2, 3, 4, 5];
const values = [1, 4, 3, 6, 6];

describe("agrees", () => {
  test("with the regression done by hand", () => {
    // Ranks 0.1 … 0.9, variance 0.08 × 5/4; slope 6, residual sum of squares 3.6, sum of squared ranks 0.4, mean 4.
    const { value, standardError, n, method } = concentrationRegression(values, { rankBy });
    expect(value).toBeCloseTo(0.24, 15);
    expect(standardError).toBeCloseTo((0.2 / 4) * Math.sqrt(3.6 / 3 / 0.4), 14);
    expect([n, method]).toEqual([5, "regression"]);
  });
  test("with the value of the index, of every kind, and its error in the same unit", () => {
    const bounds = { lower: 0, upper: 10 };
    const plain = concentrationRegression(values, { rankBy });
    for (const kind of ["generalized", "modified", "wagstaff", "erreygers"] as const) {
      const options = kind === "generalized" ? { rankBy, kind } : { rankBy, kind, bounds };
      const { value, standardError } = concentrationRegression(values, options);
      expect(value).toBe(concentrationIndex(values, options));
      expect(standardError! / value).toBeCloseTo(plain.standardError! / plain.value, 12);
    }
  });
  test("with the interval at the level asked for", () => {
    const { value, standardError, interval } = concentrationRegression(values, { rankBy, confidence: 0.9 });
    expect(interval!.upper - value).toBeCloseTo(1.6448536269514722 * standardError!, 14);
    expect(interval!.confidence).toBe(0.9);
  });
  test("carries the error of the mean through when asked", () => {
    const convenient = concentrationRegression(values, { rankBy });
    const delta = concentrationRegression(values, { rankBy, standardError: "delta" });
    expect(delta.value).toBe(convenient.value);
    expect(delta.standardError).not.toBeCloseTo(convenient.standardError!, 3);
  });
  test("has no error where there is none to see", () => {
    expect(concentrationRegression([1, 2], { rankBy: [1, 2] })).toMatchObject({
      standardError: null,
      interval: null,
    });
    expect(concentrationRegression([1, 2, 4], { rankBy: [1, 1, 1] })).toMatchObject({
      value: 0,
      standardError: null,
    });
  });
});

test.for([1e-300, 1e155, 3e307])("values of size %s have the result of those of size 1", (size) => {
  const options = { rankBy: [1, 2, 4, 3], standardError: "delta" } as const;
  const plain = concentrationRegression([1, 2, 5, 4], options);
  const large = concentrationRegression([size, 2 * size, 5 * size, 4 * size], options);
  expect(Math.abs(large.value / plain.value - 1)).toBeLessThan(1e-12);
  expect(Math.abs(large.standardError! / plain.standardError! - 1)).toBeLessThan(1e-12);
});

test.for([1e-308, 5e-324, 1e308])("weights of size %s have the result of those of size 1", (size) => {
  const options = (weight: number) => ({ rankBy: [1, 2, 4, 3], weights: new Array<number>(4).fill(weight) });
  const plain = concentrationRegression([1, 2, 5, 4], options(1));
  const scaled = concentrationRegression([1, 2, 5, 4], options(size));
  expect(Math.abs(scaled.value / plain.value - 1)).toBeLessThan(1e-12);
  expect(Math.abs(scaled.standardError! / plain.standardError! - 1)).toBeLessThan(1e-12);
});

refusals("concentrationRegression", [
  ...distributionRefusals({
    call: (all: never, options: never) =>
      concentrationRegression(
        all,
        typeof options === "object" && options !== null && !Array.isArray(options)
          ? { rankBy: all, ...(options as object) }
          : options,
      ),
  }),
  [
    "nothing to rank by",
    () => concentrationRegression([1], {} as never),
    "missing_option",
    "rankBy is required",
  ],
  [
    "an error that is not known",
    () => concentrationRegression([1], { rankBy: [1], standardError: "robust" as never }),
    "unknown_option",
    'standardError is "robust"',
  ],
  [
    "a level of 1",
    () => concentrationRegression([1], { rankBy: [1], confidence: 1 }),
    "out_of_domain",
    "confidence is 1",
  ],
]);
