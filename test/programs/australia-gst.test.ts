import { describe, expect, test } from "vitest";
import { australiaGst, simulate } from "../../src/index.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: ["A", "B", "C"],
  data: { population: [80, 100, 20], relativity: [0.5, 0.9, 2.5], pool: 1000 },
  period: "2025",
};

describe("agrees with section 5 written out", () => {
  test("population times relativity, the floor first", () => {
    for (const [period, floor] of [
      ["2021", 0],
      ["2022", 0.7],
      ["2023", 0.7],
      ["2024", 0.75],
      ["2030", 0.75],
    ] as const) {
      const adjusted = inputs.data.population.map((n, i) => n * Math.max(floor, inputs.data.relativity[i]!));
      const all = adjusted.reduce((a, b) => a + b);
      const run = simulate(australiaGst, {
        ...inputs,
        data: { ...inputs.data, poolTopUp: 50 },
        period,
      });
      for (let i = 0; i < 3; i++) expect(run.amounts[i]).toBeCloseTo((1050 * adjusted[i]!) / all, 9);
    }
  });

  test("the relativities of 2026-27: equal heads, and Western Australia has what New South Wales has", () => {
    const units = ["NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT"];
    const printed = [0.81964, 1.05742, 0.87237, 0.81964, 1.3592, 1.88285, 1.16179, 5.24149];
    const run = simulate(australiaGst, { units, data: { population: 1, pool: 102_518 }, period: "2026" });
    const all = printed.reduce((a, b) => a + b);
    for (const [i, relativity] of printed.entries()) {
      expect(run.amounts[i]).toBeCloseTo((102_518 * relativity) / all, 8);
    }
    expect(run.amounts[3]).toBe(run.amounts[0]);
  });
});

describe("nobody is worse off", () => {
  test("the difference to the former entitlements is added, over all transitional years", () => {
    // Grants are 300, 450 and 250 of this year.
    const run = simulate(australiaGst, {
      ...inputs,
      data: { ...inputs.data, formerEntitlements: [900, 940, 700], paidBefore: [500, 500, 500] },
    });
    expect(Array.from(run.amounts)).toEqual([400, 450, 250]);
    expect(run.binding).toEqual(["payment", "grant", "grant"]);
    expect(run.invariants.every(({ holds }) => holds)).toBe(true);
  });
});

programLaws({
  program: australiaGst,
  inputs: {
    ...inputs,
    data: { ...inputs.data, formerEntitlements: [900, 940, 700], paidBefore: [500, 500, 500] },
  },
  money: ["pool", "formerEntitlements", "paidBefore"],
  people: "population",
  tooEarly: "2008",
  refusals: [
    [
      "a unit that is no state",
      () => simulate(australiaGst, { units: ["Fiji"], data: { population: 1, pool: 1 }, period: "2026" }),
      "unknown_id",
      'finds no "Fiji"',
    ],
    [
      "a year without shipped relativities",
      () => simulate(australiaGst, { units: ["NSW"], data: { population: 1, pool: 1 }, period: "2025" }),
      "no_value_for_date",
      '"relativities"',
    ],
  ],
});
