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

describe("intervals of shares, against R's survey", () => {
  const cases: readonly (readonly [keyof typeof survey.shares, SurveyMeanOptions])[] = [
    ["simple", {}],
    ["full", full],
    ["fullFpc", { ...full, populationSizes: sizes }],
    ["wide", { ...full, confidence: 0.999 }],
  ];
  const kinds = [
    ["logit", "logit", 12],
    ["korn-graubard", "beta", 10],
    ["wilson", "wilson", 9],
  ] as const;
  for (const [name, options] of cases) {
    test.each(kinds)(`${name}: %s`, (interval, column, digits) => {
      const expected = survey.shares[name][column];
      const found = surveyMean(satisfied, { ...options, intervalMethod: interval });
      expect(found.interval!.lower).toBeCloseTo(expected[0]!, digits);
      expect(found.interval!.upper).toBeCloseTo(expected[1]!, digits);
      const percent = surveyMean(
        satisfied.map((x) => 100 * x),
        { ...options, intervalMethod: interval, bounds: [0, 100] },
      );
      expect(percent.interval!.lower).toBeCloseTo(100 * expected[0]!, digits - 2);
      expect(percent.interval!.upper).toBeCloseTo(100 * expected[1]!, digits - 2);
      expect(percent.standardError).toBeCloseTo(100 * found.standardError!, 10);
    });
  }
  test("ten independent answers, three of them yes: Clopper and Pearson's 0.06674 to 0.65245", () => {
    // The variance of a design divides by n - 1; a population of which 1 in 10 was drawn makes up for it.
    const answers = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    const { lower, upper } = surveyMean(answers, { intervalMethod: "korn-graubard", populationSizes: 100 })
      .interval!;
    expect(lower).toBeCloseTo(0.06674, 5);
    expect(upper).toBeCloseTo(0.65245, 5);
  });
  test("what was computed is said, and the normal interval is the default", () => {
    const at = (interval: "normal" | "logit" | "wilson" | "korn-graubard") =>
      surveyMean(satisfied, { intervalMethod: interval });
    expect(at("normal")).toEqual(surveyMean(satisfied));
    const said = "linearization, 1 stratum, 24 primary sampling units";
    expect(at("normal").method).toBe(said);
    expect(at("logit").method).toBe(`${said}, logit interval`);
    expect(at("wilson").method).toBe(`${said}, Wilson interval`);
    expect(at("korn-graubard").method).toBe(`${said}, Korn-Graubard interval`);
  });
  test("answers from 1 to 5 stay between 1 and 5", () => {
    const { lower, upper } = surveyMean([5, 5, 5, 1], { intervalMethod: "logit", bounds: [1, 5] }).interval!;
    // p = 3/4 with standard error 1/4, so 4/3 in log odds, and t(3) = 3.182446305.
    const half = (4 / 3) * 3.182446305284263;
    expect(lower).toBeCloseTo(1 + 4 / (1 + Math.exp(half) / 3), 12);
    expect(upper).toBeCloseTo(1 + 4 / (1 + Math.exp(-half) / 3), 12);
  });
  test("where all answer alike there is no interval, unless all were asked", () => {
    for (const interval of ["logit", "wilson", "korn-graubard"] as const) {
      expect(surveyMean([1, 1, 1], { intervalMethod: interval }).interval).toBeNull();
      expect(surveyMean([0, 0, 0], { intervalMethod: interval }).interval).toBeNull();
      expect(surveyMean([1, 1, 1], { intervalMethod: interval, populationSizes: 3 }).interval).toEqual({
        lower: 1,
        upper: 1,
        confidence: 0.95,
      });
      const same = surveyMean([1, 0, 1, 0], { intervalMethod: interval, clusters: [1, 1, 2, 2] });
      expect(same.interval).toEqual({ lower: 0.5, upper: 0.5, confidence: 0.95 });
    }
  });
  test("limits stay inside the bounds, whatever the weights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(1e-100, 1e-9, 1, 3, 1e6)), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.constantFrom("logit" as const, "wilson" as const, "korn-graubard" as const),
        fc.constantFrom(0.5, 0.95, 0.999999),
        (data, interval, level) => {
          const weights = data.map(([, weight]) => weight);
          const found = surveyMean(
            data.map(([x]) => x),
            { weights, intervalMethod: interval, confidence: level },
          );
          if (found.interval === null) return;
          const { lower, upper } = found.interval;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(found.value);
          expect(upper).toBeGreaterThanOrEqual(found.value);
          expect(upper).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
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
  ["a missing answer", () => surveyMean(untyped([1, null])), "missing_value", "value 1 is null"],
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
    "missing_value",
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
    'populationSizes is "9"',
  ],
  [
    "null sizes",
    () => surveyMean([1, 2], { populationSizes: untyped(null) }),
    "missing_value",
    "populationSizes is null",
  ],
  ["a level of 95", () => surveyMean([1, 2], { confidence: 95 }), "out_of_domain", "confidence is 95"],
  [
    "an unknown way with single units",
    () => surveyMean([1, 2], untyped({ singleUnits: "remove" })),
    "unknown_option",
    "remove",
  ],
  [
    "an unknown interval",
    () => surveyMean([1, 0], untyped({ intervalMethod: "beta" })),
    "unknown_option",
    '"beta"',
  ],
  [
    "an answer beyond the bounds",
    () => surveyMean([1, 0, 4], { intervalMethod: "logit" }),
    "out_of_domain",
    "value 2 is 4",
  ],
  [
    "an answer between yes and no",
    () => surveyMean([1, 0, 0.5], { intervalMethod: "wilson" }),
    "out_of_domain",
    "neither 0 nor 1",
  ],
  [
    "bounds of the normal interval",
    () => surveyMean([1, 0], { bounds: [0, 1] }),
    "unsupported_combination",
    "no bounds",
  ],
  [
    "bounds the wrong way round",
    () => surveyMean([1, 0], { intervalMethod: "logit", bounds: [1, 0] }),
    "out_of_domain",
    "upper bound is 0",
  ],
  [
    "one bound",
    () => surveyMean([1, 0], untyped({ intervalMethod: "logit", bounds: 1 })),
    "wrong_type",
    "bounds must be",
  ],
  ["an unknown option", () => surveyMean([1, 2], untyped({ weight: [1, 1] })), "unknown_option", '"weight"'],
  ["null options", () => surveyMean([1, 2], untyped(null)), "wrong_type", "options must be one object"],
]);
