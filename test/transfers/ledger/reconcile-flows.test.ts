import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FiscalFlow, FlowState } from "../../../src/model/index.ts";
import { type FlowReconciliation, reconcileFlows, type WaterfallBar } from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";

type Amounts = Partial<Record<FlowState, number | FiscalFlow["amounts"][FlowState]>>;

/** A flow by the shortest way: `central:CN>province:P`, amounts as numbers. */
function flow(id: string, way: string, amounts: Amounts, more: Partial<FiscalFlow> = {}): FiscalFlow {
  const [from, to] = way.split(">").map((end) => {
    const [tier, region] = end.split(":");
    return { tier: tier!, region: region! };
  });
  return {
    id,
    from: from!,
    to: to!,
    kind: "specific-transfer",
    period: "2024",
    currency: "CNY",
    amounts: Object.fromEntries(
      Object.entries(amounts).map(([state, amount]) => [
        state,
        typeof amount === "number" ? [{ amount }] : amount,
      ]),
    ),
    ...more,
  };
}

/** The bars that are not 0. */
const bars = (books: FlowReconciliation): Partial<Record<WaterfallBar["id"], number>> =>
  Object.fromEntries(books.waterfall.filter((bar) => bar.amount !== 0).map((bar) => [bar.id, bar.amount]));

/** Central money through two provinces to three counties. */
const chain: readonly FiscalFlow[] = [
  flow("c1", "central:CN>province:P", { budgeted: 100, appropriated: 90, arrived: 80 }),
  flow("c2", "central:CN>province:Q", { budgeted: 50, appropriated: 50, arrived: 50 }),
  flow("p1", "province:P>county:A", { appropriated: 40, arrived: 40, spent: 30 }),
  flow("p2", "province:P>county:B", {
    appropriated: 30,
    arrived: 25,
    spent: [{ amount: 20 }, { amount: 5, offPurpose: true }],
  }),
  flow("q1", "province:Q>county:C", { appropriated: 50, arrived: 50, spent: 50 }),
];

describe("the money, followed", () => {
  const books = reconcileFlows(chain);

  test("from budget to spending, by hand", () => {
    // 150; 10 not appropriated; 10 + 5 not arrived; P keeps 80 - 70 = 10; A leaves 10; 5 misused.
    expect(bars(books)).toEqual({
      budgeted: 150,
      "not-appropriated": -10,
      "not-arrived": -15,
      undisbursed: -10,
      unspent: -10,
      "off-purpose": -5,
      spent: 100,
    });
    expect(books.spentOnPurposeRate).toBe(100 / 150);
    expect(books.waterfall.at(-2)!.balance).toBe(100);
    expect([books.currency, books.asOf, books.unlinked, books.issues]).toEqual(["CNY", null, [], []]);
  });
  test("by hop", () => {
    expect(books.byTierPair).toHaveLength(2);
    const [first, second] = books.byTierPair as [
      FlowReconciliation["byTierPair"][0],
      FlowReconciliation["byTierPair"][0],
    ];
    expect([first.from, first.to, first.flows]).toEqual(["central", "province", 2]);
    expect([first.due, first.arrived, first.undisbursed, first.overdue]).toEqual([150, 130, 10, 20]);
    expect(first.arrivalRate).toBe(130 / 150);
    expect(first.undisbursedRate).toBe(10 / 130);
    expect([first.onTimeRate, first.meanDelayDays, first.executionRate, first.offPurposeRate]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([second.due, second.arrived, second.spent, second.offPurpose]).toEqual([120, 115, 105, 5]);
    expect(second.executionRate).toBe(105 / 115);
    expect(second.offPurposeRate).toBe(5 / 105);
  });
  test("by receiver", () => {
    expect(
      books.byRegion.map(({ tier, region, arrived, undisbursed }) => [tier, region, arrived, undisbursed]),
    ).toEqual([
      ["province", "P", 80, 10],
      ["province", "Q", 50, 0],
      ["county", "A", 40, 0],
      ["county", "B", 25, 0],
      ["county", "C", 50, 0],
    ]);
    expect(books.byRegion[3]!.executionRate).toBe(1);
  });
  test("all together", () => {
    expect(books.total.flows).toBe(5);
    expect(books.total.spent).toBe(105);
  });
});

test("what passes on is carried by the cents of each flow exactly, the earlier flow first where parts are equal", () => {
  // 60,003,335,220,804 cents by 3, 8 and 9: …,120.6, …,321.6 and …,361.8 cents.
  const books = reconcileFlows([
    flow("a", "fund:A>province:P", { arrived: 7.5e11 }),
    flow("b", "bank:B>province:P", { arrived: 2e12 }),
    flow("c", "central:C>province:P", { arrived: 2.25e12 }),
    flow("p", "province:P>county:Z", { arrived: 600033352208.04, spent: 600033352208.04 }),
  ]);
  const kept = books.byTierPair
    .filter((pair) => pair.to === "province")
    .map((pair) => [pair.from, pair.undisbursed]);
  expect(Object.fromEntries(kept)).toEqual({
    fund: 7.5e11 - 90005002831.21,
    bank: 2e12 - 240013340883.21,
    central: 2.25e12 - 270015008493.62,
  });
});

describe("time", () => {
  const late = flow(
    "f",
    "central:CN>county:A",
    {
      budgeted: 100,
      arrived: [
        { amount: 50, date: "2024-06-30" },
        { amount: 20, date: "2024-07-10" },
        { amount: 10, date: "2024-07-30" },
      ],
    },
    { dueDate: "2024-06-30" },
  );
  test("on time is what came by the due date; delay is weighted by money", () => {
    const { total } = reconcileFlows([late]);
    expect(total.onTimeRate).toBe(0.5);
    expect(total.meanDelayDays).toBe((20 * 10 + 10 * 30) / 80);
    expect(total.arrivalRate).toBe(0.8);
    expect(total.meanOverdueDays).toBeNull();
  });
  test("as of a day, later money has not come, and what waits is counted in days", () => {
    const { total, asOf } = reconcileFlows([late], { asOf: "2024-07-10" });
    expect(asOf).toBe("2024-07-10");
    expect([total.arrived, total.overdue, total.meanOverdueDays]).toEqual([70, 30, 10]);
    expect(total.meanDelayDays).toBe(200 / 70);
  });
  test("before the due date nothing is due", () => {
    const { total } = reconcileFlows([late], { asOf: "2024-06-29" });
    expect([total.due, total.overdue, total.arrivalRate, total.onTimeRate]).toEqual([0, 0, null, null]);
  });
  test("early money is not early by negative days, and more than due is not on time", () => {
    const early = flow(
      "e",
      "central:CN>county:B",
      { budgeted: 10, arrived: [{ amount: 15, date: "2024-01-01" }] },
      { dueDate: "2024-06-30" },
    );
    const { total } = reconcileFlows([early, late]);
    expect(total.onTimeRate).toBe(60 / 110);
    expect(total.meanDelayDays).toBe((20 * 10 + 10 * 30) / 95);
  });
  test("an arrival without a date is neither late nor in time, but said", () => {
    const books = reconcileFlows([
      flow("u", "central:CN>county:A", { budgeted: 10, arrived: 10 }, { dueDate: "2024-06-30" }),
    ]);
    expect([books.total.onTimeRate, books.total.meanDelayDays]).toEqual([null, null]);
    expect(books.issues.map((issue) => issue.code)).toContain("undated_arrival");
  });
});

describe("as of a day, money without a date", () => {
  /** The province gets 1,000 in August and passes 300 on, on a day nobody wrote down. */
  const august: readonly FiscalFlow[] = [
    flow("c", "central:CN>province:P", {
      budgeted: 1000,
      appropriated: [{ amount: 1000, date: "2024-05-01" }],
      arrived: [{ amount: 1000, date: "2024-08-01" }],
    }),
    flow("p", "province:P>county:A", {
      appropriated: 300,
      arrived: [{ amount: 300, date: "2024-08-20" }],
      spent: [{ amount: 200 }, { amount: 50, offPurpose: true }],
    }),
  ];

  test("before anything arrived, nothing was passed on or spent", () => {
    const books = reconcileFlows(august, { asOf: "2024-07-01" });
    expect(bars(books)).toEqual({ budgeted: 1000, "not-arrived": -1000 });
    expect([books.total.spent, books.total.offPurpose, books.spentOnPurposeRate]).toEqual([0, 0, 0]);
    expect(books.issues).toEqual([
      {
        code: "undated_appropriation",
        flows: ["p"],
        amount: 300,
        message:
          "appropriated on a day that is not recorded, from money that came after 2024-07-01; not counted: record the day, or leave asOf out",
      },
      {
        code: "undated_spending",
        flows: ["p"],
        amount: 250,
        message:
          "spent on a day that is not recorded, from money that came after 2024-07-01; not counted: record the day, or leave asOf out",
      },
    ]);
  });
  test("after it all arrived, what has no date counts, and is told", () => {
    const books = reconcileFlows(august, { asOf: "2024-12-31" });
    expect(bars(books)).toEqual(bars({ ...reconcileFlows(august) }));
    expect(books.issues.map(({ code, amount }) => [code, amount])).toEqual([
      ["undated_appropriation", 300],
      ["undated_spending", 250],
    ]);
    expect(books.issues[1]!.message).toBe(
      "spent on a day that is not recorded; counted as spent by 2024-12-31: record the day, or leave asOf out",
    );
  });
  test("counts as far as what had come can have paid for it; off purpose in proportion", () => {
    const books = reconcileFlows(
      [
        flow("c", "central:CN>county:A", {
          budgeted: 100,
          arrived: [
            { amount: 40, date: "2024-06-01" },
            { amount: 60, date: "2024-08-01" },
          ],
          spent: [{ amount: 60 }, { amount: 20, offPurpose: true }],
        }),
      ],
      { asOf: "2024-07-01" },
    );
    // 80 spent, 40 of them from August: 40 held back, a quarter of which off purpose.
    expect(bars(books)).toEqual({ budgeted: 100, "not-arrived": -60, "off-purpose": -10, spent: 30 });
    expect(books.issues.map(({ code, amount }) => [code, amount])).toEqual([
      ["undated_spending", 40],
      ["undated_spending", 40],
    ]);
  });
  test("an arrival without a date is told as well, due or not, and cannot come before it was sent", () => {
    const books = reconcileFlows(
      [
        flow("a", "central:CN>county:A", { budgeted: 10, arrived: 10, spent: [] }),
        flow("b", "central:CN>county:B", {
          budgeted: 10,
          appropriated: [{ amount: 10, date: "2024-09-01" }],
          arrived: 10,
        }),
      ],
      { asOf: "2024-07-01" },
    );
    expect(bars(books)).toEqual({
      budgeted: 20,
      "not-appropriated": -10,
      unspent: -10,
    });
    expect(books.issues.map(({ code, flows, amount }) => [code, flows, amount])).toEqual([
      ["undated_arrival", ["a"], 10],
      ["undated_arrival", ["b"], 10],
    ]);
  });
  test("what no later money explains stays an error of the records", () => {
    const books = reconcileFlows(
      [
        flow("a", "central:CN>county:A", {
          budgeted: 10,
          arrived: [{ amount: 10, date: "2024-06-01" }],
          spent: 12,
        }),
      ],
      { asOf: "2024-07-01" },
    );
    expect(books.issues.map(({ code, amount }) => [code, amount])).toEqual([
      ["undated_spending", 12],
      ["spent_exceeds_arrived", 2],
    ]);
  });
  test("a budget is for its period: it needs no date, and is passed on when the money has come", () => {
    const flows = [
      flow("c", "central:CN>province:P", { budgeted: 10, arrived: [{ amount: 10, date: "2024-08-01" }] }),
      flow("p", "province:P>county:A", { budgeted: 10 }),
    ];
    const books = reconcileFlows(flows, { asOf: "2024-07-01" });
    expect(bars(books)).toEqual({ budgeted: 10, "not-arrived": -10 });
    expect(books.issues).toEqual([]);
  });
  test("no bar changes its sign while records are in order, whatever has a date", () => {
    const day = fc.option(fc.constantFrom("2024-03-01", "2024-08-01"), { nil: undefined });
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), ([a, b, c, d, e, f, g]) => {
        const at = (amount: number, date: string | undefined) => [
          { amount: amount / 2, date: "2024-08-01" },
          { amount: amount / 2, ...(date === undefined ? {} : { date }) },
        ];
        const flows = [
          flow("c", "central:CN>province:P", { budgeted: 100, appropriated: at(90, a), arrived: at(80, b) }),
          flow("p", "province:P>county:A", { appropriated: at(70, c), arrived: at(60, d), spent: at(50, e) }),
          flow("q", "province:P>county:B", { arrived: at(10, f), spent: at(10, g) }),
        ];
        const books = reconcileFlows(flows, { asOf: "2024-07-01" });
        const late = new Map(books.waterfall.map(({ id, amount }) => [id, amount]));
        // Only dated money can have left before it came.
        const dated = books.issues.some(
          ({ code }) => !code.startsWith("undated") && !code.includes("not_reported"),
        );
        for (const [id, amount] of late) {
          if (!dated && !["budgeted", "added", "unlinked", "spent"].includes(id))
            expect(amount).toBeLessThanOrEqual(0);
        }
        expect(books.waterfall.at(-2)!.balance).toBe(books.waterfall.at(-1)!.amount);
      }),
      { numRuns: 300 },
    );
  });
});

describe("matching funds", () => {
  test("by the tier that owes them, beside the money they match", () => {
    const books = reconcileFlows([
      flow("m1", "province:P>county:A", { budgeted: 30, arrived: 20 }, { kind: "matching-fund" }),
      flow("m2", "county:A>township:T", { budgeted: 10, arrived: 10 }, { kind: "matching-fund" }),
      flow("c", "central:CN>county:A", { budgeted: 60, arrived: 60 }),
    ]);
    expect(books.matchingFunds).toEqual([
      { tier: "province", due: 30, paid: 20, arrivalRate: 2 / 3 },
      { tier: "county", due: 10, paid: 10, arrivalRate: 1 },
    ]);
  });
  test("a sender's own money needs no source", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>province:Q", { arrived: 5 }, { kind: "local-debt" }),
      flow("o", "province:P>county:A", { arrived: 5, spent: 5 }, { kind: "local-debt" }),
    ]);
    expect(books.unlinked).toEqual([]);
  });
});

describe("records that do not fit", () => {
  test("money passed on that nobody is known to have received is listed, and comes in as its own bar", () => {
    const books = reconcileFlows([
      ...chain,
      flow("x", "province:R>county:D", { appropriated: 7, arrived: 7, spent: 6 }),
    ]);
    expect(books.unlinked).toEqual([
      { id: "x", amount: 7, reason: 'no record says that province "R" received the money it passes on' },
    ]);
    expect(bars(books)).toMatchObject({ budgeted: 150, unlinked: 7, unspent: -11, spent: 106 });
  });
  test("a flow without any amount is listed", () => {
    const books = reconcileFlows([flow("e", "central:CN>county:A", {}), chain[0]!]);
    expect(books.unlinked).toEqual([{ id: "e", amount: 0, reason: "no amount is reported" }]);
  });
  test("money of another service or period is other money, unless it is said what matches", () => {
    const flows = [
      flow("c", "central:CN>province:P", { arrived: 10 }, { service: "vaccination" }),
      flow(
        "p",
        "province:P>county:A",
        { appropriated: 10, arrived: 10, spent: 10 },
        { service: "screening" },
      ),
    ];
    expect(reconcileFlows(flows).total.undisbursed).toBe(0);
    expect(reconcileFlows(flows).waterfall[0]!.amount).toBe(20);
    const together = reconcileFlows(flows, { linkBy: ["kind"] });
    expect(bars(together)).toEqual({ budgeted: 10, spent: 10 });
    const apart = reconcileFlows(
      [
        flow("c", "central:CN>province:P", { arrived: 10 }, { category: "capital" }),
        { ...flows[1]!, service: undefined, category: "personnel" },
      ],
      { linkBy: ["kind", "category"] },
    );
    expect(apart.waterfall[0]!.amount).toBe(20);
  });
  test("what cannot be right is an issue, and the bars still add up", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>province:P", { budgeted: 10, appropriated: 12, arrived: 15 }),
      flow("p", "province:P>county:A", { appropriated: 20, arrived: 20, spent: 26 }),
    ]);
    expect(books.issues).toEqual([
      {
        code: "appropriated_exceeds_budget",
        flows: ["c"],
        amount: 2,
        message: "appropriated beyond the budget",
      },
      {
        code: "arrived_exceeds_appropriated",
        flows: ["c"],
        amount: 3,
        message: "arrived beyond what was sent",
      },
      { code: "spent_exceeds_arrived", flows: ["p"], amount: 6, message: "spent beyond what arrived" },
      {
        code: "passed_on_exceeds_received",
        flows: ["p"],
        amount: 5,
        message: "passed on beyond what was received",
      },
    ]);
    expect(bars(books)).toEqual({
      budgeted: 10,
      added: 5,
      "beyond-budget": 2,
      "beyond-sent": 3,
      "beyond-arrived": 6,
      spent: 26,
    });
  });
});

describe("what is not reported", () => {
  test("spending: the money stays where it arrived, neither spent nor lost", () => {
    const books = reconcileFlows([flow("c", "central:CN>county:A", { budgeted: 10, arrived: 8 })]);
    expect(bars(books)).toEqual({ budgeted: 10, "not-arrived": -2, "not-reported": -8 });
    expect(books.total.executionRate).toBeNull();
    expect(books.issues.map((issue) => issue.code)).toEqual(["spending_not_reported"]);
  });
  test("arrival: what is known to be spent must have arrived", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>county:A", { budgeted: 10, appropriated: 9, spent: 6 }),
    ]);
    expect(bars(books)).toEqual({ budgeted: 10, "not-appropriated": -1, "not-reported": -3, spent: 6 });
  });
  test("arrival: what is known to be passed on must have arrived", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>province:P", { appropriated: 10 }),
      flow("p", "province:P>county:A", { arrived: 7, spent: 7 }),
    ]);
    expect(bars(books)).toEqual({ budgeted: 10, "not-reported": -3, spent: 7 });
    expect(books.byTierPair[0]!.arrived).toBe(7);
    expect(books.issues.map((issue) => issue.code)).toEqual(["arrival_not_reported"]);
  });
  test("an empty list of arrivals is a report: nothing came", () => {
    const books = reconcileFlows([flow("c", "central:CN>county:A", { budgeted: 10, arrived: [] })]);
    expect(bars(books)).toEqual({ budgeted: 10, "not-arrived": -10 });
  });
  test("a budget passed on, not yet sent, is no retention", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>province:P", { budgeted: 10, arrived: 10 }),
      flow("p", "province:P>county:A", { budgeted: 10 }),
    ]);
    expect(bars(books)).toEqual({ budgeted: 10, "not-reported": -10 });
  });
});

describe("to the cent", () => {
  test("sums of decimal fractions are exact", () => {
    const books = reconcileFlows([
      flow("c", "central:CN>province:P", { budgeted: 0.3, arrived: [{ amount: 0.1 }, { amount: 0.2 }] }),
      flow("p", "province:P>county:A", { arrived: 0.3, spent: 0.29 }),
    ]);
    expect(bars(books)).toEqual({ budgeted: 0.3, unspent: -0.01, spent: 0.29 });
    expect(books.issues).toEqual([]);
  });
  test("fractions of a cent are said, or kept with more decimals", () => {
    const odd = [flow("c", "central:CN>county:A", { budgeted: 1.005, arrived: 1.005, spent: 1.005 })];
    expect(reconcileFlows(odd).issues.map((issue) => issue.code)).toContain("fractions_of_a_cent");
    const fine = reconcileFlows(odd, { decimals: 3 });
    expect([fine.issues, bars(fine)]).toEqual([[], { budgeted: 1.005, spent: 1.005 }]);
  });
  test("what a place keeps is laid on the flows that came in, in whole cents", () => {
    const books = reconcileFlows([
      flow("c1", "central:CN>province:P", { arrived: 0.1 }),
      flow("c2", "state:X>province:P", { arrived: 0.1 }),
      flow("c3", "state:Y>province:P", { arrived: 0.1 }),
      flow("p", "province:P>county:A", { arrived: 0.2, spent: 0.2 }),
    ]);
    const kept = books.byTierPair.slice(0, 2).map((hop) => hop.undisbursed);
    expect(kept.reduce((a, b) => Math.round((a + b) * 100) / 100)).toBe(0.1);
    expect(kept).toEqual([0.03, 0.07]);
  });
  test("which flow is taken to have arrived does not hang on the order of the records", () => {
    // One of the two must have arrived, since a cent was passed on; only the first was due in full.
    const records = [
      flow("f0", "central:CN>province:P", { appropriated: 0.01 }),
      flow("f1", "province:P>county:A", { arrived: 0.01 }),
      flow("f2", "central:CN>province:P", { budgeted: 0, appropriated: 0.01 }),
    ];
    const { total } = reconcileFlows(records);
    expect(total.overdue).toBe(0);
    expect(reconcileFlows(records.toReversed()).total).toEqual(total);
  });
});

describe("laws", () => {
  const cents = fc.integer({ min: 0, max: 100_000 }).map((c) => c / 100);
  const maybe = fc.option(cents, { nil: undefined });
  const states = fc.record({
    budgeted: maybe,
    appropriated: maybe,
    arrived: maybe,
    spent: maybe,
    off: fc.boolean(),
  });
  /** Three tiers, any states known or not, any of them beyond the one before. */
  const network = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.boolean(), states),
    {
      minLength: 1,
      maxLength: 14,
    },
  );
  const build = (
    rows: readonly (readonly [
      number,
      number,
      boolean,
      { off: boolean } & Partial<Record<FlowState, number | undefined>>,
    ])[],
  ) =>
    rows.map(([a, b, top, { off, spent, ...known }], k) =>
      flow(`f${k}`, top ? `central:CN>province:${a}` : `province:${a}>county:${b}`, {
        ...Object.fromEntries(Object.entries(known).filter(([, amount]) => amount !== undefined)),
        ...(spent === undefined ? {} : { spent: [{ amount: spent, offPurpose: off }] }),
      }),
    );
  const whole = (amount: number): number => Math.round(amount * 100);

  test("the bars add up to the last one, to the cent, and nothing of the ledger is lost", () => {
    fc.assert(
      fc.property(network, (rows) => {
        const flows = build(rows);
        const { waterfall, unlinked } = reconcileFlows(flows);
        const spent = waterfall.at(-1)!;
        expect(waterfall.slice(0, -1).reduce((sum, bar) => sum + whole(bar.amount), 0)).toBe(
          whole(spent.amount),
        );
        expect(spent.balance).toBe(spent.amount);
        // Independently: what was spent on purpose, and what money began its way.
        const onPurpose = flows
          .flatMap((one) => one.amounts.spent ?? [])
          .filter((part) => part.offPurpose !== true);
        expect(whole(spent.amount)).toBe(onPurpose.reduce((sum, part) => sum + whole(part.amount), 0));
        const received = new Set(
          flows.filter((one) => one.to.tier === "province").map((one) => one.to.region),
        );
        const begins = (one: FiscalFlow) => one.from.tier === "central" || !received.has(one.from.region);
        const booked = (one: FiscalFlow) =>
          (["budgeted", "appropriated", "arrived", "spent"] as const)
            .map((s) => one.amounts[s])
            .find((s) => s !== undefined)
            ?.reduce((sum, part) => sum + whole(part.amount), 0) ?? 0;
        expect(whole(waterfall[0]!.amount) + whole(waterfall[1]!.amount)).toBe(
          flows.filter(begins).reduce((sum, one) => sum + booked(one), 0),
        );
        for (const one of unlinked) expect(flows.some((f) => f.id === one.id)).toBe(true);
      }),
    );
  });
  test("hops and receivers add up to all", () => {
    fc.assert(
      fc.property(network, (rows) => {
        const { total, byTierPair, byRegion } = reconcileFlows(build(rows));
        for (const part of [byTierPair, byRegion]) {
          for (const field of ["due", "arrived", "undisbursed", "offPurpose", "spent", "overdue"] as const) {
            expect(part.reduce((sum, one) => sum + whole(one[field]), 0)).toBe(whole(total[field]));
          }
        }
      }),
    );
  });
  test("the order of records does not matter", () => {
    fc.assert(
      fc.property(network, (rows) => {
        const flows = build(rows);
        const once = reconcileFlows(flows);
        const back = reconcileFlows(flows.toReversed());
        expect(back.waterfall).toEqual(once.waterfall);
        expect(back.total).toEqual({
          ...once.total,
          ...Object.fromEntries(
            (
              ["onTimeRate", "arrivalRate", "executionRate", "undisbursedRate", "offPurposeRate"] as const
            ).map((field) => [field, back.total[field]]),
          ),
        });
      }),
    );
  });
});

const sound = chain[0]!;
describe("deliveries", () => {
  const paid = (
    id: string,
    from: readonly [string, string],
    to: readonly [string, string],
    amounts: readonly (number | undefined)[],
    misused = 0,
  ): FiscalFlow => {
    const [budgeted, appropriated, arrived, spent] = amounts.map((amount) =>
      amount === undefined ? undefined : [{ amount }],
    );
    return {
      id,
      from: { tier: from[0], region: from[1] },
      to: { tier: to[0], region: to[1] },
      kind: "specific-transfer",
      period: "2024",
      currency: "CNY",
      amounts: {
        ...(budgeted === undefined ? {} : { budgeted }),
        ...(appropriated === undefined ? {} : { appropriated }),
        ...(arrived === undefined ? {} : { arrived }),
        ...(spent === undefined
          ? {}
          : { spent: [{ amount: spent[0]!.amount - misused }, { amount: misused, offPurpose: true }] }),
      },
    };
  };
  const of = (flows: readonly FiscalFlow[], asOf?: string) =>
    reconcileFlows(flows, { asOf }).deliveries.map((one) => [
      one.region,
      one.originated,
      one.disbursed,
      one.delivered,
    ]);

  test("each loss counts once, at the hop where it happens", () => {
    // 10 of 200 do not leave, 30 do not come, 40 stay with P: A was budgeted 60 and got them, B 140 and was sent 60.
    const flows = [
      paid("p", ["central", "CN"], ["province", "P"], [200, 190, 160]),
      paid("a", ["province", "P"], ["county", "A"], [60, 60, 60, 60]),
      paid("b", ["province", "P"], ["county", "B"], [140, 60, 50, 45], 5),
    ];
    expect(of(flows)).toEqual([
      ["P", 200, 200, 120],
      ["A", 60, 60, 60],
      ["B", 140, 60, 45],
    ]);
    // All that did not reach its purpose, by who lost it: 95, as the bars say, less what is not spent yet.
    const { waterfall } = reconcileFlows(flows);
    const lost = ["not-appropriated", "not-arrived", "undisbursed", "off-purpose"].map(
      (id) => waterfall.find((bar) => bar.id === id)!.amount,
    );
    expect(lost).toEqual([-10, -40, -40, -5]);
    expect(140 - 45).toBe(10 + 40 + 40 + 5);
  });
  test("where nobody was promised more, all lose alike", () => {
    const flows = [
      paid("p", ["central", "CN"], ["province", "P"], [200, 200, 150]),
      paid("a", ["province", "P"], ["county", "A"], [undefined, 60, 60, 60]),
      paid("b", ["province", "P"], ["county", "B"], [undefined, 90, 90, 90]),
    ];
    expect(of(flows)).toEqual([
      ["P", 200, 200, 150],
      ["A", 80, 60, 60],
      ["B", 120, 90, 90],
    ]);
  });
  test("what is not reported, or not due, is no loss", () => {
    const silent = paid("a", ["central", "CN"], ["county", "A"], [100, 80]);
    expect(of([silent])).toEqual([["A", 0, 0, 0]]);
    expect(of([paid("a", ["central", "CN"], ["county", "A"], [100, 80, undefined, 60])])).toEqual([
      ["A", 75, 75, 60],
    ]);
    const later = { ...paid("a", ["central", "CN"], ["county", "A"], [100, 40, 40]), dueDate: "2024-12-31" };
    expect(of([later], "2024-06-30")).toEqual([["A", 40, 40, 40]]);
    expect(of([later], "2024-12-31")).toEqual([["A", 100, 100, 40]]);
  });
  test("from one account of a region to the other", () => {
    const flows = [
      paid("account", ["province", "P"], ["county account", "A"], [100, 100, 90]),
      paid("clinics", ["county account", "A"], ["clinics", "A"], [undefined, 80, 80, 80], 8),
    ];
    expect(of(flows)).toEqual([["A", 100, 100, 72]]);
  });
  test("money added on the way is no loss, and hides none", () => {
    const flows = [
      paid("p", ["central", "CN"], ["province", "P"], [100, 100, 50]),
      paid("a", ["province", "P"], ["county", "A"], [undefined, 80, 80, 80]),
    ];
    expect(of(flows)).toEqual([
      ["P", 130, 130, 80],
      ["A", 130, 80, 80],
    ]);
  });
});

refusals("reconcileFlows", [
  ["no flows", () => reconcileFlows([]), "too_few_observations", "at least 1 flow"],
  ["flows that are no array", () => reconcileFlows({} as never), "wrong_type", "flows must be an array"],
  [
    "two currencies",
    () => reconcileFlows([sound, { ...chain[1]!, currency: "USD" }]),
    "mixed_units",
    'flow "c2" is in USD, flow "c1" in CNY',
  ],
  ["a flow twice", () => reconcileFlows([sound, sound]), "duplicate_id", 'duplicate flow "c1"'],
  [
    "a circle",
    () =>
      reconcileFlows([
        sound,
        flow("b", "province:P>county:A", {}),
        flow("a", "county:A>province:P", {}),
        flow("d", "county:A>town:T", {}),
      ]),
    "cycle",
    'the flows "b", "a"',
  ],
  [
    "money to oneself",
    () => reconcileFlows([flow("a", "province:P>province:P", { arrived: 1 })]),
    "cycle",
    '"a"',
  ],
  [
    "a negative amount",
    () => reconcileFlows([flow("a", "x:X>y:Y", { arrived: -1 })]),
    "out_of_domain",
    'the corrections of arrived of flow "a" take back more than was recorded',
  ],
  [
    "an amount that is NaN",
    () => reconcileFlows([flow("a", "x:X>y:Y", { spent: Number.NaN })]),
    "not_finite",
    'spent amount 0 of flow "a" is NaN',
  ],
  [
    "an amount missing",
    () => reconcileFlows([flow("a", "x:X>y:Y", { spent: [{} as never] })]),
    "missing_option",
    'spent amount 0 of flow "a" is required',
  ],
  [
    "an amount beyond counting",
    () => reconcileFlows([flow("a", "x:X>y:Y", { spent: 1e15 })]),
    "out_of_domain",
    "too large to be counted in cents",
  ],
  [
    "amounts beyond counting together",
    () => reconcileFlows([flow("a", "x:X>y:Y", { spent: 6e13 })]),
    "out_of_domain",
    "too large to be counted in cents",
  ],
  [
    "amounts that are no list",
    () => reconcileFlows([flow("a", "x:X>y:Y", { spent: "5" as never })]),
    "wrong_type",
    'spent of flow "a" must be an array',
  ],
  [
    "an unknown state",
    () => reconcileFlows([flow("a", "x:X>y:Y", { audited: 5 } as never)]),
    "unknown_option",
    '"audited"',
  ],
  [
    "no amounts",
    () => reconcileFlows([{ ...sound, amounts: undefined } as never]),
    "missing_option",
    'flow "c1" needs amounts',
  ],
  [
    "no sender",
    () => reconcileFlows([{ ...sound, from: undefined } as never]),
    "missing_option",
    "from.tier of flow 0",
  ],
  [
    "a receiver without a region",
    () => reconcileFlows([{ ...sound, to: { tier: "county" } } as never]),
    "missing_option",
    "to.region of flow 0",
  ],
  ["no currency", () => reconcileFlows([{ ...sound, currency: "" }]), "missing_option", "currency of flow 0"],
  ["no flow", () => reconcileFlows([null as never]), "missing_option", "id of flow 0"],
  [
    "a date that is none",
    () => reconcileFlows([flow("a", "x:X>y:Y", { arrived: [{ amount: 1, date: "2024-02-30" }] })]),
    "out_of_domain",
    '2024-02-30; write it as "2024-06-30"',
  ],
  [
    "a due date that is none",
    () => reconcileFlows([{ ...sound, dueDate: "June" }]),
    "out_of_domain",
    'dueDate of flow "c1" is June',
  ],
  [
    "a day that is no text",
    () => reconcileFlows([sound], { asOf: 20240630 as never }),
    "wrong_type",
    "asOf is 20240630",
  ],
  [
    "an unknown field to match by",
    () => reconcileFlows([sound], { linkBy: ["name" as never] }),
    "unknown_option",
    '"name"',
  ],
  [
    "matching by a text",
    () => reconcileFlows([sound], { linkBy: "kind" as never }),
    "wrong_type",
    "linkBy must be an array",
  ],
  ["broken decimals", () => reconcileFlows([sound], { decimals: 1.5 }), "out_of_domain", "whole number"],
  [
    "an unknown option",
    () => reconcileFlows([sound], { date: "2024-01-01" } as never),
    "unknown_option",
    '"date"',
  ],
]);
