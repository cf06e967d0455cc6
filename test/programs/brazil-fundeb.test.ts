import { describe, expect, test } from "vitest";
import { brazilFundeb, simulate } from "../../src/index.ts";
import vector from "../fixtures/transfers/brazil-fundeb-vaaf-27-states.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: vector.inputs.states,
  data: {
    enrolment: vector.inputs.weightedEnrolment,
    fund: vector.inputs.fund,
    budget: vector.inputs.budget,
  },
  period: "2024",
};
const expected = vector.inputs.states.map(
  (state) => (vector.expected.topUp as Record<string, number>)[state]!,
);

describe("agrees with the published scenario of 27 state funds", () => {
  test("every top-up within 500 reais, the floor to the cent", () => {
    const run = simulate(brazilFundeb, inputs);
    for (const [i, topUp] of expected.entries()) {
      expect(Math.abs(run.amounts[i]! - topUp)).toBeLessThan(vector.tolerance.topUp);
    }
    expect(Math.abs(run.fits[0]!.multiplier - vector.expected.floor)).toBeLessThan(vector.tolerance.floor);
    expect(run.amounts.filter((x) => x > 0)).toHaveLength(10);
    expect(run.fits[0]!.atLower).toHaveLength(17);
  });

  test("the budget is a tenth of all funds, to the real", () => {
    const { budget: _, ...rest } = inputs.data;
    const run = simulate(brazilFundeb, { ...inputs, data: rest });
    expect(Math.abs(run.total - vector.inputs.budget)).toBeLessThan(1);
    expect(run.assumptions.join("\n")).not.toContain("federalShare");
    const later = simulate(brazilFundeb, { ...inputs, data: rest, period: "2027" });
    expect(later.assumptions.join("\n")).toContain('"federalShare" from 2027 is unverified');
  });

  test("lifting real by real, the lowest first", () => {
    const pupils = [3, 5, 2, 4];
    const fund = [30, 80, 50, 44];
    let left = 41;
    const paid = [0, 0, 0, 0];
    const step = 0.0005;
    while (left > 0) {
      const level = fund.map((x, i) => (x + paid[i]!) / pupils[i]!);
      const lowest = level.indexOf(Math.min(...level));
      const given = Math.min(step, left);
      paid[lowest] = paid[lowest]! + given;
      left -= given;
    }
    const run = simulate(brazilFundeb, {
      units: ["a", "b", "c", "d"],
      data: { enrolment: pupils, fund, budget: 41 },
    });
    for (const [i, x] of paid.entries()) expect(Math.abs(run.amounts[i]! - x)).toBeLessThan(0.002);
  });
});

describe("what it does", () => {
  test("a network without accounts is passed over", () => {
    const run = simulate(brazilFundeb, {
      units: ["A", "B", "C"],
      data: { enrolment: 1, fund: [10, 20, 30], budget: 5, eligible: [false, true, true] },
    });
    expect(Array.from(run.amounts)).toEqual([0, 5, 0]);
    expect(run.fits[0]!.excluded).toEqual(["A"]);
  });
  test("in sequence: the second top-up counts the first", () => {
    const first = simulate(brazilFundeb, {
      units: ["A", "B"],
      data: { enrolment: 1, fund: [10, 20], budget: 6 },
    });
    const second = simulate(brazilFundeb, {
      units: ["A", "B"],
      data: { enrolment: 1, fund: [10 + first.amounts[0]!, 20 + first.amounts[1]!], budget: 8 },
    });
    expect(Array.from(second.amounts)).toEqual([6, 2]);
  });
  test("nobody below the floor, and the gap narrows", () => {
    const run = simulate(brazilFundeb, inputs);
    const floor = run.fits[0]!.multiplier;
    for (const [i, x] of run.amounts.entries()) {
      const level = (inputs.data.fund[i]! + x) / inputs.data.enrolment[i]!;
      expect(level).toBeGreaterThanOrEqual(floor * (1 - 1e-12));
    }
    expect(run.effect!.giniAfter).toBeLessThan(run.effect!.giniBefore);
    expect(run.effect!.orderKept).toBe(true);
  });
  test("a fund without pupils takes no part", () => {
    const run = simulate(brazilFundeb, {
      units: ["A", "B"],
      data: { enrolment: [0, 2], fund: [5, 10], budget: 4 },
    });
    expect(Array.from(run.amounts)).toEqual([0, 4]);
  });
});

programLaws({
  program: brazilFundeb,
  inputs,
  money: ["fund", "budget"],
  people: "enrolment",
  refusals: [
    [
      "no budget, and a date before the share",
      () => simulate(brazilFundeb, { units: ["A"], data: { enrolment: 1, fund: 1 }, period: "2020" }),
      "no_value_for_date",
      "no value for 2020",
    ],
  ],
});

refusals("simulate", [
  [
    "nobody who may be lifted",
    () => simulate(brazilFundeb, { ...inputs, data: { ...inputs.data, eligible: false } }),
    "infeasible",
    "no unit is eligible",
  ],
]);
