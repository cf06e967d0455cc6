import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SurveyMeanOptions, surveyMean } from "../../src/agreement/index.ts";
import survey from "../fixtures/agreement/survey-mean.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { untyped } from "./vectors.ts";

const { y, w, stratum, clinic, satisfied } = survey.rows;
const full: SurveyMeanOptions = { weights: w, strata: stratum, clusters: clinic };
const sizes = { north: 10, south: 6 };

describe("agrees with R's survey", () => {
  const cases: readonly (readonly [keyof typeof survey.cases, readonly number[], SurveyMeanOptions])[] = [
    ["simple", y, {}],
    ["simpleFpc", y, { populationSizes: 40 }],
    ["weighted", y, { weights: w }],
    ["clustered", y, { weights: w, clusters: clinic }],
    ["stratified", y, { weights: w, strata: stratum }],
    ["full", y, full],
    ["fullFpc", y, { ...full, populationSizes: sizes }],
    ["satisfied", satisfied, { ...full, populationSizes: sizes }],
  ];
  const check = (actual: ReturnType<typeof surveyMean>, name: keyof typeof survey.cases): void => {
    const expected = survey.cases[name];
    expect(actual.value).toBeCloseTo(expected.value, 12);
    expect(actual.standardError).toBeCloseTo(expected.standardError, 12);
    expect(actual.interval!.lower).toBeCloseTo(expected.lower, 11);
    expect(actual.interval!.upper).toBeCloseTo(expected.upper, 11);
    expect(actual.df).toBe(expected.df);
    expect(actual.designEffect).toBeCloseTo(expected.designEffect, 11);
  };
  test.each(cases)("%s", (name, values, options) => {
    check(surveyMean(values, options), name);
  });
  test("a stratum with one unit, centered", () => {
    const rows = clinic
      .map((name, i) => ({ name, i }))
      .filter(({ name }) => ["a", "e", "f", "g"].includes(name));
    const pick = <T>(column: readonly T[]): T[] => rows.map(({ i }) => column[i]!);
    const options = {
      weights: pick(w),
      strata: pick(stratum),
      clusters: pick(clinic),
      singleUnits: "center",
    } as const;
    check(surveyMean(pick(y), options), "lonely");
  });
});

describe("conventions", () => {
  test("a sample of everybody has no error", () => {
    expect(surveyMean([1, 2, 4], { populationSizes: 3 })).toMatchObject({
      standardError: 0,
      interval: { lower: 7 / 3, upper: 7 / 3 },
    });
  });
  test("a stratum drawn whole may have one unit", () => {
    const options = { strata: ["a", "a", "b"], populationSizes: { a: 9, b: 1 } };
    expect(surveyMean([1, 3, 2], options).standardError).toBeGreaterThan(0);
  });
  test("strata of one unit each leave no degrees of freedom, and no interval", () => {
    const { df, interval, standardError } = surveyMean([1, 3], { strata: ["a", "b"], singleUnits: "center" });
    expect({ df, interval }).toEqual({ df: 0, interval: null });
    expect(standardError).toBeGreaterThan(0);
  });
  test("equal answers have no error and no design effect", () => {
    expect(surveyMean([3, 3, 3])).toMatchObject({ value: 3, standardError: 0, designEffect: null });
  });
  test("clusters are units within their stratum", () => {
    const same = surveyMean(y, { ...full, clusters: clinic.map((name) => name.charCodeAt(0) % 4) });
    expect(same.clusters).toBe(8);
    expect(same.standardError).toBeCloseTo(survey.cases.full.standardError, 12);
  });
  test("what was computed is said", () => {
    expect(surveyMean(y, full).method).toBe("linearization, 2 strata, 8 primary sampling units");
  });
});

describe("laws", () => {
  const rows = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })),
    {
      minLength: 4,
      maxLength: 30,
    },
  );
  test("the unit of answers and of weights does not matter", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(2 ** 900, 2 ** -900), (data, k) => {
        const values = data.map(([x]) => x);
        const clusters = data.map(([, , c]) => c);
        if (new Set(clusters).size < 2) return;
        const weights = data.map(([, weight]) => weight);
        const there = surveyMean(values, { weights, clusters });
        const here = surveyMean(
          values.map((x) => x * k),
          { weights: weights.map((x) => x * k), clusters },
        );
        expect(here.value / k).toBeCloseTo(there.value, 10);
        expect(here.standardError! / k).toBeCloseTo(there.standardError!, 10);
      }),
    );
  });
});

refusals("surveyMean", [
  ["no answers", () => surveyMean([]), "too_few_observations", "at least 2 values"],
  ["one answer", () => surveyMean([3]), "too_few_observations", "got 1"],
  ["a missing answer", () => surveyMean(untyped([1, null])), "not_finite", "value 1 is null"],
  ["another number of weights", () => surveyMean([1, 2], { weights: [1] }), "length_mismatch", "weight"],
  ["a negative weight", () => surveyMean([1, 2], { weights: [1, -1] }), "out_of_domain", "weight 1"],
  ["no weight at all", () => surveyMean([1, 2], { weights: [0, 0] }), "zero_total", "total weight is 0"],
  [
    "another number of strata",
    () => surveyMean([1, 2], { strata: ["a"] }),
    "length_mismatch",
    "stratum label",
  ],
  [
    "a stratum that is none",
    () => surveyMean([1, 2], { strata: untyped(["a", null]) }),
    "not_finite",
    "stratum label 1 is null",
  ],
  [
    "clusters that are no list",
    () => surveyMean([1, 2], { clusters: untyped(7) }),
    "wrong_type",
    "cluster label",
  ],
  [
    "one cluster",
    () => surveyMean([1, 2], { clusters: ["a", "a"] }),
    "too_few_observations",
    "one primary sampling unit",
  ],
  [
    "a stratum with one unit",
    () => surveyMean([1, 2, 3], { strata: ["a", "a", "b"] }),
    "too_few_observations",
    "stratum b",
  ],
  [
    "fewer in the population than drawn",
    () => surveyMean([1, 2, 3], { populationSizes: 2 }),
    "out_of_domain",
    "at least 3",
  ],
  [
    "one size for strata",
    () => surveyMean([1, 2], { strata: [1, 1], populationSizes: 5 }),
    "unsupported_combination",
    "record by stratum",
  ],
  [
    "a record without strata",
    () => surveyMean([1, 2], { populationSizes: { a: 5 } }),
    "unsupported_combination",
    "pass a number",
  ],
  [
    "a size missing",
    () => surveyMean([1, 2], { strata: ["a", "a"], populationSizes: {} }),
    "missing_option",
    "stratum a",
  ],
  [
    "a size too many",
    () => surveyMean([1, 2], { strata: ["a", "a"], populationSizes: { a: 5, b: 5 } }),
    "unknown_id",
    "size for b",
  ],
  [
    "sizes of the wrong type",
    () => surveyMean([1, 2], { populationSizes: untyped("9") }),
    "wrong_type",
    "must be a number",
  ],
  [
    "null sizes",
    () => surveyMean([1, 2], { populationSizes: untyped(null) }),
    "wrong_type",
    "must be a number",
  ],
  ["a level of 95", () => surveyMean([1, 2], { level: 95 }), "out_of_domain", "level is 95"],
  [
    "an unknown way with single units",
    () => surveyMean([1, 2], untyped({ singleUnits: "remove" })),
    "unknown_option",
    "remove",
  ],
  ["an unknown option", () => surveyMean([1, 2], untyped({ weight: [1, 1] })), "unknown_option", '"weight"'],
  ["null options", () => surveyMean([1, 2], untyped(null)), "wrong_type", "options must be one object"],
]);
