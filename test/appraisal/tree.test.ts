import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NodeScore, type ScoreAppraisalOptions, scoreAppraisal } from "../../src/appraisal/index.ts";
import { EqualizationError } from "../../src/errors.ts";
import type { AppraisalNode, AppraisalScheme, Evidence } from "../../src/model/appraisal-scheme.ts";
import { refusals } from "../support/refusals.ts";
import { untyped } from "./vectors.ts";

const scheme = (root: AppraisalNode, rest: Partial<AppraisalScheme> = {}): AppraisalScheme => ({
  id: "s",
  name: "S",
  year: 2024,
  root,
  ...rest,
});
const inner = (
  id: string,
  children: readonly AppraisalNode[],
  rest: Partial<AppraisalNode> = {},
): AppraisalNode => ({
  id,
  name: id.toUpperCase(),
  children,
  ...rest,
});
const manual = (
  id: string,
  points: number | undefined,
  rest: Partial<AppraisalNode> = {},
): AppraisalNode => ({
  id,
  name: id.toUpperCase(),
  ...(points === undefined ? {} : { points }),
  rule: { kind: "manual" },
  ...rest,
});
const taker = (id: string, deduct: number, rest: Partial<AppraisalNode> = {}): AppraisalNode => ({
  id,
  name: id.toUpperCase(),
  rule: { kind: "penalty", deduct },
  ...rest,
});
const given = (values: Readonly<Record<string, number | boolean | null>>): Evidence[] =>
  Object.entries(values).map(([node, value]) => ({ node, value }));
const flat = (nodes: readonly NodeScore[]): NodeScore[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);
const find = (nodes: readonly NodeScore[], id: string): NodeScore =>
  flat(nodes).find((node) => node.id === id)!;
const lost = (nodes: readonly NodeScore[]): number =>
  flat(nodes).reduce((total, node) => total + node.deductions.reduce((s, d) => s + d.points, 0), 0);

describe("the tree", () => {
  test("of any depth; the nodes are those below the root", () => {
    const root = inner("r", [inner("a", [inner("b", [manual("c", 6), manual("d", 4)])]), manual("e", 5)]);
    const { score, maximum, nodes } = scoreAppraisal(scheme(root), given({ c: 5, d: 4, e: 1 }));
    expect({ score, maximum }).toEqual({ score: 10, maximum: 15 });
    expect(nodes.map(({ id }) => id)).toEqual(["a", "e"]);
    expect(flat(nodes).map(({ id, points, maximum: most }) => [id, points, most])).toEqual([
      ["a", 9, 10],
      ["b", 9, 10],
      ["c", 5, 6],
      ["d", 4, 4],
      ["e", 1, 5],
    ]);
    expect(find(nodes, "b")).toMatchObject({ rule: null, value: null, deductions: [], applicable: true });
    expect(find(nodes, "c")).toMatchObject({ rule: "manual", value: 5, children: [], rescaled: null });
  });
  test("a root that is a leaf is its only node", () => {
    const { nodes, score } = scoreAppraisal(scheme(manual("r", 10)), given({ r: 7 }));
    expect(nodes.map(({ id }) => id)).toEqual(["r"]);
    expect(score).toBe(7);
  });
  test("is plain data", () => {
    const result = scoreAppraisal(scheme(inner("r", [manual("a", 6)])), given({ a: 5 }));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
  test("the input is not changed", () => {
    const frozen = Object.freeze(scheme(Object.freeze(inner("r", Object.freeze([manual("a", 6)])))));
    const evidence = Object.freeze([Object.freeze({ node: "a", value: 3 })]);
    expect(scoreAppraisal(frozen, evidence).score).toBe(3);
  });
});

describe("weights and points", () => {
  test("weights as shares or in percent, of a root of 100 points unless said", () => {
    const by = (a: number, b: number, points?: number): number[] => {
      const root = inner(
        "r",
        [manual("a", 10, { weight: a }), manual("b", 50, { weight: b })],
        points === undefined ? {} : { points },
      );
      const { score, maximum } = scoreAppraisal(scheme(root), given({ a: 5, b: 50 }));
      return [score, maximum];
    };
    expect(by(0.4, 0.6)).toEqual([80, 100]);
    expect(by(40, 60)).toEqual([80, 100]);
    expect(by(0.4, 0.6, 20)).toEqual([16, 20]);
  });
  test("a node with points and a weight is scored on its own points and counts by its weight", () => {
    const root = inner("r", [
      inner("a", [manual("a1", 3), manual("a2", 7)], { weight: 30 }),
      { id: "b", name: "B", points: 5, weight: 70, rule: { kind: "bands", bands: [{ from: 1, points: 4 }] } },
    ]);
    const { score, nodes } = scoreAppraisal(scheme(root), given({ a1: 3, a2: 0, b: 1 }));
    expect(score).toBeCloseTo(9 + 56, 12);
    expect(find(nodes, "a2").maximum).toBeCloseTo(21, 12);
  });
  test("points that do not add up count in proportion only where the scheme says so", () => {
    const root = inner("r", [manual("a", 30), manual("b", 10)], { points: 100 });
    const { score, notes, nodes } = scoreAppraisal(
      scheme(root, { weights: "rescale" }),
      given({ a: 30, b: 5 }),
    );
    expect(score).toBe(87.5);
    expect(find(nodes, "a").maximum).toBe(75);
    expect(notes).toEqual(['The points below "R" sum to 40, not 100; only their proportions count.']);
  });
  test("a weight of 0 is legal", () => {
    const root = inner("r", [manual("a", 10, { weight: 1 }), manual("b", 10, { weight: 0 })]);
    expect(scoreAppraisal(scheme(root), given({ a: 10, b: 0 })).score).toBe(100);
  });
  test("sums of decimals add up", () => {
    const root = inner("r", [manual("a", 0.1), manual("b", 0.2)], { points: 0.3 });
    expect(scoreAppraisal(scheme(root), given({ a: 0.1, b: 0.2 })).score).toBe(0.3);
  });
});

describe("leaves that only take", () => {
  const fund = inner(
    "fund",
    [
      {
        id: "level",
        name: "Funding a head",
        rule: { kind: "deduct-per-step", target: 100, step: 10, deduct: 1, steps: "ceil" },
      },
      taker("misuse", 2),
      { id: "late", name: "Arrival", rule: { kind: "lateness", unitDays: 30, deduct: 1, steps: "ceil" } },
    ],
    { points: 4 },
  );
  test("take from the points of the node above", () => {
    const { score, nodes } = scoreAppraisal(scheme(fund), given({ level: 95, misuse: false, late: 31 }));
    expect(score).toBe(1);
    expect(lost(nodes)).toBe(3);
    expect(find(nodes, "late")).toMatchObject({ points: 0, maximum: 0, deductions: [{ points: 2 }] });
    expect(find(nodes, "misuse").deductions).toEqual([]);
  });
  test("in order, down to 0 and no further", () => {
    const { score, nodes } = scoreAppraisal(scheme(fund), given({ level: 65, misuse: true, late: 1 }));
    expect(score).toBe(0);
    expect(flat(nodes).map(({ deductions }) => deductions[0]?.points)).toEqual([4, 0, 0]);
    expect(find(nodes, "misuse").deductions[0]!.reason).toBe(
      "MISUSE was found once, at 2 points each. Nothing was left to lose.",
    );
  });
  test("take from what the others earned, and may stand in groups", () => {
    const root = inner("r", [
      manual("a", 60),
      manual("b", 40),
      inner("fines", [taker("x", 5), inner("more", [taker("y", 20)])]),
    ]);
    const { score, maximum, nodes } = scoreAppraisal(scheme(root), given({ a: 50, b: 40, x: 1, y: 2 }));
    expect({ score, maximum }).toEqual({ score: 45, maximum: 100 });
    expect(find(nodes, "fines")).toMatchObject({ points: 0, maximum: 0 });
    expect(lost(nodes)).toBe(55);
  });
  test("on the scale of the node they take from", () => {
    const root = inner("r", [{ ...fund, weight: 0.5 }, manual("b", 1, { weight: 0.5 })]);
    const { score } = scoreAppraisal(scheme(root), given({ level: 100, misuse: 1, late: 0, b: 1 }));
    expect(score).toBe(75);
  });
  test("with points of their own are leaves like any other", () => {
    const root = inner("r", [manual("a", 8), taker("x", 1, { points: 2 })]);
    expect(scoreAppraisal(scheme(root), given({ a: 8, x: 3 })).score).toBe(8);
  });
});

describe("what does not apply", () => {
  const root = inner(
    "r",
    [
      inner("a", [manual("a1", 30), manual("a2", 30, { appliesTo: ["county"] })], { points: 60 }),
      manual("b", 20),
      manual("c", 20, { appliesTo: ["county", "township"] }),
    ],
    { points: 100 },
  );
  const evidence = given({ a1: 15, a2: 30, b: 20, c: 10 });
  const at = (level: ScoreAppraisalOptions["institutionLevel"], rest: Partial<AppraisalScheme> = {}) =>
    scoreAppraisal(scheme(root, rest), evidence, { institutionLevel: level });

  test("everything applies", () => {
    expect(at("county")).toMatchObject({ score: 75, maximum: 100, rescaled: null });
    expect(at(["village", "county"]).score).toBe(75);
  });
  test("by default everything else is scaled up", () => {
    const { score, maximum, nodes, rescaled } = at("village");
    expect(maximum).toBe(100);
    expect(score).toBeCloseTo(70, 12);
    expect(find(nodes, "a2")).toMatchObject({
      applicable: false,
      maximum: 0,
      points: 0,
      value: null,
      deductions: [],
      notApplicable: "A2 is for county only.",
    });
    expect(find(nodes, "a").maximum).toBeCloseTo(60, 12);
    expect(find(nodes, "a1").maximum).toBeCloseTo(60, 12);
    expect(find(nodes, "b").rescaled).toMatchObject({ from: 20 });
    expect(find(nodes, "b").rescaled!.to).toBeCloseTo(40, 12);
    expect(rescaled).toEqual({
      from: 100,
      to: 100,
      reason: "50 of 100 points do not apply; the other 50 are scaled up by 2.",
    });
  });
  test("or only the siblings take over", () => {
    const { score, nodes, rescaled } = at("village", { notApplicable: "rescale-siblings" });
    expect(find(nodes, "a").maximum).toBeCloseTo(75, 12);
    expect(find(nodes, "b").maximum).toBeCloseTo(25, 12);
    expect(score).toBeCloseTo(0.5 * 75 + 25, 12);
    expect(rescaled!.reason).toBe(
      "50 of 100 points do not apply; what does not apply leaves its points to its siblings.",
    );
    const township = at("township", { notApplicable: "rescale-siblings" });
    expect(find(township.nodes, "a1").rescaled).toMatchObject({ from: 30, to: 60 });
    expect(find(township.nodes, "a1").rescaled!.reason).toBe(
      "A1: siblings that do not apply leave their points to those that do.",
    );
    expect(find(township.nodes, "b").rescaled).toBeNull();
    expect(township.score).toBe(60);
  });
  test("or the maximum falls", () => {
    const { score, maximum, rescaled } = at("village", { notApplicable: "drop" });
    expect({ score, maximum }).toEqual({ score: 35, maximum: 50 });
    expect(rescaled).toEqual({
      from: 100,
      to: 50,
      reason: "50 of 100 points do not apply and nothing takes their place.",
    });
  });
  test("a node above which nothing applies does not apply", () => {
    const two = inner("r", [inner("a", [manual("a1", 10, { appliesTo: ["x"] })]), manual("b", 10)]);
    const { nodes, score } = scoreAppraisal(scheme(two), given({ b: 5 }), { institutionLevel: "y" });
    expect(find(nodes, "a")).toMatchObject({ applicable: false, notApplicable: "Nothing of A applies." });
    expect(score).toBe(10);
  });
  test("what is below a node that does not apply does not apply", () => {
    const two = inner("r", [inner("a", [manual("a1", 10)], { appliesTo: ["x"] }), manual("b", 10)]);
    const { nodes } = scoreAppraisal(scheme(two), given({ b: 5 }), { institutionLevel: "y" });
    expect(find(nodes, "a1").notApplicable).toBe("What A1 belongs to does not apply.");
  });
  test("an indicator does not apply when nothing that could take from it does", () => {
    const funds = inner("funds", [taker("x", 1, { appliesTo: ["x"] })], { points: 4 });
    const { nodes, maximum, score } = scoreAppraisal(
      scheme(inner("r", [manual("a", 6), funds])),
      given({ a: 3 }),
      { institutionLevel: "y" },
    );
    expect({ maximum, score }).toEqual({ maximum: 10, score: 5 });
    expect(find(nodes, "funds").applicable).toBe(false);
  });
  test("evidence may say so, of a leaf or of all below a node", () => {
    const two = inner("r", [inner("a", [manual("a1", 10), manual("a2", 10)]), manual("b", 20)]);
    const note = "no patients";
    const leaf = scoreAppraisal(scheme(two), [
      { node: "a1", value: null, applicable: false, note },
      ...given({ a2: 5, b: 20 }),
    ]);
    expect(find(leaf.nodes, "a1").notApplicable).toBe("A1 does not apply to this institution: no patients.");
    expect(leaf.score).toBeCloseTo((25 / 30) * 40, 12);
    const branch = scoreAppraisal(scheme(two), [
      { node: "a", value: null, applicable: false },
      ...given({ b: 10 }),
    ]);
    expect(branch.score).toBe(20);
    expect(find(branch.nodes, "a").notApplicable).toBe("A does not apply to this institution.");
  });
  test("a leaf that takes or shows may not apply without any rescaling", () => {
    const two = inner("r", [manual("b", 0.3), manual("c", 0.6), taker("x", 1, { appliesTo: ["x"] })]);
    const result = scoreAppraisal(scheme(two), given({ b: 0.3, c: 0.6 }), { institutionLevel: "y" });
    expect(result).toMatchObject({ score: result.maximum, rescaled: null });
    expect(find(result.nodes, "b").rescaled).toBeNull();
  });
  test("weights are rescaled too", () => {
    const two = inner("r", [
      manual("a", 1, { weight: 0.2, appliesTo: ["x"] }),
      manual("b", 1, { weight: 0.2 }),
      manual("c", 1, { weight: 0.6 }),
    ]);
    expect(scoreAppraisal(scheme(two), given({ b: 1, c: 0 }), { institutionLevel: "y" }).score).toBeCloseTo(
      25,
      12,
    );
  });
});

describe("missing evidence", () => {
  const root = inner("r", [manual("a", 60), manual("b", 40), taker("x", 5)]);
  test("is refused, listed by leaf", () => {
    expect(() => scoreAppraisal(scheme(root), given({ a: 60, x: 0, b: null }))).toThrow(
      'no evidence for "B"',
    );
  });
  test("or gives no points", () => {
    const { score, nodes } = scoreAppraisal(scheme(root), given({ a: 60, b: null }), { missing: "zero" });
    expect(score).toBe(60);
    expect(find(nodes, "b").deductions).toEqual([{ points: 40, reason: "B: nothing was handed in." }]);
    expect(find(nodes, "x").deductions).toEqual([]);
  });
  test("or is left out", () => {
    const { score, nodes } = scoreAppraisal(scheme(root), given({ a: 30 }), { missing: "not-applicable" });
    expect(score).toBe(50);
    expect(find(nodes, "b")).toMatchObject({
      applicable: false,
      notApplicable: "B was left out: nothing was handed in.",
    });
  });
  test("of an indicator that can only lose points is not full marks", () => {
    const two = inner("r", [manual("a", 6), inner("funds", [taker("x", 1), taker("y", 1)], { points: 4 })]);
    const zero = scoreAppraisal(scheme(two), given({ a: 6 }), { missing: "zero" });
    expect(zero.score).toBe(6);
    expect(find(zero.nodes, "funds").deductions).toEqual([
      { points: 4, reason: "FUNDS: nothing was handed in." },
    ]);
    expect(scoreAppraisal(scheme(two), given({ a: 6, x: 1 }), { missing: "zero" }).score).toBe(9);
    const omitted = scoreAppraisal(scheme(two), given({ a: 3 }), { missing: "not-applicable" });
    expect(omitted).toMatchObject({ score: 5, maximum: 10 });
    expect(find(omitted.nodes, "funds").notApplicable).toBe("Nothing of FUNDS applies.");
    expect(scoreAppraisal(scheme(two), given({ a: 3, y: 1 }), { missing: "not-applicable" }).score).toBe(6);
  });
  test("of what does not apply is nothing missing", () => {
    const two = inner("r", [inner("a", [manual("a1", 10)]), manual("b", 10)]);
    const evidence: Evidence[] = [
      { node: "a", value: null, applicable: false },
      { node: "b", value: 10 },
    ];
    expect(scoreAppraisal(scheme(two), evidence).score).toBe(20);
  });
  test("of what is only shown is nothing missing", () => {
    const shown: AppraisalNode = { id: "shown", name: "Visits", rule: { kind: "report-only" } };
    const two = inner("r", [manual("a", 10), inner("info", [shown])]);
    expect(scoreAppraisal(scheme(two), given({ a: 4 })).score).toBe(4);
    const { nodes } = scoreAppraisal(scheme(two), given({ a: 4, shown: 1200 }));
    expect(find(nodes, "shown")).toMatchObject({ value: 1200, points: 0, maximum: 0, applicable: true });
    expect(find(scoreAppraisal(scheme(two), given({ a: 4, shown: true })).nodes, "shown").value).toBe(true);
  });
});

describe("grades, vetoes, rounding", () => {
  const grades = [
    { from: 0, grade: "poor" },
    { from: 60, grade: "fair" },
    { from: 80, grade: "good" },
  ];
  const root = inner("r", [
    { id: "core", name: "Core", points: 60, rule: { kind: "sampled", rule: { kind: "ratio", target: 100 } } },
    manual("b", 40),
  ]);
  const vetoes = [
    { id: "fraud", name: "Fraud", maxGrade: "poor" },
    { id: "false", name: "False records", maxGrade: "fair", when: { node: "core", accuracyBelow: 0.9 } },
    { id: "core-failed", name: "Core failed", maxGrade: "poor", when: { node: "core", scoreRateBelow: 0.5 } },
  ];
  const graded = (value: number, confirmed: number, others: readonly Evidence[] = []) =>
    scoreAppraisal(scheme(root, { grades, vetoes }), [
      { node: "core", value, sample: { checked: 10, confirmed } },
      { node: "b", value: 40 },
      ...others,
    ]);
  test("the grade by points", () => {
    expect(graded(100, 10)).toMatchObject({ score: 100, grade: "good", gradeByPoints: "good", vetoes: [] });
  });
  test("a veto caps it, whatever the points, with a reason", () => {
    const found = graded(100, 10, [{ node: "fraud", value: true, note: "double billing" }]);
    expect(found).toMatchObject({ score: 100, grade: "poor", gradeByPoints: "good" });
    expect(found.vetoes).toEqual([
      { id: "fraud", name: "Fraud", maxGrade: "poor", reason: "Fraud was found: double billing." },
    ]);
    expect(graded(100, 10, [{ node: "fraud", value: 1 }]).vetoes[0]!.reason).toBe("Fraud was found.");
    for (const value of [false, 0, null])
      expect(graded(100, 10, [{ node: "fraud", value }]).vetoes).toEqual([]);
  });
  test("falsification follows from the sample", () => {
    expect(graded(100, 9).vetoes).toEqual([]);
    const found = graded(100, 8);
    expect(found).toMatchObject({ grade: "fair", gradeByPoints: "good" });
    expect(found.vetoes[0]!.reason).toBe(
      "False records: only 8 of 10 records checked for Core were true, fewer than the 0.9 asked.",
    );
  });
  test("a core indicator that fails caps it too, and the lowest cap holds", () => {
    const found = graded(40, 8);
    expect(found.vetoes.map(({ id }) => id)).toEqual(["false", "core-failed"]);
    expect(found.grade).toBe("poor");
    expect(found.vetoes[1]!.reason).toBe(
      "Core failed: Core earned 19.2 of 60 points, less than the share of 0.5 asked.",
    );
  });
  test("a cap never lifts a grade", () => {
    expect(graded(20, 8)).toMatchObject({ score: 49.6, gradeByPoints: "poor", grade: "poor" });
  });
  test("no grades, or a score below all of them, give none", () => {
    expect(scoreAppraisal(scheme(manual("r", 10)), given({ r: 5 })).grade).toBeNull();
    expect(
      scoreAppraisal(scheme(manual("r", 10), { grades: [{ from: 6, grade: "pass" }] }), given({ r: 5 })),
    ).toMatchObject({
      grade: null,
      gradeByPoints: null,
    });
  });
  test("only the total is rounded, and only where the scheme says so", () => {
    const third = inner("r", [manual("a", 3, { weight: 1 })]);
    const plain = scoreAppraisal(
      scheme(third, { grades: [{ from: 66.67, grade: "pass" }] }),
      given({ a: 2 }),
    );
    expect(plain).toMatchObject({ score: plain.unrounded, grade: null });
    const rounded = scoreAppraisal(
      scheme(third, { grades: [{ from: 66.67, grade: "pass" }], round: 2 }),
      given({ a: 2 }),
    );
    expect(rounded).toMatchObject({ score: 66.67, unrounded: plain.unrounded, grade: "pass" });
    expect(rounded.nodes[0]!.points).toBe(plain.nodes[0]!.points);
  });
});

describe("several problems", () => {
  test("are all listed in one error", () => {
    const root = inner(
      "r",
      [
        manual("a", 30),
        {
          id: "b",
          name: "B",
          points: 10,
          rule: {
            kind: "bands",
            bands: [
              { from: 1, to: 2, points: 20 },
              { from: 3, points: 1 },
            ],
          },
        },
        { id: "a", name: "C", points: 10, rule: { kind: "ratio", target: 0 } },
      ],
      { points: 100 },
    );
    const evidence = [...given({ a: 31, nobody: 1 }), { node: "b", value: 1 }, { node: "b", value: 2 }];
    let thrown: unknown;
    try {
      scoreAppraisal(scheme(root), evidence);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(EqualizationError);
    const { code, issues, message } = thrown as EqualizationError;
    expect(code).toBe("invalid_data");
    expect(message).toContain("8 problems, all listed in issues");
    expect(issues.map((issue) => [issue.code, issue.path, issue.id])).toEqual([
      ["out_of_domain", "root", "r"],
      ["out_of_domain", "root.children[1].rule.bands[0].points", "b"],
      ["out_of_domain", "root.children[1].rule.bands[0].to", "b"],
      ["out_of_domain", "root.children[2].rule.target", "a"],
      ["duplicate_id", "root.children[2]", "a"],
      ["out_of_domain", "evidence[0]", "a"],
      ["unknown_id", "evidence[1].node", "nobody"],
      ["duplicate_id", "evidence[3]", "b"],
    ]);
  });
});

describe("laws", () => {
  /** A random tree: points, weights, takers, levels; with evidence that fits. */
  const tree = fc.letrec<{ node: { root: AppraisalNode; values: Record<string, number> } }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc
        .tuple(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1.5, noNaN: true }), fc.boolean())
        .map(([points, value, isFor]) => ({
          root: {
            id: "",
            name: "Leaf",
            points,
            rule: { kind: "ratio", target: 1 } as const,
            ...(isFor ? { appliesTo: ["here"] } : {}),
          },
          values: { "": value },
        })),
      fc
        .tuple(
          fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
          fc.nat({ max: 3 }),
          fc.boolean(),
          fc.boolean(),
        )
        .map(([below, fines, takes, weighs]) => {
          const values: Record<string, number> = {};
          const children: AppraisalNode[] = below.map(({ root, values: inside }, i) => {
            for (const [id, value] of Object.entries(inside)) values[`${i}${id}`] = value;
            return rename(weighs ? { ...root, weight: i + 1 } : root, String(i));
          });
          if (takes) {
            values.x = fines;
            children.push({ id: "x", name: "Fine", rule: { kind: "penalty", deduct: 3 } });
          }
          const weighted = weighs ? { points: 30 } : {};
          return { root: { id: "", name: "Inner", children, ...weighted }, values };
        }),
    ),
  })).node;
  const rename = (node: AppraisalNode, prefix: string): AppraisalNode => ({
    ...node,
    id: prefix + node.id,
    ...(node.children === undefined ? {} : { children: node.children.map((child) => rename(child, prefix)) }),
  });
  const evidenceOf = (values: Readonly<Record<string, number>>): Evidence[] =>
    Object.entries(values).map(([id, value]) => ({ node: `r${id}`, value }));
  const policy = fc.constantFrom("rescale", "rescale-siblings", "drop");
  const run = (
    root: AppraisalNode,
    values: Record<string, number>,
    notApplicable: "rescale",
    level: string,
  ) => {
    try {
      return scoreAppraisal(
        scheme(rename(root, "r"), { weights: "rescale", notApplicable }),
        evidenceOf(values),
        { institutionLevel: level },
      );
    } catch (error) {
      // Nothing of a random tree may apply; that is refused, and the only thing that may be.
      expect((error as EqualizationError).issues.map(({ code }) => code)).toEqual(["zero_total"]);
      return null;
    }
  };

  test("every node earns from 0 to its maximum, and deductions add up", () => {
    fc.assert(
      fc.property(
        tree,
        policy,
        fc.constantFrom("here", "there"),
        ({ root, values }, notApplicable, level) => {
          const result = run(root, values, notApplicable as "rescale", level);
          if (result === null) return;
          for (const node of flat(result.nodes)) {
            expect(node.points).toBeGreaterThanOrEqual(0);
            expect(node.points).toBeLessThanOrEqual(node.maximum * (1 + 1e-12));
            if (!node.applicable)
              expect(node).toMatchObject({ points: 0, maximum: 0, deductions: [], rescaled: null });
          }
          expect(result.score).toBeGreaterThanOrEqual(0);
          expect(result.score).toBeLessThanOrEqual(result.maximum * (1 + 1e-12));
          expect(lost(result.nodes)).toBeCloseTo(result.maximum - result.unrounded, 9);
          const top = result.nodes.filter(({ id }) => id !== "r");
          const sum = top.reduce((total, node) => total + node.maximum, 0);
          if (top.length > 0) expect(sum).toBeCloseTo(result.maximum, 9);
        },
      ),
    );
  });
  test("rescaling keeps the total, whatever does not apply", () => {
    fc.assert(
      fc.property(tree, fc.constantFrom("rescale", "rescale-siblings"), ({ root, values }, notApplicable) => {
        const here = run(root, values, notApplicable as "rescale", "here");
        const there = run(root, values, notApplicable as "rescale", "there");
        if (here !== null && there !== null) expect(there.maximum).toBeCloseTo(here.maximum, 9);
      }),
    );
  });
  test("monotone in achievement", () => {
    fc.assert(
      fc.property(
        tree,
        policy,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ root, values }, notApplicable, which, more) => {
          const ids = Object.keys(values).filter((id) => !id.endsWith("x"));
          const id = ids[which % ids.length]!;
          const before = run(root, values, notApplicable as "rescale", "there");
          const after = run(
            root,
            { ...values, [id]: values[id]! + more },
            notApplicable as "rescale",
            "there",
          );
          if (before !== null) expect(after!.score).toBeGreaterThanOrEqual(before.score - 1e-9);
        },
      ),
    );
  });
  test("the order of evidence and of siblings does not matter, without takers that run dry", () => {
    fc.assert(
      fc.property(tree, policy, ({ root, values }, notApplicable) => {
        const turn = (node: AppraisalNode): AppraisalNode =>
          node.children === undefined ? node : { ...node, children: [...node.children].reverse().map(turn) };
        const before = run(root, values, notApplicable as "rescale", "here");
        const reversed = Object.fromEntries(Object.entries(values).reverse());
        const after = run(turn(root), reversed, notApplicable as "rescale", "here");
        expect(after!.score).toBeCloseTo(before!.score, 9);
      }),
    );
  });
  test("weights count in proportion", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 10 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 2, max: 9 }),
        (rows, k) => {
          const by = (factor: number): number =>
            scoreAppraisal(
              scheme(
                inner(
                  "r",
                  rows.map(([weight], i) => manual(`n${i}`, 10, { weight: weight * factor })),
                ),
                { weights: "rescale" },
              ),
              rows.map(([, value], i) => ({ node: `n${i}`, value })),
            ).score;
          expect(by(k)).toBeCloseTo(by(1), 9);
        },
      ),
    );
  });
});

const one = scheme(manual("r", 10));
const at =
  (root: AppraisalNode, rest: Partial<AppraisalScheme> = {}, evidence: readonly Evidence[] = []) =>
  () =>
    scoreAppraisal(scheme(root, rest), evidence);
const rule = (fields: Record<string, unknown>) =>
  at(untyped({ id: "r", name: "R", points: 10, rule: fields }));
const said =
  (evidence: unknown, fields: Record<string, unknown> = { kind: "ratio", target: 5 }) =>
  () =>
    scoreAppraisal(scheme(untyped({ id: "r", name: "R", points: 10, rule: fields })), [
      untyped({ node: "r", value: null, ...(evidence as object) }),
    ]);
const circle: { id: string; name: string; points: number; children: unknown[] } = {
  id: "c",
  name: "C",
  points: 1,
  children: [],
};
circle.children.push(circle);
let deep: AppraisalNode = manual("leaf", 1);
for (let i = 0; i < 100; i++) deep = inner(`n${i}`, [deep]);

refusals("scoreAppraisal", [
  ["no scheme", () => scoreAppraisal(untyped(undefined), []), "invalid_data", "the scheme must be a record"],
  ["a null scheme", () => scoreAppraisal(untyped(null), []), "invalid_data", "the scheme must be a record"],
  [
    "a text for a scheme",
    () => scoreAppraisal(untyped("s"), []),
    "invalid_data",
    "the scheme must be a record",
  ],
  [
    "a scheme without a root",
    () => scoreAppraisal(untyped({ id: "s", name: "S", year: 2024 }), []),
    "invalid_data",
    "a node must be a record",
  ],
  [
    "a scheme without a year",
    () => scoreAppraisal(untyped({ ...one, year: undefined }), given({ r: 1 })),
    "invalid_data",
    "year is undefined",
  ],
  [
    "a scheme without an id",
    () => scoreAppraisal(untyped({ ...one, id: "" }), given({ r: 1 })),
    "invalid_data",
    "scheme.id",
  ],
  [
    "an unknown field of the scheme",
    () => scoreAppraisal(untyped({ ...one, vetos: [] }), given({ r: 1 })),
    "invalid_data",
    "vetos",
  ],
  [
    "unknown weights policy",
    () => scoreAppraisal(untyped({ ...one, weights: "ignore" }), given({ r: 1 })),
    "invalid_data",
    '"ignore"',
  ],
  [
    "unknown policy of what does not apply",
    () => scoreAppraisal(untyped({ ...one, notApplicable: "zero" }), given({ r: 1 })),
    "invalid_data",
    '"zero"',
  ],
  [
    "digits that are none",
    () => scoreAppraisal({ ...one, round: 0.5 }, given({ r: 1 })),
    "invalid_data",
    "round is 0.5",
  ],
  ["null options", () => scoreAppraisal(one, [], untyped(null)), "wrong_type", "options must be one object"],
  [
    "an unknown option",
    () => scoreAppraisal(one, [], untyped({ institutionLevels: {} })),
    "unknown_option",
    '"institutionLevels"',
  ],
  [
    "an unknown way with missing evidence",
    () => scoreAppraisal(one, [], untyped({ missing: "ignore" })),
    "unknown_option",
    "ignore",
  ],
  [
    "a day that is none",
    () => scoreAppraisal(one, given({ r: 1 }), { asOf: "2024-02-30" }),
    "invalid_data",
    "asOf is 2024-02-30",
  ],
  [
    "no level where nodes are for some",
    at(inner("r", [manual("a", 1, { appliesTo: ["x"] }), manual("b", 1)])),
    "missing_option",
    "pass level",
  ],
  [
    "an unknown level",
    () =>
      scoreAppraisal(scheme(manual("r", 1), { institutionLevels: ["county"] }), given({ r: 1 }), {
        institutionLevel: "contry",
      }),
    "unknown_option",
    'one of "county"',
  ],
  [
    "a level that is no text",
    () => scoreAppraisal(one, given({ r: 1 }), { institutionLevel: untyped([7]) }),
    "unknown_option",
    "institutionLevel is 7",
  ],
  [
    "a node for a level the scheme does not have",
    at(inner("r", [manual("a", 1, { appliesTo: ["x"] })]), { institutionLevels: ["y"] }),
    "missing_option",
    "level",
  ],
  ["a node for nobody", at(manual("r", 1, { appliesTo: [] })), "invalid_data", "appliesTo"],
  [
    "levels that are no list",
    at(manual("r", 1), { institutionLevels: untyped("county") }),
    "invalid_data",
    "scheme.institutionLevels",
  ],
  [
    "nothing that applies",
    () =>
      scoreAppraisal(scheme(inner("r", [manual("a", 1, { appliesTo: ["x"] })])), [], {
        institutionLevel: "y",
      }),
    "invalid_data",
    "no indicator with points applies",
  ],
  [
    "nothing left after omitting",
    () => scoreAppraisal(one, [], { missing: "not-applicable" }),
    "invalid_data",
    "no indicator with points applies",
  ],
  ["a circle", at(untyped(circle)), "invalid_data", "stands in the tree twice"],
  ["a tree too deep", at(deep), "invalid_data", "deeper than 64 levels"],
  [
    "a child that is none",
    at(inner("r", untyped([null, manual("a", 1)]))),
    "invalid_data",
    "a node must be a record",
  ],
  [
    "children that are no list",
    at(untyped({ id: "r", name: "R", children: {} })),
    "invalid_data",
    "children must be a list",
  ],
  [
    "a node without an id",
    at(untyped({ name: "R", points: 1, rule: { kind: "manual" } })),
    "invalid_data",
    "id is undefined",
  ],
  [
    "a node without a name",
    at(untyped({ id: "r", points: 1, rule: { kind: "manual" } })),
    "invalid_data",
    "name is undefined",
  ],
  ["an unknown field of a node", at(untyped({ ...manual("r", 1), weigth: 1 })), "invalid_data", "weigth"],
  [
    "a node with a rule and children",
    at({ ...manual("r", 1), children: [manual("a", 1)] }),
    "invalid_data",
    "a rule or children, not both",
  ],
  ["a node with neither", at({ id: "r", name: "R", points: 1 }), "invalid_data", "needs a rule"],
  [
    "a rule that is none",
    at(untyped({ id: "r", name: "R", points: 1, rule: "ratio" })),
    "invalid_data",
    "a rule must be a record",
  ],
  [
    "a leaf without points",
    at(inner("r", [manual("a", undefined)])),
    "invalid_data",
    "needs points or a weight",
  ],
  ["a root without points", at(manual("r", undefined)), "invalid_data", "the root needs points"],
  [
    "one weight among points",
    at(inner("r", [manual("a", 1, { weight: 1 }), manual("b", 1)])),
    "invalid_data",
    "needs a weight, as its siblings",
  ],
  [
    "weights below, points above",
    at(inner("r", [inner("a", [manual("a1", 1, { weight: 1 })]), manual("b", 1)])),
    "invalid_data",
    "what is below it has weights only",
  ],
  ["negative points", at(manual("r", -1)), "invalid_data", "points is -1"],
  ["points too small to divide by", at(manual("r", 1e-300)), "invalid_data", "points is 1e-300"],
  ["points of NaN", at(manual("r", Number.NaN)), "invalid_data", "points is NaN"],
  [
    "points that do not add up",
    at(inner("r", [manual("a", 1)], { points: 2 })),
    "invalid_data",
    "sum to 1, not 2",
  ],
  [
    "weights that do not add up",
    at(inner("r", [manual("a", 1, { weight: 0.5 })])),
    "invalid_data",
    "sum to 0.5, not 1 or 100",
  ],
  [
    "weights of nothing",
    at(inner("r", [manual("a", 1, { weight: 0 })]), { weights: "rescale" }),
    "invalid_data",
    "sum to 0",
  ],
  [
    "points above nothing",
    at(inner("r", [{ id: "a", name: "A", rule: { kind: "report-only" } }], { points: 5 })),
    "invalid_data",
    "nothing below it earns",
  ],
  [
    "a scheme without points",
    at({ id: "r", name: "R", rule: { kind: "report-only" } }),
    "invalid_data",
    "gives no points at all",
  ],
  [
    "takers under a root without points",
    at(inner("r", [taker("a", 1)])),
    "invalid_data",
    "the root needs points",
  ],
  [
    "points for what is only shown",
    at(inner("r", [manual("a", 1), { id: "b", name: "B", points: 3, rule: { kind: "report-only" } }])),
    "invalid_data",
    "drop the points",
  ],
  ["grades that are no list", at(manual("r", 1), { grades: untyped({}) }), "invalid_data", "scheme.grades"],
  [
    "grades that descend",
    at(manual("r", 1), {
      grades: [
        { from: 5, grade: "a" },
        { from: 0, grade: "b" },
      ],
    }),
    "invalid_data",
    "bands must ascend",
  ],
  [
    "vetoes that are no list",
    at(manual("r", 1), { vetoes: untyped({}) }),
    "invalid_data",
    "vetoes must be a list",
  ],
  [
    "a veto that is none",
    at(manual("r", 1), { vetoes: untyped([null]) }),
    "invalid_data",
    "a veto must be a record",
  ],
  [
    "a veto with the id of a node",
    at(manual("r", 1), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "r", name: "V", maxGrade: "a" }],
    }),
    "invalid_data",
    "is used before",
  ],
  [
    "a veto at an unknown grade",
    at(manual("r", 1), { vetoes: [{ id: "v", name: "V", maxGrade: "a" }] }),
    "invalid_data",
    "is no grade of the scheme",
  ],
  [
    "a veto by an unknown node",
    at(manual("r", 1), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "v", name: "V", maxGrade: "a", when: { node: "q", scoreRateBelow: 0.5 } }],
    }),
    "invalid_data",
    '"q" is no node',
  ],
  [
    "a veto by the truth of nothing checked",
    at(manual("r", 1), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "v", name: "V", maxGrade: "a", when: { node: "r", accuracyBelow: 0.5 } }],
    }),
    "invalid_data",
    "not scored by a sampled rule",
  ],
  [
    "a veto without a bound",
    at(manual("r", 1), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "v", name: "V", maxGrade: "a", when: { node: "r" } }],
    }),
    "invalid_data",
    "needs accuracyBelow or scoreRateBelow",
  ],
  [
    "a veto with a share of 50",
    at(manual("r", 1), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "v", name: "V", maxGrade: "a", when: { node: "r", scoreRateBelow: 50 } }],
    }),
    "invalid_data",
    "scoreRateBelow is 50",
  ],
  [
    "a veto by the share of what only takes",
    at(inner("r", [manual("a", 1), taker("x", 1)]), {
      grades: [{ from: 0, grade: "a" }],
      vetoes: [{ id: "v", name: "V", maxGrade: "a", when: { node: "x", scoreRateBelow: 0.5 } }],
    }),
    "invalid_data",
    "has no points of which",
  ],
  [
    "evidence for a veto that is no answer",
    () =>
      scoreAppraisal(
        { ...one, grades: [{ from: 0, grade: "a" }], vetoes: [{ id: "v", name: "V", maxGrade: "a" }] },
        given({ r: 1, v: 2 }),
      ),
    "invalid_data",
    "value is 2; pass true or false",
  ],
  [
    "evidence for a veto twice",
    () =>
      scoreAppraisal(
        { ...one, grades: [{ from: 0, grade: "a" }], vetoes: [{ id: "v", name: "V", maxGrade: "a" }] },
        [...given({ r: 1, v: true }), { node: "v", value: false }],
      ),
    "invalid_data",
    "already",
  ],
  ["no evidence", () => scoreAppraisal(one, []), "invalid_data", 'no evidence for "R"'],
  [
    "evidence that is no list",
    () => scoreAppraisal(one, untyped({ r: 1 })),
    "invalid_data",
    "evidence must be a list",
  ],
  [
    "evidence that is null",
    () => scoreAppraisal(one, untyped(null)),
    "invalid_data",
    "evidence must be a list",
  ],
  [
    "a piece that is none",
    () => scoreAppraisal(one, untyped([null, { node: "r", value: 1 }])),
    "invalid_data",
    "a piece of evidence must be a record",
  ],
  ["an unknown node", () => scoreAppraisal(one, given({ r: 1, q: 1 })), "invalid_data", '"q" is no node'],
  [
    "evidence twice",
    () => scoreAppraisal(one, [...given({ r: 1 }), { node: "r", value: 2 }]),
    "invalid_data",
    "already",
  ],
  [
    "evidence for an inner node",
    at(inner("r", [manual("a", 1)]), {}, given({ a: 1, r: 1 })),
    "invalid_data",
    "has no rule of its own",
  ],
  [
    "evidence of two institutions",
    () =>
      scoreAppraisal(one, [
        { node: "r", value: 1, subject: "A" },
        { node: "r", value: 1, subject: "B" },
      ]),
    "invalid_data",
    "use scoreAppraisals",
  ],
  [
    "a score above its maximum",
    () => scoreAppraisal(one, given({ r: 10.01 })),
    "invalid_data",
    "from 0 to 10",
  ],
  ["a negative score", () => scoreAppraisal(one, given({ r: -1 })), "invalid_data", "from 0 to 10"],
  ["NaN", () => scoreAppraisal(one, given({ r: Number.NaN })), "invalid_data", "value is NaN"],
  ["a text", said({ value: "5" }), "invalid_data", "value is 5; pass a finite number"],
  ["infinite", said({ value: Number.POSITIVE_INFINITY }), "invalid_data", "value is Infinity"],
  ["yes for a rate", said({ value: true }), "invalid_data", "value is true; pass a finite number"],
  [
    "counts and a value",
    said({ value: 1, counts: { numerator: 1, denominator: 2 } }),
    "invalid_data",
    "both given",
  ],
  ["counts of null", said({ counts: null }), "invalid_data", "counts.numerator is undefined"],
  ["a count missing", said({ counts: { numerator: 1 } }), "invalid_data", "counts.denominator is undefined"],
  [
    "a negative count",
    said({ counts: { numerator: 1, denominator: -1 } }),
    "invalid_data",
    "counts.denominator is -1",
  ],
  [
    "nobody left to count",
    said({ counts: { numerator: 0, denominator: 3, exceptions: 3 } }),
    "invalid_data",
    "nobody is left in the denominator",
  ],
  [
    "more excused than there are",
    said({ counts: { numerator: 0, denominator: 3, exceptions: 4 } }),
    "invalid_data",
    "more than the denominator",
  ],
  [
    "a rate beyond all numbers",
    said({ counts: { numerator: 1e308, denominator: 1e-308 } }),
    "invalid_data",
    "a rate of Infinity",
  ],
  [
    "an answer that is none",
    said({ value: 2 }, { kind: "binary" }),
    "invalid_data",
    "value is 2; pass true or false",
  ],
  [
    "half an item",
    said({ value: 1.5 }, { kind: "deduct-per-item", deduct: 1 }),
    "invalid_data",
    "a whole number",
  ],
  [
    "items of NaN",
    said({ value: Number.NaN }, { kind: "deduct-per-item", deduct: 1 }),
    "invalid_data",
    "value is NaN",
  ],
  [
    "a day that does not exist",
    said(
      { dates: { due: "2023-02-29", done: "2023-03-01" } },
      { kind: "lateness", unitDays: 1, deduct: 1, steps: "ceil" },
    ),
    "invalid_data",
    "due 2023-02-29",
  ],
  [
    "dates of null",
    said({ dates: null }, { kind: "lateness", unitDays: 1, deduct: 1, steps: "ceil" }),
    "invalid_data",
    "due undefined",
  ],
  [
    "dates and a value",
    said(
      { value: 3, dates: { due: "2023-02-01", done: "2023-03-01" } },
      { kind: "lateness", unitDays: 1, deduct: 1, steps: "ceil" },
    ),
    "invalid_data",
    "both given",
  ],
  [
    "days that are no number",
    said({ value: true }, { kind: "lateness", unitDays: 1, deduct: 1, steps: "ceil" }),
    "invalid_data",
    "pass the days late",
  ],
  [
    "a sample for a rule that does not look",
    said({ value: 1, sample: { checked: 2, confirmed: 1 } }),
    "invalid_data",
    "does not look at sample",
  ],
  [
    "dates for a rate",
    said({ value: 1, dates: { due: "2024-01-01", done: "2024-01-01" } }),
    "invalid_data",
    "does not look at dates",
  ],
  [
    "counts for an answer",
    said({ value: true, counts: { numerator: 1, denominator: 1 } }, { kind: "binary" }),
    "invalid_data",
    "does not look at counts",
  ],
  ["an applicable that is none", said({ value: 1, applicable: "no" }), "invalid_data", "applicable is no"],
  [
    "a subject that is no text",
    () => scoreAppraisal(one, [untyped({ node: "r", value: 1, subject: 7 })]),
    "invalid_data",
    "subject is 7",
  ],
  [
    "no sample",
    said({ value: 1 }, { kind: "sampled", rule: { kind: "ratio", target: 1 } }),
    "invalid_data",
    "sample is missing",
  ],
  [
    "a sample of nothing",
    said(
      { value: 1, sample: { checked: 0, confirmed: 0 } },
      { kind: "sampled", rule: { kind: "ratio", target: 1 } },
    ),
    "invalid_data",
    "sample.checked is 0",
  ],
  [
    "more true than checked",
    said(
      { value: 1, sample: { checked: 2, confirmed: 3 } },
      { kind: "sampled", rule: { kind: "ratio", target: 1 } },
    ),
    "invalid_data",
    "sample.confirmed is 3",
  ],
  [
    "a reported rate of NaN",
    said(
      { value: Number.NaN, sample: { checked: 2, confirmed: 1 } },
      { kind: "sampled", rule: { kind: "ratio", target: 1 } },
    ),
    "invalid_data",
    "value is NaN",
  ],
  ["an unknown kind", rule({ kind: "lottery" }), "invalid_data", 'kind is "lottery"'],
  ["no kind", rule({}), "invalid_data", "kind is undefined"],
  ["a kind of every object", rule({ kind: "toString" }), "invalid_data", 'kind is "toString"'],
  [
    "an unknown field of a rule",
    rule({ kind: "ratio", target: 1, cap: 2 }),
    "invalid_data",
    "ratio does not know cap",
  ],
  ["no target", rule({ kind: "ratio" }), "invalid_data", "target is required"],
  ["a target of 0", rule({ kind: "ratio", target: 0 }), "invalid_data", "needs a target above 0"],
  [
    "a negative target",
    rule({ kind: "ratio", target: -1, direction: "lower" }),
    "invalid_data",
    "target is -1",
  ],
  ["a target of NaN", rule({ kind: "ratio", target: Number.NaN }), "invalid_data", "target is NaN"],
  [
    "no target yet",
    rule({ kind: "ratio", target: [{ from: "2025-01-01", value: 5 }] }),
    "invalid_data",
    "no target holds on 2024-12-31",
  ],
  ["no targets at all", rule({ kind: "ratio", target: [] }), "invalid_data", "no target holds"],
  [
    "a dated target that is none",
    rule({ kind: "ratio", target: [null] }),
    "invalid_data",
    "from is undefined",
  ],
  [
    "a dated target without a value",
    rule({ kind: "ratio", target: [{ from: "2020-01-01" }] }),
    "invalid_data",
    "target is required",
  ],
  [
    "two targets of one day",
    rule({
      kind: "ratio",
      target: [
        { from: "2020-01-01", value: 1 },
        { from: "2020-01-01", value: 2 },
      ],
    }),
    "invalid_data",
    "two targets begin",
  ],
  [
    "an unknown direction",
    rule({ kind: "ratio", target: 1, direction: "up" }),
    "invalid_data",
    'direction is "up"',
  ],
  [
    "excess where more is better",
    rule({ kind: "ratio", target: 1, excess: "linear" }),
    "invalid_data",
    'direction "lower" only',
  ],
  [
    "a step of 0",
    rule({ kind: "deduct-per-step", target: 1, step: 0, deduct: 1, steps: "ceil" }),
    "invalid_data",
    "step is 0",
  ],
  [
    "steps not said",
    rule({ kind: "deduct-per-step", target: 1, step: 1, deduct: 1 }),
    "invalid_data",
    "steps is undefined",
  ],
  ["a negative deduction", rule({ kind: "penalty", deduct: -1 }), "invalid_data", "deduct is -1"],
  ["no deduction", rule({ kind: "deduct-per-item" }), "invalid_data", "deduct is required"],
  ["no bands", rule({ kind: "bands", bands: [] }), "invalid_data", "at least one { from, points }"],
  [
    "bands that are no list",
    rule({ kind: "bands", bands: {} }),
    "invalid_data",
    "at least one { from, points }",
  ],
  ["a band that is none", rule({ kind: "bands", bands: [null] }), "invalid_data", "from is required"],
  [
    "bands with a hole",
    rule({
      kind: "bands",
      bands: [
        { from: 80, to: 99, points: 1 },
        { from: 100, points: 2 },
      ],
    }),
    "invalid_data",
    "leaves a hole up to the next band at 100",
  ],
  [
    "bands with an overlap",
    rule({
      kind: "bands",
      bands: [
        { from: 80, to: 101, points: 1 },
        { from: 100, points: 2 },
      ],
    }),
    "invalid_data",
    "overlaps the next band",
  ],
  [
    "bands that do not ascend",
    rule({
      kind: "bands",
      bands: [
        { from: 80, points: 1 },
        { from: 80, points: 2 },
      ],
    }),
    "invalid_data",
    "bands must ascend",
  ],
  [
    "a last band with an end",
    rule({ kind: "bands", bands: [{ from: 80, to: 100, points: 1 }] }),
    "invalid_data",
    "nothing is said from 100 on",
  ],
  [
    "an end that is no number",
    rule({
      kind: "bands",
      bands: [
        { from: 1, to: "2", points: 1 },
        { from: 2, points: 2 },
      ],
    }),
    "invalid_data",
    "no finite number",
  ],
  [
    "a band above the maximum",
    rule({ kind: "bands", bands: [{ from: 80, points: 11 }] }),
    "invalid_data",
    "points is 11",
  ],
  [
    "a negative band",
    rule({ kind: "bands", bands: [{ from: 80, points: -1 }] }),
    "invalid_data",
    "points is -1",
  ],
  [
    "points below the bands above the maximum",
    rule({ kind: "bands", bands: [{ from: 80, points: 1 }], below: 11 }),
    "invalid_data",
    "below is 11",
  ],
  [
    "an unknown side",
    rule({ kind: "bands", bands: [{ from: 80, points: 1 }], closed: "both" }),
    "invalid_data",
    'closed is "both"',
  ],
  [
    "an expected answer that is none",
    rule({ kind: "binary", expected: "yes" }),
    "invalid_data",
    "expected is yes",
  ],
  [
    "a unit of no days",
    rule({ kind: "lateness", unitDays: 0, deduct: 1, steps: "ceil" }),
    "invalid_data",
    "unitDays is 0",
  ],
  [
    "negative grace",
    rule({ kind: "lateness", unitDays: 1, deduct: 1, steps: "ceil", graceDays: -1 }),
    "invalid_data",
    "graceDays is -1",
  ],
  [
    "equal thresholds",
    rule({ kind: "thresholds", lower: 5, upper: 5 }),
    "invalid_data",
    "it must be above lower",
  ],
  [
    "nine benchmarks",
    rule({ kind: "deciles", benchmarks: [1, 2, 3, 4, 5, 6, 7, 8, 9] }),
    "invalid_data",
    "ten finite numbers",
  ],
  [
    "benchmarks up and down",
    rule({ kind: "deciles", benchmarks: [1, 2, 3, 4, 5, 4, 7, 8, 9, 10] }),
    "invalid_data",
    "only ascend or only descend",
  ],
  ["no benchmarks", rule({ kind: "deciles" }), "invalid_data", "ten finite numbers"],
  [
    "digits to cut that are none",
    rule({ kind: "deciles", benchmarks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], truncate: -1 }),
    "invalid_data",
    "truncate is -1",
  ],
  ["no knots", rule({ kind: "piecewise", knots: [] }), "invalid_data", "at least one { value, points }"],
  [
    "knots that do not ascend",
    rule({
      kind: "piecewise",
      knots: [
        { value: 2, points: 1 },
        { value: 2, points: 2 },
      ],
    }),
    "invalid_data",
    "value is 2; it must be above 2",
  ],
  ["a knot that is none", rule({ kind: "piecewise", knots: [null] }), "invalid_data", "value is required"],
  [
    "a knot above the maximum",
    rule({ kind: "piecewise", knots: [{ value: 2, points: 11 }] }),
    "invalid_data",
    "points is 11",
  ],
  [
    "a sampled rule without a rule",
    rule({ kind: "sampled" }),
    "invalid_data",
    "the rule inside is undefined",
  ],
  [
    "a sampled rule of a count",
    rule({ kind: "sampled", rule: { kind: "penalty", deduct: 1 } }),
    "invalid_data",
    "the rule inside is penalty",
  ],
  [
    "a fault of the rule inside",
    rule({ kind: "sampled", rule: { kind: "ratio", target: 0 } }),
    "invalid_data",
    "rule.rule.target",
  ],
  ["a manual score out of nothing", rule({ kind: "manual", outOf: 0 }), "invalid_data", "outOf is 0"],
]);
