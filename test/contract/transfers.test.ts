import {
  allocate,
  apportion,
  blend,
  boundedShare,
  collar,
  compareSimulations,
  defineProgram,
  equalCut,
  explain,
  type FiscalFlow,
  type FittedAmounts,
  fiscalGap,
  fiscalPosition,
  holdHarmless,
  levelUp,
  marginalEqualizationRate,
  maxGrowth,
  measureTransferEffect,
  paceOfChange,
  phaseIn,
  progressivity,
  proRata,
  reconcileFlows,
  representativeTaxSystem,
  scaleTo,
  simulate,
  waterFill,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

const column = (found: unknown, expected: readonly number[]) => {
  expect(found).toBeInstanceOf(Float64Array);
  const values = found as Float64Array;
  expect(values).toHaveLength(expected.length);
  expected.forEach((v, i) => {
    expect(values[i], String(i)).toBeCloseTo(v, 10);
  });
};
const closure = (found: FittedAmounts, n: number) => {
  expect(Object.keys(found)).toEqual(expect.arrayContaining(["amounts", "multiplier", "bound", "residual"]));
  expect(found.amounts).toBeInstanceOf(Float64Array);
  expect(found.amounts).toHaveLength(n);
  expect(Array.isArray(found.bound)).toBe(true);
  expect(found.bound).toHaveLength(n);
  for (const one of found.bound) expect(["none", "lower", "upper", "excluded"]).toContain(one);
  expect(Number.isFinite(found.multiplier)).toBe(true);
  expect(Number.isFinite(found.residual)).toBe(true);
};
/** The root of a function that never falls. */
function bisect(f: (x: number) => number, target: number, low: number, high: number): number {
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
const clamp = (v: number, low: number, high: number) => Math.min(Math.max(v, low), high);

describe("columns", () => {
  test("by hand, scalars broadcast", () => {
    column(fiscalGap([10, 5], [7, 8]), [3, -3]);
    column(fiscalGap([10, 5], 7), [3, -2]);
    column(fiscalGap(10, Float64Array.of(7, 8)), [3, 2]);
    column(proRata([1, 3], 100), [25, 75]);
    column(
      blend([
        { weight: 0.6, score: [1, 3] },
        { weight: 0.4, score: [20, 20] },
      ]),
      [0.6 * 0.25 + 0.2, 0.6 * 0.75 + 0.2],
    );
    column(collar([100, 100, 100], [90, 100, 120], { down: 0.03, up: 0.06 }), [95.4, 100, 116.4]);
    column(collar(100, [90, 120], { down: 0.03, up: 0.06 }), [95.4, 116.4]);
    column(holdHarmless([1, 10], [5, 5]), [5, 10]);
    column(holdHarmless([1, 10], [5, 5], 0.9), [4.5, 10]);
    column(phaseIn([10, 20], [20, 40], 0.25), [12.5, 25]);
    column(
      paceOfChange([90, 103, 120], [100, 100, 100], { minGrowth: 0.01, maxGrowth: 0.05 }),
      [101, 103, 105],
    );
  });

  test("apportion gives integers that sum to the total", () => {
    const thirds = apportion([1, 1, 1], 100);
    expect([...thirds].sort()).toEqual([33, 33, 34]);
    expect(total(apportion([0.5, 0.3, 0.2], 7))).toBe(7);
    expect([...apportion([0.55, 0.35, 0.1], 10)]).toEqual([6, 3, 1]);
    expect([...apportion([1, 2], 0)]).toEqual([0, 0]);
    refusal(() => apportion([1], 1.5), "apportion");
    refusal(() => apportion([0, 0], 5), "apportion");
    refusal(() => apportion([], 5), "apportion");
  });

  test("representative tax system", () => {
    const found = representativeTaxSystem({
      bases: { income: [100, 300], land: [50, 50] },
      revenues: { income: [20, 20], land: [5, 15] },
      population: [10, 20],
    });
    expect(found.rates).toEqual({ income: 0.1, land: 0.2 });
    column(found.capacity, [20, 40]);
    column(
      representativeTaxSystem({
        // One row a unit.
        bases: [
          [100, 50],
          [300, 50],
        ],
        revenues: [
          [20, 5],
          [20, 15],
        ],
        population: [10, 20],
      }).capacity,
      [20, 40],
    );
  });

  test("error", () => {
    for (const bad of [[], [Number.NaN], [Infinity], null, undefined, "1"] as Loose[]) {
      refusal(() => fiscalGap(bad, 1), "fiscalGap");
      refusal(() => proRata(bad, 1), "proRata");
      refusal(() => collar(bad, 1, { down: 0.1, up: 0.1 }), "collar");
      refusal(() => holdHarmless(bad, 1), "holdHarmless");
      refusal(() => phaseIn(bad, 1, 0.5), "phaseIn");
      refusal(() => paceOfChange(1, bad, { minGrowth: 0, maxGrowth: 1 }), "paceOfChange");
      refusal(() => scaleTo(bad, 1), "scaleTo");
      refusal(() => waterFill(bad, 1, 1), "waterFill");
      refusal(
        () => boundedShare(bad, { lower: 0, upper: 1, total: 1, onInfeasible: "error" }),
        "boundedShare",
      );
    }
    refusal(() => fiscalGap([1, 2], [1, 2, 3]), "fiscalGap");
    refusal(() => collar([1], [1], { down: 0.03, upp: 0.06 } as Loose), "collar");
    refusal(() => (collar as Loose)([1], [1]), "collar");
    refusal(() => proRata([0, 0], 1), "proRata");
    refusal(() => proRata([-1, 2], 1), "proRata");
  });
});

describe("fits", () => {
  test("scaleTo", () => {
    const found = scaleTo([10, 30], 20);
    closure(found, 2);
    column(found.amounts, [5, 15]);
    expect(found.multiplier).toBe(0.5);
    expect(found.residual).toBe(0);
    refusal(() => scaleTo([0, 0], 5), "scaleTo");
  });

  test("equalCut: per head in, per head out, money as total", () => {
    const x = [10, 4, 1];
    const heads = [5, 10, 20];
    const found = equalCut(x, heads, 60);
    closure(found, 3);
    const cut =
      10 - bisect((keep) => total(x.map((v, i) => heads[i]! * Math.max(0, v - 10 + keep))), 60, 0, 10);
    column(
      found.amounts,
      x.map((v) => Math.max(0, v - cut)),
    );
    expect(found.multiplier).toBeCloseTo(cut, 10);
    expect(total(found.amounts.map((v, i) => v * heads[i]!))).toBeCloseTo(60, 10);
    expect(equalCut(x, heads, 1000).residual).toBeCloseTo(1000 - 110, 10);
  });

  test("levelUp: members rise alike, whoever falls behind is lifted to the best of them", () => {
    const found = levelUp([20, 10, 0, 0], {
      baseline: [80, 90, 102, 150],
      members: [true, true, false, false],
      weights: [10, 10, 10, 10],
      total: 430,
    });
    closure(found, 4);
    column(found.amounts, [25, 15, 3, 0]);
    expect(found.multiplier).toBeCloseTo(5, 12);
  });

  test("waterFill: money out, the level reached as multiplier", () => {
    const level = [2, 5, 9, 1];
    const heads = [10, 20, 30, 5];
    const found = waterFill(level, heads, 100);
    closure(found, 4);
    const reached = bisect((l) => total(level.map((v, i) => heads[i]! * Math.max(0, l - v))), 100, 0, 100);
    expect(found.multiplier).toBeCloseTo(reached, 10);
    column(
      found.amounts,
      level.map((v, i) => heads[i]! * Math.max(0, reached - v)),
    );
    expect(total(found.amounts)).toBeCloseTo(100, 10);
    const some = waterFill(level, heads, 100, { eligible: [true, true, true, false] });
    expect(some.amounts[3]).toBe(0);
    expect(some.bound[3]).toBe("excluded");
    refusal(() => waterFill(level, heads, -1), "waterFill");
    refusal(() => waterFill(level, heads, 10, { eligable: [] } as Loose), "waterFill");
  });

  test("boundedShare", () => {
    const scores = [5, 3, 1, 1];
    const options = {
      lower: [0, 0, 20, 0],
      upper: [40, 100, 100, 5],
      total: 100,
      onInfeasible: "error",
    } as const;
    const found = boundedShare(scores, options);
    closure(found, 4);
    const at = (m: number) => scores.map((s, i) => clamp(m * s, options.lower[i]!, options.upper[i]!));
    const m = bisect((v) => total(at(v)), 100, 0, 1000);
    column(found.amounts, at(m));
    expect(found.multiplier).toBeCloseTo(m, 10);
    expect(found.bound).toEqual(["upper", "none", "lower", "upper"]);
    column(boundedShare(scores, { lower: 0, upper: 60, total: 100 }).amounts, [50, 30, 10, 10]);
    expect(refusal(() => boundedShare(scores, { ...options, total: 10 })).code).toBe("infeasible");
    expect(refusal(() => boundedShare(scores, { ...options, total: 1000 })).code).toBe("infeasible");
    refusal(() => boundedShare(scores, { ...options, onInfeasible: "eror" } as Loose), "boundedShare");
    refusal(() => boundedShare(scores, { lower: 5, upper: 1, total: 10 }), "boundedShare");
  });

  test("maxGrowth: the multiplier is the growth rate", () => {
    const x = [120, 150, 90, 40];
    const previous = [100, 100, 100, 50];
    const found = maxGrowth(x, previous, { lower: [0, 0, 95, 0], total: 350 });
    closure(found, 4);
    const at = (g: number) =>
      x.map((v, i) => Math.max([0, 0, 95, 0][i]!, Math.min(v, previous[i]! * (1 + g))));
    const rate = bisect((g) => total(at(g)), 350, -1, 5);
    column(found.amounts, at(rate));
    expect(found.multiplier).toBeCloseTo(rate, 10);
    refusal(() => (maxGrowth as Loose)(x, previous), "maxGrowth");
  });
});

const program = defineProgram({
  id: "gap-grant",
  title: "Gap grant",
  source: "made up",
  inputs: [
    { name: "need", unit: "money", description: "need" },
    { name: "capacity", unit: "money", description: "capacity" },
  ],
  parameters: {
    rate: {
      description: "part of the gap",
      unit: "share",
      source: "s. 1",
      status: "published",
      values: [
        { from: "2020", value: 0.5 },
        { from: "2024", value: 0.8 },
      ],
    },
  },
  assumptions: ["none to speak of"],
  invariants: [{ kind: "non-negative" }],
  steps: [
    {
      id: "entitlement",
      label: "Entitlement",
      unit: "money",
      compute: (c) =>
        c.column((i) => Math.max(0, c.parameter("rate") * (c.input("need")[i]! - c.input("capacity")[i]!))),
    },
    {
      id: "floor",
      label: "Floor",
      unit: "money",
      from: "entitlement",
      compute: (c) => holdHarmless(c.step("entitlement"), 5),
    },
  ],
});
const inputs = { units: ["a", "b"], data: { need: [100, 100], capacity: [40, 98] }, period: "2022" } as const;

describe("programs", () => {
  test("simulate, by date, with parameters given", () => {
    const run = simulate(program, inputs);
    expect(Object.keys(run)).toEqual(
      expect.arrayContaining([
        "units",
        "amounts",
        "total",
        "steps",
        "binding",
        "fits",
        "invariants",
        "warnings",
        "assumptions",
      ]),
    );
    column(run.amounts, [30, 5]);
    expect([...run.units]).toEqual(["a", "b"]);
    expect(run.total).toBe(35);
    expect(run.binding).toEqual(["entitlement", "floor"]);
    expect(run.steps.map((step) => step.id)).toEqual(["entitlement", "floor"]);
    expect(run.assumptions).toContain("none to speak of");
    expect(run.invariants.every((one) => one.holds)).toBe(true);
    column(simulate(program, { ...inputs, period: "2024" }).amounts, [48, 5]);
    column(simulate(program, { ...inputs, period: 2024 }).amounts, [48, 5]);
    column(simulate(program, { ...inputs, parameters: { rate: 1 } }).amounts, [60, 5]);
    refusal(() => simulate(program, { ...inputs, period: "2010" }));
    refusal(() => simulate(program, { ...inputs, parameters: { rat: 1 } }));
    refusal(() => simulate(program, { ...inputs, data: { need: [1, 2] } }));
    refusal(() => simulate(program, { ...inputs, units: ["a"] }));
    refusal(() => simulate(program, { ...inputs, units: ["a", "a"] }));
    refusal(() => simulate(undefined as Loose, inputs));
    refusal(() => (simulate as Loose)(program));
  });

  test("explain, compare, marginal rate", () => {
    const run = simulate(program, inputs);
    const why = explain(run, "b");
    expect(why.unit).toBe("b");
    expect(why.amount).toBe(5);
    expect(why.steps.map((step) => step.value)).toEqual([1, 5]);
    refusal(() => explain(run, "zz"), "explain");
    const found = compareSimulations(run, simulate(program, { ...inputs, parameters: { rate: 0.9 } }));
    expect(found.winners).toEqual(["a"]);
    expect(found.losers).toEqual([]);
    expect(Array.isArray(found.changes)).toBe(true);
    expect(found).toHaveProperty("inequality");
    // Half of every unit of capacity more is taken away from a, nothing from b, who is on the floor.
    const rates = marginalEqualizationRate(program, inputs, { input: "capacity" });
    expect(rates).toBeInstanceOf(Float64Array);
    expect(rates[0]).toBeCloseTo(0.5, 6);
    expect(rates[1]).toBeCloseTo(0, 6);
    refusal(
      () => marginalEqualizationRate(program, inputs, { input: "capacities" }),
      "marginalEqualizationRate",
    );
  });
});

describe("incidence and position", () => {
  test("measureTransferEffect has progressivity, the gap closed and the shortfall", () => {
    const before = [10, 20, 30, 40];
    const transfer = [8, 4, 0, 2];
    const population = [1, 2, 1, 1];
    const found = measureTransferEffect(before, transfer, population, { need: 25 });
    const plain = progressivity(before, transfer, { weights: population });
    for (const [key, value] of Object.entries(plain))
      expect((found as Loose)[key], key).toBeCloseTo(value!, 12);
    // Gaps of 15 and 2 x 5; 8 and 2 x 4 go into them, 2 beyond.
    expect(found.gapClosed).toBeCloseTo(16 / 25, 12);
    expect(found.leakage).toBeCloseTo(2 / 18, 12);
    expect(Object.keys(found.shortfall)).toEqual(expect.arrayContaining(["headcount", "gap", "severity"]));
    expect(found.shortfall.headcount).toBeCloseTo(3 / 5, 12);
    expect(found.shortfall.gap).toBeCloseTo((7 / 25 + 2 * (1 / 25)) / 5, 12);
    expect(found.shortfall.severity).toBeCloseTo(((7 / 25) ** 2 + 2 * (1 / 25) ** 2) / 5, 12);
    expect(measureTransferEffect(before, transfer, population).giniAfter).toBeCloseTo(found.giniAfter, 12);
    refusal(() => (measureTransferEffect as Loose)({ before, transfer }), "measureTransferEffect");
  });

  test("fiscalPosition", () => {
    const found = fiscalPosition({
      ownRevenue: [30, 90],
      expenditure: [100, 100],
      transfers: [60, 10],
      capacity: [40, 80],
      population: [10, 10],
    });
    expect([...found.selfSufficiency]).toEqual([0.3, 0.9]);
    expect(found.verticalImbalance).toBeCloseTo(0.4, 14);
    column(found.gap, [70, 10]);
    column(found.capacityIndex, [2 / 3, 4 / 3]);
    expect(found.effort![0]).toBeCloseTo(0.75, 14);
    expect(found.effort![1]).toBeCloseTo(1.125, 14);
  });

  test("reconcileFlows", () => {
    const flow = (id: string, arrived: number, date: string): FiscalFlow =>
      ({
        id,
        from: { tier: "province", region: "p" },
        to: { tier: "county", region: id },
        kind: "general-transfer",
        period: "2020",
        currency: "CNY",
        dueDate: "2020-06-30",
        amounts: {
          budgeted: [{ amount: 100, date: "2020-01-01" }],
          appropriated: [{ amount: 100, date: "2020-02-01" }],
          arrived: [{ amount: arrived, date }],
        },
      }) as unknown as FiscalFlow;
    const found = reconcileFlows([flow("a", 100, "2020-06-01"), flow("b", 80, "2020-07-10")], {
      asOf: "2020-12-31",
    });
    for (const key of ["byRegion", "byTierPair", "waterfall", "unlinked"]) expect(found).toHaveProperty(key);
    const [hop] = found.byTierPair;
    expect(hop).toMatchObject({ due: 200, arrived: 180, arrivalRate: 0.9 });
    expect(reconcileFlows([flow("a", 100, "2020-06-01")]).byTierPair[0]!.arrived).toBe(100);
    for (const key of [
      "undisbursed",
      "onTimeRate",
      "meanDelayDays",
      "arrivalRate",
      "executionRate",
      "offPurpose",
    ]) {
      expect(hop).toHaveProperty(key);
      expect(found.byRegion[0]).toHaveProperty(key);
    }
  });
});

describe("allocate", () => {
  const level = [2, 5, 9];
  const population = [10, 20, 30];
  test.for(["max-min", "least-squares", "atkinson"] as const)(
    "%s spends the budget within bounds",
    (objective) => {
      const found = allocate({ baseline: level, population, budget: 60, objective });
      expect(found.amounts).toBeInstanceOf(Float64Array);
      expect(total(found.amounts)).toBeCloseTo(60, 8);
      for (const amount of found.amounts) expect(amount).toBeGreaterThanOrEqual(-1e-9);
      const bounded = allocate({
        baseline: level,
        population,
        budget: 60,
        objective,
        lower: [0, 0, 6],
        upper: [20, 100, 100],
      });
      expect(bounded.amounts[0]).toBeLessThanOrEqual(20 + 1e-9);
      expect(bounded.amounts[2]).toBeGreaterThanOrEqual(6 - 1e-9);
      refusal(() => allocate({ baseline: level, population, budget: 5, objective, lower: 10 }), "allocate");
    },
  );
  test("max-min raises the lowest; typos are refused", () => {
    const fill = waterFill(level, population, 60);
    column(allocate({ baseline: level, population, budget: 60, objective: "max-min" }).amounts, [
      ...fill.amounts,
    ]);
    refusal(() => allocate({ level, population, budget: 60, objective: "maxmin" } as Loose), "allocate");
    refusal(
      () => allocate({ baseline: level, population, budget: Number.NaN, objective: "max-min" }),
      "allocate",
    );
  });
});
