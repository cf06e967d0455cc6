import { expect, test } from "vitest";
import {
  defineProgram,
  type Program,
  type Study,
  simulateTransfer,
  type TransferQuestion,
  waterFill,
} from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";
import { smallStudy } from "./small-study.ts";

const lift: Program = defineProgram({
  id: "lift",
  title: "Lift",
  source: "made up",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "level", unit: "money/person", description: "capacity" },
    { name: "need", unit: "money/person", description: "need" },
    { name: "pool", unit: "money", description: "pool" },
  ],
  parameters: {},
  assumptions: ["money can be divided"],
  invariants: [{ kind: "adds-to", total: "pool" }],
  effect: { population: "heads", capacity: "level", need: "need" },
  steps: [
    {
      id: "fill",
      label: "lift the lowest",
      unit: "money",
      compute: ({ get, scalar }) => waterFill(get("level"), get("heads"), scalar("pool")),
    },
  ],
});
const ask = (question: Partial<TransferQuestion> = {}, study: Study = smallStudy()) =>
  simulateTransfer(study, {
    program: lift,
    inputs: {
      heads: { population: "study" },
      level: { indicator: "beds", period: "2020" },
      need: { value: 4 },
      pool: { value: 500 },
    },
    ...question,
  });

test("the program runs on the regions, and each row says what fixed it", () => {
  // Levels 2, 4, 5, 3 of 100, 300, 200, 400 people: 500 lift p1 and q2 together to 3.8.
  const transfer = ask();
  expect(transfer.value).toBe(500);
  expect(transfer.rows.map(({ region, before, bindingLabel }) => [region, before, bindingLabel])).toEqual([
    ["p1", 2, "lift the lowest"],
    ["p2", 4, "lift the lowest"],
    ["q1", 5, "lift the lowest"],
    ["q2", 3, "lift the lowest"],
  ]);
  const wanted = [180, 0, 0, 320];
  for (const [i, row] of transfer.rows.entries()) {
    expect(row.amount).toBeCloseTo(wanted[i]!, 10);
    expect(row.after).toBeCloseTo([3.8, 4, 5, 3.8][i]!, 12);
  }
  expect(transfer.invariants.map(({ holds }) => holds)).toEqual([true]);
  expect(transfer.assumptions).toEqual(["money can be divided"]);
});

test("the population that was read is named, and pooled up where a region has no figure", () => {
  expect(ask().population).toEqual({ concept: "resident", year: 2020, total: 1000 });
  expect(
    ask({ inputs: { heads: { value: 1 }, level: { value: 1 }, need: { value: 1 }, pool: { value: 1 } } })
      .population,
  ).toBeNull();
  const study = smallStudy();
  const { rows, population } = ask(
    { level: 1 },
    {
      ...study,
      regions: study.regions.map((region) => (region.id === "q" ? { id: "q", name: "Q", level: 1 } : region)),
    },
  );
  // Levels 3.5 of 400 people and 11/3 of 600: all 500 to lift both to 4.1.
  expect(rows.map(({ before }) => before)).toEqual([3.5, expect.closeTo(11 / 3, 12)]);
  expect(rows.map(({ after }) => after)).toEqual([expect.closeTo(4.1, 12), expect.closeTo(4.1, 12)]);
  expect(population?.total).toBe(1000);
});

test("what it does to the gap", () => {
  const { effect } = ask();
  // Short of 4: p1 by 2 × 100, q2 by 1 × 400; 500 of 600 is closed, nothing goes elsewhere.
  expect(effect?.gapClosed).toBeCloseTo(500 / 600, 12);
  expect(effect?.leakage).toBeCloseTo(0, 12);
  const gini = (levels: readonly number[]): number => {
    const heads = [100, 300, 200, 400];
    let difference = 0;
    let total = 0;
    for (const [i, x] of levels.entries()) {
      total += x * heads[i]!;
      for (const [j, y] of levels.entries()) difference += heads[i]! * heads[j]! * Math.abs(x - y);
    }
    return difference / (2 * 1000 * total);
  };
  expect(effect?.giniBefore).toBeCloseTo(gini([2, 4, 5, 3]), 12);
  expect(effect?.giniAfter).toBeCloseTo(gini([3.8, 4, 5, 3.8]), 12);
});

test("inputs are read from values by id, from areas and from partitions", () => {
  const program = defineProgram({
    id: "by-class",
    title: "By class",
    source: "made up",
    inputs: [
      { name: "area", unit: "km2", description: "land" },
      { name: "class", unit: "label", description: "belt", type: "label" },
      { name: "rate", unit: "money", description: "rate" },
    ],
    parameters: {},
    assumptions: [],
    invariants: [],
    steps: [
      {
        id: "amount",
        label: "rate by area in the west",
        unit: "money",
        compute: ({ get, labels, column }) => {
          const area = get("area");
          const rate = get("rate");
          const belts = labels("class");
          return column((i) => (belts[i] === "west" ? area[i]! * rate[i]! : 0));
        },
      },
    ],
  });
  const transfer = ask({
    program,
    inputs: {
      area: { area: true },
      class: { partition: "belt" },
      rate: { values: { p1: 1, p2: 2, q1: 3, q2: 4 } },
    },
  });
  expect(transfer.rows.map(({ amount }) => amount)).toEqual([10, 40, 0, 0]);
  expect(transfer.effect).toBeNull();
  expect(transfer.rows[0]).toMatchObject({ perHead: null, before: null, after: null });
});

test("a region that lacks an input is omitted when asked, and listed", () => {
  const transfer = ask({
    missing: "omit",
    inputs: {
      heads: { population: "study" },
      level: { indicator: "sparse", period: "2020" },
      need: { value: 4 },
      pool: { value: 10 },
    },
  });
  expect(transfer.rows.map(({ region }) => region)).toEqual(["p1", "q2"]);
  expect(transfer.omitted.map(({ region }) => region)).toEqual(["p2", "q1"]);
  expect(transfer.warnings.map(({ code }) => code)).toContain("regions_omitted");
});

test("a derivation is given for whom it is asked", () => {
  const { explanations } = ask({ explain: ["q2"] });
  expect(explanations).toHaveLength(1);
  expect(explanations[0]?.region).toBe("q2");
  expect(explanations[0]?.text).toContain("fixed by step fill");
});

test("the result is plain JSON", () => {
  const transfer = ask({ explain: ["p1"] });
  expect(JSON.parse(JSON.stringify(transfer))).toEqual(transfer);
});

refusals("simulateTransfer", [
  [
    "no study",
    () => simulateTransfer(null as never, { program: lift, inputs: {} }),
    "wrong_type",
    "first argument must be a study",
  ],
  ["no program", () => ask({ program: undefined as never }), "missing_option", "program must be one of"],
  ["a program by name", () => ask({ program: "usFmap" as never }), "wrong_type", "program must be one of"],
  [
    "no inputs",
    () => ask({ inputs: undefined as never }),
    "missing_option",
    "heads, level, need, pool are read from",
  ],
  [
    "an input of no kind",
    () => ask({ inputs: { heads: { people: true } as never } }),
    "unknown_option",
    'input "heads" must be',
  ],
  [
    "an unknown indicator",
    () => ask({ inputs: { level: { indicator: "x" } } }),
    "unknown_id",
    'no indicator "x"',
  ],
  [
    "a value for a region nobody knows",
    () => ask({ inputs: { level: { values: { z: 1 } } } }),
    "unknown_id",
    "a value for z",
  ],
  [
    "regions without an input",
    () => ask({ inputs: { heads: { population: { concept: "service", year: 2020 } } } }),
    "missing_value",
    "4 of 4 regions lack data",
  ],
  [
    "nobody left",
    () => ask({ missing: "omit", inputs: { heads: { population: { concept: "service", year: 2020 } } } }),
    "too_few_observations",
    "no region is left",
  ],
  [
    "a mistyped option name",
    () => ask({ input: {} } as never),
    "unknown_option",
    'option "input" is not known',
  ],
  ["a mistyped policy", () => ask({ missing: "skip" as never }), "unknown_option", 'missing is "skip"'],
]);

test("whatever untyped callers pass is refused or answered", () => {
  const inputs = {
    heads: { population: "study" },
    level: { indicator: "beds", period: "2020" },
    need: { values: { p1: 4, p2: 4, q1: 4, q2: 4 } },
    pool: { value: 500 },
  };
  const call = (study: never, question: object) =>
    simulateTransfer(study, { program: lift, ...question } as never);
  callsSurvive([[call, [smallStudy(), { inputs, missing: "omit", level: 2, explain: ["p1"] }]]], 300);
});
