import { describe, expect, test } from "vitest";
import { simulate, switzerlandResourceEqualization } from "../../src/index.ts";
import vector from "../fixtures/transfers/swiss-2008-power-share.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const units = Object.keys(vector.inputs.resourceIndex);
const inputs = {
  units,
  data: {
    population: Object.values(vector.inputs.pop),
    resourceIndex: Object.values(vector.inputs.resourceIndex),
    standardizedRevenue: vector.inputs.standardisedTaxRevenuePerHeadCH,
    budget: vector.inputs.budget,
  },
  period: "2012",
};
const stepOf = (run: ReturnType<typeof simulate>, id: string) => run.steps.find((one) => one.id === id)!;
const since2020 = {
  units,
  data: {
    population: inputs.data.population,
    resourceIndex: inputs.data.resourceIndex,
    standardizedRevenue: inputs.data.standardizedRevenue,
  },
  parameters: { progression: 1.6 },
  period: "2024",
};

describe("to 2019, agrees with", () => {
  test("the power share of the technical report", () => {
    const run = simulate(switzerlandResourceEqualization, inputs);
    expect(Math.abs(stepOf(run, "lift").notes.exponent! - vector.expected.p)).toBeLessThan(
      vector.tolerance.p,
    );
    const payment = vector.expected.payment as Record<string, number>;
    const after = vector.expected.indexAfter as Record<string, number>;
    for (const [i, unit] of units.entries()) {
      expect(Math.abs(run.amounts[i]! - (payment[unit] ?? 0))).toBeLessThan(vector.tolerance.payment);
      if (after[unit] === undefined) continue;
      const perHead = stepOf(run, "ownResources").column[i]! + run.amounts[i]! / inputs.data.population[i]!;
      expect((100 * perHead) / inputs.data.standardizedRevenue).toBeCloseTo(after[unit], 9);
    }
    expect(run.total).toBeCloseTo(vector.inputs.budget, 3);
  });

  test("the weakest canton gains nothing from one more franc, by formula 87", () => {
    const run = simulate(switzerlandResourceEqualization, inputs);
    const p = stepOf(run, "lift").notes.exponent!;
    const { population, resourceIndex, standardizedRevenue, budget } = inputs.data;
    const distance = resourceIndex.map((x) => Math.max(0, 100 - x));
    const scores = distance.reduce((t, d, i) => t + d ** (1 + p) * population[i]!, 0);
    const perHead = (d: number) => (budget * d ** (1 + p)) / scores;
    const h = 1e-4;
    const slope = (perHead(37 + h) - perHead(37 - h)) / (2 * h);
    expect(slope / (standardizedRevenue / 100)).toBeCloseTo(1, 6);
  });

  test("an index of more decimals is rounded to one", () => {
    const run = simulate(switzerlandResourceEqualization, {
      ...inputs,
      data: { ...inputs.data, resourceIndex: inputs.data.resourceIndex.map((x) => x + 0.04) },
    });
    expect(run.amounts).toEqual(simulate(switzerlandResourceEqualization, inputs).amounts);
    expect(run.assumptions.join("\n")).toContain('"indexDigits" from 2008 is unverified');
  });

  test("an exponent kept from an earlier year", () => {
    const run = simulate(switzerlandResourceEqualization, {
      ...inputs,
      data: { ...inputs.data, exponent: 0, horizontalBudget: 600 },
    });
    const claims = inputs.data.resourceIndex.map((x, i) => Math.max(0, 100 - x) * inputs.data.population[i]!);
    const all = claims.reduce((a, b) => a + b);
    expect(run.amounts[0]).toBeCloseTo((vector.inputs.budget * claims[0]!) / all, 4);
    // Strong cantons: 20 points of 1,450,000 people against 140 points of 120,000.
    expect(run.amounts[6]).toBeCloseTo((-600 * 29) / 45.8, 9);
    expect(run.amounts[7]).toBeCloseTo((-600 * 16.8) / 45.8, 9);
  });
});

describe("since 2020", () => {
  test("below 70 everybody reaches the guarantee exactly, above it the payment falls to 0 at 100", () => {
    const run = simulate(switzerlandResourceEqualization, since2020);
    const { population, resourceIndex, standardizedRevenue } = since2020.data;
    for (const [i, index] of resourceIndex.entries()) {
      const points = (100 * stepOf(run, "payment").column[i]!) / population[i]! / standardizedRevenue;
      const expected = index < 70 ? 86.5 - index : index < 100 ? 16.5 * ((100 - index) / 30) ** 1.6 : 0;
      expect(points).toBeCloseTo(expected, 9);
    }
  });
  test("strong cantons pay two thirds of what the federation pays, one percentage of their surplus", () => {
    const run = simulate(switzerlandResourceEqualization, since2020);
    const sum = (id: string) => stepOf(run, id).column.reduce((a, b) => a + b);
    const federal = sum("payment") - sum("contribution");
    expect(sum("contribution") / federal).toBeCloseTo(2 / 3, 12);
    const rate = (i: number) =>
      stepOf(run, "contribution").column[i]! /
      ((since2020.data.resourceIndex[i]! - 100) * since2020.data.population[i]!);
    expect(rate(6)).toBeCloseTo(rate(7), 9);
    expect(run.amounts[7]).toBe(-stepOf(run, "contribution").column[7]!);
  });
  test("the guarantee comes down in steps", () => {
    const weakest = (period: string) => {
      const run = simulate(switzerlandResourceEqualization, { ...since2020, period });
      const perHead = stepOf(run, "ownResources").column[0]! + run.amounts[0]! / 35_000;
      return Math.round((1e6 * 100 * perHead) / since2020.data.standardizedRevenue) / 1e6;
    };
    expect([weakest("2020"), weakest("2021"), weakest("2022"), weakest("2026")]).toEqual([
      87.7, 87.1, 86.5, 86.5,
    ]);
  });
});

programLaws({
  program: switzerlandResourceEqualization,
  inputs: since2020,
  money: ["standardizedRevenue"],
  people: "population",
  tooEarly: "2007",
  refusals: [
    [
      "a year before 2020 without a budget",
      () => simulate(switzerlandResourceEqualization, { ...since2020, period: "2019" }),
      "missing_option",
      '"budget"',
    ],
  ],
});

programLaws({
  program: switzerlandResourceEqualization,
  inputs,
  money: ["standardizedRevenue", "budget"],
  people: "population",
});

refusals("simulate", [
  [
    "a budget too large for any exponent",
    () => simulate(switzerlandResourceEqualization, { ...inputs, data: { ...inputs.data, budget: 1e12 } }),
    "infeasible",
    "",
  ],
]);
