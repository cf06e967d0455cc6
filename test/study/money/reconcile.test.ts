import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FiscalFlow,
  type ReconciliationOptions,
  type ReconciliationResult,
  reconcile,
  type Study,
} from "../../../src/index.ts";
import { refusals } from "../../support/refusals.ts";
import { callsSurvive } from "../../support/untyped-input.ts";
import { moneyStudy } from "../money-study.ts";

const ask = (question: ReconciliationOptions = {}, study: Study = moneyStudy()) => reconcile(study, question);
const bars = ({ waterfall }: ReconciliationResult) =>
  Object.fromEntries(waterfall.filter(({ amount }) => amount !== 0).map(({ id, amount }) => [id, amount]));

describe("agrees with the books kept by hand", () => {
  test("from budget to spending", () => {
    const money = ask({ service: "health" });
    // 1000 + 400 from the center, 100 of the county's own.
    expect(bars(money)).toEqual({
      budgeted: 1500,
      // The center keeps 100 of the first flow.
      "not-appropriated": -100,
      // 450 sent and 400 come; of its own 100 the county finds 60.
      "not-arrived": -90,
      // 900 come and 850 are passed on; 400 come and 380 are.
      undisbursed: -70,
      // 400 come and 380 are spent.
      unspent: -20,
      // Nobody says what became of the 380.
      "not-reported": -380,
      "off-purpose": -30,
      spent: 810,
    });
    expect(money.value).toBeCloseTo(810 / 1500, 14);
    expect(money).toMatchObject({
      kind: "reconciliation",
      unit: "share",
      currency: "CNY",
      flows: 6,
      n: 5,
      periods: ["2020"],
      asOf: null,
    });
  });
  test("regions by name, with amounts per head", () => {
    const { byRegion, population } = ask({ service: "health" });
    expect(byRegion.map(({ region, name, tier }) => [region, name, tier])).toEqual([
      ["p", "P", "province"],
      ["q", "Q", "province"],
      ["p1", "P One", "county"],
      ["p2", "P2", "county"],
      ["q1", "Q1", "county"],
    ]);
    const one = byRegion[2]!;
    expect([one.due, one.arrived, one.spent, one.offPurpose]).toEqual([600, 460, 440, 30]);
    expect([one.population, one.duePerHead, one.arrivedPerHead, one.spentPerHead]).toEqual([
      200, 3, 2.3, 2.2,
    ]);
    // People in provinces and in their counties are the same people.
    expect(population).toEqual({ concept: "resident", year: 2020, total: 900 });
  });
  test("hops, with their receivers", () => {
    const { byTierPair } = ask({ kind: "specific-transfer" });
    expect(byTierPair.map(({ from, to, receivers }) => [from, to, receivers])).toEqual([
      ["central", "province", ["p", "q"]],
      ["province", "county", ["p1", "p2", "q1"]],
    ]);
    expect(byTierPair.map(({ arrived, population }) => [arrived, population])).toEqual([
      [1300, 900],
      [1180, 900],
    ]);
    expect(byTierPair[0]?.arrivedPerHead).toBeCloseTo(1300 / 900, 14);
    // 900 of 1400 came by the end of June, 400 ten days late.
    expect(byTierPair[0]?.onTimeRate).toBeCloseTo(900 / 1400, 14);
    expect(byTierPair[0]?.meanDelayDays).toBeCloseTo((400 * 10) / 1300, 14);
  });
  test("splits", () => {
    const money = ask();
    const rows = (split: ReconciliationResult["byKind"]) =>
      split.map(({ group, name, flows, totalFunding, arrived, spent }) => [
        group,
        name,
        flows,
        totalFunding,
        arrived,
        spent,
      ]);
    expect(rows(money.byCategory)).toEqual([
      [null, "not stated", 3, 1470, 1370, 70],
      ["program", "program", 3, 100, 840, 440],
      ["personnel", "personnel", 1, 0, 400, 400],
    ]);
    expect(rows(money.byService)).toEqual([
      ["maternal", "Maternal health", 6, 1500, 2540, 840],
      ["roads", "Roads", 1, 70, 70, 70],
    ]);
    expect(rows(money.byPeriod).map(([group]) => group)).toEqual(["2020", "2021"]);
    expect(money.byKind.map(({ group, budgeted }) => [group, budgeted])).toEqual([
      ["specific-transfer", 1900],
      ["matching-fund", 100],
      ["general-transfer", 70],
    ]);
    expect(money.matchingFunds).toEqual([{ tier: "county treasury", due: 100, paid: 60, arrivalRate: 0.6 }]);
  });
  test("the day the books are read", () => {
    const early = ask({ service: "health", asOf: "2020-06-30" });
    expect(early.byRegion[2]!.arrived).toBe(360);
    expect(early.asOf).toBe("2020-06-30");
    expect(early.byRegion[4]).toMatchObject({ region: "q1", arrived: 0, overdue: 380 });
  });
});

describe("chooses", () => {
  test("a service with all that is part of it, or one part", () => {
    expect(ask({ service: "roads" }).flows).toBe(1);
    expect(ask({ service: ["health", "roads"] }).flows).toBe(7);
    expect(ask({ service: "maternal" }).flows).toBe(6);
  });
  test("periods, kinds, categories, currencies", () => {
    expect(ask({ period: "2021" }).flows).toBe(1);
    expect(ask({ period: ["2020", "2021"], kind: ["matching-fund", "general-transfer"] }).flows).toBe(2);
    expect(ask({ category: "personnel" }).byRegion.map(({ region }) => region)).toEqual(["p2"]);
    expect(ask({ currency: "CNY" }).flows).toBe(7);
  });
  test("what a region and all inside it receive", () => {
    const money = ask({ within: "p", kind: "specific-transfer" });
    expect(money.byRegion.map(({ region }) => region)).toEqual(["p", "p1", "p2"]);
    expect(bars(money)).toEqual({
      budgeted: 1000,
      "not-appropriated": -100,
      "not-arrived": -50,
      undisbursed: -50,
      unspent: -20,
      "off-purpose": -30,
      spent: 750,
    });
  });
  test("one level: the chain before is cut, and said to be", () => {
    const money = ask({ level: 2, kind: "specific-transfer" });
    expect(money.unlinked).toEqual([]);
    expect(bars(money).budgeted).toBe(500 + 400 + 380);
    const some = ask({ regions: ["p", "q1"], kind: "specific-transfer" });
    expect(some.unlinked.map(({ id, from, to }) => [id, from, to])).toEqual([
      ["q-q1", "Q (province)", "Q1 (county)"],
    ]);
    expect(some.unlinked[0]?.reason).toContain("the study has other flows to it");
    expect(some.warnings.map(({ code }) => code)).toContain("flows_unlinked");
  });
});

describe("says", () => {
  test("which regions asked for nobody pays", () => {
    expect(
      ask({ regions: ["p1", "q1"], category: "personnel", period: "2020" } as never, {
        ...moneyStudy(),
        flows: moneyStudy().flows!.map((one) =>
          one.id === "p-p2" ? { ...one, to: { tier: "county", region: "p1" } } : one,
        ),
      }).omitted,
    ).toEqual([{ region: "q1", code: "no_flow", data: {}, reason: "no flow of the question reaches it" }]);
  });
  test("by default, which regions lie outside all that is paid", () => {
    expect(ask().omitted).toEqual([]);
    // The roads of Q1 are all there is: P and its counties get nothing; the nation and Q hold Q1.
    expect(ask({ service: "roads" }).omitted.map(({ region }) => region)).toEqual(["p", "p1", "p2"]);
    // A province that receives stands for its counties.
    expect(ask({ regions: undefined, kind: "specific-transfer", category: undefined }).omitted).toEqual([]);
  });
  test("what cannot be right or cannot be told, and that figures are made up", () => {
    const money = ask();
    expect(money.issues.map(({ code, flows }) => [code, flows])).toEqual([
      ["spending_not_reported", ["q-q1"]],
    ]);
    expect(money.warnings.map(({ code }) => code)).toEqual(["flow_issue", "illustrative_figures"]);
    expect(money.sources.map(({ id }) => id)).toEqual(["books"]);
  });
  test("where no population is known there are no amounts per head, and no refusal", () => {
    const study = moneyStudy();
    const bare = { ...study, regions: study.regions.map(({ population: _, ...region }) => region) };
    const money = ask({}, bare);
    expect(money.population).toBeNull();
    expect(money.byRegion.every(({ arrivedPerHead }) => arrivedPerHead === null)).toBe(true);
    const partly = {
      ...study,
      regions: study.regions.map((region) =>
        region.id === "p1" ? { id: "p1", name: "P One", parent: "p" } : region,
      ),
    };
    const some = ask({}, partly);
    expect(some.byRegion[2]?.arrivedPerHead).toBeNull();
    expect(some.byRegion[3]?.arrivedPerHead).not.toBeNull();
    expect(
      some.byTierPair.find(({ to, from }) => from === "province" && to === "county")?.population,
    ).toBeNull();
    expect(some.warnings.map(({ code }) => code)).toContain("no_population");
  });
  test("a receiver without a figure of its own has the people inside it, as everywhere", () => {
    const study = moneyStudy();
    const regions = study.regions.map((region) =>
      region.id === "p" ? { ...region, population: [] } : region,
    );
    const row = ask({}, { ...study, regions }).byRegion.find(({ region }) => region === "p");
    // P1 and P2 have 200 and 300 people; 900 arrived.
    expect([row?.population, row?.arrivedPerHead]).toEqual([500, 1.8]);
  });
  test("several populations among which nobody chose are told", () => {
    const { population: _, ...study } = moneyStudy();
    const regions = study.regions.map((region) => ({
      ...region,
      population: [
        { concept: "resident" as const, year: 2020, value: 10 },
        { concept: "registered" as const, year: 2020, value: 12 },
      ],
    }));
    const money = ask({}, { ...study, regions });
    expect(money.population).toBeNull();
    expect(money.warnings.map(({ code }) => code)).toContain("several_populations");
    const chosen = ask({ population: { concept: "registered" } }, { ...study, regions });
    expect(chosen.population?.concept).toBe("registered");
  });
  test("nothing came in", () => {
    const study = moneyStudy();
    const money = ask(
      {},
      { ...study, flows: [{ ...study.flows![6]!, amounts: { budgeted: [{ amount: 0 }] } }] },
    );
    expect(money.value).toBeNull();
    expect(money.warnings.map(({ code }) => code)).toContain("no_money");
  });
});

describe("laws", () => {
  const amount = fc.integer({ min: 0, max: 1000 });
  const parts = fc.option(
    fc.array(
      amount.map((cents) => ({ amount: cents / 100 })),
      { maxLength: 3 },
    ),
    {
      nil: undefined,
    },
  );
  const flows = fc
    .array(
      fc.record({
        hop: fc.constantFrom(["n", "p"], ["n", "q"], ["p", "p1"], ["p", "p2"], ["q", "q1"]),
        kind: fc.constantFrom("specific-transfer", "matching-fund", "general-transfer"),
        category: fc.constantFrom("personnel", "program", undefined),
        period: fc.constantFrom("2020", "2021"),
        budgeted: parts,
        appropriated: parts,
        arrived: parts,
        spent: parts,
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((list) =>
      list.map(
        ({ hop: [from, to], kind, category, period, ...amounts }, i): FiscalFlow => ({
          id: `f${i}`,
          from: { tier: from === "n" ? "central" : "province", region: from! },
          to: { tier: from === "n" ? "province" : "county", region: to! },
          kind: kind as FiscalFlow["kind"],
          category: category as FiscalFlow["category"],
          period,
          currency: "CNY",
          amounts,
        }),
      ),
    );
  const cents = (value: number): number => Math.round(value * 100);

  test("no cent is lost: bars and splits add up", () => {
    fc.assert(
      fc.property(flows, (list) => {
        const money = ask({}, { ...moneyStudy(), flows: list });
        let running = 0;
        for (const { id, amount } of money.waterfall) if (id !== "spent") running += cents(amount);
        expect(running).toBe(cents(money.waterfall.at(-1)!.amount));
        const opening = cents(money.waterfall[0]!.amount) + cents(money.waterfall[1]!.amount);
        for (const split of [money.byKind, money.byCategory, money.byService, money.byPeriod]) {
          const total = (field: "arrived" | "spent" | "offPurpose" | "due" | "totalFunding") =>
            split.reduce((all, one) => all + cents(one[field]), 0);
          expect(total("arrived")).toBe(cents(money.total.arrived));
          expect(total("spent")).toBe(cents(money.total.spent));
          expect(total("due")).toBe(cents(money.total.due));
          expect(total("totalFunding")).toBe(opening);
          expect(split.reduce((all, one) => all + one.flows, 0)).toBe(list.length);
        }
        expect(money.byRegion.reduce((all, one) => all + cents(one.arrived), 0)).toBe(
          cents(money.total.arrived),
        );
      }),
      { numRuns: 60 },
    );
  });
  test("the order of flows and regions changes nothing", () => {
    fc.assert(
      fc.property(flows, (list) => {
        const study = { ...moneyStudy(), flows: list };
        const turned = { ...study, flows: list.toReversed(), regions: study.regions.toReversed() };
        const [a, b] = [ask({}, study), ask({}, turned)];
        expect(b.waterfall).toEqual(a.waterfall);
        expect(b.total).toEqual(a.total);
        expect(b.byRegion.toReversed().map(({ region }) => region)).toEqual(
          a.byRegion.map(({ region }) => region),
        );
        expect(b.byPeriod).toEqual(a.byPeriod);
      }),
      { numRuns: 40 },
    );
  });
});

test("what entered is told beside totals that count at every hop", () => {
  const money = ask({ kind: "specific-transfer", period: "2020" });
  // 1,400 entered at the center, and are due again at the counties.
  expect(money.totalFunding).toBe(1400);
  expect(money.total.due).toBeGreaterThan(money.totalFunding);
  expect(money.toString()).toContain("of the 1,400 that came in");
  const html = money.toHTML();
  for (const title of ["In time", "Days late", "Kept"]) expect(html).toContain(`>${title}<`);
});

test("a region that only pays is not missing", () => {
  const study = moneyStudy();
  const regions = [...study.regions, { id: "far", name: "Far" }];
  const flows = study.flows!.filter(({ from }) => from.tier === "province");
  const { omitted } = ask({}, { ...study, regions, flows });
  expect(omitted).toEqual([
    { region: "far", code: "no_flow", data: {}, reason: "no flow of the question reaches it" },
  ]);
  const one: Study = {
    id: "s",
    name: "S",
    regions: [
      { id: "payer", name: "Province" },
      { id: "c", name: "County" },
    ],
    flows: [
      {
        id: "f",
        from: { tier: "province", region: "payer" },
        to: { tier: "county", region: "c" },
        kind: "general-transfer",
        period: "2020",
        currency: "CNY",
        amounts: { budgeted: [{ amount: 5 }], arrived: [{ amount: 5 }], spent: [{ amount: 2 }] },
      },
    ],
  };
  expect(reconcile(one).omitted).toEqual([]);
});

test("issues that say the same of several flows are one warning", () => {
  const study = moneyStudy();
  const flows = study.flows!.map((flow) => ({ ...flow, amounts: { arrived: [{ amount: 0.1 }] } }));
  const told = ask({ period: "2020" }, { ...study, flows }).warnings.filter(
    ({ code, data }) => code === "flow_issue" && data.issue === "spending_not_reported",
  );
  expect(told).toHaveLength(1);
});

test("the result is plain JSON", () => {
  const money = ask();
  expect(JSON.parse(JSON.stringify(money))).toEqual({ ...money });
});

test("whatever untyped callers pass is refused or answered", () => {
  const question = {
    period: ["2020"],
    kind: "specific-transfer",
    service: "health",
    asOf: "2020-12-31",
    matchBy: ["kind"],
    within: "n",
    level: 1,
    population: { concept: "resident", year: 2020 },
  };
  callsSurvive([[reconcile, [moneyStudy(), question]]], 400);
});

refusals("reconcile", [
  ["no study", () => reconcile(null as never), "wrong_type", "must be a study"],
  ["a mistyped option", () => ask({ periods: "2020" } as never), "unknown_option", '"periods"'],
  [
    "no flows",
    () => ask({}, { ...moneyStudy(), flows: undefined }),
    "too_few_observations",
    "the study has no flows",
  ],
  [
    "a period without flows",
    () => ask({ period: "1999" }),
    "too_few_observations",
    "flows of the periods 2020, 2021",
  ],
  ["an unknown service", () => ask({ service: "x" }), "unknown_id", "it has health, maternal, roads"],
  ["an unknown region", () => ask({ regions: ["x"] }), "unknown_id", 'no region "x"'],
  ["an unknown region around", () => ask({ within: "x" }), "unknown_id", 'no region "x"'],
  ["a level nobody is on", () => ask({ level: 9 }), "too_few_observations", "no region fits"],
  ["an unknown kind", () => ask({ kind: "gift" as never }), "unknown_option", 'kind is "gift"'],
  ["an unknown category", () => ask({ category: "gift" as never }), "unknown_option", 'category is "gift"'],
  ["a period as a number", () => ask({ period: 2020 as never }), "wrong_type", "period is 2020"],
  ["a population that is none", () => ask({ population: 3 as never }), "wrong_type", "{ concept, year }"],
]);
refusals("reconcile", [
  [
    "two currencies",
    () =>
      ask(
        {},
        {
          ...moneyStudy(),
          flows: moneyStudy().flows!.map((one, i) => (i === 0 ? { ...one, currency: "EUR" } : one)),
        },
      ),
    "mixed_units",
    "convert them first",
  ],
  ["a day that is none", () => ask({ asOf: "June" }), "out_of_domain", "asOf is June"],
  [
    "a category that is no text",
    () => ask({}, { ...moneyStudy(), flows: [{ ...moneyStudy().flows![0]!, category: 3 as never }] }),
    "wrong_type",
    "category of flow",
  ],
]);
