import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atkinson, gini, hoover, theil } from "../../../src/inequality/index.ts";
import { type PlanToIndexOptions, planToIndex } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";

const three: PlanToIndexOptions = {
  baseline: [2, 4, 6],
  population: [10, 10, 10],
  budget: 30,
  years: 1,
  index: gini,
  atMost: 0.1,
};

describe("agrees", () => {
  test("with the Gini solved by hand", () => {
    // With the lowest at x ≤ 4: (12 - 2x) / (3 (10 + x)) = 0.1, so that x = 9 / 2.3, at 10 a unit.
    const plan = planToIndex(three);
    expect(plan.status).toBe("met");
    expect(plan.minimumBudget!.total).toBeCloseTo(10 * (9 / 2.3 - 2), 10);
    expect(plan.years[0]!.index).toBeCloseTo(0.1, 12);
    expect(plan.years[0]!.index).toBeLessThanOrEqual(0.1);
    expect(plan.certificate).toMatchObject({ objective: "money", optimal: true });
    expect(plan.certificate!.dualityGap).toBeGreaterThanOrEqual(0);
    expect(plan.gapBefore).toBeCloseTo(gini([2, 4, 6]) - 0.1, 12);
  });

  test.for([
    ["gini", gini],
    ["theil", theil],
    ["hoover", hoover],
    [
      "atkinson",
      (x: ArrayLike<number>, { weights }: { weights: ArrayLike<number> }) =>
        atkinson(x, { epsilon: 1, weights }),
    ],
  ] as const)("with every other use of the money in whole units: %s", ([, index]) => {
    const level = [1, 3, 4, 8];
    const population = [2, 1, 3, 2];
    const measure = (x: readonly number[]): number => index(x, { weights: population });
    for (const budget of [3, 7, 12]) {
      let lowest = Number.POSITIVE_INFINITY;
      for (let a = 0; a <= budget; a++) {
        for (let b = 0; a + b <= budget; b++) {
          for (let c = 0; a + b + c <= budget; c++) {
            for (let d = 0; a + b + c + d <= budget; d++) {
              lowest = Math.min(lowest, measure([1 + a / 2, 3 + b, 4 + c / 3, 8 + d / 2]));
            }
          }
        }
      }
      const plan = planToIndex({ baseline: level, population, budget, years: 1, index, atMost: 0 });
      expect(plan.status).toBe("short");
      expect(plan.remainingGap).toBeLessThanOrEqual(lowest + 1e-12);
      // What a whole-unit plan reaches cannot be had for less than the planner says.
      const { minimumBudget } = planToIndex({
        baseline: level,
        population,
        budget: 0,
        years: 1,
        index,
        atMost: lowest,
      });
      expect(minimumBudget!.total).toBeLessThanOrEqual(budget + 1e-9);
    }
  });
});

describe("by hand", () => {
  test("years, floors and a year from which it counts", () => {
    const plan = planToIndex({
      ...three,
      years: 2,
      targetYear: 2,
      budget: [5, 30],
      floor: [1, 0, 0],
      frontierPoints: 4,
    });
    expect(plan.status).toBe("met");
    expect(plan.disbursed[0]).toEqual(Float64Array.of(1, 0, 0));
    expect(plan.disbursed[1]![0]).toBeCloseTo(10 * (9 / 2.3 - 2), 9);
    expect(plan.binding[0]).toEqual(["floor", "none", "none"]);
    expect(plan.frontier.map(({ remainingGap }) => remainingGap > 0)).toEqual([true, true, true, false]);
  });

  test("too little money brings it as low as can be, and says what is lacking", () => {
    const plan = planToIndex({ ...three, budget: 10 });
    expect(plan.after[0]).toEqual(Float64Array.of(3, 4, 6));
    expect(plan.status).toBe("short");
    expect(plan.remainingGap).toBeCloseTo(gini([3, 4, 6]) - 0.1, 12);
    expect(plan.fundingGap).toBeCloseTo(10 * (9 / 2.3 - 3), 9);
    expect(plan.binding[0]).toEqual(["budget", "standard", "standard"]);
  });

  test("the price of a year is what one more unit of its money takes off its index", () => {
    const question = { baseline: [2, 4, 6], population: [10, 10, 10], years: 2, index: gini, atMost: 0.05 };
    const short = planToIndex({ ...question, budget: [6, 100] });
    expect(short.status).toBe("short");
    // The lowest at 2.6, 3 and so on: G = (2 (6 - x)) / (3 (10 + x)) as long as they keep their order, x = 2 + money / 10.
    const x = 2.6;
    expect(short.years[0]?.index).toBeCloseTo((2 * (6 - x)) / (3 * (10 + x)), 12);
    expect(short.shadowPrices[0]).toBeCloseTo(32 / (3 * (10 + x) ** 2) / 10, 6);
    expect(short.years[0]?.shadowPrice).toBe(short.shadowPrices[0]);
    expect(short.shadowPrices[1]).toBe(0);
    expect(planToIndex({ ...question, budget: 100 }).shadowPrices).toEqual(Float64Array.of(0, 0));
  });
  test("an index that is low enough already takes nothing; full equality takes all to the highest", () => {
    expect(planToIndex({ ...three, atMost: 0.5 }).minimumBudget).toEqual({
      total: 0,
      byYear: Float64Array.of(0),
    });
    const even = planToIndex({ ...three, atMost: 0, budget: 100 });
    expect(even.status).toBe("met");
    expect(even.minimumBudget!.total).toBeCloseTo(60, 9);
  });

  test("losses and shares that all have alike make it dearer or cheaper", () => {
    const dear = planToIndex({ ...three, lossRate: 0.5, cost: 3, centralShare: 0.5 });
    expect(dear.minimumBudget!.total).toBeCloseTo(30 * (9 / 2.3 - 2), 9);
  });

  test("no people are nobody's gap", () => {
    const plan = planToIndex({ ...three, baseline: [2, 4, 6, 0], population: [10, 10, 10, 0] });
    expect(plan.minimumBudget!.total).toBeCloseTo(10 * (9 / 2.3 - 2), 9);
    expect(plan.binding[0]![3]).toBe("excluded");
  });

  test("floors beyond the budget leave no plan", () => {
    const plan = planToIndex({ ...three, floor: 20 });
    expect(plan).toMatchObject({
      status: "infeasible",
      remainingGap: null,
      certificate: null,
      disbursed: [],
    });
    expect(plan.minimumRuleBudget?.total).toBe(60);
  });
});

test("law: the least budget meets the bound, and a little less does not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 2,
        maxLength: 8,
      }),
      fc.double({ min: 0.01, max: 0.4, noNaN: true }),
      fc.constantFrom(gini, theil),
      (regions, atMost, index) => {
        const level = regions.map(([l]) => l);
        const population = regions.map(([, p]) => p);
        const ask = (budget: number) =>
          planToIndex({ baseline: level, population, budget, years: 1, index, atMost, frontierPoints: 0 });
        const { minimumBudget } = ask(0);
        expect(ask(minimumBudget!.total * (1 + 1e-12)).status).toBe("met");
        if (minimumBudget!.total > 1e-6) expect(ask(minimumBudget!.total * 0.999).status).toBe("short");
      },
    ),
    { numRuns: 60 },
  );
});

refusals("planToIndex", [
  ["no options", () => planToIndex(undefined as never), "wrong_type", "options must be one object"],
  ["an unknown option", () => planToIndex({ ...three, cap: 3 } as never), "unknown_option", "cap"],
  ["no index", () => planToIndex({ ...three, index: undefined as never }), "missing_option", "index"],
  [
    "an index that is none",
    () => planToIndex({ ...three, index: "gini" as never }),
    "wrong_type",
    "function",
  ],
  [
    "an index without a value",
    () => planToIndex({ ...three, index: () => Number.NaN }),
    "not_finite",
    "no number",
  ],
  ["a bound below 0", () => planToIndex({ ...three, atMost: -0.1 }), "out_of_domain", "atMost"],
  [
    "costs that differ",
    () => planToIndex({ ...three, cost: [1, 2, 1] }),
    "unsupported_combination",
    "certified",
  ],
  [
    "losses that differ",
    () => planToIndex({ ...three, lossRate: [0, 0.1, 0] }),
    "unsupported_combination",
    "certified",
  ],
  [
    "one point of a frontier",
    () => planToIndex({ ...three, frontierPoints: 1 }),
    "out_of_domain",
    "frontierPoints",
  ],
]);

refusals("gini", [
  [
    "a level the index refuses",
    () => planToIndex({ ...three, baseline: [-1, 2, 3] }),
    "out_of_domain",
    "value 0",
  ],
]);
