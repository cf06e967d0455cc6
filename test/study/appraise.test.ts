import { expect, test } from "vitest";
import {
  type AppraisalQuestion,
  type AppraisalScheme,
  appraise,
  type Evidence,
  type Study,
} from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { smallStudy } from "./small-study.ts";

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
          kind: "tiers",
          tiers: [
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
  vetoes: [{ id: "forgery", name: "Forgery", capsGradeAt: "poor" }],
};
const ask = (question: Partial<AppraisalQuestion> = {}, study: Study = smallStudy()) =>
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

test("a scheme of the study is found by its id", () => {
  expect(ask({ scheme: "scheme" }, { ...smallStudy(), schemes: [scheme] }).name).toBe("Scheme");
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
  ["levels of a stranger", () => ask({ levels: { z: "county" } }), "unknown_id", 'levels names "z"'],
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
