import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nhsPaceOfChange, simulate, simulateYears } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: ["over", "near", "under", "far"],
  data: {
    weightedPopulation: [95, 103, 112, 150],
    previous: [100, 100, 106, 120],
    budget: 445,
  },
  parameters: { minGrowth: 0.01, maxGrowth: 0.06 },
  period: "2025",
};

/** The one factor by halving, with the limits written out. */
function naive(need: readonly number[], previous: readonly number[], budget: number, u: number): number[] {
  const all = need.reduce((a, b) => a + b);
  const at = (factor: number) =>
    need.map((n, i) => {
      const target = (budget * n) / all;
      const low = Math.max(1.01 * previous[i]!, (1 - u) * target);
      return Math.min(Math.max(factor * target, low), Math.max(low, 1.06 * previous[i]!));
    });
  let low = 0;
  let high = 100;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((a, b) => a + b) < budget) low = middle;
    else high = middle;
  }
  return at(high);
}

describe("agrees with the rule written out", () => {
  test("within the limits", () => {
    const run = simulate(nhsPaceOfChange, inputs);
    const { weightedPopulation, previous, budget } = inputs.data;
    for (const [i, x] of naive(weightedPopulation, previous, budget, 1).entries()) {
      expect(run.amounts[i]).toBeCloseTo(x, 9);
    }
  });
  test("in 2016 nobody stays more than 5 percent under target, whatever the largest growth", () => {
    const budget = 450;
    const run = simulate(nhsPaceOfChange, { ...inputs, data: { ...inputs.data, budget }, period: "2016" });
    const { weightedPopulation, previous } = inputs.data;
    for (const [i, x] of naive(weightedPopulation, previous, budget, 0.05).entries()) {
      expect(run.amounts[i]).toBeCloseTo(x, 9);
    }
    const target = run.steps.find(({ id }) => id === "target")!.column;
    expect(run.amounts[3]).toBeCloseTo(0.95 * target[3]!, 9);
    expect(run.amounts[3]).toBeGreaterThan(1.06 * 120);
  });
});

describe("laws", () => {
  test("the budget is met and the limits hold, wherever they can", () => {
    const area = fc.record({
      need: fc.integer({ min: 50, max: 200 }),
      last: fc.integer({ min: 50, max: 200 }),
    });
    fc.assert(
      fc.property(
        fc.array(area, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (areas, f) => {
          const previous = areas.map(({ last }) => last);
          const all = previous.reduce((a, b) => a + b);
          const budget = all * (1.011 + 0.048 * f);
          const run = simulate(nhsPaceOfChange, {
            units: areas.map((_, i) => String(i)),
            data: { weightedPopulation: areas.map(({ need }) => need), previous, budget },
            parameters: { minGrowth: 0.01, maxGrowth: 0.06 },
            period: "2025",
          });
          expect(Math.abs(run.total / budget - 1)).toBeLessThan(1e-12);
          for (const [i, x] of run.amounts.entries()) {
            expect(x).toBeGreaterThanOrEqual(1.01 * previous[i]! * (1 - 1e-12));
            expect(x).toBeLessThanOrEqual(1.06 * previous[i]! * (1 + 1e-12));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test("year after year everybody arrives at the target", () => {
    const years = Array.from({ length: 30 }, (_, k) => ({
      period: String(2026 + k),
      units: ["a", "b"],
      data: { weightedPopulation: [1, 2], budget: 300 * 1.03 ** (k + 1) },
      parameters: { minGrowth: 0, maxGrowth: 0.06 },
    }));
    const runs = simulateYears(nhsPaceOfChange, years, {
      previous: [{ period: "2025", amounts: [150, 150] }],
    });
    expect(runs[0]!.amounts[0]).toBe(150);
    const { amounts } = runs.at(-1)!;
    expect(amounts[1]! / amounts[0]!).toBeCloseTo(2, 9);
  });

  test("opening distances weigh to zero", () => {
    const run = simulate(nhsPaceOfChange, inputs);
    const distance = run.steps.find(({ id }) => id === "openingDistance")!.column;
    const { weightedPopulation } = inputs.data;
    expect(distance.reduce((t, d, i) => t + d * weightedPopulation[i]!, 0)).toBeCloseTo(0, 9);
    expect(distance[0]).toBeCloseTo(100 / 426 / (95 / 460) - 1, 12);
  });
});

programLaws({
  program: nhsPaceOfChange,
  inputs,
  money: ["previous", "budget"],
  people: "weightedPopulation",
  tooEarly: "2012",
});

refusals("simulate", [
  [
    "floors that exceed the budget",
    () => simulate(nhsPaceOfChange, { ...inputs, data: { ...inputs.data, budget: 400 } }),
    "infeasible",
    "more than the total",
  ],
  [
    "more money than may be placed",
    () => simulate(nhsPaceOfChange, { ...inputs, data: { ...inputs.data, budget: 500 } }),
    "infeasible",
    "the most that can be placed",
  ],
  [
    "no last year",
    () => {
      const { previous: _, ...data } = inputs.data;
      return simulate(nhsPaceOfChange, { ...inputs, data });
    },
    "missing_value",
    "not taken to be zero",
  ],
]);
