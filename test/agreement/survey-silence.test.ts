import { describe, expect, test } from "vitest";
import { surveyDifference, surveyMean } from "../../src/agreement/index.ts";
import { absoluteConcentrationIndex, slopeIndexOfInequality } from "../../src/subgroups/index.ts";

describe("rows of weight 0", () => {
  const answers = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
  const clinics = answers.map((_, i) => `clinic ${i}`);
  // Fifty others at each of the same clinics, who are not asked about.
  const others = Array.from({ length: 500 }, (_, i) => i);
  const values = [...answers, ...others.map((i) => i % 2)];
  const clusters = [...clinics, ...others.map((i) => `clinic ${i % 10}`)];
  const weights = [...answers.map(() => 1), ...others.map(() => 0)];

  test("are absent from n, from the design effect and from the Korn-Graubard interval", () => {
    const found = surveyMean(values, { weights, clusters, intervalMethod: "korn-graubard" });
    expect(found).toMatchObject({ value: 0.4, n: 10, df: 9, clusters: 10, strata: 1 });
    expect(found.designEffect).toBeCloseTo(1, 12);
    // Clopper and Pearson's limits for 3.6 of 9, by scipy 1.10.
    expect(found.interval!.lower).toBeCloseTo(0.11050514, 7);
    expect(found.interval!.upper).toBeCloseTo(0.75456876, 7);
  });

  test("are as if they were not there, where their clusters hold others, whatever their answers", () => {
    for (const interval of ["normal", "logit", "wilson", "korn-graubard"] as const) {
      const alone = surveyMean(answers, { clusters: clinics, intervalMethod: interval });
      const beside = surveyMean(
        values.map((x, i) => (weights[i] === 0 ? 7 : x)),
        { weights, clusters, intervalMethod: interval },
      );
      expect(beside).toEqual(alone);
    }
  });

  test("leave their units drawn, but give no degree of freedom", () => {
    const empty = surveyMean([...answers, 1, 1], {
      weights: [...answers.map(() => 1), 0, 0],
      clusters: [...clinics, "x", "y"],
    });
    expect(empty).toMatchObject({ n: 10, clusters: 10, df: 9 });
    // 12 units drawn, two of which add nothing: 12 / 11 of the sum of squares.
    expect(empty.standardError).toBeCloseTo(Math.sqrt((12 / 11) * 0.024), 12);
  });

  test("have no stratum and no group", () => {
    const strata = ["s", "s", "s", "t"];
    const found = surveyMean([1, 2, 4, 9], { weights: [1, 1, 1, 0], strata, singleUnits: "certainty" });
    expect(found).toMatchObject({ n: 3, strata: 1, clusters: 3, df: 2 });
    const groups = ["a", "b", "a", "b", "b"];
    const units = ["p", "p", "q", "q", "q"];
    const pair = surveyDifference([1, 2, 3, 5, 1e6], groups, { weights: [1, 1, 1, 1, 0], clusters: units });
    expect(pair).toMatchObject({ n: 4, second: { n: 2, mean: 3.5 } });
  });
});

describe("where the design says nothing there is no standard error, with a reason", () => {
  const silent = { standardError: null, interval: null, reason: expect.stringMatching(/./) };

  test("a domain in one of six clusters", () => {
    const clusters = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"];
    const values = clusters.map((_, i) => i % 3);
    const weights = clusters.map((cluster) => (cluster === "c" ? 2 : 0));
    expect(surveyMean(values, { weights, clusters })).toMatchObject({ ...silent, n: 2, designEffect: null });
    for (const interval of ["logit", "wilson", "korn-graubard"] as const) {
      const found = surveyMean(
        values.map((x) => (x > 0 ? 1 : 0)),
        { weights, clusters, intervalMethod: interval },
      );
      expect(found).toMatchObject(silent);
    }
  });

  test("two groups at one clinic each", () => {
    const found = surveyDifference([1, 2, 5, 3, 4, 8], ["a", "a", "a", "b", "b", "b"], {
      clusters: ["p", "p", "p", "q", "q", "q"],
    });
    expect(found).toMatchObject({ ...silent, value: 8 / 3 - 5 });
  });

  test("one of two groups at one clinic", () => {
    const found = surveyDifference([1, 2, 5, 3, 4, 8], ["a", "a", "b", "b", "b", "b"], {
      clusters: ["p", "p", "q", "q", "r", "r"],
    });
    expect(found).toMatchObject(silent);
    expect(found.reason).toContain("group a");
  });

  test("one cluster in all, whatever is done with single units", () => {
    for (const singleUnits of ["center", "certainty", "average"] as const) {
      expect(surveyMean([1, 2, 6], { clusters: ["a", "a", "a"], singleUnits })).toMatchObject(silent);
    }
    expect(surveyMean([1, 2, 6], { clusters: ["a", "a", "a"], populationSizes: 1 })).toMatchObject({
      standardError: 0,
    });
  });

  test("each of two orders of a slope index in one cluster", () => {
    const rows = [50, 54, 70, 78].map((estimate, i) => ({
      name: `r${i}`,
      estimate,
      standardError: 1,
      population: 100 + i,
      order: i < 2 ? 1 : 2,
      cluster: i < 2 ? "p" : "q",
      stratum: "s",
    }));
    for (const measure of [slopeIndexOfInequality, absoluteConcentrationIndex]) {
      const found = measure(rows, { favorable: true, scale: 100, variance: "design" } as never);
      expect(found.standardError).toBeNull();
      expect(found.interval).toBeNull();
    }
  });
});

describe("single units", () => {
  const y = [2, 4, 3, 9, 5, 7];
  const strata = ["s", "s", "s", "t", "u", "u"];
  const mean = 5;
  /** The variance of one stratum by definition. */
  const part = (z: readonly number[]): number => {
    const center = z.reduce((a, b) => a + b, 0) / z.length;
    return (z.length / (z.length - 1)) * z.reduce((t, x) => t + (x - center) ** 2, 0);
  };
  const scores = y.map((x) => (x - mean) / 6);
  const known = part(scores.slice(0, 3)) + part(scores.slice(4));

  test("certainty leaves them out, average gives them the average of the others, center their distance from the mean", () => {
    const of = (singleUnits: "certainty" | "average" | "center") =>
      surveyMean(y, { strata, singleUnits }).standardError;
    expect(of("certainty")).toBeCloseTo(Math.sqrt(known), 14);
    expect(of("average")).toBeCloseTo(Math.sqrt((known * 3) / 2), 14);
    expect(of("center")).toBeCloseTo(Math.sqrt(known + scores[3]! ** 2), 14);
    expect(() => surveyMean(y, { strata })).toThrow(/one primary sampling unit/);
    expect(() => surveyMean(y, { strata, singleUnits: "error" })).toThrow(/one primary sampling unit/);
  });
});
