import { describe, expect, test } from "vitest";
import { marginalEqualizationRate, norwayIncomeEqualization, simulate } from "../../src/index.ts";
import vector from "../fixtures/transfers/norway-income-equalisation.json" with { type: "json" };
import { programLaws } from "./program-laws.ts";

const units = Object.keys(vector.inputs);
const rows = Object.values(vector.inputs);
const inputs = {
  units,
  data: { population: rows.map(({ pop }) => pop), tax: rows.map(({ tax }) => tax) },
  period: "2020",
};

describe("agrees with", () => {
  test("four municipalities", () => {
    const run = simulate(norwayIncomeEqualization, inputs);
    const expected = Object.values(vector.expected.transfer);
    for (const [i, x] of expected.entries()) {
      expect(Math.abs(run.amounts[i]! - x)).toBeLessThan(vector.tolerance);
    }
    expect(run.steps.find(({ id }) => id === "mean")?.scalar).toBeCloseTo(vector.expected.mean, 9);
    expect(run.steps.find(({ id }) => id === "deduction")?.scalar).toBeCloseTo(
      vector.expected.perHeadDeduction,
      9,
    );
  });

  test("the rule written out, with the rate of 2025", () => {
    const { population, tax } = inputs.data;
    let people = 0;
    let all = 0;
    for (let i = 0; i < 4; i++) {
      people += population[i]!;
      all += population[i]! * tax[i]!;
    }
    const mean = all / people;
    let extra = 0;
    for (let i = 0; i < 4; i++) extra += population[i]! * 0.35 * Math.max(0, 0.9 * mean - tax[i]!);
    const run = simulate(norwayIncomeEqualization, { ...inputs, period: "2025" });
    for (let i = 0; i < 4; i++) {
      const perHead = 0.62 * (mean - tax[i]!) + 0.35 * Math.max(0, 0.9 * mean - tax[i]!) - extra / people;
      expect(run.amounts[i]).toBeCloseTo(population[i]! * perHead, 4);
    }
    expect(run.assumptions.join("\n")).not.toContain("unverified");
  });
});

describe("what it does", () => {
  test("a rich municipality keeps two fifths of one more krone, but for its own weight in the mean", () => {
    const [rate] = marginalEqualizationRate(norwayIncomeEqualization, inputs, { input: "tax", of: ["d"] });
    // 0.6 (1 − w) plus what its rise adds to the additional compensation that everybody pays.
    const w = 3000 / 29_000;
    expect(rate).toBeCloseTo(0.6 * (1 - w) + 0.35 * 0.9 * w * (6000 / 29_000), 6);
  });
  test("it narrows the gap and keeps the order", () => {
    const { effect } = simulate(norwayIncomeEqualization, inputs);
    expect(effect?.orderKept).toBe(true);
    expect(effect?.giniAfter).toBeLessThan(effect?.giniBefore ?? 0);
  });
  test("equal revenue: nobody pays", () => {
    const run = simulate(norwayIncomeEqualization, { ...inputs, data: { ...inputs.data, tax: 30_000 } });
    expect(Array.from(run.amounts)).toEqual([0, 0, 0, 0]);
  });
});

programLaws({
  program: norwayIncomeEqualization,
  inputs,
  money: ["tax"],
  people: "population",
  tooEarly: "2015",
});
