import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../src/numeric/seeded-random.ts";
import {
  allocate,
  type PlanTransfersOptions,
  planTransfers,
  type TransferPlan,
  waterFill,
} from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { type PlainQuestion, planOracle } from "./plan-oracle.ts";

const none = { floor: 0, frontierPoints: 0 } as const;
const three: PlanTransfersOptions = {
  baseline: [1, 2, 6],
  standard: 5,
  population: [10, 10, 10],
  budget: [30, 100],
  years: 2,
};
const sums = (plan: TransferPlan): number[] => plan.years.map(({ disbursed }) => disbursed);

/** A question with every kind of rule, drawn from one stream. */
function draw(random: () => number): PlainQuestion {
  const pick = <V>(values: readonly V[]): V => values[Math.floor(random() * values.length)]!;
  const n = 1 + Math.floor(random() * 4);
  const years = 1 + Math.floor(random() * 4);
  const column = (make: () => number): number[] => Array.from({ length: n }, make);
  const investment = random() < 0.5;
  const collar =
    random() < 0.6
      ? {
          ...(random() < 0.7 ? { down: pick([0, 0.1, 0.5]) } : {}),
          ...(random() < 0.7 ? { up: pick([0, 0.2, 1]) } : {}),
          allowance: pick([0, 5]),
        }
      : undefined;
  const population = column(() => Math.floor(random() * 5) + (random() < 0.1 ? 0 : 1));
  population[0]! += 1;
  return {
    baseline: column(() => Math.floor(random() * 10)),
    standard: 8,
    population,
    budget: Array.from({ length: years }, () => (random() < 0.1 ? 0 : Math.floor(random() * 60))),
    years,
    cost: column(() => 1 + Math.floor(random() * 3)),
    lossRate: column(() => pick([0, 0.1, 0.5])),
    floor: column(() => (random() < 0.3 ? Math.floor(random() * 5) : 0)),
    cap: column(() => (random() < 0.4 ? 5 + Math.floor(random() * 15) : Number.POSITIVE_INFINITY)),
    targetYear: 1 + Math.floor(random() * years),
    carryOver: random() < 0.4,
    frontierPoints: 0,
    ...(collar === undefined
      ? {}
      : { collar, ...(random() < 0.5 ? { previous: column(() => Math.floor(random() * 9)) } : {}) }),
    ...(investment ? { spendingType: "capital" as const, depreciation: pick([0, 0.1, 0.5]) } : {}),
  };
}

describe("agrees", () => {
  test("with a linear program written out in full, on 400 questions with every kind of rule", () => {
    const random = seededRandom("plans");
    const seen: Record<string, number> = {};
    for (let trial = 0; trial < 400; trial++) {
      const question = draw(random);
      const plan = planTransfers(question);
      const oracle = planOracle(question);
      const told = `${trial}: ${JSON.stringify(question)}`;
      seen[plan.status] = (seen[plan.status] ?? 0) + 1;
      expect(plan.status === "infeasible", told).toBe(oracle.infeasible);
      if (plan.status === "infeasible") continue;
      expect(Math.abs(plan.remainingGap! - oracle.gap), told).toBeLessThan(1e-7);
      expect(plan.certificate!.maxViolation, told).toBeLessThan(1e-8);
      expect(plan.status === "met", told).toBe(oracle.gap < 1e-9);
      if (plan.status !== "met") continue;
      const money = sums(plan).reduce((a, b) => a + b, 0);
      expect(Math.abs(money - oracle.money!), told).toBeLessThan(1e-6 * Math.max(1, money));
    }
    expect(Object.keys(seen).sort()).toEqual(["infeasible", "met", "short"]);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  test("with every plan in whole money, where rules tie two years together", () => {
    // Two regions, two years, at most 4 a year; up by at most 1, down by at most half.
    const question: PlanTransfersOptions = {
      baseline: [0, 1],
      standard: 4,
      population: [1, 2],
      cost: [2, 1],
      budget: [4, 4],
      years: 2,
      collar: { down: 0.5, up: 0, allowance: 1 },
      previous: [1, 0],
      frontierPoints: 0,
    };
    let best = Number.POSITIVE_INFINITY;
    const fits = (m: number, last: number): boolean => m >= 0.5 * last - 1 && m <= last + 1;
    const step = 0.25;
    for (let a = 0; a <= 4; a += step) {
      for (let b = 0; a + b <= 4; b += step) {
        if (!fits(a, 1) || !fits(b, 0)) continue;
        for (let c = 0; c <= 4; c += step) {
          for (let d = 0; c + d <= 4; d += step) {
            if (!fits(c, a) || !fits(d, b)) continue;
            const gap = (x: number, y: number): number => Math.max(0, 4 - x / 2) + 2 * Math.max(0, 3 - y / 2);
            best = Math.min(best, gap(a, b) + gap(c, d));
          }
        }
      }
    }
    expect(planTransfers(question).remainingGap).toBeCloseTo(best / 6, 9);
  });

  test.for(["max-min", "least-squares"] as const)(
    "with allocate in one year without rules: %s",
    (objective) => {
      const level = [3, 1, 4, 1, 5, 9, 2, 6];
      const population = [3, 1, 4, 1, 5, 9, 2, 6];
      const cost = [1, 2, 1, 3, 1, 1, 2, 1];
      const plan = planTransfers({
        ...none,
        baseline: level,
        population,
        cost,
        standard: 7,
        budget: 40,
        years: 1,
        objective,
      });
      const best = allocate({
        baseline: level.map((l) => Math.min(l, 7)),
        population,
        cost,
        budget: 40,
        objective,
        ...(objective === "least-squares" ? { target: 7 } : {}),
      });
      expect(plan.status).toBe("short");
      for (const [i, amount] of best.amounts.entries()) expect(plan.disbursed[0]![i]).toBeCloseTo(amount, 10);
      expect(plan.certificate!.optimal).toBe(true);
    },
  );

  test("with waterFill where every head costs the same, whatever the objective", () => {
    const level = [2, 7, 1, 8, 2, 8];
    const population = [1, 2, 3, 4, 5, 6];
    const filled = waterFill(level, population, 17).amounts;
    for (const objective of ["least-shortfall", "least-squares", "max-min"] as const) {
      const { disbursed } = planTransfers({
        ...none,
        baseline: level,
        population,
        standard: 8,
        budget: 17,
        years: 1,
        objective,
      });
      for (const [i, amount] of filled.entries()) expect(disbursed[0]![i]).toBeCloseTo(amount, 12);
    }
  });

  test("with a square written as many short pieces, where years are coupled", () => {
    // One region, collars: the square of the shortfall is least where both years get the same.
    const plan = planTransfers({
      ...none,
      baseline: [0, 0],
      standard: 10,
      population: [1, 1],
      budget: [4, 12],
      years: 2,
      collar: { up: 0.5, allowance: 1 },
      objective: "least-squares",
    });
    // By symmetry both get 2, then 1.5 · 2 + 1 at most.
    expect(plan.disbursed[0]![0]).toBeCloseTo(2, 6);
    expect(plan.disbursed[1]![1]).toBeCloseTo(4, 6);
    expect(plan.certificate).toMatchObject({ objective: "squared-gap", optimal: true });
    expect(plan.certificate!.primal).toBeCloseTo((2 * 64 + 2 * 36) / 4, 6);
    expect(plan.binding[1]).toEqual(["collar", "collar"]);
  });
});

describe("by hand", () => {
  test("the dearer place waits, and the price says what the next unit closes", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0, 0],
      standard: 10,
      population: [1, 1],
      cost: [2, 1],
      budget: 14,
      years: 1,
    });
    expect(plan.disbursed).toEqual([Float64Array.of(4, 10)]);
    expect(plan.after).toEqual([Float64Array.of(2, 10)]);
    expect(plan.binding).toEqual([["budget", "standard"]]);
    // A unit of money lifts the first by a half, over two heads.
    expect(plan.shadowPrices).toEqual(Float64Array.of(0.25));
    expect(plan.remainingGap).toBe(4);
    expect(plan.minimumBudget).toEqual({ total: 30, byYear: Float64Array.of(30) });
    expect([plan.fundingGap, plan.minimumScale]).toEqual([16, 30 / 14]);
  });

  test("losses and cost sharing make a unit of level dearer or cheaper", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0, 0],
      standard: 6,
      population: [10, 10],
      lossRate: [0.5, 0],
      centralShare: [1, 0.6],
      budget: 1000,
      years: 1,
    });
    expect(plan.status).toBe("met");
    expect(plan.disbursed[0]).toEqual(Float64Array.of(120, 36));
    expect(plan.arrived[0]).toEqual(Float64Array.of(60, 36));
    expect(plan.localContribution[0]![0]).toBe(0);
    expect(plan.localContribution[0]![1]).toBeCloseTo(24, 12);
    expect(plan.years[0]).toMatchObject({
      disbursed: 156,
      arrived: 96,
      lost: 60,
      unspent: 844,
      remainingGap: 0,
    });
  });

  test("a region that cannot pay its share stays short, and says why", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0, 0],
      standard: 6,
      population: [10, 10],
      centralShare: 0.5,
      localLimit: [10, 100],
      budget: 1000,
      years: 1,
    });
    expect(plan.status).toBe("short");
    expect(plan.disbursed[0]).toEqual(Float64Array.of(10, 30));
    expect(plan.localContribution[0]).toEqual(Float64Array.of(10, 30));
    expect(plan.binding[0]).toEqual(["local", "standard"]);
    expect([plan.minimumBudget, plan.fundingGap, plan.minimumScale]).toEqual([null, null, null]);
    expect(plan.reason).toContain("no budget");
  });

  test("floors, caps and collars bind where they do", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0, 0, 9, 0],
      standard: 6,
      population: [1, 1, 1, 0],
      floor: [0, 0, 2, 1],
      cap: [1, 100, 100, 100],
      budget: 100,
      years: 1,
    });
    expect(plan.disbursed[0]).toEqual(Float64Array.of(1, 6, 2, 1));
    expect(plan.binding[0]).toEqual(["cap", "standard", "floor", "excluded"]);
    const held = planTransfers({
      ...none,
      baseline: [9, 0],
      standard: 5,
      population: [1, 1],
      budget: 10,
      years: 1,
      collar: { down: 0.5, up: 1 },
      previous: [4, 2],
    });
    expect(held.disbursed[0]).toEqual(Float64Array.of(2, 4));
    expect(held.binding[0]).toEqual(["collar", "collar"]);
  });

  test("an investment is paid once, as late as it may be, and what wears off is replaced", () => {
    const invest = { ...none, baseline: [0], standard: 8, population: [1], spendingType: "capital" as const };
    const lasting = planTransfers({ ...invest, budget: [20, 20, 20], years: 3, targetYear: 2 });
    expect(lasting.disbursed.map(([m]) => m)).toEqual([0, 8, 0]);
    expect(lasting.after.map(([y]) => y)).toEqual([0, 8, 8]);
    const worn = planTransfers({ ...invest, depreciation: 0.25, budget: [20, 20, 20], years: 3 });
    expect(worn.disbursed.map(([m]) => m)).toEqual([8, 2, 2]);
    expect(worn.minimumBudget?.total).toBe(12);
    expect(worn.certificate).toMatchObject({
      objective: "money",
      primal: 12,
      dual: 12,
      dualityGap: 0,
      optimal: true,
    });
  });

  test("where one year's money is too little, an investment starts earlier", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0, 0],
      standard: 10,
      population: [1, 1],
      spendingType: "capital",
      budget: [12, 8],
      years: 2,
      targetYear: 2,
    });
    expect(plan.status).toBe("met");
    expect(plan.after[1]![0]).toBeCloseTo(10, 7);
    expect(plan.after[1]![1]).toBeCloseTo(10, 7);
    expect(sums(plan)[0]).toBeCloseTo(12, 6);
    expect(plan.minimumBudget?.total).toBe(20);
  });

  test("a ramp: collars make money flow before it counts", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0],
      standard: 12,
      population: [1],
      budget: [3, 6, 12],
      years: 3,
      targetYear: 3,
      collar: { up: 1 },
    });
    expect(plan.status).toBe("met");
    expect(plan.disbursed.map(([m]) => m)).toEqual([3, 6, 12]);
    expect(plan.binding.flat()).toEqual(["collar", "collar", "standard"]);
    expect(plan.minimumScale).toBe(1);
  });

  test("money that is carried over waits for the year that lacks it", () => {
    const question = { ...none, baseline: [0], standard: 5, population: [1], budget: [9, 1], years: 2 };
    expect(planTransfers(question)).toMatchObject({ status: "short", fundingGap: 4 });
    const plan = planTransfers({ ...question, carryOver: true });
    expect(plan.status).toBe("met");
    expect(plan.years.map(({ available, disbursed, unspent }) => [available, disbursed, unspent])).toEqual([
      [9, 5, 4],
      [5, 5, 0],
    ]);
  });

  test("where less is better, money lowers the level", () => {
    const plan = planTransfers({ ...three, baseline: [9, 7, 4], direction: "lower", budget: 1000 });
    expect(plan.after[0]).toEqual(Float64Array.of(5, 5, 4));
    expect(plan.disbursed[0]).toEqual(Float64Array.of(40, 20, 0));
  });

  test("levels, standards, people and rules may change by year", () => {
    const plan = planTransfers({
      ...none,
      baseline: [
        [1, 5],
        [2, 5],
      ],
      standard: [4, [4, 6]],
      population: [[10, 10], 20],
      floor: [0, [0, 50]],
      cap: [Number.POSITIVE_INFINITY, [30, 100]],
      budget: 100,
      years: 2,
    });
    expect(plan.disbursed).toEqual([Float64Array.of(30, 0), Float64Array.of(30, 50)]);
    expect(plan.after).toEqual([Float64Array.of(4, 5), Float64Array.of(3.5, 7.5)]);
    expect(plan.binding).toEqual([
      ["standard", "standard"],
      ["cap", "floor"],
    ]);
  });

  test("among equally good plans over coupled years the worst-off come first, and nothing is wasted", () => {
    const plan = planTransfers({
      ...none,
      baseline: [1, 2, 6],
      standard: 5,
      population: 10,
      budget: [30, 60],
      years: 2,
      collar: { up: 9 },
    });
    expect(plan.disbursed[0]![0]).toBeCloseTo(20, 3);
    expect(plan.disbursed[0]![1]).toBeCloseTo(10, 3);
    expect(plan.disbursed[0]![2]).toBe(0);
    expect(plan.certificate!.optimal).toBe(true);
  });
});

test("a region at its standard but for rounding is at its standard", () => {
  const plan = planTransfers({
    baseline: [6.7, 7.7, 2.8],
    standard: [8, 8, 3],
    population: [5, 15, 17],
    years: 4,
    centralShare: [0.6870362490415574, 0.48497911691665646, 0.7241718411445617],
    carryOver: true,
    budget: 6.479215621948242,
  });
  expect(plan.shortfall[0]![1]).toBeCloseTo(0, 9);
  expect(plan.binding[0]![1]).toBe("standard");
});

describe("degenerate but legal", () => {
  test("no money at all", () => {
    const plan = planTransfers({ ...three, budget: 0 });
    expect(plan.status).toBe("short");
    expect(plan.disbursed).toEqual([new Float64Array(3), new Float64Array(3)]);
    expect(plan.remainingGap).toBe(plan.gapBefore);
    expect(plan.frontier).toEqual([{ scale: 1, budget: 0, remainingGap: plan.gapBefore, index: null }]);
    expect(plan.minimumScale).toBeNull();
  });

  test("everybody at the standard", () => {
    const plan = planTransfers({ ...three, standard: 1 });
    expect(plan).toMatchObject({
      status: "met",
      remainingGap: 0,
      gapBefore: 0,
      fundingGap: 0,
      minimumScale: 0,
    });
    expect(plan.minimumBudget?.total).toBe(0);
    expect(plan.certificate).toMatchObject({ objective: "money", primal: 0, dual: 0, optimal: true });
    expect(plan.frontier).toEqual([{ scale: 0, budget: 0, remainingGap: 0, index: null }]);
  });

  test("floors beyond the budget: no plan, and the least that would do", () => {
    const plan = planTransfers({ ...three, floor: [20, 20, 20] });
    expect(plan.status).toBe("infeasible");
    expect(plan.reason).toContain("30 is lacking");
    expect(plan.minimumRuleBudget).toEqual({ total: 120, byYear: Float64Array.of(60, 60) });
    expect(plan).toMatchObject({
      remainingGap: null,
      certificate: null,
      disbursed: [],
      years: [],
      binding: [],
    });
    // The first of the points is the least budget with which there is a plan at all.
    expect(plan.frontier[0]?.scale).toBe(2);
  });

  test("rules that contradict each other: no plan whatever the budget", () => {
    const plan = planTransfers({ ...three, floor: [0, 5, 0], cap: 4 });
    expect(plan.status).toBe("infeasible");
    expect(plan.reason).toContain("region 1 in year 1");
    expect([plan.minimumRuleBudget, plan.minimumBudget, plan.fundingGap]).toEqual([null, null, null]);
    const collared = planTransfers({
      ...three,
      floor: [
        [0, 0, 0],
        [0, 0, 8],
      ],
      collar: { up: 1 },
      cap: [
        [9, 9, 3],
        [9, 9, 9],
      ],
    });
    expect(collared.reason).toContain("region 2 in year 1");
  });

  test("a loss next to everything", () => {
    const plan = planTransfers({
      ...none,
      baseline: [0],
      standard: 1,
      population: [1],
      lossRate: 1 - 1e-12,
      budget: 1,
      years: 1,
    });
    expect(plan.status).toBe("short");
    expect(plan.remainingGap).toBeCloseTo(1 - 1e-12, 14);
    expect(plan.minimumBudget?.total).toBeGreaterThan(9e11);
  });

  test.for([1e-200, 1e-9, 1e9, 1e200])("money and levels of %d", (unit) => {
    const question: PlanTransfersOptions = {
      ...three,
      baseline: [unit, 2 * unit, 6 * unit],
      standard: 5 * unit,
      budget: [30 * unit, 100 * unit],
    };
    const free = planTransfers(question);
    expect(free.disbursed[0]![0]! / unit).toBeCloseTo(20, 9);
    expect(free.remainingGap! / unit).toBeCloseTo(2 / 3, 9);
    const tied = planTransfers({ ...question, collar: { up: 0.5 } });
    expect(tied.remainingGap! / unit).toBeCloseTo((70 - 30 + 70 - 45) / 60, 6);
  });
});

describe("laws", () => {
  const questions = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => draw(seededRandom(seed)));
  const gapOf = (plan: TransferPlan): number => plan.remainingGap ?? Number.POSITIVE_INFINITY;

  test("more money never leaves more of the gap", () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 1, max: 3, noNaN: true }), (question, more) => {
        const richer = planTransfers({ ...question, budget: question.budget.map((b) => b * more) });
        expect(gapOf(richer)).toBeLessThanOrEqual(gapOf(planTransfers(question)) + 1e-7);
      }),
      { numRuns: 100 },
    );
  });

  test("the frontier falls, and ever more slowly", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { frontier } = planTransfers({ ...question, frontierPoints: 6 });
        for (let k = 1; k < frontier.length; k++) {
          expect(frontier[k]!.remainingGap).toBeLessThanOrEqual(frontier[k - 1]!.remainingGap + 1e-7);
          if (k < 2) continue;
          const [a, b, c] = [frontier[k - 2]!, frontier[k - 1]!, frontier[k]!];
          const share = (b.scale - a.scale) / (c.scale - a.scale);
          const chord = a.remainingGap + share * (c.remainingGap - a.remainingGap);
          expect(b.remainingGap).toBeLessThanOrEqual(chord + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the least budget meets the target, and a little less does not", () => {
    let tried = 0;
    fc.assert(
      fc.property(questions, (question) => {
        const { minimumBudget } = planTransfers(question);
        if (minimumBudget === null) return;
        expect(
          planTransfers({ ...question, budget: Array.from(minimumBudget.byYear, (b) => b * (1 + 1e-9)) })
            .status,
        ).toBe("met");
        if (minimumBudget.total < 1e-6) return;
        tried++;
        const less = planTransfers({
          ...question,
          budget: Array.from(minimumBudget.byYear, (b) => b * 0.99),
        });
        expect(less.status).not.toBe("met");
      }),
      { numRuns: 100 },
    );
    expect(tried).toBeGreaterThan(20);
  });

  test("the missing money, given to the years that lack it, meets the target", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const plan = planTransfers({ ...question, spendingType: "recurrent", depreciation: undefined });
        if (plan.fundingGap === null) return;
        const lacking = question.carryOver
          ? question.budget.map((b, t) => (t === 0 ? b + plan.fundingGap! : b))
          : question.budget.map((b, t) => Math.max(b, plan.minimumBudget!.byYear[t]!));
        const spent = lacking.reduce((a, b) => a + b, 0) - question.budget.reduce((a, b) => a + b, 0);
        expect(spent).toBeCloseTo(plan.fundingGap, 9);
        const enough = planTransfers({
          ...question,
          spendingType: "recurrent",
          depreciation: undefined,
          budget: lacking.map((b) => b * (1 + 1e-9)),
        });
        expect(enough.status).toBe("met");
      }),
      { numRuns: 60 },
    );
  });

  test("the unit of money does not matter", () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(1e-6, 0.01, 7, 1e6), (question, unit) => {
        const times = (column: readonly number[]): number[] => column.map((x) => x * unit);
        const other = planTransfers({
          ...question,
          budget: times(question.budget),
          cost: times(question.cost),
          floor: times(question.floor),
          cap: times(question.cap),
          ...(question.collar === undefined
            ? {}
            : { collar: { ...question.collar, allowance: (question.collar.allowance ?? 0) * unit } }),
          ...(question.previous === undefined ? {} : { previous: times(question.previous as number[]) }),
        });
        const plan = planTransfers(question);
        expect(other.status).toBe(plan.status);
        if (plan.remainingGap !== null) expect(other.remainingGap).toBeCloseTo(plan.remainingGap, 6);
      }),
      { numRuns: 60 },
    );
  });

  test("the order of regions does not matter, and no money is made or lost", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const turned = Object.fromEntries(
          Object.entries(question).map(([name, x]) => [
            name,
            Array.isArray(x) && name !== "budget" ? x.toReversed() : x,
          ]),
        ) as unknown as PlainQuestion;
        const plan = planTransfers(question);
        const other = planTransfers(turned);
        expect(other.status).toBe(plan.status);
        if (plan.remainingGap === null) return;
        expect(other.remainingGap).toBeCloseTo(plan.remainingGap, 7);
        for (const year of plan.years) {
          expect(year.arrived + year.lost).toBeCloseTo(year.disbursed, 9);
          expect(year.disbursed + year.unspent).toBeCloseTo(year.available, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the certificate's bound lies under every plan anybody can think of", () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 0, max: 1e6 }), (question, seed) => {
        const plan = planTransfers({
          ...question,
          collar: undefined,
          previous: undefined,
          floor: question.floor.map(() => 0),
        });
        if (plan.certificate?.objective !== "gap") return;
        // A plan of chance within caps and budgets.
        const random = seededRandom(seed);
        const rho = question.spendingType === "capital" ? 1 - (question.depreciation ?? 0) : 0;
        let gap = 0;
        let heads = 0;
        const stock = question.baseline.map(() => 0);
        for (let t = 0; t < question.years; t++) {
          let left = question.budget[t]!;
          for (const [i, most] of question.cap.entries()) {
            const m = Math.min(most, left * random());
            left -= m;
            stock[i] = stock[i]! * rho + m;
            if (t + 1 < question.targetYear!) continue;
            heads += question.population[i]!;
            const lift =
              question.population[i] === 0
                ? 0
                : (stock[i]! * (1 - question.lossRate[i]!)) / (question.population[i]! * question.cost[i]!);
            gap += question.population[i]! * Math.max(0, 8 - question.baseline[i]! - lift);
          }
        }
        expect(gap / heads).toBeGreaterThanOrEqual(plan.certificate.dual - 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});

refusals("planTransfers", [
  ["no options", () => planTransfers(null as never), "wrong_type", "options must be one object"],
  ["an unknown option", () => planTransfers({ ...three, budgets: 1 } as never), "unknown_option", "budgets"],
  [
    "no regions",
    () => planTransfers({ ...three, baseline: [], population: 1 }),
    "too_few_observations",
    "at least 1",
  ],
  [
    "lengths that differ",
    () => planTransfers({ ...three, population: [1, 2] }),
    "length_mismatch",
    "population",
  ],
  [
    "a level that is NaN",
    () => planTransfers({ ...three, baseline: [1, Number.NaN, 2] }),
    "not_finite",
    "baseline 1",
  ],
  [
    "a negative population",
    () => planTransfers({ ...three, population: [1, -1, 2] }),
    "out_of_domain",
    "population 1",
  ],
  ["nobody", () => planTransfers({ ...three, population: 0 }), "zero_total", "population is 0"],
  ["a negative budget", () => planTransfers({ ...three, budget: [1, -1] }), "out_of_domain", "budget 1"],
  [
    "an infinite budget",
    () => planTransfers({ ...three, budget: Number.POSITIVE_INFINITY }),
    "not_finite",
    "budget",
  ],
  [
    "budgets for other years",
    () => planTransfers({ ...three, budget: [1, 2, 3] }),
    "length_mismatch",
    "one budget per year",
  ],
  ["no budget", () => planTransfers({ ...three, budget: undefined as never }), "missing_option", "budget"],
  ["no years", () => planTransfers({ ...three, years: 0 }), "out_of_domain", "years"],
  ["half a year", () => planTransfers({ ...three, years: 1.5 }), "out_of_domain", "whole number"],
  [
    "no standard",
    () => planTransfers({ ...three, standard: undefined as never }),
    "missing_option",
    "standard",
  ],
  ["a cost of 0", () => planTransfers({ ...three, cost: [1, 0, 1] }), "out_of_domain", "cost 1"],
  ["a loss of everything", () => planTransfers({ ...three, lossRate: 1 }), "out_of_domain", "lossRate 0"],
  [
    "a negative loss",
    () => planTransfers({ ...three, lossRate: [0, -0.1, 0] }),
    "out_of_domain",
    "lossRate 1",
  ],
  ["a share above 1", () => planTransfers({ ...three, centralShare: 1.2 }), "out_of_domain", "centralShare"],
  ["a share of 0", () => planTransfers({ ...three, centralShare: 0 }), "out_of_domain", "centralShare"],
  [
    "columns for other years",
    () => planTransfers({ ...three, baseline: [[1, 2, 3]] }),
    "length_mismatch",
    "baseline per year",
  ],
  [
    "a year's column too short",
    () => planTransfers({ ...three, cap: [[1, 2, 3], [1]] }),
    "length_mismatch",
    "cap of year 2",
  ],
  ["a negative cap", () => planTransfers({ ...three, cap: -1 }), "out_of_domain", "cap"],
  [
    "an objective that is none",
    () => planTransfers({ ...three, objective: "best" as never }),
    "unknown_option",
    "objective",
  ],
  [
    "a direction that is none",
    () => planTransfers({ ...three, direction: "up" as never }),
    "unknown_option",
    "direction",
  ],
  [
    "an effect that is none",
    () => planTransfers({ ...three, spendingType: "eternal" as never }),
    "unknown_option",
    "spendingType",
  ],
  [
    "wear of what does not last",
    () => planTransfers({ ...three, depreciation: 0.1 }),
    "unsupported_combination",
    "depreciation",
  ],
  [
    "wear of everything",
    () => planTransfers({ ...three, spendingType: "capital", depreciation: 1 }),
    "out_of_domain",
    "depreciation",
  ],
  [
    "a year after the last",
    () => planTransfers({ ...three, targetYear: 3 }),
    "out_of_domain",
    "targetYear is 3",
  ],
  [
    "an unknown collar",
    () => planTransfers({ ...three, collar: { upper: 1 } as never }),
    "unknown_option",
    "upper",
  ],
  [
    "a negative collar",
    () => planTransfers({ ...three, collar: { up: -0.1 } }),
    "out_of_domain",
    "collar.up",
  ],
  [
    "a fall by more than all",
    () => planTransfers({ ...three, collar: { down: 1.1 } }),
    "out_of_domain",
    "collar.down",
  ],
  [
    "last year's money without a collar",
    () => planTransfers({ ...three, previous: 1 }),
    "unsupported_combination",
    "collar",
  ],
  [
    "a carryOver in words",
    () => planTransfers({ ...three, carryOver: "yes" as never }),
    "wrong_type",
    "carryOver",
  ],
  [
    "one point of a frontier",
    () => planTransfers({ ...three, frontierPoints: 1 }),
    "out_of_domain",
    "frontierPoints",
  ],
  [
    "the worst-off first over coupled years",
    () => planTransfers({ ...three, objective: "max-min", carryOver: true }),
    "unsupported_combination",
    "cannot be certified",
  ],
  [
    "figures too large together",
    () => planTransfers({ ...three, population: 1e300, cost: 1e300 }),
    "out_of_domain",
    "too large",
  ],
]);
