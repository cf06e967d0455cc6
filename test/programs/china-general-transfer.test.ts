import { describe, expect, test } from "vitest";
import { chinaGeneralTransfer, marginalEqualizationRate, simulate, simulateYears } from "../../src/index.ts";
import vector from "../fixtures/transfers/china-central-transfers-2024.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const parameters = { w1: 0.9, w2: 0.1, growthDown: 0.05, growthUp: 0.1 };
const inputs = {
  units: ["甲", "乙", "丙", "丁", "戊"],
  data: {
    population: [40, 50, 60, 70, 30],
    standardExpenditure: [400, 500, 600, 700, 300],
    standardRevenue: [100, 250, 450, 800, 120],
    mustCover: [200, 260, 320, 360, 170],
    previous: [250, 190, 100, 30, 0],
    total: 700,
    effortReward: [5, 0, 0, 5, 0],
  },
  parameters,
  period: "2024",
};

/** The rule with loops; the one factor by halving. */
function naive(data: typeof inputs.data, p: typeof parameters, ddof: number): number[] {
  const n = data.previous.length;
  const gaps: number[] = [];
  const needy: number[] = [];
  for (let i = 0; i < n; i++) {
    gaps[i] = Math.max(0, data.standardExpenditure[i]! - data.standardRevenue[i]!);
    if (gaps[i]! > 0) needy.push(i);
  }
  const z = (x: readonly number[]): number[] => {
    let mean = 0;
    for (const i of needy) mean += x[i]! / needy.length;
    let square = 0;
    for (const i of needy) square += (x[i]! - mean) ** 2 / (needy.length - ddof);
    return x.map((value) => (value - mean) / Math.sqrt(square));
  };
  const pressure = z(data.mustCover.map((x, i) => x / data.standardRevenue[i]!));
  const lack = z(gaps.map((x, i) => x / data.standardExpenditure[i]!));
  const all = gaps.reduce((a, b) => a + b);
  const claim = gaps.map((gap, i) =>
    Math.max(0, gap * (p.w1 * (data.total / all) + p.w2 * (0.55 * pressure[i]! + 0.45 * lack[i]!))),
  );
  const rewards = data.effortReward.reduce((a, b) => a + b);
  const at = (factor: number): number[] =>
    claim.map((x, i) => {
      if (gaps[i] === 0) return 0;
      const last = data.previous[i]!;
      if (last === 0) return factor * x;
      return Math.min(Math.max(factor * x, (1 - p.growthDown) * last), (1 + p.growthUp) * last);
    });
  let low = 0;
  let high = 1000;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((a, b) => a + b) < data.total - rewards) low = middle;
    else high = middle;
  }
  return at(high).map((x, i) => x + data.effortReward[i]!);
}

describe("agrees with the rule written out", () => {
  test.for([
    [parameters, 0],
    [{ ...parameters, w1: 0.6, w2: 0.35 }, 0],
    [{ ...parameters, growthDown: 0.3, growthUp: 0.3 }, 1],
  ] as const)("%o, ddof %i", ([given, ddof]) => {
    const run = simulate(chinaGeneralTransfer, { ...inputs, parameters: { ...given, ddof } });
    for (const [i, x] of naive(inputs.data, given, ddof).entries()) {
      expect(run.amounts[i]).toBeCloseTo(x, 8);
    }
    expect(run.total).toBeCloseTo(700, 9);
  });
});

describe("what it does", () => {
  const run = () => simulate(chinaGeneralTransfer, inputs);
  test("only a province with a gap gets a transfer; a reward it may get besides", () => {
    expect(run().amounts[3]).toBe(5);
    expect(run().steps.find(({ id }) => id === "closed")?.column[3]).toBe(0);
  });
  test("limits of growth hold after closure, and there are none for a province new to it", () => {
    const closed = run().steps.find(({ id }) => id === "closed")!.column;
    for (const i of [0, 1, 2]) {
      expect(closed[i]! / inputs.data.previous[i]!).toBeGreaterThanOrEqual(0.95 - 1e-12);
      expect(closed[i]! / inputs.data.previous[i]!).toBeLessThanOrEqual(1.1 + 1e-12);
    }
    expect(closed[4]).toBeGreaterThan(0);
  });
  test("it closes a part of the gap and leaks only the reward", () => {
    const { effect } = run();
    expect(effect!.gapClosed).toBeGreaterThan(0.5);
    expect(effect!.leakage).toBeCloseTo(5 / 700, 12);
  });
  test("the formula alone does not add up to the money", () => {
    const claim = run().steps.find(({ id }) => id === "claim")!.column;
    expect(Math.abs(claim.reduce((a, b) => a + b) - 690)).toBeGreaterThan(1);
  });
  test("more revenue of its own costs a province transfer, where no limit holds it", () => {
    const wide = { ...inputs, parameters: { ...parameters, growthDown: 0.9, growthUp: 5 } };
    const rates = marginalEqualizationRate(chinaGeneralTransfer, wide, { input: "standardRevenue" });
    expect(rates[0]).toBeGreaterThan(0);
    expect(rates[3]).toBe(0);
  });
  test("year after year, from the simulation of the year before", () => {
    const { previous, ...data } = inputs.data;
    const years = ["2024", "2025"].map((period, k) => ({
      period,
      units: inputs.units,
      data: { ...data, total: 700 * 1.03 ** k, effortReward: 0 },
      parameters,
    }));
    const runs = simulateYears(chinaGeneralTransfer, years, {
      previous: [{ period: "2023", amounts: previous }],
    });
    for (const i of [0, 1, 2, 4]) {
      expect(runs[1]!.amounts[i]! / runs[0]!.amounts[i]!).toBeLessThanOrEqual(1.1 + 1e-12);
    }
    expect(runs[1]!.total).toBeCloseTo(721, 9);
  });
});

describe("beside the published transfers of 2024", () => {
  const rows = Object.values(vector.values) as number[][];
  test("the provinces' transfers add up to the totals of the final accounts", () => {
    const sum = (column: number) => rows.reduce((t, row) => t + row[column]!, 0);
    expect(Math.abs(sum(0) - vector.expected.totals.general)).toBeLessThan(vector.tolerance);
    expect(Math.abs(sum(1) - vector.expected.totals.special)).toBeLessThan(vector.tolerance);
    expect(Math.abs(sum(2) - vector.expected.totals.shared)).toBeLessThan(vector.tolerance);
  });
  test("with no room for growth the published amounts come back", () => {
    const general = rows.map((row) => row[0]!);
    const units = Object.keys(vector.values);
    const run = simulate(chinaGeneralTransfer, {
      units,
      data: {
        population: 1,
        standardExpenditure: units.map((_, i) => 200 + i),
        standardRevenue: units.map((_, i) => 100 - i),
        mustCover: 90,
        previous: general,
        total: general.reduce((a, b) => a + b),
      },
      parameters: { w1: 1, w2: 0, growthDown: 0, growthUp: 0 },
      period: "2024",
    });
    for (const [i, x] of general.entries()) expect(run.amounts[i]).toBeCloseTo(x, 6);
  });
});

programLaws({
  program: chinaGeneralTransfer,
  inputs,
  money: ["standardExpenditure", "standardRevenue", "mustCover", "previous", "total", "effortReward"],
  people: "population",
  tooEarly: "2021",
});

refusals("simulate", [
  [
    "limits that exceed the money",
    () => simulate(chinaGeneralTransfer, { ...inputs, data: { ...inputs.data, total: 300 } }),
    "infeasible",
    "more than the total",
  ],
  [
    "one province with a gap, which has no spread",
    () =>
      simulate(chinaGeneralTransfer, {
        ...inputs,
        data: { ...inputs.data, standardRevenue: [100, 900, 900, 900, 900] },
      }),
    "zero_total",
    "all values are equal",
  ],
  [
    "no last year",
    () => {
      const { previous: _, ...data } = inputs.data;
      return simulate(chinaGeneralTransfer, { ...inputs, data });
    },
    "missing_value",
    "not taken to be zero",
  ],
]);
