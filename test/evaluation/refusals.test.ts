import { describe, expect, test } from "vitest";
import * as evaluation from "../../src/evaluation/index.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";

const unit = ["a", "a", "b", "b", "c", "c"];
const period = [2019, 2020, 2019, 2020, 2019, 2020];
const y = [1, 4, 2, 3, 3, 5];
const treatedFrom = { a: 2020, b: null, c: null };
const wrong = <T>(value: unknown): T => value as T;

const regress = (change: object, x: unknown = { x: [1, 0, 2, 5, 3, 1] }) =>
  evaluation.panelRegression(
    y,
    wrong(x),
    wrong({ unit, period, effects: "unit", variance: "classic", ...change }),
  );

refusals("panelRegression", [
  ["no options", () => evaluation.panelRegression(y, {}, wrong(undefined)), "wrong_type", "options"],
  ["an unknown option", () => regress({ weight: y }), "unknown_option", "weight"],
  ["no effects", () => regress({ effects: undefined }), "missing_option", "effects"],
  ["no unit", () => regress({ unit: undefined }), "missing_option", "unit is required"],
  ["no period", () => regress({ period: undefined }), "missing_option", "period is required"],
  [
    "a unit twice in one period",
    () => regress({ period: [1, 1, 1, 2, 1, 2] }),
    "duplicate_id",
    'unit "a" in period 1',
  ],
  [
    "text in a regressor",
    () => regress({}, { x: ["1", 0, 2, 5, 3, 1] }),
    "wrong_type",
    'regressor "x", value 0 is "1", which is text',
  ],
  ["a missing value", () => regress({}, { x: [null, 0, 2, 5, 3, 1] }), "missing_value", "value 0 is null"],
  [
    "an infinite value",
    () => regress({}, { x: [Infinity, 0, 2, 5, 3, 1] }),
    "not_finite",
    "value 0 is Infinity",
  ],
  ["a short regressor", () => regress({}, { x: [1] }), "length_mismatch", "got 1 for 6"],
  ["no regressor", () => regress({}, {}), "too_few_observations", "at least 1 regressor"],
  ["regressors as a list", () => regress({}, [[1, 2]]), "wrong_type", "record"],
  [
    "one cluster",
    () => regress({ variance: "cluster", cluster: y.map(() => 1) }),
    "too_few_observations",
    "2 clusters",
  ],
  [
    "clusters without use",
    () => regress({ cluster: unit }),
    "unsupported_combination",
    'variance: "cluster"',
  ],
  [
    "a regressor that units explain",
    () => regress({}, { x: [1, 1, 2, 2, 3, 3] }),
    "singular",
    "no regressor varies",
  ],
  ["no weight at all", () => regress({ weights: [0, 0, 0, 0, 0, 0] }), "zero_total", "total weight is 0"],
  ["a confidence of 95", () => regress({ confidence: 95 }), "out_of_domain", "confidence is 95"],
]);

const difference = (change: object) =>
  evaluation.differenceInDifferences(y, wrong({ unit, period, treatedFrom, ...change }));

refusals("differenceInDifferences", [
  ["no dates", () => difference({ treatedFrom: undefined }), "missing_option", "treatedFrom is required"],
  ["dates as a list", () => difference({ treatedFrom: [2020] }), "wrong_type", "record by unit"],
  [
    "a date as text",
    () => difference({ treatedFrom: { ...treatedFrom, a: "2020" } }),
    "wrong_type",
    '"a" is "2020", which is text',
  ],
  [
    "an infinite date",
    () => difference({ treatedFrom: { ...treatedFrom, a: Infinity } }),
    "not_finite",
    "Infinity",
  ],
  [
    "two dates",
    () => difference({ treatedFrom: { a: 2020, b: 2019, c: null } }),
    "unsupported_combination",
    "groupTimeEffects",
  ],
  [
    "nobody treated",
    () => difference({ treatedFrom: { a: null, b: null, c: null } }),
    "too_few_observations",
    "1 treated unit",
  ],
  [
    "treated too late",
    () => difference({ treatedFrom: { a: 2021, b: null, c: null } }),
    "too_few_observations",
    "1 treated unit",
  ],
  [
    "all treated",
    () => difference({ treatedFrom: { a: 2020, b: 2020, c: 2020 } }),
    "too_few_observations",
    "comparison",
  ],
  [
    "treated throughout",
    () => difference({ treatedFrom: { a: 2019, b: null, c: null } }),
    "too_few_observations",
    "before 2019",
  ],
  ["a date for nobody", () => difference({ treatedFrom: { ...treatedFrom, z: 2020 } }), "unknown_id", '"z"'],
  ["a forgotten unit", () => difference({ treatedFrom: { a: 2020, b: null } }), "missing_value", '"c"'],
  ["a permutation by number", () => difference({ permutation: 99 }), "wrong_type", "permutation"],
  ["no draws", () => difference({ permutation: { draws: 0 } }), "out_of_domain", "draws is 0"],
]);

const event = (change: object) => evaluation.eventStudy(y, wrong({ unit, period, treatedFrom, ...change }));

refusals("eventStudy", [
  ["a reference that is no time", () => event({ reference: -2 }), "missing_option", "one of -1, 0"],
  [
    "two dates",
    () => event({ treatedFrom: { a: 2020, b: 2019, c: null } }),
    "unsupported_combination",
    "groupTimeEffects",
  ],
  ["leads of 0", () => event({ leads: 0 }), "out_of_domain", "leads is 0"],
]);

const groups = (change: object) =>
  evaluation.groupTimeEffects(
    y,
    wrong({ unit, period, treatedFrom, control: "never", aggregate: "simple", ...change }),
  );

refusals("groupTimeEffects", [
  ["no control", () => groups({ control: undefined }), "missing_option", "control"],
  ["a cluster", () => groups({ cluster: unit }), "unknown_option", "cluster"],
  [
    "nobody never treated",
    () => groups({ treatedFrom: { a: 2020, b: 2020, c: 2020 } }),
    "too_few_observations",
    "not-yet",
  ],
  [
    "all treated at once",
    () => groups({ treatedFrom: { a: 2020, b: 2020, c: 2020 }, control: "not-yet" }),
    "too_few_observations",
    "group",
  ],
  [
    "a missing cell",
    () =>
      evaluation.groupTimeEffects([1, 4, 2], {
        unit: ["a", "a", "b"],
        period: [1, 2, 1],
        treatedFrom: { a: 2, b: null },
        control: "never",
        aggregate: "simple",
      }),
    "missing_value",
    'unit "b" has no value in period 2',
  ],
]);

refusals("baconDecomposition", [
  [
    "a missing cell",
    () =>
      evaluation.baconDecomposition([1, 4, 2], {
        unit: ["a", "a", "b"],
        period: [1, 2, 1],
        treatedFrom: { a: 2, b: null },
      }),
    "unsupported_combination",
    "3 values for 4",
  ],
  [
    "one group",
    () => evaluation.baconDecomposition(y, { unit, period, treatedFrom: { a: 2020, b: 2020, c: 2020 } }),
    "too_few_observations",
    "2 groups",
  ],
]);

const series = [1, 2, 3, 4, 6, 7, 8, 10];
const interrupted = (change: object) => evaluation.interruptedTimeSeries(series, wrong({ at: 4, ...change }));

refusals("interruptedTimeSeries", [
  ["no time of interruption", () => interrupted({ at: undefined }), "missing_option", "at is required"],
  ["one time before", () => interrupted({ at: 1 }), "too_few_observations", "got 1 and 7"],
  [
    "uneven times",
    () => interrupted({ times: [0, 1, 2, 3, 4, 5, 6, 8] }),
    "unsupported_combination",
    "unequal steps",
  ],
  [
    "times that do not ascend",
    () => interrupted({ times: [0, 1, 3, 2, 4, 5, 6, 7] }),
    "out_of_domain",
    "time 3 is 2",
  ],
  ["a time twice", () => interrupted({ times: [0, 1, 1, 2, 4, 5, 6, 7] }), "duplicate_id", "time 2 is 1"],
  ["lags for ar1", () => interrupted({ lags: 2 }), "unsupported_combination", "lags"],
  ["harmonics without season", () => interrupted({ harmonics: 1 }), "unsupported_combination", "seasonal"],
  ["harmonics too fast", () => interrupted({ seasonal: 4, harmonics: 2 }), "out_of_domain", "below 2"],
  [
    "a season not seen in full",
    () =>
      evaluation.interruptedTimeSeries([...series, ...series], {
        at: 12,
        seasonal: 12,
        times: [...series.keys()].map((t) => 2 * t).concat([...series.keys()].map((t) => 16 + 2 * t)),
        variance: "classic",
      }),
    "singular",
    "has no value",
  ],
  [
    "more coefficients than values",
    () => interrupted({ seasonal: 5 }),
    "too_few_observations",
    "more than 8",
  ],
]);

const panel = [
  [1, 2, 3, 9],
  [1, 3, 3, 4],
  [0, 2, 3, 4],
  [5, 1, 9, 2],
];
const control = (change: object) =>
  evaluation.syntheticControl(panel, wrong({ treated: 0, from: 3, ...change }));

refusals("syntheticControl", [
  ["no treated", () => control({ treated: undefined }), "missing_option", "treated is required"],
  ["a row that is not there", () => control({ treated: 4 }), "out_of_domain", "treated is 4"],
  ["no period before", () => control({ from: 0 }), "too_few_observations", "got 0 and 4"],
  ["no period after", () => control({ from: 9 }), "too_few_observations", "got 4 and 0"],
  ["the treated as donor", () => control({ donors: [0, 1] }), "out_of_domain", "cannot be a donor"],
  ["a donor twice", () => control({ donors: [1, 1] }), "duplicate_id", "donor 1"],
  ["no donor", () => control({ donors: [] }), "too_few_observations", "1 donor"],
  [
    "rows of two lengths",
    () => evaluation.syntheticControl([[1, 2], [1]], { treated: 0, from: 1 }),
    "length_mismatch",
    "unit 1 has 1",
  ],
  [
    "a missing cell",
    () => evaluation.syntheticControl([[1, 2], wrong([1, null])], { treated: 0, from: 1 }),
    "missing_value",
    "unit 1, period 1",
  ],
  [
    "weights without predictors",
    () => control({ predictorWeights: { x: 1 } }),
    "unsupported_combination",
    "predictors",
  ],
  [
    "a weight for nothing",
    () => control({ predictors: { x: [1, 2, 3, 4] }, predictorWeights: { z: 1 } }),
    "unknown_id",
    '"z"',
  ],
  [
    "a predictor without weight",
    () => control({ predictors: { x: [1, 2, 3, 4] }, predictorWeights: {} }),
    "missing_value",
    '"x"',
  ],
  [
    "all weights 0",
    () => control({ predictors: { x: [1, 2, 3, 4] }, predictorWeights: { x: 0 } }),
    "zero_total",
    "all predictorWeights",
  ],
  ["a predictor that does not vary", () => control({ predictors: { x: [2, 2, 2, 2] } }), "singular", '"x"'],
]);

const synthetic = (change: object) =>
  evaluation.syntheticDifferenceInDifferences(
    panel,
    wrong({ treated: [0], from: 3, variance: "none", ...change }),
  );

refusals("syntheticDifferenceInDifferences", [
  ["no variance", () => synthetic({ variance: undefined }), "missing_option", "variance"],
  ["one period before", () => synthetic({ from: 1 }), "too_few_observations", "2 periods before"],
  ["nobody treated", () => synthetic({ treated: [] }), "too_few_observations", "1 treated"],
  ["one comparison", () => synthetic({ treated: [0, 1, 2] }), "too_few_observations", "2 comparison"],
  ["a jackknife of one", () => synthetic({ variance: "jackknife" }), "too_few_observations", "placebo"],
  [
    "placebos of too few",
    () => synthetic({ treated: [0, 1], variance: "placebo" }),
    "too_few_observations",
    "2 and 2",
  ],
]);

const members = {
  group: ["a", "a", "a", "a", "b", "b", "b", "b"],
  period: [1, 1, 2, 2, 1, 1, 2, 2],
  treatedFrom: { a: 2, b: null },
};
const gap = (values: number[], change: object = {}) =>
  evaluation.gapEffect(values, wrong({ ...members, index: "gini", ...change }));

refusals("gapEffect", [
  ["no index", () => gap([1, 2, 3, 4, 5, 6, 7, 8], { index: undefined }), "missing_option", "index"],
  [
    "one member",
    () => gap([1, 2, 3, 4, 5, 6, 7, 8], { weights: [1, 0, 1, 1, 1, 1, 1, 1] }),
    "too_few_observations",
    'group "a" needs at least 2 members in period 1',
  ],
  [
    "an index without a value",
    () => gap([1, 2, 3, 4, 5, 6, 7, 8], { index: () => Number.NaN }),
    "out_of_domain",
    "is NaN",
  ],
  [
    "an infinite index",
    () => gap([0, 2, 3, 4, 5, 6, 7, 8], { index: "meanLogDeviation" }),
    "out_of_domain",
    "Infinity",
  ],
]);

describe("whatever an untyped caller passes", () => {
  const shared = { unit, period, treatedFrom };
  test("is a result without NaN or an error that says something", () => {
    callsSurvive(
      [
        [
          evaluation.panelRegression,
          [
            y,
            { x: [1, 0, 2, 5, 3, 1] },
            { unit, period, effects: "two-way", variance: "cluster", weights: [1, 2, 3, 1, 1, 1] },
          ],
        ],
        [
          evaluation.differenceInDifferences,
          [y, { ...shared, covariates: { x: [1, 0, 2, 5, 3, 1] }, permutation: { draws: 9, seed: 1 } }],
        ],
        [evaluation.eventStudy, [y, { ...shared, reference: -1, leads: 1, lags: 0 }]],
        [
          evaluation.groupTimeEffects,
          [y, { ...shared, control: "never", aggregate: "group", anticipation: 0 }],
        ],
        [evaluation.baconDecomposition, [y, shared]],
        [
          evaluation.interruptedTimeSeries,
          [series, { at: 4, times: [0, 1, 2, 3, 4, 5, 6, 7], variance: "newey-west", lags: 1 }],
        ],
        [
          evaluation.syntheticControl,
          [
            panel,
            {
              treated: 0,
              from: 2,
              periods: [0, 1, 2, 3],
              predictors: { x: [1, 2, 3, 4] },
              predictorWeights: { x: 1 },
            },
          ],
        ],
        [
          evaluation.syntheticDifferenceInDifferences,
          [panel, { treated: [0], from: 2, variance: "placebo", draws: 3, seed: 1 }],
        ],
        [
          evaluation.gapEffect,
          [[1, 2, 3, 4, 5, 6, 7, 8], { ...members, index: "theil", permutation: { draws: 9, seed: 1 } }],
        ],
      ] as never,
      3000,
    );
    expect(true).toBe(true);
  });
});
