import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  concentrationIndex,
  decomposeConcentrationIndex,
  gini,
  type OaxacaBlinderOptions,
  oaxacaBlinder,
  type RifOptions,
  recenteredInfluence,
  rifRegression,
  theil,
} from "../../../src/index.ts";

const RUNS = { numRuns: 60, seed: 20_261_130 };

const samples = fc
  .array(
    fc.record({
      y: fc.integer({ min: 1, max: 40 }),
      schooling: fc.integer({ min: 0, max: 12 }),
      age: fc.integer({ min: 15, max: 60 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 16, maxLength: 30 },
  )
  .filter((rows) =>
    [0, 1].every((side) => {
      const own = rows.filter((_, i) => i % 2 === side);
      return (
        new Set(own.map(({ schooling }) => schooling)).size > 3 &&
        new Set(own.map(({ age }) => age)).size > 3 &&
        new Set(own.map(({ y }) => y)).size > 2
      );
    }),
  );

type Row = { y: number; schooling: number; age: number; weight: number };
const column = (rows: readonly Row[], name: keyof Row): number[] => rows.map((row) => row[name]);
const sidesOf = (rows: readonly Row[]): string[] => rows.map((_, i) => (i % 2 === 0 ? "town" : "land"));

function split(rows: readonly Row[], options: Partial<OaxacaBlinderOptions> = {}) {
  return oaxacaBlinder(column(rows, "y"), sidesOf(rows), {
    covariates: { schooling: column(rows, "schooling"), age: column(rows, "age") },
    weights: column(rows, "weight"),
    ...options,
  });
}

const REFERENCES = ["first", "second", "equal", "size", "pooled", "pooled-with-group", 0.3] as const;

describe("Oaxaca and Blinder", () => {
  test.for(REFERENCES.map((reference) => [String(reference), reference] as const))(
    "with reference %s all parts add up, in all and by covariate",
    ([, reference]) => {
      fc.assert(
        fc.property(samples, (rows) => {
          const { first, second, difference, threefold, twofold, details } = split(rows, { reference });
          const near = (a: number, b: number): void =>
            expect(Math.abs(a - b)).toBeLessThan(1e-8 * Math.max(1, Math.abs(a)));
          near(difference.value, first.mean - second.mean);
          const { endowments, coefficients, interaction } = threefold;
          near(endowments.value + coefficients.value + interaction.value, difference.value);
          near(twofold.explained.value + twofold.unexplained.value, difference.value);
          near(twofold.unexplainedFirst.value + twofold.unexplainedSecond.value, twofold.unexplained.value);
          for (const [part, total] of Object.entries({ ...threefold, ...twofold })) {
            const sum = details.reduce((t, detail) => t + detail[part as "explained"].value, 0);
            expect(Math.abs(sum - total.value)).toBeLessThan(1e-7 * Math.max(1, Math.abs(total.value)));
          }
        }),
        RUNS,
      );
    },
  );
  test("groups the other way round turn the sign and keep the error", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const one = split(rows, { between: ["town", "land"], reference: "pooled" });
        const other = split(rows, { between: ["land", "town"], reference: "pooled" });
        expect(other.difference.value).toBeCloseTo(-one.difference.value, 9);
        expect(other.difference.standardError).toBeCloseTo(one.difference.standardError, 9);
        expect(other.twofold.explained.value).toBeCloseTo(-one.twofold.explained.value, 8);
        expect(other.twofold.explained.standardError).toBeCloseTo(one.twofold.explained.standardError, 8);
      }),
      RUNS,
    );
  });
  test("the detail of dummies does not depend on the category left out", () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const level = (row: Row): string =>
          row.schooling < 4 ? "low" : row.schooling < 8 ? "middle" : "high";
        const dummy = (name: string): number[] => rows.map((row) => (level(row) === name ? 1 : 0));
        const each = [0, 1].every((side) =>
          ["low", "middle", "high"].every(
            (name) => rows.filter((row, i) => i % 2 === side && level(row) === name).length > 1,
          ),
        );
        fc.pre(each);
        const of = (base: string, others: readonly string[]) =>
          split(rows, {
            covariates: Object.fromEntries(others.map((name) => [name, dummy(name)])),
            dummies: { [base]: others },
            reference: "second",
          });
        const one = of("low", ["middle", "high"]);
        const other = of("high", ["low", "middle"]);
        for (const { covariate, unexplained } of one.details) {
          const same = other.details.find((detail) => detail.covariate === covariate)!;
          expect(same.unexplained.value).toBeCloseTo(unexplained.value, 8);
          expect(same.unexplained.standardError).toBeCloseTo(unexplained.standardError, 8);
        }
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
  test("equal rows in both groups have no gap, and nothing to explain", () => {
    const rows: Row[] = [1, 5, 3, 9, 4, 8].flatMap((y, i) => {
      const row = { y, schooling: (i * i) % 7, age: 20 + i, weight: 1 };
      return [row, row];
    });
    const { difference, twofold } = split(rows);
    expect(difference.value).toBe(0);
    expect(Math.abs(twofold.explained.value)).toBeLessThan(1e-12);
    expect(Math.abs(twofold.unexplained.value)).toBeLessThan(1e-12);
  });
});

const STATISTICS: readonly RifOptions[] = [
  { statistic: "mean" },
  { statistic: "variance" },
  { statistic: "gini" },
  { statistic: "theil" },
  { statistic: "meanLogDeviation" },
];

describe("recentered influence", () => {
  test.for(STATISTICS.map((one) => [one.statistic, one] as const))(
    "%s: the weighted mean is the statistic",
    ([, options]) => {
      fc.assert(
        fc.property(samples, (rows) => {
          const weights = column(rows, "weight");
          const { value, influence } = recenteredInfluence(column(rows, "y"), { ...options, weights });
          const total = weights.reduce((a, b) => a + b);
          const mean = influence.reduce((t, one, i) => t + one * weights[i]!, 0) / total;
          expect(mean).toBeCloseTo(value, 9);
        }),
        RUNS,
      );
    },
  );
  test("is the statistic with a little more weight on a value", () => {
    const x = [2, 3, 3, 7, 11, 4];
    const weights = [1, 2, 1, 3, 1, 2];
    const rankBy = [4, 1, 5, 5, 2, 3];
    const total = 10;
    const step = 1e-6;
    const by = (of: (w: number[]) => number, i: number): number => {
      const more = weights.map((w, k) => (k === i ? w + step * total : w));
      const less = weights.map((w, k) => (k === i ? w - step * total : w));
      // The derivative by the weight, in shares of the total, with the total growing along.
      return of(weights) + (of(more) - of(less)) / (2 * step);
    };
    const check = (options: RifOptions, of: (w: number[]) => number): void => {
      const { influence } = recenteredInfluence(x, { ...options, weights });
      influence.forEach((one, i) => {
        expect(one).toBeCloseTo(by(of, i), 6);
      });
    };
    check({ statistic: "gini" }, (w) => gini(x, { weights: w }));
    check({ statistic: "theil" }, (w) => theil(x, { weights: w }));
    const bounds = { lower: 0, upper: 20 };
    for (const kind of ["relative", "generalized"] as const) {
      check({ statistic: "concentrationIndex", rankBy, kind }, (w) =>
        concentrationIndex(x, { rankBy, weights: w, kind }),
      );
    }
    for (const kind of ["modified", "wagstaff", "erreygers"] as const) {
      check({ statistic: "concentrationIndex", rankBy, kind, bounds }, (w) =>
        concentrationIndex(x, { rankBy, weights: w, kind, bounds }),
      );
    }
  });
  test("an option that the statistic does not use is refused", () => {
    expect(() => recenteredInfluence([1, 2], { statistic: "gini", p: 0.5 })).toThrow('"gini" does not use p');
    expect(() => recenteredInfluence([1, 2], { statistic: "quantile", p: [0.9, 0.1] })).toThrow("one share");
    expect(() => recenteredInfluence([1, 2], { statistic: "quantileRatio", p: 0.9 })).toThrow(
      "upper and the lower",
    );
    expect(() => recenteredInfluence([0, 0, 0, 5], { statistic: "quantileRatio", p: [0.9, 0.1] })).toThrow(
      "the lower quantile is 0",
    );
  });
});

test("RIF regression of the mean is least squares with White's errors", () => {
  const y = [1, 4, 2, 8, 5, 7];
  const x = [1, 2, 3, 4, 5, 6];
  const { coefficients, rSquared } = rifRegression(y, { statistic: "mean", covariates: { x } });
  // By hand: slope Sxy / Sxx, influence (x - mean) e / Sxx.
  const mx = 3.5;
  const my = y.reduce((a, b) => a + b) / 6;
  const sxx = x.reduce((t, one) => t + (one - mx) ** 2, 0);
  const slope = x.reduce((t, one, i) => t + (one - mx) * (y[i]! - my), 0) / sxx;
  const e = y.map((one, i) => one - my - slope * (x[i]! - mx));
  const error = Math.sqrt((6 / 5) * x.reduce((t, one, i) => t + (((one - mx) * e[i]!) / sxx) ** 2, 0));
  expect(coefficients[1]!.value).toBeCloseTo(slope, 12);
  expect(coefficients[1]!.standardError).toBeCloseTo(error, 12);
  const tss = y.reduce((t, one) => t + (one - my) ** 2, 0);
  expect(rSquared).toBeCloseTo(1 - e.reduce((t, one) => t + one * one, 0) / tss, 12);
});

test.for(["relative", "generalized", "modified", "wagstaff", "erreygers"] as const)(
  "the %s concentration index is its contributions and the residual",
  (kind) => {
    fc.assert(
      fc.property(samples, (rows) => {
        const bounds = kind === "relative" || kind === "generalized" ? undefined : { lower: 0, upper: 50 };
        const options = { rankBy: column(rows, "age"), weights: column(rows, "weight"), kind, bounds };
        const { index, contributions, residual } = decomposeConcentrationIndex(column(rows, "y"), {
          ...options,
          determinants: { schooling: column(rows, "schooling") },
        });
        expect(index).toBe(concentrationIndex(column(rows, "y"), options));
        expect(contributions[0]!.contribution + residual).toBeCloseTo(index, 9);
      }),
      RUNS,
    );
  },
);
