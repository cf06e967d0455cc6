import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aggregatePanel,
  allocateByScore,
  gradeBy,
  payByPoints,
  scoreAppraisal,
  scoreAppraisals,
} from "../../src/appraisal/index.ts";
import { anything, callsSurvive, places, survives, withValue } from "../support/untyped-input.ts";
import { untyped } from "./vectors.ts";

/** A scheme with every kind of rule, and evidence for it. */
const scheme = {
  id: "s",
  name: "S",
  year: 2024,
  institutionLevels: ["a", "b"],
  weights: "rescale",
  notApplicable: "rescale",
  round: 2,
  source: "x",
  root: {
    id: "r",
    name: "R",
    points: 100,
    children: [
      {
        id: "ratio",
        name: "Ratio",
        points: 10,
        unit: "%",
        rule: {
          kind: "ratio",
          target: [{ from: "2020-01-01", value: 5 }],
          direction: "lower",
          excess: "linear",
        },
      },
      {
        id: "step",
        name: "Step",
        points: 10,
        rule: { kind: "deduct-per-step", target: 5, step: 1, deduct: 1, steps: "ceil", direction: "higher" },
      },
      {
        id: "tiers",
        name: "Tiers",
        points: 10,
        rule: {
          kind: "bands",
          bands: [
            { from: 0, to: 5, points: 1 },
            { from: 5, points: 2 },
          ],
          below: 1,
          closed: "upper",
        },
      },
      {
        id: "binary",
        name: "Binary",
        points: 10,
        rule: { kind: "binary", expected: true },
        appliesTo: ["a"],
      },
      {
        id: "thresholds",
        name: "Thresholds",
        points: 10,
        rule: { kind: "thresholds", lower: 1, upper: 9, direction: "higher" },
      },
      {
        id: "deciles",
        name: "Deciles",
        points: 10,
        rule: { kind: "deciles", benchmarks: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], truncate: 1 },
      },
      {
        id: "piecewise",
        name: "Piecewise",
        points: 10,
        rule: {
          kind: "piecewise",
          knots: [
            { value: 0, points: 0 },
            { value: 9, points: 9 },
          ],
        },
      },
      {
        id: "sampled",
        name: "Sampled",
        points: 10,
        rule: { kind: "sampled", rule: { kind: "ratio", target: 5 } },
      },
      {
        id: "group",
        name: "Group",
        points: 10,
        children: [
          { id: "manual", name: "Manual", weight: 0.5, rule: { kind: "manual", outOf: 10 } },
          {
            id: "late",
            name: "Late",
            weight: 0.5,
            points: 5,
            rule: { kind: "lateness", unitDays: 7, deduct: 1, steps: "floor", graceDays: 2 },
          },
          { id: "fine", name: "Fine", rule: { kind: "penalty", deduct: 1 } },
          { id: "item", name: "Item", rule: { kind: "deduct-per-item", deduct: 1 } },
          { id: "shown", name: "Shown", note: "n", rule: { kind: "report-only" } },
        ],
      },
    ],
  },
  grades: [
    { from: 0, grade: "low" },
    { from: 50, grade: "high" },
  ],
  vetoes: [
    { id: "v", name: "V", maxGrade: "low" },
    {
      id: "w",
      name: "W",
      maxGrade: "low",
      when: { node: "sampled", accuracyBelow: 0.9, scoreRateBelow: 0.5 },
    },
  ],
};
const evidence = [
  { node: "ratio", value: 6, subject: "x" },
  { node: "step", value: null, counts: { numerator: 9, denominator: 5, exceptions: 2 }, subject: "x" },
  { node: "tiers", value: 4, subject: "x" },
  { node: "binary", value: false, subject: "x" },
  { node: "thresholds", value: null, applicable: false, note: "none", subject: "x" },
  { node: "deciles", value: 4.2, subject: "x" },
  { node: "piecewise", value: 3, subject: "x" },
  { node: "sampled", value: 4, sample: { checked: 5, confirmed: 4 }, subject: "x" },
  { node: "manual", value: 7, note: "why", subject: "x" },
  { node: "late", value: null, dates: { due: "2024-01-01", done: "2024-02-01" }, subject: "x" },
  { node: "fine", value: true, subject: "x" },
  { node: "item", value: 2, subject: "x" },
  { node: "shown", value: 3, subject: "x" },
  { node: "v", value: false, subject: "x" },
];

describe("whatever comes, the answer is a result without NaN or a typed refusal", () => {
  const options = { institutionLevel: "a", asOf: "2024-06-30", missing: "error" };
  const all = { scheme, evidence, options };
  test("the untouched data score", () => {
    const { score, grade } = scoreAppraisal(untyped(scheme), untyped(evidence), untyped(options));
    expect(score).toBeGreaterThan(0);
    expect(grade).toBe("low");
  });
  test.each(["scheme", "evidence", "options"] as const)("in any place of the %s", (part) => {
    const paths = places(all[part]);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        anything,
        fc.constantFrom("error", "zero", "not-applicable"),
        (path, value, missing) => {
          const changed = {
            ...all,
            options: { ...options, missing },
            [part]: withValue(all[part], path, value),
          };
          survives(() =>
            scoreAppraisal(untyped(changed.scheme), untyped(changed.evidence), untyped(changed.options)),
          );
          survives(() =>
            scoreAppraisals(untyped(changed.scheme), untyped(changed.evidence), untyped(changed.options)),
          );
        },
      ),
      { numRuns: 700 },
    );
  });
  test("in any place of what the other functions take", () => {
    const bands = [{ from: 0, coefficient: 1 }];
    callsSurvive(
      [
        [gradeBy, [[1, 2], [{ from: 0, grade: "a" }]]],
        [
          allocateByScore,
          [[50, 90], 100, { rule: "coefficient", bands, base: [1, 2], whole: true, onResidual: "return" }],
        ],
        [
          allocateByScore,
          [[50, 90], 100, { rule: "withhold-and-return", maximum: 100, withhold: 0.2, floor: 60 }],
        ],
        [
          aggregatePanel,
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            {
              method: "trimmed",
              trim: 1,
              appraiserWeights: [1, 2, 3],
              adjust: "center",
              ddof: 1,
              outlierThreshold: 2,
              appraisers: ["a", "b", "c"],
              units: ["x", "y"],
            },
          ],
        ],
        [
          payByPoints,
          [
            [1, 2],
            { pointValue: 3, factors: [{ name: "f", value: [1, 2], reference: 2, round: 2 }], round: 1 },
          ],
        ],
      ],
      1500,
    );
  });
});
