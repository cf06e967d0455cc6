import { describe, expect, test } from "vitest";
import { chinaHealthFund, simulate } from "../../src/index.ts";
import official from "../fixtures/official/chinaSharedResponsibility-2023.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: ["四川", "湖南", "辽宁", "上海"],
  data: { population: [3e6, 2e6, 1e6, 5e6], performanceFactor: [0.98, 1.01, 1, 0.9] },
  period: "2025",
};

describe("agrees with", () => {
  test("the published tiers and standard of 2023 where the factor is 1: 36 of 36", () => {
    const { units, data } = official.inputs;
    const run = simulate(chinaHealthFund, { units, data: { ...data, performanceFactor: 1 }, period: "2023" });
    const expected = official.expected.values as Readonly<Record<string, number>>;
    expect(units).toHaveLength(36);
    for (const [i, unit] of units.entries()) {
      expect(Math.abs(run.amounts[i]! - expected[unit]!)).toBeLessThan(official.tolerance);
    }
  });
  test("the rule written out", () => {
    const run = simulate(chinaHealthFund, inputs);
    const byHand = [3e6 * 99 * 0.8 * 0.98, 2e6 * 99 * 0.6 * 1.01, 1e6 * 99 * 0.5, 5e6 * 99 * 0.1 * 0.9];
    for (const [i, amount] of byHand.entries()) expect(run.amounts[i]! / amount).toBeCloseTo(1, 12);
    const appraisal = run.steps.find(({ id }) => id === "appraisal")!.column;
    for (const [i, change] of [-4_752_000, 1_188_000, 0, -4_950_000].entries()) {
      expect(Math.abs(appraisal[i]! - change)).toBeLessThan(1e-5);
    }
  });
  test("a factor of 0 takes everything, and the claims still hold", () => {
    const run = simulate(chinaHealthFund, { ...inputs, data: { population: 1, performanceFactor: 0 } });
    expect(Array.from(run.amounts)).toEqual([0, 0, 0, 0]);
    expect(run.invariants.every(({ holds }) => holds)).toBe(true);
  });
});

programLaws({
  program: chinaHealthFund,
  inputs,
  money: ["population"],
  people: "population",
  tooEarly: "2018",
});

refusals("simulate", [
  [
    "no factor: there is no default",
    () => simulate(chinaHealthFund, { units: ["四川"], data: { population: 1 }, period: "2025" }),
    "missing_option",
    "performanceFactor",
  ],
  [
    "a factor below 0",
    () =>
      simulate(chinaHealthFund, {
        units: ["四川"],
        data: { population: 1, performanceFactor: -0.1 },
        period: "2025",
      }),
    "out_of_domain",
    "performanceFactor",
  ],
]);
