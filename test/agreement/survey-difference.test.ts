import { describe, expect, test } from "vitest";
import { type SurveyDifferenceOptions, surveyDifference } from "../../src/agreement/index.ts";
import survey from "../fixtures/agreement/survey-mean.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { untyped } from "./vectors.ts";

const { y, w, stratum, clinic, satisfied, sex } = survey.rows;
const full: SurveyDifferenceOptions = {
  weights: w,
  strata: stratum,
  clusters: clinic,
  between: ["f", "m"],
};

describe("agrees with R's survey", () => {
  const cases: readonly (readonly [
    keyof typeof survey.differences,
    readonly number[],
    SurveyDifferenceOptions,
  ])[] = [
    ["simple", y, { between: ["f", "m"] }],
    ["full", y, full],
    ["fullFpc", y, { ...full, populationSizes: { north: 10, south: 6 } }],
    ["satisfied", satisfied, full],
  ];
  test.each(cases)("%s", (name, values, options) => {
    const actual = surveyDifference(values, sex, options);
    const expected = survey.differences[name];
    expect(actual.first.mean).toBeCloseTo(expected.first, 12);
    expect(actual.second.mean).toBeCloseTo(expected.second, 12);
    expect(actual.value).toBeCloseTo(expected.value, 12);
    expect(actual.standardError).toBeCloseTo(expected.standardError, 12);
    expect(actual.interval!.lower).toBeCloseTo(expected.lower, 11);
    expect(actual.interval!.upper).toBeCloseTo(expected.upper, 11);
    expect(actual.df).toBe(expected.df);
  });
});

describe("by hand", () => {
  test("pairs at each clinic are their differences", () => {
    // Differences 2, 2, 1 at three clinics: mean 5/3, variance of the mean 1/9.
    const found = surveyDifference([5, 3, 4, 2, 5, 4], ["t", "c", "t", "c", "t", "c"], {
      clusters: [1, 1, 2, 2, 3, 3],
    });
    expect(found.value).toBeCloseTo(5 / 3, 14);
    expect(found.standardError).toBeCloseTo(1 / 3, 14);
    expect(found).toMatchObject({
      n: 6,
      df: 2,
      clusters: 3,
      strata: 1,
      first: { group: "t", n: 3 },
      second: { group: "c", n: 3, mean: 3 },
      method: "linearization, 1 stratum, 3 primary sampling units",
    });
  });
  test("the other way round it has the other sign", () => {
    const there = surveyDifference(y, sex, full);
    const back = surveyDifference(y, sex, { ...full, between: ["m", "f"] });
    expect(back.value).toBe(-there.value);
    expect(back.standardError).toBeCloseTo(there.standardError!, 14);
    expect(back.interval!.lower).toBeCloseTo(-there.interval!.upper, 13);
  });
  test("the unit of answers and of weights does not matter", () => {
    const there = surveyDifference(y, sex, full);
    for (const k of [2 ** 900, 2 ** -900]) {
      const here = surveyDifference(
        y.map((x) => x * k),
        sex,
        { ...full, weights: w.map((x) => x * k) },
      );
      expect(here.value / k).toBeCloseTo(there.value, 12);
      expect(here.standardError! / k).toBeCloseTo(there.standardError!, 12);
    }
  });
  test("strata of one unit each leave no interval", () => {
    const found = surveyDifference([1, 3], ["a", "b"], { strata: ["a", "b"], singleUnits: "center" });
    expect(found).toMatchObject({ value: -2, df: 0, interval: null });
  });
});

refusals("surveyDifference", [
  ["one answer", () => surveyDifference([1], ["a"]), "too_few_observations", "at least 2"],
  ["one group", () => surveyDifference([1, 2], ["a", "a"]), "missing_option", "1 groups"],
  ["three groups", () => surveyDifference([1, 2, 3], ["a", "b", "c"]), "missing_option", "3 groups"],
  ["another number of groups", () => surveyDifference([1, 2], ["a"]), "length_mismatch", "group label"],
  ["no groups", () => surveyDifference([1, 2], untyped(undefined)), "wrong_type", "group label"],
  [
    "a group that is none",
    () => surveyDifference([1, 2], untyped(["a", null])),
    "missing_value",
    "group label 1 is null",
  ],
  [
    "an unknown group",
    () => surveyDifference([1, 2], ["a", "b"], { between: ["a", "x"] }),
    "unknown_id",
    "x, of which",
  ],
  [
    "a group against itself",
    () => surveyDifference([1, 2], ["a", "b"], { between: ["a", "a"] }),
    "duplicate_id",
    "twice",
  ],
  [
    "three to compare",
    () => surveyDifference([1, 2], ["a", "b"], untyped({ between: ["a", "b", "c"] })),
    "wrong_type",
    "two groups",
  ],
  [
    "a group of no weight",
    () => surveyDifference([1, 2, 3], ["a", "b", "a"], { weights: [1, 0, 1] }),
    "zero_total",
    "group b",
  ],
  [
    "a missing answer",
    () => surveyDifference(untyped([1, null]), ["a", "b"]),
    "missing_value",
    "value 1 is null",
  ],
  [
    "one cluster",
    () => surveyDifference([1, 2], ["a", "b"], { clusters: ["k", "k"] }),
    "too_few_observations",
    "one primary sampling unit",
  ],
  [
    "a level of 95",
    () => surveyDifference([1, 2], ["a", "b"], { confidence: 95 }),
    "out_of_domain",
    "confidence is 95",
  ],
  [
    "an unknown option",
    () => surveyDifference([1, 2], ["a", "b"], untyped({ interval: "logit" })),
    "unknown_option",
    '"interval"',
  ],
]);
