import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NodeScore, scoreAppraisal, scoreAppraisals } from "../../src/appraisal/index.ts";
import type { EqualizationError } from "../../src/errors.ts";
import type { AppraisalScheme, Evidence } from "../../src/model/appraisal-scheme.ts";
import { refusals } from "../support/refusals.ts";
import { untyped } from "./vectors.ts";

const scheme: AppraisalScheme = {
  id: "s",
  name: "S",
  year: 2024,
  root: {
    id: "r",
    name: "All",
    points: 100,
    children: [
      { id: "rate", name: "Rate", points: 50, rule: { kind: "ratio", target: 90 } },
      {
        id: "work",
        name: "Work",
        children: [
          {
            id: "visits",
            name: "Visits",
            points: 20,
            appliesTo: ["county"],
            rule: { kind: "thresholds", lower: 0, upper: 10 },
          },
          { id: "files", name: "Files", points: 30, rule: { kind: "manual" } },
          { id: "fine", name: "Fine", rule: { kind: "penalty", deduct: 5 } },
        ],
      },
    ],
  },
  grades: [
    { from: 0, grade: "C" },
    { from: 60, grade: "B" },
    { from: 90, grade: "A" },
  ],
  vetoes: [{ id: "fraud", name: "Fraud", maxGrade: "C" }],
};
const of = (
  subject: string,
  values: Readonly<Record<string, number | boolean | null>>,
  note?: string,
): Evidence[] => Object.entries(values).map(([node, value]) => ({ subject, node, value, note }));
const flat = (nodes: readonly NodeScore[]): NodeScore[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);

describe("many institutions", () => {
  const evidence = [
    ...of("north", { rate: 72, visits: 10, files: 30, fine: 0 }),
    ...of("south", { rate: 72, visits: 5, files: 20, fine: 1 }),
    ...of("clinic", { rate: 90, files: 15, fine: 0, fraud: true }),
  ];
  const options = { institutionLevel: "county", institutionLevels: { clinic: "village" } };
  test("come back in the order of their first appearance, each with its reasons", () => {
    const result = scoreAppraisals(scheme, evidence, options);
    expect(result.nodes).toEqual([
      { id: "r", name: "All" },
      { id: "rate", name: "Rate" },
      { id: "work", name: "Work" },
      { id: "visits", name: "Visits" },
      { id: "files", name: "Files" },
      { id: "fine", name: "Fine" },
    ]);
    expect(result.subjects.map(({ subject, score, grade }) => [subject, score, grade])).toEqual([
      ["north", 90, "A"],
      ["south", 65, "B"],
      ["clinic", 81.25, "C"],
    ]);
    const [, south, clinic] = result.subjects;
    expect(south!.deductions).toEqual([
      { node: "rate", points: 10, reason: "Rate is 72, short of the target of 90." },
      { node: "visits", points: 10, reason: "Visits is 5; points begin at 0 and are full at 10." },
      { node: "files", points: 10, reason: "Files was given 20 of 30." },
      { node: "fine", points: 5, reason: "Fine was found once, at 5 points each." },
    ]);
    expect([...south!.points]).toEqual([65, 40, 25, 10, 20, 0]);
    expect(clinic).toMatchObject({
      gradeByPoints: "B",
      notApplicable: ["visits"],
      vetoes: [{ id: "fraud" }],
      rescaled: { from: 100, to: 100 },
      maximum: 100,
    });
  });
  test("may come mixed", () => {
    const mixed = [...evidence].sort((a, b) => a.node.localeCompare(b.node));
    const [a, b] = [evidence, mixed].map((list) => scoreAppraisals(scheme, list, options).subjects);
    const byName = (x: { subject: string }, y: { subject: string }): number =>
      x.subject.localeCompare(y.subject);
    expect([...b!].sort(byName)).toEqual([...a!].sort(byName));
  });
  test("that lose the same for the same share one record, which nobody can change", () => {
    const { subjects } = scoreAppraisals(scheme, evidence, options);
    const [north, south] = subjects.map(({ deductions }) => deductions[0]!);
    expect(north).toBe(south);
    expect(Object.isFrozen(north)).toBe(true);
    expect(() => {
      (north as { points: number }).points = 0;
    }).toThrow(TypeError);
  });
  test("what more than the value tells is never shared", () => {
    const notes = [...of("a", { files: 3 }, "late"), ...of("b", { files: 3 }, "unsigned")];
    const { subjects } = scoreAppraisals(scheme, notes, { institutionLevel: "county", missing: "zero" });
    expect(subjects.map(({ deductions }) => deductions.find(({ node }) => node === "files")!.reason)).toEqual(
      ["Files was given 3 of 30: late.", "Files was given 3 of 30: unsigned."],
    );
  });
  test("keep their reasons whatever becomes of the evidence, and each list is one", () => {
    const pieces = evidence.map((piece) => ({ ...piece }));
    const before = structuredClone(scoreAppraisals(scheme, pieces, options).subjects);
    const { subjects } = scoreAppraisals(scheme, pieces, options);
    for (const piece of pieces) Object.assign(piece, { value: 1, note: "changed" });
    expect(subjects).toEqual(before);
    expect(subjects[0]!.deductions).toBe(subjects[0]!.deductions);
  });
  test("are plain data", () => {
    const { subjects, ...rest } = scoreAppraisals(scheme, evidence, options);
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
    expect(structuredClone(subjects)).toEqual(subjects);
  });
});

describe("laws", () => {
  const value = fc.constantFrom(0, 1, 4, 4.5, 7, 9, 10, 45, 60, 90);
  const row = fc.record({
    rate: value,
    visits: value,
    files: fc.constantFrom(0, 12.5, 30),
    fine: fc.nat({ max: 9 }),
  });
  test("the same as one by one, in any number", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom("county", "village"),
        (rows, level) => {
          const evidence = rows.flatMap((values, i) => of(`unit ${i}`, values));
          const { subjects } = scoreAppraisals(scheme, evidence, { institutionLevel: level });
          for (const [i, values] of rows.entries()) {
            const one = scoreAppraisal(scheme, of(`unit ${i}`, values), { institutionLevel: level });
            const many = subjects[i]!;
            const { subject, score, unrounded, maximum, grade, gradeByPoints, vetoes, rescaled } = one;
            expect(many).toMatchObject({
              subject,
              score,
              unrounded,
              maximum,
              grade,
              gradeByPoints,
              vetoes,
              rescaled,
            });
            const nodes = flat(one.nodes);
            expect(Array.from(many.points).slice(1)).toEqual(nodes.map(({ points }) => points));
            expect(many.deductions).toEqual(
              nodes.flatMap(({ id, deductions }) => deductions.map((d) => ({ node: id, ...d }))),
            );
            expect(many.notApplicable).toEqual(
              nodes.filter(({ applicable }) => !applicable).map(({ id }) => id),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
  test("full marks lose nothing, for thousands at once", () => {
    const evidence = Array.from({ length: 2000 }, (_, i) =>
      of(`unit ${i}`, { rate: 90 + (i % 7), visits: 10, files: 30, fine: 0 }),
    ).flat();
    const { subjects } = scoreAppraisals(scheme, evidence, { institutionLevel: "county" });
    expect(subjects).toHaveLength(2000);
    expect(subjects.every(({ score, deductions }) => score === 100 && deductions.length === 0)).toBe(true);
  });
  test("thousands of different values each keep their own sentence", () => {
    const evidence = Array.from({ length: 3000 }, (_, i) =>
      of(`unit ${i}`, { rate: 90 * (i / 3000), visits: 10, files: 30, fine: 0 }),
    ).flat();
    const { subjects } = scoreAppraisals(scheme, evidence, { institutionLevel: "county" });
    for (const [i, { deductions, score }] of subjects.entries()) {
      expect(deductions[0]!.reason).toBe(
        `Rate is ${Math.round(90 * (i / 3000) * 1e4) / 1e4}, short of the target of 90.`,
      );
      expect(deductions[0]!.points).toBeCloseTo(100 - score, 9);
    }
  });
});

describe("several problems", () => {
  test("of several institutions are all listed", () => {
    const evidence = [
      ...of("a", { rate: Number.NaN, files: 99, fine: 0 }),
      ...of("b", { rate: 5, fine: 0, q: 1 }),
    ];
    let thrown: unknown;
    try {
      scoreAppraisals(scheme, evidence, { institutionLevel: "village" });
    } catch (error) {
      thrown = error;
    }
    expect(
      (thrown as EqualizationError).issues.map(({ code, path, id, message }) => [
        code,
        path,
        id,
        message.includes('"a"'),
      ]),
    ).toEqual([
      ["not_finite", "evidence[0]", "rate", true],
      ["out_of_domain", "evidence[1]", "files", true],
      ["unknown_id", "evidence[5].node", "q", false],
      ["missing_value", "evidence of b for root.children[1].children[1]", "files", false],
    ]);
  });
});

const good = of("a", { rate: 1, files: 1, fine: 0 });
refusals("scoreAppraisals", [
  [
    "no evidence",
    () => scoreAppraisals(scheme, [], { institutionLevel: "village" }),
    "too_few_observations",
    "no evidence",
  ],
  [
    "evidence that is no list",
    () => scoreAppraisals(scheme, untyped({}), { institutionLevel: "village" }),
    "invalid_data",
    "must be a list",
  ],
  [
    "evidence of nobody",
    () => scoreAppraisals(scheme, [{ node: "rate", value: 1 }], { institutionLevel: "village" }),
    "invalid_data",
    "without a subject",
  ],
  ["no scheme", () => scoreAppraisals(untyped(null), good), "invalid_data", "the scheme must be a record"],
  [
    "a faulty scheme",
    () => scoreAppraisals({ ...scheme, round: -1 }, good, { institutionLevel: "village" }),
    "invalid_data",
    "round is -1",
  ],
  ["no level", () => scoreAppraisals(scheme, good), "missing_option", 'the level of "a" is missing'],
  [
    "a level for one only",
    () =>
      scoreAppraisals(scheme, [...good, ...of("b", { rate: 1 })], { institutionLevels: { a: "village" } }),
    "missing_option",
    'the level of "b"',
  ],
  [
    "a level of nobody",
    () => scoreAppraisals(scheme, good, { institutionLevel: "village", institutionLevels: { z: "county" } }),
    "invalid_data",
    'no evidence of "z"',
  ],
  [
    "levels that are no record",
    () => scoreAppraisals(scheme, good, untyped({ institutionLevels: "village" })),
    "wrong_type",
    "institutionLevels must be a record",
  ],
  [
    "null levels",
    () => scoreAppraisals(scheme, good, untyped({ institutionLevels: null })),
    "wrong_type",
    "institutionLevels must be a record",
  ],
  [
    "an unknown option",
    () => scoreAppraisals(scheme, good, untyped({ subject: "a" })),
    "unknown_option",
    '"subject"',
  ],
  [
    "null options",
    () => scoreAppraisals(scheme, good, untyped(null)),
    "wrong_type",
    "options must be one object",
  ],
  [
    "missing evidence",
    () => scoreAppraisals(scheme, of("a", { rate: 1 }), { institutionLevel: "village" }),
    "invalid_data",
    'no evidence for "Files"',
  ],
]);
