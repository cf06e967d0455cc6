import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greyForecast } from "../../src/dynamics/forecasts/grey-forecast.ts";
import { projectPopulation } from "../../src/dynamics/forecasts/project-population.ts";
import { trendForecast } from "../../src/dynamics/forecasts/trend-forecast.ts";
import { thresholdRegression } from "../../src/dynamics/threshold/threshold-regression.ts";
import { weightedLeastSquares } from "../../src/numeric/weighted-least-squares.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";

const wrong = <T>(value: unknown): T => value as T;

describe("laws", () => {
  test("a grey forecast scales with its series", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 9 }), (series) => {
        const one = greyForecast(series, { steps: 2 });
        const ten = greyForecast(
          series.map((value) => 10 * value),
          { steps: 2 },
        );
        expect(ten.a).toBeCloseTo(one.a, 10);
        ten.forecast.forEach((value, k) => {
          expect(value / one.forecast[k]! / 10).toBeCloseTo(1, 8);
        });
        expect(ten.grade).toBe(one.grade);
      }),
    );
  });

  test("curves go through the points that they are made of", () => {
    const times = [2010, 2011, 2013, 2014, 2016, 2018, 2020];
    const logistic = times.map((time) => 80 / (1 + Math.exp(-0.6 * (time - 2014.5))));
    const given = trendForecast(logistic, { method: "logistic", steps: 1, times, capacity: 80 });
    const found = trendForecast(logistic, { method: "logistic", steps: 1, times });
    for (const { parameters } of [given, found]) {
      expect(parameters.capacity).toBeCloseTo(80, 6);
      expect(parameters.midpoint).toBeCloseTo(2014.5, 6);
      expect(parameters.rate).toBeCloseTo(0.6, 6);
    }
    expect(given.forecast[0]!.time).toBe(2021);
    const growth = times.map((time) => 5 * 1.07 ** (time - 2010));
    for (const method of ["exponential", "compound"] as const) {
      const { parameters, r2 } = trendForecast(growth, { method, steps: 1, times });
      expect(parameters.rate).toBeCloseTo(0.07, 10);
      expect(r2).toBeCloseTo(1, 10);
    }
  });

  test("two values have a line without an interval", () => {
    expect(trendForecast([1, 3], { method: "linear", steps: 1 }).forecast).toEqual([
      { time: 2, value: 5, interval: null },
    ]);
  });

  test("without births, deaths and migrants everyone grows old", () => {
    const options = { width: 5, fertility: [0, 0, 0], survival: { female: [1, 1, 1, 1] } };
    const { steps } = projectPopulation({ female: [5, 7, 9] }, { ...options, steps: 2 });
    expect(steps.map(({ female }) => female)).toEqual([
      [0, 5, 16],
      [0, 0, 21],
    ]);
    expect(steps.map(({ total }) => total)).toEqual([21, 21]);
  });

  test("the threshold is the split of least squares, tried one by one", () => {
    const row = fc.record({
      y: fc.integer({ min: -9, max: 9 }),
      x: fc.integer({ min: -9, max: 9 }),
      q: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 20 }), (rows) => {
        const unit = rows.map((_, i) => i % 4);
        const period = rows.map((_, i) => Math.floor(i / 4));
        const dummies = [0, 1, 2, 3].map((u) => unit.map((own) => (own === u ? 1 : 0)));
        const y = rows.map((one) => one.y);
        const distinct = [...new Set(rows.map(({ q }) => q))].sort((a, b) => a - b);
        const losses = distinct.slice(0, -1).map((split) => {
          const low = rows.map(({ x, q }) => (q <= split ? x : 0));
          const high = rows.map(({ x, q }) => (q > split ? x : 0));
          const fit = weightedLeastSquares(y, [...dummies, low, high], { intercept: false, tolerance: 1e-9 });
          return fit.status === "full" ? fit.rss : Number.POSITIVE_INFINITY;
        });
        const least = Math.min(...losses);
        fc.pre(least < Number.POSITIVE_INFINITY);
        const found = thresholdRegression(y, {
          unit,
          period,
          threshold: rows.map(({ q }) => q),
          regimes: { x: rows.map(({ x }) => x) },
          trim: 0.001,
          draws: 0,
        });
        expect(found.rss).toBeCloseTo(least, 6);
        expect(losses[distinct.indexOf(found.threshold)]).toBeCloseTo(least, 6);
        expect(found.counts.below + found.counts.above).toBe(20);
      }),
      { numRuns: 60 },
    );
  });
});

refusals("greyForecast", [
  ["no steps", () => greyForecast([1, 2, 3, 4], wrong({})), "missing_option", "steps"],
  ["three values", () => greyForecast([1, 2, 3], { steps: 1 }), "too_few_observations", "at least 4"],
  ["a value of 0", () => greyForecast([1, 2, 0, 4], { steps: 1 }), "out_of_domain", "value 2 is 0"],
  ["a missing value", () => greyForecast(wrong([1, 2, null, 4]), { steps: 1 }), "missing_value", "value 2"],
]);

refusals("trendForecast", [
  [
    "a method that is none",
    () => trendForecast([1, 2], wrong({ method: "cubic", steps: 1 })),
    "unknown_option",
    "cubic",
  ],
  [
    "a value above the capacity",
    () => trendForecast([1, 9], { method: "logistic", steps: 1, capacity: 8 }),
    "out_of_domain",
    "below the capacity, 8",
  ],
  [
    "a capacity of a line",
    () => trendForecast([1, 9], { method: "linear", steps: 1, capacity: 8 }),
    "unsupported_combination",
    "capacity",
  ],
  [
    "a series without a bend",
    () => trendForecast([1, 2, 4, 8, 16, 32], { method: "logistic", steps: 1 }),
    "no_convergence",
    "bend",
  ],
  [
    "growth from 0",
    () => trendForecast([0, 9], { method: "compound", steps: 1 }),
    "out_of_domain",
    "value 0 is 0",
  ],
  [
    "times out of order",
    () => trendForecast([1, 9], { method: "linear", steps: 1, times: [2, 1] }),
    "out_of_domain",
    "sort",
  ],
]);

const people = { female: [10, 10] };
const project = (change: object) =>
  projectPopulation(
    people,
    wrong({ steps: 1, width: 5, fertility: [0, 0.1], survival: { female: [1, 1, 1] }, ...change }),
  );

refusals("projectPopulation", [
  ["no survival", () => project({ survival: undefined }), "missing_option", "survival"],
  ["too few shares", () => project({ survival: { female: [1, 1] } }), "length_mismatch", "3 numbers, got 2"],
  ["a share above 1", () => project({ survival: { female: [1, 1.1, 1] } }), "out_of_domain", "1.1"],
  ["negative fertility", () => project({ fertility: [0, -1] }), "out_of_domain", "-1"],
  [
    "more emigrants than people",
    () => project({ migration: { female: [0, -60] } }),
    "out_of_domain",
    "below 0",
  ],
  [
    "men who survive without being there",
    () => project({ survival: { female: [1, 1, 1], male: [1, 1, 1] } }),
    "unsupported_combination",
    "population.male",
  ],
  [
    "one age group",
    () =>
      projectPopulation(
        { female: [1] },
        { steps: 1, width: 5, fertility: [0], survival: { female: [1, 1] } },
      ),
    "too_few_observations",
    "2 age groups",
  ],
]);

const panel = { unit: ["a", "a", "a", "a", "b", "b", "b", "b"], period: [1, 2, 3, 4, 1, 2, 3, 4] };
const split = {
  ...panel,
  threshold: [1, 2, 3, 4, 5, 6, 7, 8],
  regimes: { x: [1, 3, 2, 5, 4, 1, 7, 2] },
  draws: 0,
};
const threshold = (change: object) =>
  thresholdRegression([1, 4, 2, 5, 3, 3, 1, 7], wrong({ ...split, ...change }));

refusals("thresholdRegression", [
  ["no threshold variable", () => threshold({ threshold: undefined }), "missing_option", "threshold"],
  [
    "a variable of one value",
    () => threshold({ threshold: [1, 1, 1, 1, 1, 1, 1, 1] }),
    "too_few_observations",
    "threshold to try",
  ],
  ["a trim of one half", () => threshold({ trim: 0.5 }), "out_of_domain", "trim"],
  ["no regime", () => threshold({ regimes: {} }), "too_few_observations", "1 regime"],
  ["a control that is a regime", () => threshold({ controls: { z: split.regimes.x } }), "singular", "depend"],
]);

test("whatever an untyped caller passes is a result without NaN or an error that says something", () => {
  callsSurvive(
    [
      [greyForecast, [[1, 2, 3, 5, 8], { steps: 2 }]],
      [
        trendForecast,
        [[1, 2, 4, 7, 9], { method: "logistic", steps: 2, times: [1, 2, 3, 4, 6], capacity: 12 }],
      ],
      [trendForecast, [[1, 2, 4, 7, 9], { method: "exponential", steps: 2, confidence: 0.9 }]],
      [
        projectPopulation,
        [
          { female: [1, 2], male: [1, 1] },
          {
            steps: 1,
            width: 5,
            fertility: [0, 0.1],
            survival: { female: [1, 1, 1], male: [1, 1, 0.5] },
            migration: { female: [0, 1] },
          },
        ],
      ],
      [thresholdRegression, [[1, 4, 2, 5, 3, 3, 1, 7], { ...split, draws: 3, seed: 1, trim: 0.1 }]],
    ] as never,
    2000,
  );
  expect(true).toBe(true);
});
