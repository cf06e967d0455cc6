import { describe, expect, test } from "vitest";
import {
  type AppraisalOptions,
  type AppraisalScheme,
  appraise,
  type Evidence,
  measureGap,
  measureResources,
  type Study,
} from "../../../src/index.ts";
import { refusals } from "../../support/refusals.ts";
import { callsSurvive } from "../../support/untyped-input.ts";
import { smallStudy } from "../small-study.ts";

const scheme: AppraisalScheme = {
  id: "scheme",
  name: "Scheme",
  year: 2020,
  root: {
    id: "root",
    name: "All",
    points: 100,
    children: [
      {
        id: "resources",
        name: "Resources",
        points: 60,
        children: [{ id: "beds", name: "Beds", points: 60, rule: { kind: "ratio", target: 4 } }],
      },
      {
        id: "deaths",
        name: "Deaths",
        points: 40,
        rule: {
          kind: "bands",
          bands: [
            { from: 0, points: 40 },
            { from: 5, points: 10 },
          ],
        },
      },
    ],
  },
  grades: [
    { from: 0, grade: "poor" },
    { from: 60, grade: "fair" },
    { from: 90, grade: "good" },
  ],
  vetoes: [{ id: "forgery", name: "Forgery", maxGrade: "poor" }],
};
const ask = (question: Partial<AppraisalOptions> = {}, study: Study = smallStudy()) =>
  appraise(study, { scheme, ...question });

test("observations are evidence, points add up the tree, and each loss has a reason", () => {
  // Beds 2, 4, 5, 3 of 4: 30, 60, 60, 45 of 60. Deaths 2, 4, 6, 8: 40, 40, 10, 10 of 40.
  const appraisal = ask();
  expect(
    appraisal.rows.map(({ subject, score, maximum, grade }) => [subject, score, maximum, grade]),
  ).toEqual([
    ["p1", 70, 100, "fair"],
    ["p2", 100, 100, "good"],
    ["q1", 70, 100, "fair"],
    ["q2", 55, 100, "poor"],
  ]);
  expect(appraisal.value).toBe(73.75);
  expect(appraisal.grades).toEqual([
    { grade: "good", n: 1 },
    { grade: "fair", n: 2 },
    { grade: "poor", n: 1 },
  ]);
  expect(appraisal.rows[3]?.deductions.map(({ node, points }) => [node, points])).toEqual([
    ["beds", 15],
    ["deaths", 30],
  ]);
  for (const { deductions, score, maximum } of appraisal.rows) {
    expect(deductions.reduce((lost, { points }) => lost + points, 0)).toBeCloseTo(maximum - score, 12);
    for (const { reason } of deductions) expect(reason.length).toBeGreaterThan(10);
  }
});

test("evidence handed in goes before observations, for subjects that are no regions too", () => {
  const evidence: Evidence[] = [
    { node: "beds", value: 4, subject: "p1" },
    { node: "deaths", value: 9, subject: "p1" },
    { node: "beds", value: 1, subject: "township hospital" },
    { node: "deaths", value: 0, subject: "township hospital" },
    { node: "forgery", value: true, subject: "p1" },
  ];
  const { rows } = ask({ evidence });
  expect(rows.map(({ subject, name, score, grade }) => [subject, name, score, grade])).toEqual([
    ["p1", "P1", 70, "poor"],
    ["township hospital", "township hospital", 55, "poor"],
  ]);
  expect(rows[0]?.vetoes.map(({ id }) => id)).toEqual(["forgery"]);
});

test("money follows the score and adds up to the pool", () => {
  const { rows, payment } = ask({
    payment: { pool: 2950, currency: "CNY", rule: "pool-share", whole: true },
  });
  // In proportion to 70, 100, 70, 55.
  expect(rows.map((row) => row.payment)).toEqual([700, 1000, 700, 550]);
  expect(payment).toMatchObject({ pool: 2950, currency: "CNY", paid: 2950, residual: 0 });
});

test("what each would get at full score can differ", () => {
  const { rows } = ask({
    regions: ["p1", "p2"],
    payment: { pool: 480, currency: "CNY", rule: "pool-share", base: { p1: 100, p2: 50 } },
  });
  // 100 · 70 against 50 · 100.
  expect(rows.map((row) => row.payment)).toEqual([280, 200]);
});

test("a subject that lacks evidence is omitted when asked, and listed; or earns nothing there", () => {
  const sparse: AppraisalScheme = {
    ...scheme,
    root: {
      id: "root",
      name: "All",
      points: 100,
      children: [{ id: "sparse", name: "Sparse", points: 100, rule: { kind: "ratio", target: 100 } }],
    },
  };
  const omitted = ask({ scheme: sparse, missing: "omit" });
  expect(omitted.rows.map(({ subject, score }) => [subject, score])).toEqual([
    ["p1", 50],
    ["q2", 100],
  ]);
  expect(omitted.omitted.map(({ region }) => region)).toEqual(["p2", "q1"]);
  expect(omitted.warnings.map(({ code }) => code)).toEqual(["regions_omitted"]);
  expect(ask({ scheme: sparse, missing: "zero" }).rows.map(({ score }) => score)).toEqual([50, 0, 0, 100]);
});

test("an indicator without evidence can be taken as not applicable, under another word", () => {
  const two: AppraisalScheme = {
    ...scheme,
    root: {
      id: "root",
      name: "All",
      points: 100,
      children: [
        { id: "beds", name: "Beds", points: 50, rule: { kind: "ratio", target: 2 } },
        { id: "sparse", name: "Sparse", points: 50, rule: { kind: "ratio", target: 100 } },
      ],
    },
  };
  const rows = (missing: "zero" | "omit" | "not-applicable") =>
    ask({ scheme: two, missing }).rows.map(({ subject, score }) => [subject, score]);
  // All have 2 beds or more; p2 and q1 have no evidence of "sparse", p1 half of it.
  expect(rows("zero")).toEqual([
    ["p1", 75],
    ["p2", 50],
    ["q1", 50],
    ["q2", 100],
  ]);
  expect(rows("omit")).toEqual([
    ["p1", 75],
    ["q2", 100],
  ]);
  expect(rows("not-applicable")).toEqual([
    ["p1", 75],
    ["p2", 100],
    ["q1", 100],
    ["q2", 100],
  ]);
});

describe("a subject with a veto", () => {
  const vetoing: AppraisalScheme = {
    ...scheme,
    root: {
      id: "root",
      name: "All",
      points: 100,
      children: [{ id: "beds", name: "Beds", points: 100, rule: { kind: "ratio", target: 4 } }],
    },
    grades: [
      { from: 0, grade: "poor" },
      { from: 60, grade: "good" },
    ],
    vetoes: [{ id: "fraud", name: "False records", maxGrade: "poor" }],
  };
  const found = [
    { node: "beds", value: 4, subject: "p1" },
    { node: "beds", value: 4, subject: "p2" },
    { node: "fraud", value: 1, subject: "p2" },
  ];
  const pay = (vetoed?: "pay" | "exclude") =>
    ask({
      scheme: vetoing,
      evidence: found,
      payment: { pool: 100, currency: "CNY", rule: "pool-share", vetoed },
    });
  test("is paid with a warning, unless the question says what is meant", () => {
    const { rows, warnings } = pay();
    expect(rows.map(({ payment }) => payment)).toEqual([50, 50]);
    expect(warnings.filter(({ code }) => code === "vetoed_paid").map(({ message }) => message)).toEqual([
      expect.stringContaining("Paid by score although a veto was found: P2."),
    ]);
    expect(pay("pay").warnings.map(({ code }) => code)).not.toContain("vetoed_paid");
  });
  test("or gets nothing, and the others share the pool", () => {
    const { rows, payment, warnings } = pay("exclude");
    expect(rows.map((row) => row.payment)).toEqual([100, 0]);
    expect(payment?.paid).toBe(100);
    expect(warnings.map(({ code }) => code)).not.toContain("vetoed_paid");
  });
});

test("a scheme of the study is found by its id", () => {
  expect(ask({ scheme: "scheme" }, { ...smallStudy(), schemes: [scheme] }).name).toBe("Scheme");
});

describe("totals", () => {
  // 100, 300, 200 and 400 people; 1,000 yuan each is 10, 3.33, 5 and 2.5 a head.
  const study = (): Study => ({
    ...smallStudy(),
    indicators: [
      {
        id: "money",
        name: "Money",
        dimension: "input",
        direction: "higher",
        unit: "yuan",
        valueType: "total",
        scale: 1,
      },
    ],
    observations: ["p1", "p2", "q1", "q2"].map((region) => ({
      region,
      indicator: "money",
      period: "2020",
      value: 1000,
    })),
  });
  const judged = (rule: AppraisalScheme["root"]["rule"]): AppraisalScheme => ({
    id: "totals",
    name: "Totals",
    year: 2020,
    root: {
      id: "root",
      name: "All",
      points: 100,
      children: [{ id: "money", name: "Money", points: 100, rule }],
    },
  });

  test("are judged by head, so that the same money for more people scores less", () => {
    const { rows, population } = ask({ scheme: judged({ kind: "ratio", target: 5 }) }, study());
    expect(rows.map(({ score }) => Math.round(score * 100) / 100)).toEqual([100, 66.67, 100, 50]);
    expect(population).toEqual({ concept: "resident", year: 2020, total: 1000 });
  });
  test("are held against people, as in measureGap and measureResources, whatever denominator they name", () => {
    const own: Study = {
      ...study(),
      observations: study().observations!.map((one) => ({ ...one, numerator: 1000, denominator: 400 })),
    };
    const { rows, population } = ask({ scheme: judged({ kind: "ratio", target: 5 }) }, own);
    expect(rows.map(({ score }) => Math.round(score * 100) / 100)).toEqual([100, 66.67, 100, 50]);
    expect(population?.total).toBe(1000);
    const question = { indicator: "money", period: "2020" };
    const byHead = measureGap(own, { ...question, groupBy: "belt" });
    const resources = measureResources(own, question);
    expect(byHead.rows.map(({ value }) => value)).toEqual(resources.rows.map(({ value }) => value));
    for (const { group, mean } of byHead.groups) {
      const regions = own.regions.filter(({ groups }) => groups?.belt === group).map(({ id }) => id);
      expect(mean).toBeCloseTo(measureResources(own, { ...question, regions }).value, 12);
    }
  });
  test("are themselves where a rule counts", () => {
    const counted = {
      ...study(),
      observations: study().observations!.map((one, i) => ({ ...one, value: i })),
    };
    const { rows } = ask({ scheme: judged({ kind: "deduct-per-item", deduct: 10 }) }, counted);
    expect(rows.map(({ score }) => score)).toEqual([100, 90, 80, 70]);
  });
  test("of regions whose people nobody counted are refused, or left out", () => {
    const { regions, ...rest } = study();
    const less = {
      ...rest,
      regions: regions.map((region) => (region.id === "p1" ? { ...region, population: [] } : region)),
    };
    const scheme = judged({ kind: "ratio", target: 5 });
    expect(() => ask({ scheme }, less)).toThrow('region "p1" has no resident population of 2020');
    const left = ask({ scheme, missing: "omit" }, less);
    expect(left.omitted.map(({ region }) => region)).toEqual(["p1"]);
    expect(left.population?.total).toBe(900);
  });
  test("of a region without a figure of its own are over the people inside it", () => {
    const { regions, observations, ...rest } = smallStudy();
    const inside = {
      ...rest,
      regions: regions.map((region) => (region.id === "p" ? { ...region, population: [] } : region)),
      observations: [{ region: "p", indicator: "money", period: "2020", value: 2000 }],
    };
    const { rows, population } = ask(
      { scheme: judged({ kind: "ratio", target: 5 }), regions: ["p"] },
      inside,
    );
    // 2,000 for the 100 and 300 people of P1 and P2: 5 a head.
    expect(rows.map(({ score }) => score)).toEqual([100]);
    expect(population?.total).toBe(400);
  });
  test("say so where the people are of another year", () => {
    const old = { ...study(), population: { concept: "resident" as const, year: 2020 } };
    const later = { ...old, observations: old.observations!.map((one) => ({ ...one, period: "2021" })) };
    const { warnings } = ask({ scheme: judged({ kind: "ratio", target: 5 }), period: "2021" }, later);
    expect(warnings.map(({ code }) => code)).toEqual(["population_year_differs"]);
  });
});

test("the result is plain JSON", () => {
  const appraisal = ask({ payment: { pool: 100, currency: "CNY", rule: "pool-share" } });
  expect(JSON.parse(JSON.stringify(appraisal))).toEqual(appraisal);
});

refusals("appraise", [
  ["no study", () => appraise({} as never, { scheme }), "wrong_type", "first argument must be a study"],
  ["no scheme", () => ask({ scheme: undefined as never }), "missing_option", "scheme is required"],
  ["an unknown scheme", () => ask({ scheme: "x" }), "unknown_id", 'no scheme "x"; it has none'],
  [
    "evidence of nobody",
    () => ask({ evidence: [{ node: "beds", value: 1 }] }),
    "missing_option",
    'evidence 0 for "beds" names no subject',
  ],
  [
    "levels of a stranger",
    () => ask({ institutionLevels: { z: "county" } }),
    "unknown_id",
    'institutionLevels names "z"',
  ],
  [
    "nobody with evidence",
    () => ask({ period: "1999", missing: "omit" }),
    "too_few_observations",
    "no subject is left",
  ],
  [
    "a currency nobody knows",
    () => ask({ payment: { pool: 1, currency: "yuan", rule: "pool-share" } }),
    "wrong_type",
    "ISO 4217",
  ],
  [
    "a base without somebody",
    () => ask({ payment: { pool: 1, currency: "CNY", rule: "pool-share", base: { p1: 1 } } }),
    "missing_value",
    'no amount for "p2"',
  ],
  [
    "a mistyped option name",
    () => ask({ schema: scheme } as never),
    "unknown_option",
    'option "schema" is not known',
  ],
  ["a mistyped policy", () => ask({ missing: "skip" as never }), "unknown_option", 'missing is "skip"'],
]);

test("whatever untyped callers pass is refused or answered", () => {
  const evidence = ["p1", "p2"].flatMap((subject) => [
    { node: "beds", value: 3, subject },
    { node: "deaths", value: 3, subject },
  ]);
  const payment = { pool: 100, currency: "CNY", rule: "pool-share", base: { p1: 1, p2: 2 } };
  callsSurvive(
    [
      [appraise, [smallStudy(), { scheme, period: "2020", missing: "zero", regions: ["p1", "q1"] }]],
      [appraise, [smallStudy(), { scheme, evidence, payment, levels: { p1: "county" }, asOf: "2020-12-31" }]],
    ],
    300,
  );
});
