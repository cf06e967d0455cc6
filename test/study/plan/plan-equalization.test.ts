import { describe, expect, test } from "vitest";
import {
  type FiscalFlow,
  GINI,
  gini,
  measureResources,
  PALMA,
  type PlanOptions,
  type PlanResult,
  planEqualization,
  type Study,
} from "../../../src/index.ts";
import { refusals } from "../../support/refusals.ts";
import { callsSurvive } from "../../support/untyped-input.ts";
import { smallStudy } from "../small-study.ts";

/** Beds per 100 of 100, 300, 200, 400 people: 2, 4, 5, 3; the standard is 3 in the west (P1, P2), 4 else. */
const plain: PlanOptions = {
  indicator: "beds",
  period: "2020",
  target: "standard",
  budget: 1000,
  years: [2021, 2022],
  cost: 10,
};
const ask = (question: Partial<PlanOptions> = {}, study: Study = smallStudy()): PlanResult =>
  planEqualization(study, { ...plain, ...question });
const flow = (id: string, to: string, tier: string, amounts: FiscalFlow["amounts"]): FiscalFlow => ({
  id,
  from: { tier: "central", region: "CN" },
  to: { tier, region: to },
  kind: "specific-transfer",
  period: "2020",
  currency: "CNY",
  amounts,
});

describe("plans", () => {
  test("by hand: beds that lack, times what a bed costs", () => {
    const plan = ask();
    // P1 lacks 1 per 100 of 100 people: 1 bed; Q2 lacks 1 per 100 of 400: 4 beds.
    expect(plan.rows.map(({ region, disbursed }) => [region, disbursed])).toEqual([
      ["p1", 20],
      ["p2", 0],
      ["q1", 0],
      ["q2", 80],
    ]);
    expect(plan).toMatchObject({
      kind: "plan",
      study: "small",
      status: "met",
      feasible: true,
      reason: null,
      value: 0,
      unit: "per 100",
      gapBefore: 0.5,
      period: "2020",
      budget: 2000,
      disbursed: 100,
      fundingGap: 0,
      minimumScale: 0.05,
      minimumBudget: { total: 100, byYear: [50, 50] },
      minimumRuleBudget: { total: 0, byYear: [0, 0] },
      target: { kind: "standard", targetYear: "2021" },
      n: 4,
      population: { concept: "resident", year: 2020, total: 1000 },
      binding: { standard: 8, budget: 0 },
    });
    expect(plan.rows[3]?.years).toEqual([
      {
        year: "2021",
        disbursed: 40,
        arrived: 40,
        localContribution: 0,
        before: 3,
        after: 4,
        standard: 4,
        shortfall: 0,
        binding: "standard",
      },
      {
        year: "2022",
        disbursed: 40,
        arrived: 40,
        localContribution: 0,
        before: 3,
        after: 4,
        standard: 4,
        shortfall: 0,
        binding: "standard",
      },
    ]);
    expect(plan.years.map(({ year, disbursed }) => [year, disbursed])).toEqual([
      ["2021", 50],
      ["2022", 50],
    ]);
    expect(plan.certificate).toMatchObject({ objective: "money", optimal: true });
  });

  test("is plain data, the same after a trip through JSON", () => {
    const plan = ask({ budget: 30 });
    expect(plan.status).toBe("short");
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test("years may be counted from the period of the levels", () => {
    expect(ask({ years: 3 }).years.map(({ year }) => year)).toEqual(["2021", "2022", "2023"]);
    expect(ask({ targetYear: "2022" }).years.map(({ counted }) => counted)).toEqual([false, true]);
    expect(ask({ targetYear: 2022 }).disbursed).toBe(50);
  });

  test("cost sharing by tier: who pays what, and who is in which tier", () => {
    const plan = ask({ centralShare: { groupBy: "belt", values: { west: 0.8, east: 0.5 } } });
    expect(plan.rows.map(({ tier, centralShare }) => [tier, centralShare])).toEqual([
      ["west", 0.8],
      ["west", 0.8],
      ["east", 0.5],
      ["east", 0.5],
    ]);
    expect(plan.rows[0]?.disbursed).toBeCloseTo(16, 12);
    expect(plan.rows[0]?.localContribution).toBeCloseTo(4, 12);
    expect(plan.rows[3]?.disbursed).toBeCloseTo(40, 12);
    expect(plan.rows[3]?.localContribution).toBeCloseTo(40, 12);
  });

  test("a region that cannot pay its share is named", () => {
    const plan = ask({ centralShare: 0.5, localLimit: { values: { p1: 0, p2: 9, q1: 9, q2: 99 } } });
    expect(plan.status).toBe("short");
    expect(plan.reason).toContain("P1 in 2021");
    expect(plan.rows[0]?.years[0]?.binding).toBe("local");
  });

  test("losses observed in the flows, on every tier above", () => {
    const flows = [
      // Half of P's money is kept; a tenth of what is due to P1 does not arrive, and a ninth of that is misused.
      flow("p", "p", "province", {
        budgeted: [{ amount: 200 }],
        appropriated: [{ amount: 200 }],
        arrived: [{ amount: 200 }],
      }),
      {
        ...flow("p1", "p1", "county", {
          budgeted: [{ amount: 100 }],
          appropriated: [{ amount: 100 }],
          arrived: [{ amount: 90 }],
          spent: [{ amount: 80 }, { amount: 10, offPurpose: true }],
        }),
        from: { tier: "province", region: "p" },
      },
      flow("q2", "q2", "county", {
        budgeted: [{ amount: 100 }],
        appropriated: [{ amount: 100 }],
        arrived: [{ amount: 75 }],
        spent: [{ amount: 75 }],
      }),
    ];
    const plan = ask({ lossRate: "observed" }, { ...smallStudy(), flows });
    expect(plan.rows[3]?.lossRate).toBeCloseTo(0.25, 12);
    expect(plan.rows[3]?.years[0]?.disbursed).toBeCloseTo(40 / 0.75, 10);
    expect(plan.rows[0]?.lossRate).toBeCloseTo(1 - 0.8 * 0.5, 12);
    // P2 and Q1 report nothing. On all hops 155 of 300 reached its purpose, on the last one 155 of 200; P2 lies in P.
    expect(plan.rows[2]?.lossRate).toBeCloseTo(1 - 155 / 300, 12);
    expect(plan.rows[1]?.lossRate).toBeCloseTo(1 - (155 / 200) * 0.5, 12);
    expect(plan.warnings.map(({ code }) => code)).toContain("losses_assumed");
    const together = ask({ lossRate: "observed-total" }, { ...smallStudy(), flows });
    expect(new Set(together.rows.map(({ lossRate }) => lossRate)).size).toBe(1);
  });

  test("a loss counts once, though two tiers see it", () => {
    const paid = (id: string, tier: string, sent: number, arrived: number): FiscalFlow =>
      flow(id, id, tier, {
        budgeted: [{ amount: 100 }],
        appropriated: [{ amount: sent }],
        arrived: [{ amount: arrived }],
      });
    const from = (one: FiscalFlow, tier: string, region: string): FiscalFlow => ({
      ...one,
      from: { tier, region },
    });
    // P keeps 20 of 100: its county was budgeted 100 and is sent 80.
    const flows = [paid("p", "province", 100, 100), from(paid("p1", "county", 80, 80), "province", "p")];
    const plan = ask({ lossRate: "observed" }, { ...smallStudy(), flows });
    expect(plan.rows[0]?.lossRate).toBeCloseTo(0.2, 12);
    // Only P reports: its counties lose what it loses.
    const province = [paid("p", "province", 100, 75)];
    const above = ask({ lossRate: "observed", within: "p" }, { ...smallStudy(), flows: province });
    expect(above.rows.map(({ lossRate }) => lossRate)).toEqual([0.25, 0.25]);
    // Two accounts of one county: 90 of 100 come to the first, 10 stay there, 8 of 80 are spent on something else.
    const accounts = [
      paid("p1", "county account", 100, 90),
      from(
        {
          ...flow("p1-clinics", "p1", "clinics", {
            appropriated: [{ amount: 80 }],
            arrived: [{ amount: 80 }],
            spent: [{ amount: 72 }, { amount: 8, offPurpose: true }],
          }),
          kind: "per-capita-subsidy",
        },
        "county account",
        "p1",
      ),
    ];
    const county: Study = { ...smallStudy(), flows: accounts };
    const linked = ask({ lossRate: "observed", lossLinkBy: ["period"], regions: ["p1"] }, county);
    expect(linked.rows[0]?.lossRate).toBeCloseTo(0.28, 12);
    // Told apart by kind, the two are no chain: 90 of 100 and 72 of 80.
    const apart = ask({ lossRate: "observed", regions: ["p1"] }, county);
    expect(apart.rows[0]?.lossRate).toBeCloseTo(1 - 162 / 180, 12);
  });

  test("the standard of the part of the regions that is asked for", () => {
    const study = smallStudy();
    const rural: Study = {
      ...study,
      regions: study.regions.map((region) => ({
        ...region,
        population: [{ concept: "resident", year: 2020, value: 100, subgroup: "rural" }],
      })),
      indicators: [
        {
          id: "visits",
          name: "Visits",
          dimension: "process",
          direction: "higher",
          unit: "a head",
          scale: 1,
          standards: [
            { value: 9, from: "2000-01-01" },
            { value: 5, from: "2000-01-01", appliesTo: { subgroup: "rural" } },
          ],
        },
      ],
      observations: [{ region: "p1", indicator: "visits", period: "2020", value: 4, subgroup: "rural" }],
    };
    const question = { indicator: "visits", subgroup: "rural", regions: ["p1"], cost: 1, years: [2021] };
    const plan = ask(question, rural);
    expect(plan.rows[0]?.years[0]?.standard).toBe(5);
    expect(plan.minimumBudget?.total).toBe(100);
  });

  test("the trend runs from the period of the levels, over years that are left out too", () => {
    const levels = ask({ trend: 0.1, years: [2022, 2025] }).rows[0]!.years.map(({ before }) => before);
    expect(levels[0]).toBeCloseTo(2 * 1.1 ** 2, 12);
    expect(levels[1]).toBeCloseTo(2 * 1.1 ** 5, 12);
  });

  test("what is bought is counted over the denominators, as measureResources counts what lacks", () => {
    const study = smallStudy();
    const births: Study = {
      ...study,
      indicators: [
        { id: "births", name: "Births", dimension: "process", direction: "higher", unit: "%", scale: 100 },
      ],
      observations: [40, 10, 20, 30].map((denominator, i) => ({
        region: ["p1", "p2", "q1", "q2"][i]!,
        indicator: "births",
        period: "2020",
        value: [50, 80, 100, 90][i]!,
        numerator: (denominator * [50, 80, 100, 90][i]!) / 100,
        denominator,
      })),
    };
    const plan = ask({ indicator: "births", target: { standard: 90 }, cost: 1, years: [2021] }, births);
    const short = measureResources(births, { indicator: "births", standard: 90 });
    expect(plan.rows.map(({ disbursed }) => Math.round(disbursed * 1e9) / 1e9)).toEqual([16, 1, 0, 0]);
    expect(short.rows.map(({ shortfall }) => shortfall)).toEqual([16, 1, 0, 0]);
    expect(plan.minimumBudget?.total).toBeCloseTo(short.attainment!.shortfall!, 12);
  });

  test("an index at most so much", () => {
    const plan = ask({ target: { index: GINI, atMost: 0.1 }, years: [2021] });
    expect(plan).toMatchObject({
      status: "met",
      unit: "none",
      target: { kind: "index", index: "gini", atMost: 0.1, targetYear: "2021" },
    });
    const weights = [100, 300, 200, 400];
    expect(
      gini(
        plan.rows.map(({ after }) => after),
        { weights },
      ),
    ).toBeCloseTo(0.1, 12);
    expect(plan.gapBefore).toBeCloseTo(gini([2, 4, 5, 3], { weights }) - 0.1, 12);
    expect(plan.rows[0]?.years[0]?.standard).toBeNull();
  });

  test("an indicator of which less is better is brought down", () => {
    const plan = ask({ indicator: "deaths", target: { standard: 5 }, budget: 10_000 });
    expect(plan.rows.map(({ after }) => after)).toEqual([2, 4, 5, 5]);
    // 1 per 100 of 200 people and 3 per 100 of 400, at 10 each.
    expect(plan.minimumBudget?.byYear).toEqual([140, 140]);
  });

  test("totals are planned by head, from their trend", () => {
    const plan = ask({
      indicator: "money",
      target: { standard: 3 },
      cost: undefined,
      trend: 0.5,
      years: 1,
      budget: 1e6,
    });
    // 1, 2, 1, 3 a head; a half more; short of 3 by 1.5, 0, 1.5, 0.
    expect(plan.rows.map(({ disbursed }) => disbursed)).toEqual([150, 0, 300, 0]);
    expect(plan.warnings.map(({ code }) => code)).not.toContain("cost_assumed");
  });

  test("says so when a cost was taken for granted", () => {
    expect(ask({ cost: undefined }).warnings.map(({ code }) => code)).toContain("cost_assumed");
  });

  test("floors from an indicator, caps, collars, last year's money, investment, objective", () => {
    const plan = ask({
      floor: { values: { p1: 1, p2: 1, q1: 1, q2: 1 } },
      cap: 30,
      collar: { down: 0.5, up: 1, allowance: 1 },
      previous: 2,
      budget: 40,
      objective: "least-squares",
      spendingType: "capital",
      depreciation: 0.1,
      carryOver: true,
      frontierPoints: 3,
      moneyUnit: "yuan",
    });
    expect(plan.status).toBe("short");
    expect(plan.moneyUnit).toBe("yuan");
    expect(
      plan.rows.every(({ years }) => years.every(({ disbursed }) => disbursed >= 1 && disbursed <= 30)),
    ).toBe(true);
    expect(plan.rows[3]!.years[1]!.disbursed).toBeCloseTo(11, 6);
    expect(plan.certificate).toMatchObject({ objective: "squared-gap", optimal: true });
    expect(plan.method).toContain("investments that last");
    const read = ask({ floor: { indicator: "deaths", period: "2020" } });
    expect(read.rows[2]?.disbursed).toBe(12);
  });

  test("no plan: what the rules take, and nothing else", () => {
    const plan = ask({ floor: 500 });
    expect(plan).toMatchObject({
      status: "infeasible",
      feasible: false,
      value: null,
      disbursed: null,
      years: [],
      shadowPrices: [],
    });
    expect(plan.minimumRuleBudget?.total).toBe(4000);
    expect(plan.rows.map(({ after, years }) => [after, years])).toEqual([
      [2, []],
      [4, []],
      [5, []],
      [3, []],
    ]);
    expect(plan.rows.map(({ shortfall }) => shortfall)).toEqual([1, 0, 0, 1]);
  });

  test("regions without a value are left out when asked, and listed", () => {
    const plan = ask({ indicator: "sparse", target: { standard: 80 }, missing: "omit", budget: 1e6 });
    expect(plan.rows.map(({ region }) => region)).toEqual(["p1", "q2"]);
    expect(plan.omitted.map(({ region }) => region)).toEqual(["p2", "q1"]);
  });
});

test("whatever untyped callers put in any place of the question, the answer is a plan or a typed refusal", () => {
  const full: PlanOptions = {
    ...plain,
    lossRate: { values: { p1: 0.1, p2: 0.1, q1: 0, q2: 0 } },
    centralShare: { groupBy: "belt", values: { west: 0.8, east: 0.5 } },
    localLimit: 50,
    floor: 1,
    cap: 60,
    collar: { down: 0.5, up: 1, allowance: 5 },
    previous: 2,
    carryOver: true,
    targetYear: 2022,
    spendingType: "capital",
    depreciation: 0.1,
    trend: 0.01,
    objective: "least-squares",
    moneyUnit: "yuan",
    frontierPoints: 2,
    missing: "omit",
    population: { concept: "resident", year: 2020 },
  };
  expect(ask(full).certificate?.optimal).toBe(true);
  callsSurvive([[planEqualization as never, [smallStudy(), full]]], 500);
});

const ALL_TARGETS = 'pass "standard", { standard: number } or { index, atMost }';

refusals("planEqualization", [
  ["no study", () => planEqualization(null as never, plain), "wrong_type", "study"],
  ["no question", () => planEqualization(smallStudy(), undefined as never), "wrong_type", "options"],
  ["an unknown option", () => ask({ goal: 1 } as never), "unknown_option", "goal"],
  ["no target", () => ask({ target: undefined as never }), "missing_option", "target"],
  ["a target that is none", () => ask({ target: "best" as never }), "unknown_option", ALL_TARGETS],
  ["a target of nothing", () => ask({ target: null as never }), "unknown_option", ALL_TARGETS],
  ["a target of an empty object", () => ask({ target: {} as never }), "unknown_option", ALL_TARGETS],
  ["no target", () => ask({ target: undefined as never }), "missing_option", ALL_TARGETS],
  [
    "an index that is none",
    () => ask({ target: { index: "ginni", atMost: 0.1 } as never }),
    "unknown_option",
    "gini",
  ],
  [
    "an index that may rise",
    () =>
      ask({
        target: {
          index: { ...PALMA, properties: { ...PALMA.properties, transferPrinciple: "not-satisfied" } },
          atMost: 1,
        },
      }),
    "unsupported_combination",
    "certified",
  ],
  [
    "an index with a cap",
    () => ask({ target: { index: GINI, atMost: 0.1 }, cap: 3 }),
    "unsupported_combination",
    "cap",
  ],
  [
    "an index where less is better",
    () => ask({ indicator: "deaths", target: { index: GINI, atMost: 0.1 } }),
    "unsupported_combination",
    "less is better",
  ],
  ["no standard", () => ask({ indicator: "deaths" }), "missing_option", "no standard"],
  ["no years", () => ask({ years: [] }), "too_few_observations", "year"],
  ["years that are none", () => ask({ years: "2021" as never }), "wrong_type", "years"],
  ["a year in words", () => ask({ years: ["next"] }), "out_of_domain", "2025"],
  ["years in disorder", () => ask({ years: [2022, 2021] }), "out_of_domain", "ascend"],
  ["a year that is not planned", () => ask({ targetYear: 2030 }), "out_of_domain", "2021, 2022"],
  [
    "what to match by, and no flows to match",
    () => ask({ lossLinkBy: ["period"] }),
    "unsupported_combination",
    "lossLinkBy",
  ],
  ["losses without flows", () => ask({ lossRate: "observed" }), "missing_value", "no flows"],
  ["losses that are none", () => ask({ lossRate: "some" as never }), "wrong_type", "lossRate"],
  ["a region without a figure", () => ask({ floor: { values: { p1: 1 } } }), "missing_value", "p2"],
  [
    "a class without a share",
    () => ask({ centralShare: { groupBy: "belt", values: { west: 1 } } }),
    "missing_value",
    "east",
  ],
  ["a figure that is NaN", () => ask({ cost: { values: { p1: Number.NaN } } }), "not_finite", "p1"],
  ["figures from nowhere", () => ask({ cap: {} as never }), "wrong_type", "cap"],
  ["an unknown indicator", () => ask({ indicator: "doctors" }), "unknown_id", "doctors"],
]);

refusals("planEqualization", [
  ["budgets for other years", () => ask({ budget: [1, 2, 3] }), "length_mismatch", "budget"],
]);
