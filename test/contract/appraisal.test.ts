import {
  type AppraisalNode,
  type AppraisalScheme,
  aggregatePanel,
  allocateByScore,
  gradeBy,
  scoreAppraisal,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

const schemeOf = (...children: AppraisalNode[]): AppraisalScheme => ({
  id: "s",
  name: "Scheme",
  year: 2020,
  root: { id: "root", name: "All", children },
});
const leaf = (id: string, points: number, rule: Loose): AppraisalNode => ({ id, name: id, points, rule });
const score = (rule: Loose, evidence: Loose, points = 10) =>
  scoreAppraisal(schemeOf(leaf("x", points, rule)), [{ node: "x", ...evidence }]).score;

describe("scoreAppraisal", () => {
  test("each kind of rule", () => {
    expect(score({ kind: "ratio", target: 90 }, { value: 45 })).toBeCloseTo(5, 12);
    expect(score({ kind: "ratio", target: 90 }, { value: 99 })).toBe(10);
    const steps = { kind: "deduct-per-step", target: 90, step: 5, deduct: 2 };
    expect(score({ ...steps, steps: "linear" }, { value: 83 })).toBeCloseTo(10 - 2.8, 12);
    expect(score({ ...steps, steps: "floor" }, { value: 83 })).toBe(8);
    expect(score({ ...steps, steps: "ceil" }, { value: 83 })).toBe(6);
    expect(score({ ...steps, steps: "ceil" }, { value: 0 })).toBe(0);
    expect(score({ kind: "deduct-per-item", deduct: 1.5 }, { value: 3 })).toBe(5.5);
    const tiers = {
      kind: "bands",
      bands: [
        { from: 0, points: 0 },
        { from: 60, points: 5 },
        { from: 90, points: 10 },
      ],
    };
    expect([59.9, 60, 89.9, 90].map((value) => score(tiers, { value }))).toEqual([0, 5, 5, 10]);
    expect(score({ kind: "binary" }, { value: true })).toBe(10);
    expect(score({ kind: "binary" }, { value: false })).toBe(0);
    expect(score({ kind: "thresholds", lower: 40, upper: 80 }, { value: 60 })).toBeCloseTo(5, 12);
    expect(score({ kind: "thresholds", lower: 40, upper: 80 }, { value: 30 })).toBe(0);
    expect(
      score(
        {
          kind: "piecewise",
          knots: [
            { value: 0, points: 0 },
            { value: 100, points: 10 },
          ],
        },
        { value: 25 },
      ),
    ).toBeCloseTo(2.5, 12);
    expect(score({ kind: "manual" }, { value: 7 })).toBe(7);
    expect(
      score(
        { kind: "lateness", unitDays: 1, deduct: 2, steps: "ceil" },
        { value: null, dates: { due: "2020-06-30", done: "2020-07-03" } },
      ),
    ).toBe(4);
    // Truth times what was reported: 8 of 10 confirmed.
    expect(
      score(
        { kind: "sampled", rule: { kind: "ratio", target: 100 } },
        { value: 50, sample: { checked: 10, confirmed: 8 } },
      ),
    ).toBeCloseTo(4, 12);
  });

  test("a tree with its reasons", () => {
    const scheme = schemeOf(
      {
        id: "a",
        name: "A",
        children: [leaf("a1", 20, { kind: "ratio", target: 100 }), leaf("a2", 30, { kind: "binary" })],
      },
      leaf("b", 50, { kind: "deduct-per-item", deduct: 5 }),
    );
    const found = scoreAppraisal(scheme, [
      { node: "a1", value: 80 },
      { node: "a2", value: true },
      { node: "b", value: 2 },
    ]);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(["score", "maximum", "grade", "nodes", "vetoes"]),
    );
    expect(found.score).toBeCloseTo(16 + 30 + 40, 12);
    expect(found.maximum).toBe(100);
    expect(found.vetoes).toEqual([]);
    expect(Array.isArray(found.nodes)).toBe(true);
    const flat = (nodes: typeof found.nodes): (typeof found.nodes)[number][] =>
      nodes.flatMap((node) => [node, ...flat(node.children)]);
    const byId = new Map(flat(found.nodes).map((node) => [node.id, node]));
    expect(byId.get("a")).toMatchObject({ points: 46, maximum: 50, applicable: true });
    expect(byId.get("a1")).toMatchObject({ points: 16, maximum: 20, rule: "ratio" });
    expect(byId.get("a1")!.deductions[0]!.points).toBeCloseTo(4, 12);
    expect(byId.get("a1")!.deductions[0]!.reason.length).toBeGreaterThan(0);
    refusal(() => scoreAppraisal(scheme, [{ node: "zz", value: 1 }]), "scoreAppraisal");
    refusal(() => scoreAppraisal(scheme, [{ node: "a1", value: Number.NaN }]), "scoreAppraisal");
    refusal(() => scoreAppraisal(null as Loose, []), "scoreAppraisal");
    refusal(() => score({ kind: "ratios", target: 1 }, { value: 1 }), "scoreAppraisal");
  });
});

describe("panels, grades, money", () => {
  test("gradeBy is half-open from below", () => {
    const bands = [
      { from: 0, grade: "D" },
      { from: 60, grade: "C" },
      { from: 80, grade: "B" },
      { from: 90, grade: "A" },
    ];
    const grades = gradeBy([95, 90, 89.99, 80, 60, 59, 0], bands);
    expect(grades).toEqual(["A", "A", "B", "B", "C", "D", "D"]);
    expect(gradeBy(Float64Array.of(95), bands)).toEqual(["A"]);
    refusal(() => gradeBy([95], []), "gradeBy");
    refusal(() => gradeBy([Number.NaN], bands), "gradeBy");
  });

  test("aggregatePanel", () => {
    const scores = [
      [80, 90, 85, 20],
      [70, 75, 72, 71],
    ];
    const found = aggregatePanel(scores, { method: "mean" });
    expect(found.scores).toBeInstanceOf(Float64Array);
    expect([...found.scores]).toEqual([68.75, 72]);
    expect(found).toHaveProperty("agreement");
    expect([...aggregatePanel(scores, { method: "median" }).scores]).toEqual([82.5, 71.5]);
    expect([...aggregatePanel(scores, { method: "trimmed", trim: 0.25 }).scores]).toEqual([82.5, 71.5]);
    expect([...aggregatePanel(scores, { method: "mean", appraiserWeights: [1, 1, 1, 0] }).scores]).toEqual([
      85,
      217 / 3,
    ]);
    refusal(() => aggregatePanel(scores, { method: "average" } as Loose), "aggregatePanel");
    refusal(() => aggregatePanel([], { method: "mean" }), "aggregatePanel");
  });

  test("allocateByScore", () => {
    const share = allocateByScore([1, 3], 100, { rule: "pool-share" });
    expect([...share.amounts]).toEqual([25, 75]);
    expect(share.residual).toBe(0);
    const bands = [
      { from: 0, coefficient: 0.8 },
      { from: 80, coefficient: 1 },
    ];
    const coefficient = allocateByScore([70, 90], 100, { rule: "coefficient", bands, base: [50, 50] });
    expect([...coefficient.amounts]).toEqual([40, 50]);
    expect(coefficient.residual).toBeCloseTo(10, 12);
    const withheld = allocateByScore([50, 100], 100, {
      rule: "withhold-and-return",
      withhold: 0.2,
      base: [60, 40],
      maximum: 100,
    });
    expect(withheld.amounts[0]).toBeCloseTo(48 + 6, 12);
    expect(withheld.amounts[1]).toBeCloseTo(40, 12);
    const threshold = allocateByScore([50, 100], 100, { rule: "threshold", floor: 60 });
    expect(threshold.amounts[0]).toBe(0);
    const whole = allocateByScore([1, 1, 1], 100, { rule: "pool-share", whole: true });
    expect(total(whole.amounts)).toBe(100);
    expect(Array.from(whole.amounts).every(Number.isInteger)).toBe(true);
    refusal(() => allocateByScore([1, 2], 100, { rule: "share" } as Loose), "allocateByScore");
    refusal(() => allocateByScore([1, 2], Number.NaN, { rule: "pool-share" }), "allocateByScore");
    // Nobody earned anything: the pool stays with the payer, and says so.
    const nobody = allocateByScore([0, 0], 100, { rule: "pool-share" });
    expect([...nobody.amounts, nobody.residual]).toEqual([0, 0, 100]);
  });
});
