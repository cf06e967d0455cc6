import { describe, expect, test } from "vitest";
import { germanyFinanzkraftausgleich, simulate } from "../../src/index.ts";
import vector from "../fixtures/transfers/germany-fag-2020.json" with { type: "json" };
import { programLaws } from "./program-laws.ts";

const rows = Object.values(vector.inputs);
const inputs = {
  units: Object.keys(vector.inputs),
  data: {
    population: rows.map(({ pop }) => pop),
    landRevenue: rows.map(({ land }) => land),
    municipalRevenue: rows.map(({ muni }) => muni),
    landWeight: rows.map(({ wL }) => wL),
    municipalWeight: rows.map(({ wM }) => wM),
  },
  period: "2020",
};
const stepOf = (run: ReturnType<typeof simulate>, id: string) => run.steps.find((one) => one.id === id)!;

describe("agrees with the rule computed from the text of the law", () => {
  test("five Länder", () => {
    const run = simulate(germanyFinanzkraftausgleich, inputs);
    const near = (actual: number, wanted: number) =>
      expect(Math.abs(actual / wanted - 1)).toBeLessThan(1e-12);
    for (const [i, expected] of Object.values(vector.expected).entries()) {
      near(stepOf(run, "capacity").column[i]!, expected.finanzkraft);
      near(stepOf(run, "need").column[i]!, expected.ausgleich);
      near(run.amounts[i]!, expected.zuAbschlag);
      if (expected.bez === 0) expect(stepOf(run, "generalGrant").column[i]).toBe(0);
      else near(stepOf(run, "generalGrant").column[i]!, expected.bez);
      near(stepOf(run, "ratioBefore").column[i]!, expected.ratioBefore);
      near(stepOf(run, "ratioAfter").column[i]!, expected.ratioAfter);
    }
    expect(Math.abs(run.total)).toBeLessThan(0.01);
    expect(run.effect?.orderKept).toBeDefined();
  });

  test("with the grants the amounts are what each Land has more at the end", () => {
    const run = simulate(germanyFinanzkraftausgleich, {
      ...inputs,
      data: { ...inputs.data, withGrants: true },
    });
    for (const [i, expected] of Object.values(vector.expected).entries()) {
      const municipal = stepOf(run, "municipalGrant").column[i]!;
      expect(run.amounts[i]! - municipal).toBeCloseTo(expected.after - expected.finanzkraft, 3);
    }
  });

  test("the grant for weak municipal revenue, the levy and the discount, written out", () => {
    const population = [4, 2, 1];
    const land = [400, 150, 60];
    const municipal = [220, 60, 25];
    const levy = [0, 30, 0];
    const taxes = [330, 120, 50];
    const before = [300, 118, 50];
    const populationBefore = [4, 2, 1.02];
    const growth = taxes.map((x, i) => x / population[i]! / (before[i]! / populationBefore[i]!) - 1);
    const all = 500 / 7 / (468 / 7.02) - 1;
    const discount = growth.map((g, i) =>
      g > all ? 0.12 * (g - all) * (before[i]! / populationBefore[i]!) * population[i]! : 0,
    );
    const L = land.map((x, i) => x + 0.33 * levy[i]! - discount[i]!);
    const M = municipal.map((x) => 0.75 * x);
    const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b);
    const need = population.map((p) => ((sum(L) + sum(M)) / 7) * p);
    const adjustment = need.map((x, i) => 0.63 * (x - L[i]! - M[i]!));
    const weak = need.map((x, i) => 0.9975 * x - L[i]! - M[i]! - adjustment[i]!);
    const mean = sum(municipal) / 7;
    const grant = municipal.map((x, i) =>
      weak[i]! > 0 ? 0.535 * Math.max(0, 0.8 * mean * population[i]! - x) : 0,
    );
    expect(discount[0]).toBeGreaterThan(0);
    expect(grant[1]).toBeGreaterThan(0);
    const run = simulate(germanyFinanzkraftausgleich, {
      units: ["Bayern", "SN", "DE-SL"],
      data: {
        population,
        landRevenue: land,
        municipalRevenue: municipal,
        miningLevy: levy,
        landTaxes: taxes,
        landTaxesBefore: before,
        populationBefore,
      },
      period: "2025",
    });
    for (let i = 0; i < 3; i++) {
      expect(stepOf(run, "discount").column[i]).toBeCloseTo(discount[i]!, 10);
      expect(stepOf(run, "municipalGrant").column[i]).toBeCloseTo(grant[i]!, 10);
      expect(stepOf(run, "generalGrant").column[i]).toBeCloseTo(0.8 * Math.max(0, weak[i]!), 10);
      expect(run.amounts[i]).toBeCloseTo(adjustment[i]!, 10);
    }
  });

  test("heads of the city states and of three thin Länder weigh more", () => {
    const run = simulate(germanyFinanzkraftausgleich, {
      units: ["Berlin", "BB", "Mecklenburg-Vorpommern", "Saxony-Anhalt", "DE-HH", "Bremen", "Thüringen"],
      data: { population: 100, landRevenue: 1, municipalRevenue: 1 },
      period: "2024",
    });
    expect(Array.from(stepOf(run, "landHeads").column, Math.round)).toEqual([
      135, 100, 100, 100, 135, 135, 100,
    ]);
    expect(Array.from(stepOf(run, "municipalHeads").column, Math.round)).toEqual([
      135, 103, 105, 102, 135, 135, 100,
    ]);
  });
});

programLaws({
  program: germanyFinanzkraftausgleich,
  inputs,
  money: ["landRevenue", "municipalRevenue"],
  people: "population",
  tooEarly: "2019",
  refusals: [
    [
      "a unit that is no Land",
      () =>
        simulate(germanyFinanzkraftausgleich, {
          units: ["Tirol"],
          data: { population: 1, landRevenue: 1, municipalRevenue: 1 },
          period: "2024",
        }),
      "unknown_id",
      'finds no "Tirol"',
    ],
    [
      "taxes of last year without those of this year",
      () =>
        simulate(germanyFinanzkraftausgleich, {
          ...inputs,
          data: { ...inputs.data, landTaxesBefore: 1, populationBefore: 1 },
        }),
      "missing_option",
      '"landTaxes"',
    ],
  ],
});
