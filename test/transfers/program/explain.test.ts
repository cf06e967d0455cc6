import { describe, expect, test } from "vitest";
import { usFmap } from "../../../src/programs/index.ts";
import {
  columns,
  compareSimulations,
  explain,
  simulate,
  simulateYears,
} from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { grant, guaranteed, horizontal, oneStep, question, scaled } from "./sample-programs.ts";

describe("explain", () => {
  const run = simulate(grant, question);

  test("derives one unit's amount step by step, in its own numbers", () => {
    const why = explain(run, "B");
    expect(why.unit).toBe("B");
    expect(why.amount).toBe(30);
    expect(why.amountUnit).toBe("money");
    expect(why.binding).toBe("capped");
    expect(why.steps.map((step) => [step.id, step.value])).toEqual([
      ["gap", 4],
      ["claim", 2],
      ["remoteClaim", 2],
      ["money", 40],
      ["capped", 30],
      ["closed", 30],
      ["after", 7.5],
      ["paid", 30],
    ]);
    expect(why.steps[0]!.reads).toEqual([
      { kind: "input", name: "need", lag: 0, unit: "money/person", value: 10 },
      { kind: "input", name: "capacity", lag: 0, unit: "money/person", value: 6 },
    ]);
    expect(why.steps[1]!.reads.at(-1)).toEqual({
      kind: "parameter",
      name: "rate",
      lag: 0,
      unit: "share",
      value: 0.5,
    });
    const capped = why.steps[4]!;
    expect([capped.continues, capped.change, capped.decisive]).toEqual(["money", -10, true]);
    expect(why.steps[3]!.change).toBeNull();
    const closed = why.steps[5]!;
    expect([closed.bound, closed.multiplier, closed.change]).toEqual(["upper", 1, 0]);
  });

  test("reads as text", () => {
    expect(explain(run, "B").text).toBe(
      [
        "B: 30 money, fixed by step capped (No unit gets more than half of the pool)",
        "1. gap: Gap per head [s. 2] = need − capacity = 4 money/person",
        "   input need = 10 money/person",
        "   input capacity = 6 money/person",
        "2. claim: Claim per head = 2 money/person",
        "   step gap = 4 money/person",
        "   parameter rate = 0.5 share",
        "3. remoteClaim: Remote units get more = 2 money/person",
        "   step claim = 2 money/person",
        "   leaves claim as it is",
        "4. money: In money = 40 money",
        "   step remoteClaim = 2 money/person",
        "   input population = 20 person",
        "5. capped: No unit gets more than half of the pool = 30 money",
        "   step money = 40 money",
        "   input pool = 60 money",
        "   changes money by -10",
        "   this step fixed the amount",
        "6. closed: FittedAmounts = 30 money",
        "   step capped = 30 money",
        "   input pool = 60 money",
        "   solved for 1; the unit is held at its ceiling",
        "   leaves capped as it is",
        "7. after: Capacity after, per head = 7.5 money/person",
        "   input capacity = 6 money/person",
        "   step closed = 30 money",
        "   input population = 20 person",
        "8. paid: Whole money = 30 money",
        "   step closed = 30 money",
        "   leaves closed as it is",
      ].join("\n"),
    );
  });

  test("takes everything from the simulation: nothing runs again", () => {
    let runs = 0;
    const counted = simulate(
      oneStep((c) => {
        runs++;
        return c.input("x");
      }),
      { units: ["A", "B"], data: { x: [1234567.5, -0.00001234] } },
    );
    expect(explain(counted, "A").text).toContain("A: 1,234,567.5 money");
    expect(explain(counted, "B").text).toContain("B: -0.00001234 money");
    expect(runs).toBe(1);
  });

  test("shows history, notes, texts, lists and tables", () => {
    const program = oneStep(
      (c) => {
        c.note("bar", 0.25);
        c.table("table");
        c.list("list");
        c.labels("tier");
        return c.previousAmount(1);
      },
      {
        inputs: [{ name: "tier", unit: "text", description: "Tier", type: "label" }],
        parameters: {
          table: {
            description: "d",
            unit: "share",
            source: "s",
            status: "published",
            values: [{ from: "2000", value: { a: 0.5, b: 1 } }],
          },
          list: {
            description: "d",
            unit: "share",
            source: "s",
            status: "published",
            values: [{ from: "2000", value: [1, 2, 3, 4, 5, 6, 7] }],
          },
        },
      },
    );
    const why = explain(simulate(program, { units: ["A"], data: { tier: "first" }, previous: [9] }), "A");
    expect(why.steps[0]!.reads.map((read) => read.value)).toEqual([
      { a: 0.5, b: 1 },
      [1, 2, 3, 4, 5, 6, 7],
      "first",
      9,
    ]);
    expect(why.text.split("\n").slice(2)).toEqual([
      "   parameter table = a 0.5, b 1 share",
      '   parameter list = a list of 7 values, each in the unit "share"',
      "   input tier = first text",
      "   history amounts 1 year before = 9 money",
      "   found bar = 0.25",
      "   this step fixed the amount",
    ]);
  });

  test("does not claim the formula of a step that leaves the amount as it is", () => {
    const data = {
      incomeYear1: 27_000,
      incomeYear2: 27_900,
      incomeYear3: 28_800,
      nationalIncomeYear1: 30_000,
      nationalIncomeYear2: 31_000,
      nationalIncomeYear3: 32_000,
    };
    const lines = (enhanced: boolean) => {
      const run = simulate(usFmap, { units: ["S"], data: { ...data, enhanced }, period: "2008" });
      return explain(run, "S").text.split("\n");
    };
    expect(lines(false)).toContain(
      "9. enhancement: Enhanced, where asked for [42 USC 1397ee(b)] = 63.55 percent",
    );
    expect(lines(false)).toContain(
      "   leaves fmap as it is; the rule: FMAP + 30 % × (100 − FMAP), at most 85",
    );
    expect(lines(true)).toContain(
      "9. enhancement: Enhanced, where asked for [42 USC 1397ee(b)] = FMAP + 30 % × (100 − FMAP), at most 85 = 74.485 percent",
    );
  });

  test("says of one number over all units that it is over all", () => {
    const program = oneStep((c) => columns.mean(c.input("need")), {
      inputs: [
        { name: "need", unit: "money", description: "Need" },
        { name: "same", unit: "money", description: "The same for all", optional: true },
      ],
    });
    const why = explain(simulate(program, { units: ["A", "B"], data: { need: [1, 3] } }), "A");
    expect(why.text).toContain("   input need of all units, here 1 money");
    expect(why.steps[0]!.reads[0]!.overAllUnits).toBe(true);
    const one = explain(simulate(program, { units: ["A", "B"], data: { need: 3 } }), "A");
    expect(one.text).toContain("   input need = 3 money");
  });
});

refusals("explain", [
  ["a unit that is not there", () => explain(simulate(grant, question), "Z"), "unknown_id", 'no unit "Z"'],
  ["no simulation", () => explain(undefined as never, "A"), "wrong_type", "must be a simulation"],
  [
    "no unit",
    () => explain(simulate(grant, question), undefined as never),
    "unknown_id",
    'no unit "undefined"',
  ],
]);

describe("compareSimulations", () => {
  const today = simulate(grant, question);
  const reform = simulate(grant, {
    ...question,
    data: { ...question.data, remote: [false, false, true], pool: 100 },
  });

  test("says who wins and who loses, and what fixes the amounts now", () => {
    const compared = compareSimulations(today, reform);
    // Claims 40, 40 and 20 of a pool of 100.
    expect(compared.winners).toEqual(["C", "A", "B"]);
    expect(compared.losers).toEqual([]);
    expect(compared.changes[0]).toEqual({
      unit: "A",
      before: 30,
      after: 40,
      change: 10,
      relative: 1 / 3,
      bindingBefore: "capped",
      bindingAfter: "claim",
    });
    expect(compared.changes[2]!.relative).toBeNull();
    expect(compared.total).toEqual({ before: 60, after: 100, change: 40 });
    const back = compareSimulations(reform, today);
    expect([back.winners, back.losers]).toEqual([[], ["C", "A", "B"]]);
  });
  test("compares inequality of what units have afterwards, per head", () => {
    const { inequality } = compareSimulations(today, reform);
    expect(inequality.of).toBe("capacity after transfer, per head");
    // By hand: 5, 7.5, 7.5, 12 against 6, 8, 8, 14: half the mean absolute difference over the mean.
    const gini = (x: number[]) =>
      x.flatMap((a) => x.map((b) => Math.abs(a - b))).reduce((s, d) => s + d, 0) /
      2 /
      x.length /
      x.reduce((s, a) => s + a, 0);
    expect(inequality.before).toBeCloseTo(gini([5, 7.5, 7.5, 12]), 14);
    expect(inequality.after).toBeCloseTo(gini([6, 8, 8, 14]), 14);
    expect(inequality.change).toBeCloseTo(gini([6, 8, 8, 14]) - gini([5, 7.5, 7.5, 12]), 14);
  });
  test("without such columns compares the amounts, and says null where that is undefined", () => {
    const a = simulate(scaled, { units: ["A", "B"], data: { claim: [1, 3], pool: 8 } });
    const none = simulate(scaled, { units: ["A", "B"], data: { claim: [1, 3], pool: 0 } });
    expect(compareSimulations(a, none).inequality).toEqual({
      of: "amounts",
      before: 0.25,
      after: null,
      change: null,
    });
  });
  test("an empty reform has neither winners nor losers, to the bit", () => {
    const compared = compareSimulations(today, simulate(grant, { ...question, parameters: {} }));
    expect([compared.winners, compared.losers, compared.unchanged]).toEqual([[], [], ["A", "B", "C"]]);
    expect(compared.inequality.change).toBe(0);
  });
  test("units that only one of them has are listed, not set to zero", () => {
    const a = simulate(scaled, { units: ["A", "B"], data: { claim: [1, 3], pool: 8 } });
    const b = simulate(scaled, { units: ["B", "N"], data: { claim: [3, 1], pool: 8 } });
    const compared = compareSimulations(a, b);
    expect([compared.entered, compared.left, compared.unchanged]).toEqual([["N"], ["A"], ["B"]]);
  });
  test("changes within the tolerance are none", () => {
    expect(compareSimulations(today, reform, { tolerance: 10 }).winners).toEqual(["C"]);
  });
});

refusals("compareSimulations", [
  [
    "no reform",
    () => compareSimulations(simulate(grant, question), undefined as never),
    "wrong_type",
    "the reform must be a simulation",
  ],
  [
    "no baseline",
    () => compareSimulations({} as never, simulate(grant, question)),
    "wrong_type",
    "the baseline must be a simulation",
  ],
  [
    "other units of money",
    () => {
      const a = simulate(scaled, { units: ["A"], data: { claim: 1, pool: 8 } });
      return compareSimulations(a, { ...a, unit: "yuan" });
    },
    "mixed_units",
    'pays in "money", the reform in "yuan"',
  ],
  [
    "a negative tolerance",
    () => compareSimulations(simulate(grant, question), simulate(grant, question), { tolerance: -1 }),
    "out_of_domain",
    "tolerance is -1",
  ],
  [
    "an unknown option",
    () => compareSimulations(simulate(grant, question), simulate(grant, question), { by: 1 } as never),
    "unknown_option",
    '"by"',
  ],
]);

describe("simulateYears", () => {
  const year = (period: string, claim: number[], units = ["A", "B"]) => ({ period, units, data: { claim } });
  test("each year sees the ones before it", () => {
    const runs = simulateYears(guaranteed, [year("2024", [50, 120]), year("2025", [50, 500])], {
      previous: [{ period: "2023", amounts: [100, 100] }],
    });
    // 90 and 110 (collared); then 81 and 121.
    expect(runs.map((run) => Array.from(run.amounts))).toEqual([
      [90, 100 + 0.1 * 100],
      [81, 110 + 0.1 * 110],
    ]);
  });
  test("agrees with running the years one by one", () => {
    const first = simulate(guaranteed, { ...year("2024", [50, 120]), previous: [100, 100] });
    const second = simulate(guaranteed, { ...year("2025", [50, 60]), previous: first });
    const runs = simulateYears(guaranteed, [year("2024", [50, 120]), year("2025", [50, 60])], {
      previous: [{ amounts: [100, 100] }],
    });
    expect(runs[1]!.amounts).toEqual(second.amounts);
  });
  test("units may come and go", () => {
    const runs = simulateYears(guaranteed, [year("2024", [50, 120]), year("2025", [5, 50], ["N", "A"])], {
      previous: [{ period: "2023", units: ["A"], amounts: [100] }],
    });
    expect(Array.from(runs[0]!.amounts)).toEqual([90, 120]);
    expect(Array.from(runs[1]!.amounts)).toEqual([5, 81]);
  });
});

refusals("simulateYears", [
  ["no years", () => simulateYears(guaranteed, []), "too_few_observations", "at least 1 year"],
  [
    "years that are no array",
    () => simulateYears(guaranteed, {} as never),
    "wrong_type",
    "years must be an array",
  ],
  [
    "years out of order",
    () =>
      simulateYears(
        horizontal,
        ["2025", "2024"].map((period) => ({ period, units: ["A"], data: { population: 1, tax: 1 } })),
      ),
    "out_of_domain",
    "year 1 is 2024, not after the one before it",
  ],
  [
    "a year without a period",
    () => simulateYears(horizontal, [{ units: ["A"], data: {} } as never]),
    "wrong_type",
    "period of year 0",
  ],
  [
    "history within a year",
    () => simulateYears(horizontal, [{ period: "2024", units: ["A"], data: {}, previous: [1] } as never]),
    "unknown_option",
    '"previous"',
  ],
  [
    "an unknown option",
    () => simulateYears(horizontal, [], { history: [] } as never),
    "unknown_option",
    '"history"',
  ],
]);

refusals("simulate", [
  [
    "a year skipped",
    () =>
      simulateYears(
        guaranteed,
        ["2024", "2026"].map((period) => ({ period, units: ["A"], data: { claim: 1 } })),
        {
          previous: [{ period: "2023", amounts: [1] }],
        },
      ),
    "missing_value",
    "needs the year 2025",
  ],
]);
