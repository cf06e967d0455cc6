import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AggregatePanelOptions, aggregatePanel } from "../../src/appraisal/index.ts";
import { refusals } from "../support/refusals.ts";
import { untyped, vector } from "./vectors.ts";

const close = (actual: ArrayLike<number | null>, expected: readonly number[], tol: number): void => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries()) expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(tol);
};

describe("agrees", () => {
  const { input, expected, tol } = vector("panel/aggregate");
  test("mean, median and mean without the extremes", () => {
    close(aggregatePanel(input.scores, { method: "mean" }).scores, expected.mean, tol);
    close(aggregatePanel(input.scores, { method: "median" }).scores, expected.median, tol);
    close(aggregatePanel(input.scores, { method: "trimmed", trim: 1 }).scores, expected.olympic, tol);
    close(aggregatePanel(input.scores, { method: "trimmed" }).scores, expected.olympic, tol);
    close(aggregatePanel(input.scores, { method: "trimmed", trim: 0.2 }).scores, expected.olympic, tol);
  });
  test("deviations", () => {
    const panel = aggregatePanel(input.scores, { method: "mean", ddof: 1 });
    close(panel.standardDeviations, expected.sd, tol);
    close(panel.coefficientsOfVariation, expected.cv, tol);
    const factor = Math.sqrt(4 / 5);
    close(
      aggregatePanel(input.scores, { method: "mean" }).standardDeviations,
      expected.sd.map((x) => x * factor),
      tol,
    );
  });
  test("appraisers brought to one level", () => {
    const adjusted = vector("panel/rater_bias_adjust").expected;
    const options = { method: "mean", ddof: 1 } as const;
    close(aggregatePanel(input.scores, { ...options, adjust: "center" }).scores, adjusted.centered, tol);
    close(aggregatePanel(input.scores, { ...options, adjust: "standardize" }).scores, adjusted.zmean, tol);
  });
});

describe("weights", () => {
  test("count in the mean, the trimmed mean and the median", () => {
    const weights = { appraiserWeights: [1, 1, 2] };
    expect([...aggregatePanel([[1, 2, 5]], { method: "mean", ...weights }).scores]).toEqual([3.25]);
    expect([...aggregatePanel([[1, 2, 5]], { method: "median", ...weights }).scores]).toEqual([3.5]);
    expect([
      ...aggregatePanel([[1, 2, 5, 9]], { method: "trimmed", appraiserWeights: [9, 1, 3, 9] }).scores,
    ]).toEqual([4.25]);
  });
  test("of 0 are absence", () => {
    const weights = { appraiserWeights: [1, 0, 1, 1] };
    const panel = aggregatePanel(
      [
        [1, 99, 2, 6],
        [2, 0, 3, 4],
      ],
      { method: "trimmed", ...weights },
    );
    expect([...panel.scores]).toEqual([2, 3]);
    expect(panel.appraisers.map(({ appraiser }) => appraiser)).toEqual([
      "appraiser 1",
      "appraiser 3",
      "appraiser 4",
    ]);
    expect(panel.outliers).toEqual([]);
  });
  test("equal scores at the cut leave in equal parts", () => {
    // One of the two fives goes: half of each weight.
    const trimmed = (appraiserWeights: number[]): number =>
      aggregatePanel([[1, 3, 5, 5]], { method: "trimmed", appraiserWeights }).scores[0]!;
    expect(trimmed([1, 1, 1, 3])).toBe((3 + 0.5 * 5 + 1.5 * 5) / 3);
    expect(trimmed([1, 1, 3, 1])).toBe(trimmed([1, 1, 1, 3]));
  });
  test("a median with half the weight on either side lies midway", () => {
    expect([...aggregatePanel([[4, 1, 2, 3]], { method: "median" }).scores]).toEqual([2.5]);
    expect([
      ...aggregatePanel([[1, 2, 3]], { method: "median", appraiserWeights: [0.1, 0.1, 0.2] }).scores,
    ]).toEqual([2.5]);
  });
});

describe("blind spots", () => {
  const scores = [
    [80, 82, 81, 60],
    [70, 71, 69, 72],
    [90, 88, 91, 89],
  ];
  test("a score far from the rest is named, with names where there are any", () => {
    const options = {
      method: "mean",
      appraisers: ["Wu", "Li", "Zhao", "Sun"],
      units: ["A", "B", "C"],
    } as const;
    const { outliers } = aggregatePanel(scores, options);
    expect(outliers).toEqual([
      {
        unit: "A",
        appraiser: "Sun",
        score: 60,
        others: 81,
        reason: "A: Sun gave 60 where the others gave 81 (median).",
      },
    ]);
  });
  test("an appraiser who is stricter throughout is named", () => {
    const strict = Array.from({ length: 12 }, (_, i) => [80 + i, 81 + i - (i % 3), 80 + i + (i % 2), 74 + i]);
    const { appraisers } = aggregatePanel(strict, { method: "mean" });
    expect(appraisers.map(({ isOutlier }) => isOutlier)).toEqual([false, false, false, true]);
    expect(appraisers[3]!.bias).toBeLessThan(-5);
    expect(appraisers[3]!.reason).toMatch(/^appraiser 4 scores [56][.\d]* below the others on average\.$/);
  });
  test("one difference among equals is far", () => {
    const equal = Array.from({ length: 6 }, () => [5, 5, 5]);
    equal[2] = [5, 5, 9];
    expect(aggregatePanel(equal, { method: "mean" }).outliers).toHaveLength(1);
    expect(
      aggregatePanel(
        equal.map(() => [5, 5, 5]),
        { method: "mean" },
      ).outliers,
    ).toEqual([]);
  });
  test("a wider tolerance names nobody", () => {
    expect(aggregatePanel(scores, { method: "mean", outlierThreshold: 30 }).outliers).toEqual([]);
  });
});

describe("agreement", () => {
  test("of one appraiser, of one unit, of nobody who tells units apart", () => {
    const of = (scores: number[][]) => aggregatePanel(scores, { method: "mean" }).agreement;
    expect(of([[1], [2]])).toMatchObject({ kendallW: null, single: null, status: "one-appraiser" });
    expect(of([[1, 2]])).toMatchObject({ kendallW: null, single: null, status: "one-unit" });
    expect(
      of([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ kendallW: null, single: null, status: "no-variation" });
    expect(
      of([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ kendallW: 1, single: 1, average: 1, status: "ok" });
  });
  test("is that of Shrout and Fleiss", () => {
    const ratings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const { single, average, kendallW, p } = aggregatePanel(ratings, { method: "mean" }).agreement;
    expect(single).toBeCloseTo(0.2897637795, 9);
    expect(average).toBeCloseTo(0.6200505476, 9);
    expect(kendallW).toBeCloseTo(0.8870370370370371, 9);
    expect(p).toBeCloseTo(0.0032895092436802816, 9);
  });
  test("a panel of one passes its scores through", () => {
    const { scores, appraisers } = aggregatePanel([[7], [9]], { method: "median" });
    expect([...scores]).toEqual([7, 9]);
    expect(appraisers[0]!.reason).toBe("appraiser 1 scored alone.");
  });
});

describe("laws", () => {
  const panel = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 3, max: 6 })).chain(([n, k]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: k, maxLength: k }), {
      minLength: n,
      maxLength: n,
    }),
  );
  const options = fc.constantFrom<AggregatePanelOptions>(
    { method: "mean" },
    { method: "trimmed" },
    { method: "median" },
  );
  test("between the lowest and the highest score, whatever the order of appraisers and units", () => {
    fc.assert(
      fc.property(panel, options, (scores, option) => {
        const result = aggregatePanel(scores, option).scores;
        const turned = aggregatePanel(
          [...scores].reverse().map((row) => [...row].reverse()),
          option,
        ).scores;
        for (const [i, score] of result.entries()) {
          expect(score).toBeGreaterThanOrEqual(Math.min(...scores[i]!) - 1e-9);
          expect(score).toBeLessThanOrEqual(Math.max(...scores[i]!) + 1e-9);
          expect(turned[scores.length - 1 - i]).toBeCloseTo(score, 10);
        }
      }),
    );
  });
  test("nobody wins by a lower score", () => {
    fc.assert(
      fc.property(panel, options, (scores, option) => {
        const better = scores.map((row, i) => (i === 0 ? row.map((x, j) => (j === 0 ? x + 5 : x)) : row));
        const before = aggregatePanel(scores, option).scores[0]!;
        expect(aggregatePanel(better, option).scores[0]).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });
});

const mean = { method: "mean" } as const;
refusals("aggregatePanel", [
  ["no options", () => aggregatePanel([[1]], untyped(undefined)), "wrong_type", "options must be one object"],
  ["no method", () => aggregatePanel([[1]], untyped({})), "missing_option", "method is required"],
  ["an unknown method", () => aggregatePanel([[1]], untyped({ method: "mode" })), "unknown_option", "mode"],
  [
    "an unknown option",
    () => aggregatePanel([[1]], untyped({ ...mean, weights: [1] })),
    "unknown_option",
    '"weights"',
  ],
  ["no scores", () => aggregatePanel([], mean), "too_few_observations", "at least one row"],
  ["null", () => aggregatePanel(untyped(null), mean), "wrong_type", "row"],
  ["a missing score", () => aggregatePanel(untyped([[1, null]]), mean), "missing_value", "null"],
  ["rows of different lengths", () => aggregatePanel([[1, 2], [1]], mean), "length_mismatch", "row 1 has 1"],
  [
    "another number of weights",
    () => aggregatePanel([[1, 2]], { ...mean, appraiserWeights: [1] }),
    "length_mismatch",
    "weight",
  ],
  [
    "a negative weight",
    () => aggregatePanel([[1, 2]], { ...mean, appraiserWeights: [1, -1] }),
    "out_of_domain",
    "weight 1",
  ],
  [
    "weights of nothing",
    () => aggregatePanel([[1, 2]], { ...mean, appraiserWeights: [0, 0] }),
    "zero_total",
    "weight",
  ],
  [
    "trimming everybody",
    () => aggregatePanel([[1, 2]], { method: "trimmed" }),
    "out_of_domain",
    "nobody is left",
  ],
  [
    "trimming everybody who counts",
    () => aggregatePanel([[1, 2, 3]], { method: "trimmed", appraiserWeights: [1, 0, 1] }),
    "out_of_domain",
    "of 2 appraisers",
  ],
  [
    "a trim with a part",
    () => aggregatePanel([[1, 2, 3]], { method: "trimmed", trim: 1.5 }),
    "out_of_domain",
    "trim is 1.5",
  ],
  [
    "a negative trim",
    () => aggregatePanel([[1, 2, 3]], { method: "trimmed", trim: -1 }),
    "out_of_domain",
    "trim is -1",
  ],
  [
    "a trim of a mean",
    () => aggregatePanel([[1, 2, 3]], { ...mean, trim: 1 }),
    "unsupported_combination",
    "no use for trim",
  ],
  [
    "an unknown adjustment",
    () => aggregatePanel([[1]], untyped({ ...mean, adjust: "z" })),
    "unknown_option",
    '"z"',
  ],
  ["a ddof of 2", () => aggregatePanel([[1]], untyped({ ...mean, ddof: 2 })), "out_of_domain", "ddof is 2"],
  [
    "a distance of 0",
    () => aggregatePanel([[1]], { ...mean, outlierThreshold: 0 }),
    "out_of_domain",
    "outlierThreshold is 0",
  ],
  [
    "another number of names",
    () => aggregatePanel([[1, 2]], { ...mean, appraisers: ["Wu"] }),
    "length_mismatch",
    "appraiser name",
  ],
  [
    "names that are none",
    () => aggregatePanel([[1]], { ...mean, units: untyped(new Array(1)) }),
    "wrong_type",
    "list of names",
  ],
]);
