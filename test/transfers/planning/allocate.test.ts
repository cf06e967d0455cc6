import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AllocateOptions, type Allocation, allocate, waterFill } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { column, total } from "../brute-force.ts";

const NAN = Number.NaN;
const OBJECTIVES = ["max-min", "least-squares", "atkinson"] as const;

type Row = readonly [baseline: number, heads: number, lower: number, room: number, cost: number];
const table = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 30 }),
    fc.oneof(fc.constant(1e9), fc.integer({ min: 0, max: 200 })),
    fc.integer({ min: 1, max: 4 }),
  ),
  { minLength: 1, maxLength: 10 },
);

function asked(
  rows: readonly Row[],
  extra: number,
  objective: AllocateOptions["objective"],
): AllocateOptions {
  return {
    baseline: column(rows, 0),
    population: column(rows, 1),
    lower: column(rows, 2),
    upper: rows.map((row) => row[2] + row[3]),
    cost: column(rows, 4),
    budget: total(column(rows, 2)) + extra,
    objective,
    ...(objective === "least-squares" ? { target: 30 } : {}),
  };
}

/** The objective per head, large is good; for max-min the sorted levels are compared instead. */
function worth(question: AllocateOptions, amounts: ArrayLike<number>): number {
  const heads = question.population as number[];
  const cost = question.cost as number[];
  const levels = (question.baseline as number[]).map((l, i) => l + amounts[i]! / heads[i]! / cost[i]!);
  const mean = (f: (y: number) => number) =>
    levels.reduce((s, y, i) => s + heads[i]! * f(y), 0) / total(heads);
  if (question.objective === "max-min") return Math.min(...levels);
  if (question.objective === "least-squares") return -mean((y) => (y - question.target!) ** 2);
  return mean((y) => Math.sqrt(y)) ** 2;
}

/** Conditions that make an allocation the best one, checked from the outside. */
function expectCertified(question: AllocateOptions, found: Allocation): void {
  const lower = question.lower as number[];
  const upper = question.upper as number[];
  const heads = question.population as number[];
  const cost = question.cost as number[];
  const size = Math.max(1, question.budget);
  expect(total(found.amounts) + found.residual).toBeCloseTo(question.budget, 6);
  expect(found.multiplier).toBeGreaterThanOrEqual(0);
  expect(found.multiplier * found.residual).toBeCloseTo(0, 9);
  for (const [i, a] of found.amounts.entries()) {
    expect(a).toBeGreaterThanOrEqual(lower[i]! - 1e-9 * size);
    expect(a).toBeLessThanOrEqual(upper[i]! + 1e-9 * size);
    expect(found.levels[i]!).toBeCloseTo((question.baseline as number[])[i]! + a / heads[i]! / cost[i]!, 9);
    expect(found.lowerMultipliers[i]! * (a - lower[i]!)).toBeCloseTo(0, 6);
    expect(found.upperMultipliers[i]! * (upper[i]! - a)).toBeCloseTo(0, 6);
    // Stationarity: what money gains here, against its price and those of the bounds.
    const gain =
      question.objective === "max-min"
        ? found.levelMultipliers![i]! / heads[i]! / cost[i]!
        : question.objective === "least-squares"
          ? (2 * (question.target! - found.levels[i]!)) / cost[i]! / total(heads)
          : found.levels[i]! ** -0.5 / cost[i]! / total(heads);
    const balance = found.multiplier - gain - found.lowerMultipliers[i]! + found.upperMultipliers[i]!;
    expect(Math.abs(balance)).toBeLessThan(1e-8 * Math.max(1, Math.abs(gain)));
  }
  if (found.levelMultipliers !== null) expect(total(found.levelMultipliers)).toBeCloseTo(1, 12);
  expect(Math.abs(found.optimalityGap)).toBeLessThan(1e-7 * Math.max(1, Math.abs(found.value)));
}

describe.for(OBJECTIVES)("%s", (objective) => {
  test("is certified: feasible, stationary, complementary", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 600 }), (rows, extra) => {
        const question = asked(rows, extra, objective);
        expectCertified(question, allocate(question));
      }),
    );
  });

  test("no other allocation within the bounds and the budget is better", () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
        (rows, extra, tries) => {
          const question = asked(rows, extra, objective);
          const found = allocate(question);
          // Another feasible one: floors, and random parts of the rest as far as ceilings and budget go.
          let left = extra;
          const other = rows.map((row, i) => {
            const more = Math.min(row[3], left, tries[i]! * extra);
            left -= more;
            return row[2] + more;
          });
          const ours = worth(question, found.amounts);
          expect(worth(question, other)).toBeLessThanOrEqual(ours + 1e-9 * Math.max(1, Math.abs(ours)));
        },
      ),
    );
  });

  test("more money never makes it worse, and the gain is what the multiplier promises", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 600 }), (rows, extra) => {
        const question = asked(rows, extra, objective);
        const found = allocate(question);
        const more = allocate({ ...question, budget: question.budget + 1 });
        const gain = worth(question, more.amounts) - worth(question, found.amounts);
        expect(gain).toBeGreaterThanOrEqual(-1e-9);
        // Concave: the first unit of money brings no more than its price says.
        if (objective !== "atkinson") expect(gain).toBeLessThanOrEqual(found.multiplier + 1e-9);
      }),
    );
  });
});

describe("agrees", () => {
  test("with filling up from the lowest, whatever the objective, where costs are equal and nothing binds", () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 0, max: 600 }),
        fc.constantFrom(...OBJECTIVES),
        (rows, budget, objective) => {
          const level = column(rows, 0);
          const population = column(rows, 1);
          const filled = waterFill(level, population, budget);
          const found = allocate({ baseline: level, population, budget, objective });
          for (const [i, amount] of found.amounts.entries())
            expect(amount).toBeCloseTo(filled.amounts[i]!, 8);
          expect(found.residual).toBe(0);
        },
      ),
    );
  });
  test("with trying every split of small whole budgets", () => {
    const questions = [
      {
        baseline: [1, 4, 2],
        population: [1, 2, 1],
        cost: [1, 1, 2],
        budget: 12,
        lower: [0, 2, 0],
        upper: [5, 12, 12],
      },
      {
        baseline: [9, 1, 3],
        population: [3, 1, 2],
        cost: [2, 1, 1],
        budget: 10,
        lower: [1, 0, 0],
        upper: [10, 3, 10],
      },
    ];
    for (const base of questions) {
      for (const objective of OBJECTIVES) {
        const question: AllocateOptions = {
          ...base,
          objective,
          ...(objective === "least-squares" ? { target: 10 } : {}),
        };
        const ours = worth(question, allocate(question).amounts);
        let best = Number.NEGATIVE_INFINITY;
        const step = 0.25;
        for (let a = base.lower[0]!; a <= base.upper[0]!; a += step) {
          for (let b = base.lower[1]!; b <= base.upper[1]!; b += step) {
            const c = base.budget - a - b;
            if (c < base.lower[2]! || c > base.upper[2]!) continue;
            best = Math.max(best, worth(question, [a, b, c]));
          }
        }
        expect(best).toBeLessThanOrEqual(ours + 1e-12);
        expect(best).toBeGreaterThan(ours - 0.2 * Math.max(1, Math.abs(ours)));
      }
    }
  });
});

describe("conventions", () => {
  test("max-min goes on with the next lowest when the lowest can go no further", () => {
    const found = allocate({
      baseline: [1, 2, 8],
      population: 1,
      budget: 7,
      objective: "max-min",
      upper: [1, 9, 9],
    });
    expect(found.amounts).toEqual(Float64Array.of(1, 6, 0));
    expect(found.levels).toEqual(Float64Array.of(2, 8, 8));
    expect(found.bound).toEqual(["upper", "none", "lower"]);
    expect(found.value).toBe(2);
    expect(found.multiplier).toBe(0);
    expect(found.upperMultipliers).toEqual(Float64Array.of(1, 0, 0));
  });
  test("money beyond the target is not spent", () => {
    const found = allocate({
      baseline: [1, 6],
      population: [2, 1],
      budget: 100,
      objective: "least-squares",
      target: 5,
    });
    expect(found.amounts).toEqual(Float64Array.of(8, 0));
    expect(found.residual).toBe(92);
    expect(found.value).toBeCloseTo(1 / 3, 15);
    expect([found.multiplier, found.optimalityGap]).toEqual([0, 0]);
  });
  test("least squares without a target is the spread around the mean", () => {
    const found = allocate({
      baseline: [1, 3, 8],
      population: [1, 1, 2],
      budget: 4,
      objective: "least-squares",
    });
    // Filled to 4: levels 4, 4, 8, 8 about 6.
    expect(found.levels).toEqual(Float64Array.of(4, 4, 8));
    expect(found.value).toBe(4);
    expect(Math.abs(found.optimalityGap)).toBeLessThan(1e-12);
  });
  test("welfare is said as an equally distributed level", () => {
    const found = allocate({
      baseline: [4, 16],
      population: 1,
      budget: 0,
      objective: "atkinson",
      epsilon: 1,
    });
    expect(found.value).toBeCloseTo(8, 12);
    expect(
      allocate({ baseline: [4, 16], population: 1, budget: 0, objective: "atkinson" }).value,
    ).toBeCloseTo(9, 12);
    expect(
      allocate({ baseline: [4, 16], population: 1, budget: 0, objective: "atkinson", epsilon: 2 }).value,
    ).toBeCloseTo(6.4, 12);
  });
  test("a level that stays 0 is bearable below an aversion of 1", () => {
    const found = allocate({ baseline: [0, 4], population: 1, budget: 0, objective: "atkinson" });
    expect(found.value).toBe(1);
    expect(Number.isNaN(found.optimalityGap)).toBe(false);
  });
  test("a unit without people gets its floor and does not count", () => {
    const found = allocate({
      baseline: [0, 5, 7],
      population: [0, 1, 1],
      budget: 5,
      objective: "max-min",
      lower: [1, 0, 0],
    });
    expect(found.amounts).toEqual(Float64Array.of(1, 3, 1));
    expect(found.bound[0]).toBe("excluded");
    expect(found.value).toBe(8);
  });
  test("every ceiling reached leaves a residual", () => {
    for (const objective of OBJECTIVES) {
      const found = allocate({ baseline: [1, 2], population: 1, budget: 10, objective, upper: [2, 3] });
      expect(found.residual).toBe(5);
      expect(found.amounts).toEqual(Float64Array.of(2, 3));
      expect(found.optimalityGap).toBe(0);
    }
  });
  test.for(OBJECTIVES)("%s does not depend on the order of units", (objective) => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 600 }), (rows, extra) => {
        const once = allocate(asked(rows, extra, objective)).amounts;
        const back = allocate(asked(rows.toReversed(), extra, objective)).amounts.toReversed();
        for (const [i, a] of once.entries()) expect(back[i]!).toBeCloseTo(a, 6);
      }),
    );
  });
  test.for([1e-150, 1e150])("levels and money of size %d", (unit) => {
    const found = allocate({
      baseline: [unit, 2 * unit],
      population: 1,
      budget: 3 * unit,
      objective: "max-min",
    });
    expect(found.levels[0]! / unit).toBeCloseTo(3, 12);
    expect(found.optimalityGap / unit).toBeCloseTo(0, 9);
  });
});

const sound = { baseline: [1, 2], population: [1, 1], budget: 5, objective: "max-min" } as const;
refusals("allocate", [
  [
    "no objective",
    () => allocate({ baseline: [1], population: 1, budget: 1 } as never),
    "missing_option",
    "objective is required",
  ],
  [
    "an unknown objective",
    () => allocate({ ...sound, objective: "fair" as never }),
    "unknown_option",
    '"fair"',
  ],
  [
    "no budget",
    () => allocate({ ...sound, budget: undefined as never }),
    "missing_option",
    "budget is required",
  ],
  ["a negative budget", () => allocate({ ...sound, budget: -1 }), "out_of_domain", "budget is -1"],
  [
    "floors beyond the budget",
    () => allocate({ ...sound, lower: 3 }),
    "infeasible",
    "the floors add up to 6, more than the budget of 5",
  ],
  [
    "a floor above its ceiling",
    () => allocate({ ...sound, lower: 2, upper: 1 }),
    "out_of_domain",
    "above its ceiling",
  ],
  ["no people", () => allocate({ ...sound, population: 0 }), "zero_total", "total population is 0"],
  [
    "negative people",
    () => allocate({ ...sound, population: [1, -1] }),
    "out_of_domain",
    "population 1 is -1",
  ],
  [
    "a cost of 0",
    () => allocate({ ...sound, cost: [1, 0] }),
    "out_of_domain",
    "cost 1 is 0; it must be above 0",
  ],
  [
    "a target for another objective",
    () => allocate({ ...sound, target: 5 }),
    "unsupported_combination",
    'target has no meaning for the objective "max-min"',
  ],
  [
    "an aversion for another objective",
    () => allocate({ ...sound, epsilon: 1 }),
    "unsupported_combination",
    "epsilon",
  ],
  [
    "costs without a target",
    () => allocate({ ...sound, objective: "least-squares", cost: [1, 2] }),
    "missing_option",
    "least-squares needs a target",
  ],
  [
    "an aversion of 0",
    () => allocate({ ...sound, objective: "atkinson", epsilon: 0 }),
    "out_of_domain",
    "epsilon is 0",
  ],
  [
    "a negative level for welfare",
    () => allocate({ ...sound, objective: "atkinson", baseline: [-1, 1] }),
    "out_of_domain",
    "baseline 0 is -1",
  ],
  [
    "a level that stays 0",
    () => allocate({ ...sound, objective: "atkinson", epsilon: 1, baseline: [0, 1], upper: [0, 9] }),
    "out_of_domain",
    "the level of unit 0 stays 0",
  ],
  ["NaN", () => allocate({ ...sound, baseline: [1, NAN] }), "not_finite", "baseline 1 is NaN"],
  ["different lengths", () => allocate({ ...sound, population: [1] }), "length_mismatch", "population"],
  [
    "no units",
    () => allocate({ ...sound, baseline: [], population: [] }),
    "too_few_observations",
    "baseline is empty",
  ],
  ["an unknown option", () => allocate({ ...sound, weights: 1 } as never), "unknown_option", '"weights"'],
  ["nothing", () => allocate(undefined as never), "wrong_type", "options must be one object"],
]);
