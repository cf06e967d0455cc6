import { describe, expect, test } from "vitest";
import {
  allocate,
  apportion,
  averageYears,
  byGroup,
  columns,
  compareSimulations,
  defineProgram,
  explain,
  fiscalPosition,
  marginalEqualizationRate,
  measureTransferEffect,
  type Program,
  type ProgramInput,
  type ProgramParameter,
  type ProgramStep,
  planTransfers,
  scaleTo,
  simulate,
  simulateDraws,
  simulateYears,
} from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";

const input = (name: string, unit = "money", more: Partial<ProgramInput> = {}): ProgramInput => ({
  name,
  unit,
  description: name,
  ...more,
});
const step = (id: string, compute: ProgramStep["compute"], more: Partial<ProgramStep> = {}): ProgramStep => ({
  id,
  label: id,
  unit: "money",
  compute,
  ...more,
});
const parameter = (
  values: ProgramParameter["values"],
  more: Partial<ProgramParameter> = {},
): ProgramParameter => ({
  description: "a number of the law",
  unit: "share",
  source: "illustrative",
  status: "illustrative",
  values,
  ...more,
});
const program = (steps: readonly ProgramStep[], more: Partial<Program> = {}): Program =>
  defineProgram({
    id: "law",
    title: "A law",
    source: "illustrative",
    inputs: [],
    parameters: {},
    assumptions: [],
    invariants: [],
    steps,
    ...more,
  });
const codes = (run: { warnings: readonly { code: string }[] }): string[] =>
  run.warnings.map(({ code }) => code);

describe("an override of a parameter", () => {
  const rate = parameter([
    { from: "2023", value: 0.4 },
    { from: "2025", value: 0.5 },
    { from: "2027", value: 0.7 },
  ]);
  const read = (
    dates: readonly (string | undefined)[],
    parameters: NonNullable<Parameters<typeof simulate>[1]["parameters"]>,
    period: string | undefined = "2025",
  ): number[] => {
    const run = simulate(
      program(
        dates.map((date, k) => step(`at${k}`, (c) => c.parameter("rate", date))),
        { parameters: { rate } },
      ),
      { units: ["A"], data: {}, parameters, ...(period === undefined ? {} : { period }) },
    );
    return run.steps.map(({ scalar }) => scalar!);
  };
  test("keeps the other dates", () => {
    expect(read([undefined, "2023", "2025-07", "2028"], { rate: 0.6 })).toEqual([0.6, 0.4, 0.6, 0.7]);
  });
  test("without a period replaces the latest value alone", () => {
    const latest = simulate(
      program([step("a", (c) => c.parameter("rate")), step("b", (c) => c.parameter("rate", "2024"))], {
        parameters: { rate },
      }),
      {
        units: ["A"],
        data: {},
        parameters: { rate: 0.9 },
      },
    );
    expect(latest.steps.map(({ scalar }) => scalar)).toEqual([0.9, 0.4]);
  });
  test("by date holds from the day it names", () => {
    const given = { rate: [{ from: "2024", to: "2025", value: 0.45 }] };
    expect(read([undefined, "2023", "2024", "2026", "2027"], given)).toEqual([0.45, 0.4, 0.45, 0.5, 0.7]);
  });
  test("by key keeps the other keys", () => {
    const table = parameter([{ from: "2020", value: { a: 1, b: 2 } }]);
    const run = simulate(program([step("x", (c) => c.lookup("table", c.units))], { parameters: { table } }), {
      units: ["a", "b"],
      data: {},
      period: "2025",
      parameters: { table: { keys: { b: 5 } } },
    });
    expect(Array.from(run.amounts)).toEqual([1, 5]);
    expect(explain(run, "b").text).toContain("parameter table of b = 5");
  });
  test("of a parameter without values holds at every date", () => {
    const run = simulate(
      program([step("x", (c) => c.parameter("free", "2001"))], { parameters: { free: parameter([]) } }),
      { units: ["A"], data: {}, period: "2025", parameters: { free: 3 } },
    );
    expect(run.amounts[0]).toBe(3);
  });
});

describe("a parameter that changes inside the period", () => {
  const half = program(
    [step("start", (c) => c.parameter("rate")), step("mean", (c) => c.parameterMean("rate"))],
    {
      parameters: {
        rate: parameter([
          { from: "2020", value: 0.5 },
          { from: "2025-04-01", value: 0.6 },
        ]),
      },
    },
  );
  const run = simulate(half, { units: ["A"], data: {}, period: "2025" });
  test("is warned of", () => {
    expect(codes(run)).toEqual(["parameter_changes_inside"]);
    expect(codes(simulate(half, { units: ["A"], data: {}, period: "2026" }))).toEqual([]);
  });
  test("has a mean by days", () => {
    expect(run.steps[0]!.scalar).toBe(0.5);
    expect(run.steps[1]!.scalar).toBeCloseTo((90 * 0.5 + 275 * 0.6) / 365, 14);
  });
});

describe("lags know their periods", () => {
  const last = (
    lag: Parameters<ProgramStep["compute"]>[0]["previousAmount"] extends (lag: infer L) => unknown
      ? L
      : never,
  ) => program([step("x", (c) => c.previousAmount(lag as number))]);
  const previous = [
    { period: "2025-S1", amounts: [30] },
    { period: "2024-S2", amounts: [20] },
    { period: "2024-S1", amounts: [10] },
  ];
  const paid = (lag: unknown, period: string, history: readonly object[] = previous): number =>
    simulate(last(lag as never), { units: ["A"], data: {}, period, previous: history as typeof previous })
      .amounts[0]!;
  test("half-years", () => {
    expect(paid(1, "2025-S2")).toBe(30);
    expect(paid(1, "2025-S1")).toBe(20);
    expect(paid({ years: 1 }, "2025-S1")).toBe(10);
    expect(paid({ years: 1, whole: true }, "2025-S1")).toBe(30);
    expect(paid({ years: 1, whole: true }, "2025-S2")).toBe(30);
  });
  test("quarters and months over the turn of the year", () => {
    expect(paid(2, "2025-Q1", [{ period: "2024-Q3", amounts: [7] }])).toBe(7);
    expect(paid(1, "2025-01", [{ period: "2024-12", amounts: [8] }])).toBe(8);
  });
  test("fiscal years", () => {
    expect(paid(1, "2025/26", [{ period: "2024/25", amounts: [9] }])).toBe(9);
    const rate = parameter([
      { from: "2020", value: 1 },
      { from: "2025-04-01", value: 2 },
    ]);
    const law = program([step("x", (c) => c.parameter("rate"))], { parameters: { rate } });
    const at = (period: string, one: Program = law): number =>
      simulate(one, { units: ["A"], data: {}, period }).amounts[0]!;
    expect(at("2025/26")).toBe(2);
    expect(at("2024/25")).toBe(1);
    expect(at("2025/26", { ...law, fiscalYearStart: "01-01" })).toBe(1);
  });
  test("are explained by their period", () => {
    const run = simulate(last(1 as never), { units: ["A"], data: {}, period: "2025-S1", previous });
    expect(explain(run, "A").text).toContain("history amounts of 2024-S2 = 20 money");
  });
});

refusals("simulate", [
  [
    "half of a whole year",
    () =>
      simulate(program([step("x", (c) => c.previousAmount({ years: 1, whole: true }))]), {
        units: ["A"],
        data: {},
        period: "2025-S1",
        previous: { period: "2024-S2", amounts: [1] },
      }),
    "missing_value",
    "needs the whole year 2024, but 2024-S1 is not in previous",
  ],
  [
    "a fiscal year that is none",
    () => simulate(program([step("x", () => 1)]), { units: ["A"], data: {}, period: "2025/27" }),
    "out_of_domain",
    'period is "2025/27"',
  ],
  [
    "an override outside the range of the parameter",
    () =>
      simulate(
        program([step("x", (c) => c.parameter("rate"))], {
          parameters: { rate: parameter([{ from: "2020", value: 0.5 }], { range: { atMost: 1 } }) },
        }),
        { units: ["A"], data: {}, parameters: { rate: 1.5 } },
      ),
    "out_of_domain",
    "it must be at most 1",
  ],
]);

describe("units that merge and split", () => {
  const grant = program(
    [
      step("last", (c) => c.previousAmount(1)),
      step("perHead", (c) => c.input("revenue", 1), { unit: "money/person" }),
      step("lastPool", (c) => c.scalar("pool", 1)),
    ],
    {
      inputs: [input("revenue", "money/person"), input("population", "person"), input("pool")],
      effect: { population: "population", capacity: "revenue" },
    },
  );
  const run = simulate(grant, {
    units: ["AB", "C1", "C2", "D"],
    data: { revenue: 1, population: 1, pool: 5 },
    period: "2025",
    previous: {
      period: "2024",
      units: ["A", "B", "C", "D"],
      data: { revenue: [10, 40, 30, 7], population: [2, 1, 5, 1], pool: 77 },
      amounts: [100, 50, 80, 9],
      successors: { A: "AB", B: "AB", C: { C1: 0.25, C2: 0.75 } },
    },
  });
  const by = Object.fromEntries(run.steps.map(({ id, column }) => [id, Array.from(column)]));
  test("money follows by its shares, amounts per head by people, a pool does not depend on units", () => {
    expect(by.last).toEqual([150, 20, 60, 9]);
    expect(by.perHead).toEqual([20, 30, 30, 7]);
    expect(by.lastPool).toEqual([77, 77, 77, 77]);
  });
  test("splitting a unit in two like halves changes no total", () => {
    const law = program([step("paid", (c) => c.previousAmount(1))]);
    const previous = { units: ["A", "B"], amounts: [30, 12] };
    const whole = simulate(law, { units: ["A", "B"], data: {}, previous });
    const split = simulate(law, {
      units: ["A1", "A2", "B"],
      data: {},
      previous: { ...previous, successors: { A: { A1: 0.5, A2: 0.5 } } },
    });
    expect(Array.from(split.amounts)).toEqual([15, 15, 12]);
    expect(split.total).toBe(whole.total);
  });
});

refusals("simulate", [
  [
    "shares that are no whole",
    () =>
      simulate(program([step("x", (c) => c.previousAmount(1))]), {
        units: ["A"],
        data: {},
        previous: { units: ["B"], amounts: [1], successors: { B: { A: 0.5 } } },
      }),
    "out_of_domain",
    'the shares of the successors of "B" add up to 0.5',
  ],
  [
    "a unit that was not there",
    () =>
      simulate(program([step("x", (c) => c.previousAmount(1))]), {
        units: ["A"],
        data: {},
        previous: { units: ["B"], amounts: [1], successors: { C: "A" } },
      }),
    "unknown_id",
    '"C"',
  ],
]);

test("the marginal rate follows each unit, however skewed the others", () => {
  const gapTo60 = program([step("t", (c) => columns.positive(columns.subtract(60, c.input("x"))))], {
    inputs: [input("x")],
  });
  const rates = marginalEqualizationRate(
    gapTo60,
    { units: ["A", "B", "C"], data: { x: [50, 59.9, 1e9] } },
    { input: "x" },
  );
  for (const [i, rate] of [1, 1, 0].entries()) expect(rates[i]).toBeCloseTo(rate, 8);
});

test("two ways to write one law have no winners", () => {
  const n = 1000;
  const units = Array.from({ length: n }, (_, i) => `u${i}`);
  const x = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) + 0.1);
  const inputs = { units, data: { x } };
  const one = simulate(
    program([step("a", (c) => columns.multiply(c.input("x"), 0.3))], { inputs: [input("x")] }),
    inputs,
  );
  const other = simulate(
    program(
      [
        step("a", (c) =>
          columns.add(columns.multiply(c.input("x"), 0.1), columns.multiply(c.input("x"), 0.2)),
        ),
      ],
      {
        inputs: [input("x")],
      },
    ),
    inputs,
  );
  expect(one.amounts.some((amount, i) => amount !== other.amounts[i])).toBe(true);
  const { winners, losers, unchanged } = compareSimulations(one, other);
  expect([winners.length, losers.length, unchanged.length]).toEqual([0, 0, n]);
  expect(compareSimulations(one, other, { tolerance: 0 }).unchanged.length).toBeLessThan(n);
});

describe("a step", () => {
  test("that writes into what it reads changes nothing for others", () => {
    const careless = program(
      [
        step("first", (c) => {
          const need = c.input("need");
          need[0] = 0;
          return need;
        }),
        step("second", (c) => {
          c.step("first")[1] = -1;
          return c.input("need");
        }),
      ],
      { inputs: [input("need")] },
    );
    const need = Float64Array.of(5, 7);
    const run = simulate(careless, { units: ["A", "B"], data: { need } });
    expect(Array.from(need)).toEqual([5, 7]);
    expect(Array.from(run.data.need as Float64Array)).toEqual([5, 7]);
    expect(run.steps.map(({ column }) => Array.from(column))).toEqual([
      [0, 7],
      [5, 7],
    ]);
  });
  test("cannot change the program's own lists", () => {
    const bad = program([step("x", (c) => (c.list("brackets") as number[]).reverse()[0]!)], {
      parameters: { brackets: parameter([{ from: "2020", value: [1, 2] }]) },
    });
    expect(() => simulate(bad, { units: ["A"], data: {} })).toThrow(/TypeError/);
    expect(bad.parameters.brackets!.values[0]!.value).toEqual([1, 2]);
  });
});

refusals("simulate", [
  [
    "a TypeError, with step and unit",
    () =>
      simulate(
        program([step("pay", (c) => c.column((i) => (i === 1 ? (null as unknown as number[])[0]! : 0)))]),
        {
          units: ["A", "B"],
          data: {},
        },
      ),
    "wrong_type",
    'step "pay" of "law" cannot be computed for unit "B": TypeError',
  ],
]);

describe("what adds up to an input", () => {
  const rule = (scale: number): Program =>
    program([step("x", (c) => columns.multiply(c.input("claim"), scale))], {
      inputs: [input("claim")],
      invariants: [{ kind: "adds-to", total: "claim" }],
    });
  test("is a column, also where its values happen to be equal", () => {
    const run = simulate(rule(1), { units: ["A", "B"], data: { claim: [5, 5] } });
    expect(run.invariants[0]!.holds).toBe(true);
    const short = simulate(rule(0.5), { units: ["A", "B"], data: { claim: [5, 5] } });
    expect(short.invariants[0]!.holds).toBe(false);
  });
});

describe("units by meaning", () => {
  const law = (unit: string): Program =>
    program([step("x", () => 1, { unit })], {
      inputs: [input("population", "person"), input("capacity", unit)],
      effect: { population: "population", capacity: "capacity" },
    });
  const data = { population: [10, 10], capacity: [1, 3] };
  test("euro per head is per head", () => {
    const spelled = simulate(law("euro per head"), { units: ["A", "B"], data });
    expect(spelled.effect!.averageRate).toBe(0.5);
    expect(codes(spelled)).toEqual([]);
  });
  test("an unknown denominator is warned of", () => {
    expect(codes(simulate(law("euro/pupil"), { units: ["A", "B"], data }))).toContain("unit_unknown");
  });
  test("last year in thousands is no continuation of this year in ones", () => {
    const thousand = simulate(program([step("x", () => 1, { unit: "thousand euro" })]), {
      units: ["A"],
      data: {},
    });
    const next = program([step("x", (c) => c.previousAmount(1), { unit: "euro" })]);
    expect(() => simulate(next, { units: ["A"], data: {}, previous: thousand })).toThrow(
      /convert one of them/,
    );
    const euros = simulate(program([step("x", () => 1, { unit: "EUR" })]), { units: ["A"], data: {} });
    expect(codes(simulate(next, { units: ["A"], data: {}, previous: euros }))).toEqual([]);
    const marks = simulate(program([step("x", () => 1, { unit: "mark" })]), { units: ["A"], data: {} });
    expect(codes(simulate(next, { units: ["A"], data: {}, previous: marks }))).toEqual(["unit_unknown"]);
  });
  test("one negative capacity does not void the effect", () => {
    const run = simulate(law("money/person"), {
      units: ["A", "B", "C"],
      data: { population: [1, 1, 1], capacity: [-1, 5, 8] },
    });
    expect(run.effect).not.toBeNull();
    expect(run.warnings).toContainEqual(expect.objectContaining({ code: "negative_capacity", units: ["A"] }));
  });
});

describe("draws", () => {
  const law = program([step("x", (c) => scaleTo(c.input("score"), 100))], {
    inputs: [input("score", "index"), input("remote", "flag", { type: "flag", optional: true })],
  });
  const inputs = { units: ["A", "B"], data: { score: [1, 20], remote: [true, false] } };
  test("one below 0 is counted and does not end the run", () => {
    const drawn = simulateDraws(law, inputs, { draws: 400, seed: 1, inputs: { score: { absolute: 0.6 } } });
    // A normal score of 1 with a standard deviation of 0.6 is below 0 in 4.8 % of draws.
    expect(drawn.refused).toBeGreaterThan(5);
    expect(drawn.refused).toBeLessThan(40);
    expect(drawn.total.mean).toBeCloseTo(100, 9);
  });
  test("a parameter stays in its range", () => {
    const rated = program([step("x", (c) => c.parameter("rate"))], {
      parameters: { rate: parameter([{ from: "2020", value: 0.95 }], { range: { atLeast: 0, atMost: 1 } }) },
    });
    const drawn = simulateDraws(
      rated,
      { units: ["A"], data: {}, period: "2025" },
      { draws: 300, seed: 1, parameters: { rate: { absolute: 0.1 } } },
    );
    expect(drawn.amounts.upper[0]).toBe(1);
    expect(drawn.clamped).toBeGreaterThan(50);
  });
  test("no noise on flags", () => {
    expect(() =>
      simulateDraws(law, inputs, { draws: 10, seed: 1, inputs: { remote: { absolute: 1 } } }),
    ).toThrow(/is a flag/);
  });
});

describe("rules by group", () => {
  const labels = ["n", "s", "n", "s", "s"];
  const law = program(
    [
      step("x", (c) =>
        byGroup(c.labels("province"), ({ group, pick }) =>
          scaleTo(pick(c.input("claim")), group === "n" ? 30 : 60),
        ),
      ),
    ],
    { inputs: [input("claim"), input("province", "label", { type: "label" })] },
  );
  const run = simulate(law, {
    units: ["A", "B", "C", "D", "E"],
    data: { claim: [1, 1, 2, 2, 3], province: labels },
  });
  test("are reported and explained group by group", () => {
    expect(Array.from(run.amounts)).toEqual([10, 10, 20, 20, 30]);
    expect(run.fits.map(({ group, multiplier }) => [group, multiplier])).toEqual([
      ["n", 10],
      ["s", 10],
    ]);
    expect(explain(run, "D").steps[0]).toMatchObject({ group: "s", multiplier: 10, bound: "none" });
    expect(explain(run, "D").text).toContain("solved for 10 in group s");
  });
  test("take linear time: 35,000 units in 5,000 groups", () => {
    const n = 35_000;
    const groups = Array.from({ length: n }, (_, i) => `g${(i * 7919) % 5000}`);
    const claims = Float64Array.from({ length: n }, (_, i) => 1 + (i % 13));
    const started = performance.now();
    const fitted = byGroup(groups, ({ pick }) => scaleTo(pick(claims), 7));
    expect(performance.now() - started).toBeLessThan(1500);
    expect(fitted.groups.length).toBe(5000);
    for (const { total } of fitted.groups) expect(total).toBeCloseTo(7, 12);
  });
});

test("a tie that position decided stands in the record of the step", () => {
  const law = program([step("x", (c) => c.apportion(c.input("share"), 3))], { inputs: [input("share")] });
  const run = simulate(law, { units: ["A", "B"], data: { share: [1, 1] } });
  expect(Array.from(run.amounts)).toEqual([2, 1]);
  expect(run.steps[0]!.ties).toEqual(["A", "B"]);
  expect(explain(run, "B").text).toContain("equals that of others");
  expect(Array.from(apportion([1, 1], 3))).toEqual([2, 1]);
});

describe("finite input beyond what doubles can carry is right or refused, never NaN", () => {
  const top = Number.MAX_VALUE;
  test("averageYears", () => {
    expect(
      Array.from(
        averageYears(
          [
            [40, 1e308],
            [30, 1e308],
          ],
          { weights: [2, 1] },
        ),
      ),
    ).toEqual([110 / 3, 1e308]);
  });
  test.for([
    [
      "allocate",
      () => allocate({ baseline: [1, 2], population: [1e-308, 1], budget: 5, objective: "max-min" }),
    ],
    [
      "fiscalPosition",
      () => fiscalPosition({ ownRevenue: [1, top], expenditure: [top, 1], transfers: [-top, 5] }),
    ],
    [
      "planTransfers",
      () =>
        planTransfers({ population: [1, top], baseline: [0, top / 2], standard: top, years: 2, budget: top }),
    ],
    ["measureTransferEffect", () => measureTransferEffect([top, 1], [top, 1], [1, 1])],
  ] as const)("%s", ([, run]) => {
    try {
      const text = JSON.stringify(run(), (_, value: unknown) =>
        ArrayBuffer.isView(value)
          ? Array.from(value as Float64Array)
          : typeof value === "number" && value - value !== 0
            ? "broken"
            : value,
      );
      expect(text).not.toContain("broken");
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/out_of_domain|zero_total/) });
    }
  });
});

test("years may rename their units", () => {
  const law = program([step("x", (c) => c.previousAmount(1))]);
  const runs = simulateYears(
    law,
    [
      { period: "2024", units: ["A", "B"], data: {} },
      { period: "2025", units: ["AB"], data: {}, successors: { A: "AB", B: "AB" } },
      { period: "2026", units: ["X", "Y"], data: {}, successors: { AB: { X: 0.5, Y: 0.5 } } },
    ],
    { previous: [{ period: "2023", units: ["A", "B"], amounts: [10, 20] }] },
  );
  expect(runs.map(({ amounts }) => Array.from(amounts))).toEqual([[10, 20], [30], [15, 15]]);
});
