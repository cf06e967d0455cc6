import { describe, expect, test } from "vitest";
import {
  defineProgram,
  measureGap,
  measureResources,
  type Program,
  type Study,
  simulateTransfer,
  type TransferInput,
  type TransferOptions,
  waterFill,
} from "../../../src/index.ts";
import { refusals } from "../../support/refusals.ts";
import { callsSurvive } from "../../support/untyped-input.ts";
import { smallStudy } from "../small-study.ts";

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
      compute: ({ input: get, scalar }) => waterFill(get("level"), get("heads"), scalar("pool")),
    },
  ],
});
const ask = (question: Partial<TransferOptions> = {}, study: Study = smallStudy()) =>
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
  const measure = ask();
  const { effect } = measure;
  expect(effect?.gapTo).toBe("need");
  expect(measure.toString()).toContain("83.3% of the shortfall is closed");
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

test("where no need is declared, the shortfall is that to the mean before", () => {
  const program = { ...lift, effect: { population: "heads", capacity: "level" } };
  const measure = ask({ program });
  expect(measure.effect?.gapTo).toBe("mean");
  // The mean before is 3.6: short are p1 by 1.6 × 100 and q2 by 0.6 × 400, and both are lifted beyond it, to 3.8.
  expect(measure.effect?.gapClosed).toBe(1);
  expect(measure.toString()).toContain("100.0% of the shortfall to the mean before is closed");
});

test("inputs are read from values by id, from areas and from groups", () => {
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
        compute: ({ input: get, labels, column }) => {
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
      class: { group: "belt" },
      rate: { values: { p1: 1, p2: 2, q1: 3, q2: 4 } },
    },
  });
  expect(transfer.rows.map(({ amount }) => amount)).toEqual([10, 40, 0, 0]);
  expect(transfer.effect).toBeNull();
  expect(transfer.rows[0]).toMatchObject({ perHead: null, before: null, after: null });
});

describe("standards as inputs", () => {
  const level = { indicator: "beds", period: "2020" } as const;
  const needsOf = (need: TransferInput, question: Partial<TransferOptions> = {}, study = smallStudy()) =>
    simulateTransfer(study, {
      program: payNeed,
      inputs: { heads: { population: "study" }, level, need, pool: { value: 0 } },
      ...question,
    });
  /** Pays to each what the need is, so that what was read can be seen. */
  const payNeed = defineProgram({
    ...lift,
    invariants: [],
    steps: [
      { id: "wanted", label: "the need", unit: "money/person", compute: ({ input: get }) => get("need") },
    ],
  });
  const amounts = (measure: { readonly rows: readonly { readonly amount: number }[] }): number[] =>
    measure.rows.map(({ amount }) => amount);
  test("each region has the one for its class, on the day asked for", () => {
    expect(amounts(needsOf({ standard: "beds", date: "2020-12-31" }))).toEqual([3, 3, 4, 4]);
    expect(amounts(needsOf({ standard: "beds", date: "2018-12-31" }))).toEqual([2, 2, 2, 2]);
    expect(needsOf({ standard: "beds", date: "2020-12-31" }).warnings.map(({ code }) => code)).not.toContain(
      "period_chosen",
    );
  });
  test("it is what measureResources reads", () => {
    const { rows } = measureResources(smallStudy(), { indicator: "beds" });
    const found = needsOf({ standard: "beds" });
    expect(amounts(found)).toEqual(rows.map(({ standard }) => standard));
    expect(found.warnings).toContainEqual({
      code: "period_chosen",
      severity: "info",
      data: { chosen: "standard", indicator: "beds", day: "2020-12-31" },
      message: "No date was given; the standard of Beds is that of 2020-12-31.",
    });
  });
  test("the period of the question says the day", () => {
    expect(amounts(needsOf({ standard: "beds" }, { period: "2018" }))).toEqual([2, 2, 2, 2]);
    expect(amounts(needsOf({ standard: "beds" }, { period: "2019" }))).toEqual([3, 3, 4, 4]);
  });
  test("a region without a standard lacks the input", () => {
    expect(() => needsOf({ standard: "beds", date: "2009-12-31" })).toThrow(
      'no standard of "beds" on 2009-12-31',
    );
    expect(() => needsOf({ standard: "deaths", date: "2020-12-31" })).toThrow("4 of 4 regions lack data");
  });
  test("the source of the standard is named, and what is made up is said", () => {
    const study = smallStudy();
    const rule = { id: "rule", title: "The rule", publisher: "x", status: "illustrative" } as never;
    const found = needsOf({ standard: "beds", date: "2020-12-31" }, {}, {
      ...study,
      sources: [rule],
      indicators: study.indicators!.map((one) => ({
        ...one,
        standards: one.standards?.map((standard) => ({ ...standard, source: "rule" })),
      })),
    } as Study);
    expect(found.sources.map(({ id }) => id)).toEqual(["rule"]);
    expect(found.warnings.map(({ code }) => code)).toContain("illustrative_figures");
  });
  refusals("simulateTransfer", [
    ["a standard of nothing", () => needsOf({ standard: "x" }), "unknown_id", 'no indicator "x"'],
    [
      "a day in words",
      () => needsOf({ standard: "beds", date: "now" }),
      "out_of_domain",
      "pass a day such as",
    ],
    [
      "a day nobody can tell",
      () => needsOf({ standard: "new" }, {}, withNew()),
      "missing_option",
      'add on to input "need"',
    ],
  ]);
  function withNew(): Study {
    const study = smallStudy();
    const standards = [{ value: 1, from: "2010-01-01" }];
    return {
      ...study,
      indicators: [...study.indicators!, { ...study.indicators![0]!, id: "new", standards }],
    };
  }
});

describe("totals by head as inputs", () => {
  const inputs = {
    heads: { population: "study" },
    level: { indicator: "money", perHead: true },
    need: { value: 4 },
    pool: { value: 200 },
  } as const;
  test("the total over the people", () => {
    // 100, 600, 200, 1200 yuan for 100, 300, 200, 400 people; 200 lift the first and the third by 2/3.
    const { rows, population } = ask({ inputs });
    expect(rows.map(({ before }) => before)).toEqual([1, 2, 1, 3]);
    expect(rows.map(({ amount }) => Math.round(amount * 1e9) / 1e9)).toEqual([
      66.666666667, 0, 133.333333333, 0,
    ]);
    expect(population).toEqual({ concept: "resident", year: 2020, total: 1000 });
  });
  test("the same as measureGap compares, with the scale of the indicator", () => {
    const study = smallStudy();
    const scaled = {
      ...study,
      indicators: study.indicators!.map((one) => (one.id === "money" ? { ...one, scale: 1000 } : one)),
    };
    const { rows } = ask({ inputs }, scaled);
    expect(rows.map(({ before }) => before)).toEqual([1000, 2000, 1000, 3000]);
    expect(rows.map(({ before }) => before)).toEqual(
      measureGap(scaled, { indicator: "money" }).rows.map(({ value }) => value),
    );
  });
  test("a population of its own, which is said if it is not that of the heads", () => {
    const study = smallStudy();
    const regions = study.regions.map((region) => ({
      ...region,
      population: [
        ...region.population!,
        { concept: "registered" as const, year: 2019, value: region.population![0]!.value * 2 },
      ],
    }));
    const level = {
      indicator: "money",
      perHead: true,
      population: { concept: "registered", year: 2019 },
    } as const;
    const { rows, warnings, population } = ask({ inputs: { ...inputs, level } }, { ...study, regions });
    expect(rows.map(({ before }) => before)).toEqual([0.5, 1, 0.5, 1.5]);
    expect(population).toMatchObject({ concept: "resident", year: 2020 });
    expect(warnings.map(({ message }) => message)).toContain(
      'Input "level" is per head of the registered population of 2019, "heads" of the resident population of 2020.',
    );
    expect(ask({ inputs }).warnings.map(({ code }) => code)).not.toContain("program");
  });
  refusals("simulateTransfer", [
    [
      "a rate by head",
      () => ask({ inputs: { ...inputs, level: { indicator: "beds", perHead: true } } }),
      "unsupported_combination",
      '"beds" is a rate (per 100), which is divided already',
    ],
    [
      "a population that divides nothing",
      () =>
        ask({
          inputs: {
            ...inputs,
            level: { indicator: "money", population: { concept: "resident", year: 2020 } },
          },
        }),
      "unsupported_combination",
      "add perHead: true",
    ],
    [
      "by head as a word",
      () => ask({ inputs: { ...inputs, level: { indicator: "money", perHead: "yes" as never } } }),
      "wrong_type",
      'perHead of input "level"',
    ],
  ]);
});

test("a run may have a title of its own", () => {
  expect(ask().title).toBe("Lift");
  const transfer = ask({ title: "Lift, with half the money" });
  expect(transfer).toMatchObject({ title: "Lift, with half the money", program: "lift" });
  expect(() => ask({ title: 7 as never })).toThrow("title is 7; pass text");
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
  const others = {
    ...inputs,
    level: { indicator: "money", perHead: true, population: { concept: "resident", year: 2020 } },
    need: { standard: "beds", on: "2020-12-31", subgroup: "rural" },
  };
  const call = (study: never, question: object) =>
    simulateTransfer(study, { program: lift, ...question } as never);
  callsSurvive(
    [[call, [smallStudy(), { inputs: others, title: "x", missing: "omit", period: "2020" }]]],
    300,
  );
  callsSurvive([[call, [smallStudy(), { inputs, missing: "omit", level: 2, explain: ["p1"] }]]], 300);
});
