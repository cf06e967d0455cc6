import { describe, expect, test } from "vitest";
import { measureIncidence, measureProtection, type ProtectionOptions, type Survey } from "../../src/index.ts";
import {
  IncidenceOptionsSchema,
  IncidenceResultSchema,
  jsonSchemas,
  ProtectionOptionsSchema,
  ProtectionResultSchema,
  SurveySchema,
} from "../../src/schema/index.ts";
import file from "./household-survey.json" with { type: "json" };

const survey = SurveySchema.parse(file);
const question: ProtectionOptions = {
  consumption: "consumption",
  outOfPocket: "outOfPocket",
  povertyLine: { societal: 2017 },
  food: "food",
  groupBy: "area",
};

// Expected numbers: sums over the rows, and over all pairs for the indices, in Python.
describe("protection", () => {
  const found = measureProtection(survey, question);
  test("hardship, its parts and the former indicators", () => {
    expect(found.povertyLine).toBeCloseTo(4.2531016649742295, 12);
    expect(found.value).toBeCloseTo(0.2564124487004104, 12);
    expect(found.impoverishing.value).toBeCloseTo(0.22221272229822162, 12);
    expect(found.large.value).toBeCloseTo(0.03419972640218878, 12);
    expect(found.former.over10.value).toBeCloseTo(0.1323529411764706, 12);
    expect(found.former.over25.value).toBeCloseTo(0.020861833105335157, 12);
    expect(found.poverty.before.headcount).toBeCloseTo(0.280608755129959, 12);
    expect(found.poverty.after.headcount).toBeCloseTo(0.2881326949384405, 12);
  });
  test("the error is that of clusters in strata, with Student's t on 22 degrees of freedom", () => {
    const { standardError, interval } = found.hardship;
    expect(standardError).toBeCloseTo(0.03445278674024029, 12);
    expect((interval!.upper - found.value) / standardError!).toBeCloseTo(2.0738730679, 9);
  });
  test("payments against what is left after food", () => {
    const food = found.catastrophic.at(-1)!;
    expect([food.resources, food.threshold]).toEqual(["food", 0.4]);
    expect(food.headcount).toBeCloseTo(0.05232558139534884, 12);
    expect(found.catastrophic.map(({ threshold }) => threshold)).toEqual([0.1, 0.25, 0.4]);
    expect(found.catastrophic[0]!.headcount).toBe(found.former.over10.value);
  });
  test("groups", () => {
    const rows = found.rows.map(({ group, populationShare, value }) => [group, populationShare, value]);
    expect(rows.map(([group]) => group)).toEqual(["town", "country"]);
    expect(rows[0]![1]).toBeCloseTo(0.3700410396716826, 12);
    expect(rows[0]![2]).toBeCloseTo(0.0949630314232902, 12);
    expect(rows[1]![2]).toBeCloseTo(0.3512486427795874, 12);
  });
  test("the curve falls, and crosses a threshold at its headcount", () => {
    expect(found.curve.length).toBe(101);
    for (let k = 1; k < 101; k++) {
      expect(found.curve[k]!.share).toBeLessThanOrEqual(found.curve[k - 1]!.share);
    }
    expect(found.curve[13]!.share).toBeGreaterThan(0.1);
    expect(found.curve[14]!.share).toBeLessThanOrEqual(0.1);
  });
  test("says that it is made up, and shows itself", () => {
    expect(found.warnings.map(({ code }) => code)).toEqual(["illustrative_figures"]);
    expect(String(found)).toContain("of the people are in financial hardship");
    expect(found.toHTML()).toContain("<table");
  });
  test("question and answer hold to their schemas", () => {
    expect(ProtectionOptionsSchema.parse(question)).toEqual(question);
    const json = JSON.parse(JSON.stringify(found));
    expect(ProtectionResultSchema.parse(json)).toEqual(json);
    expect(jsonSchemas.ProtectionResult().$ref ?? jsonSchemas.ProtectionResult().type).toBeDefined();
  });
});

describe("incidence", () => {
  const asked = {
    income: "consumption",
    services: {
      clinic: { use: "clinicVisits", unitSubsidy: 6 },
      hospital: { use: "hospitalDays", unitSubsidy: 90 },
    },
    sources: { tax: "tax", premium: "premium", outOfPocket: "outOfPocket" },
  } as const;
  const found = measureIncidence(survey, asked);
  test("benefits by service", () => {
    expect(found.gini).toBeCloseTo(0.3531902331357646, 12);
    const [clinic, hospital, total] = found.rows;
    expect(clinic!.concentrationIndex).toBeCloseTo(-0.06814791133844814, 12);
    expect(hospital!.concentrationIndex).toBeCloseTo(0.09278478682907933, 12);
    expect(total!.concentrationIndex).toBeCloseTo(0.053646660507547794, 12);
    expect(clinic!.total).toBeCloseTo(223560, 6);
    expect(hospital!.total).toBeCloseTo(695700, 6);
    expect(total!.service).toBe("total");
    expect(clinic!.againstLorenz).toBe("dominates");
    expect(clinic!.curve.length).toBe(21);
  });
  test("payments by source", () => {
    const kakwani = Object.fromEntries(found.payments.map((one) => [one.source, one.kakwani]));
    expect(kakwani.tax).toBeCloseTo(0.06934988428991723, 10);
    // The same for everybody: its concentration index is 0.
    expect(kakwani.premium).toBeCloseTo(-found.gini!, 12);
    expect(kakwani.outOfPocket).toBeCloseTo(-0.30066685887380834, 10);
  });
  test("question and answer hold to their schemas, and show themselves", () => {
    expect(IncidenceOptionsSchema.parse(asked)).toEqual(asked);
    const json = JSON.parse(JSON.stringify(found));
    expect(IncidenceResultSchema.parse(json)).toEqual(json);
    expect(String(found)).toContain("The poorest");
  });
});

describe("what is refused", () => {
  const people: Survey = { id: "p", name: "P", unit: "person", columns: { x: [4, 9], paid: [1, 0] } };
  const ask = (of: unknown, more: object = {}) =>
    measureProtection(of as Survey, { consumption: "x", outOfPocket: "paid", povertyLine: 5, ...more });
  test.for([
    ["no survey", () => ask(null), "must be a survey"],
    ["a column that it does not have", () => ask(people, { outOfPocket: "oop" }), '"oop"'],
    ["households without sizes", () => ask({ ...people, unit: "household" }), "householdSize"],
    ["sizes of persons", () => ask({ ...people, householdSize: "x" }), "leave householdSize out"],
    ["a line of 0", () => ask(people, { povertyLine: 0 }), "povertyLine is 0"],
    [
      "columns of two lengths",
      () => ask({ ...people, columns: { x: [1, 2], paid: [1] } }),
      "one value of column paid",
    ],
    ["a typo", () => ask(people, { groupby: "x" }), "groupby"],
    ["a question of nothing", () => measureIncidence(people, { income: "x" }), "services, sources or both"],
  ] as const)("%s", ([, attempt, message]) => {
    expect(attempt).toThrow(message);
  });
  test("one unit in a stratum takes the intervals, not the shares", () => {
    const lone = { ...people, labels: { s: ["a", "b"] }, strata: "s" };
    const found = ask(lone);
    expect(found.value).toBe(0.5);
    expect(found.hardship.interval).toBeNull();
    expect(found.warnings.map(({ code }) => code)).toEqual(["no_interval"]);
  });
  test("a survey of unknown origin is told what is wrong with it", () => {
    const bad = { ...people, weights: "w", columns: { x: [1, 2], paid: [1] } };
    const issues = SurveySchema.safeParse(bad).error!.issues.map(({ path }) => path.join("."));
    expect(issues).toEqual(["columns.paid", "weights"]);
  });
});
