import { describe, expect, test } from "vitest";
import { type FiscalFlow, reconcileFlows } from "../../../src/index.ts";

const flow = (id: string, amounts: FiscalFlow["amounts"], more: Partial<FiscalFlow> = {}): FiscalFlow => ({
  id,
  from: { tier: "central", region: "CN" },
  to: { tier: "county", region: id },
  kind: "specific-transfer",
  period: "2024",
  currency: "CNY",
  amounts,
  ...more,
});
const bars = (flows: readonly FiscalFlow[], options = {}): Record<string, number> =>
  Object.fromEntries(
    reconcileFlows(flows, options)
      .waterfall.filter(({ amount }) => amount !== 0)
      .map(({ id, amount }) => [id, amount]),
  );

describe("no flow pays for the shortfall of another", () => {
  const over = flow("a", {
    budgeted: [{ amount: 100 }],
    arrived: [{ amount: 150 }],
    spent: [{ amount: 150 }],
  });
  const under = flow("b", {
    budgeted: [{ amount: 100 }],
    arrived: [{ amount: 50 }],
    spent: [{ amount: 50 }],
  });
  test("in the rate of arrival", () => {
    const { total } = reconcileFlows([over, under]);
    expect(total.arrivalRate).toBe(0.75);
    expect(total.overdue).toBe(50);
  });
  test("in the waterfall", () => {
    expect(bars([over, under])).toEqual({
      budgeted: 200,
      "not-arrived": -50,
      "beyond-sent": 50,
      spent: 200,
    });
    const appropriated = [
      flow("a", {
        budgeted: [{ amount: 10 }],
        appropriated: [{ amount: 15 }],
        arrived: [{ amount: 15 }],
        spent: [{ amount: 18 }],
      }),
      flow("b", {
        budgeted: [{ amount: 10 }],
        appropriated: [{ amount: 5 }],
        arrived: [{ amount: 5 }],
        spent: [{ amount: 2 }],
      }),
    ];
    expect(bars(appropriated)).toEqual({
      budgeted: 20,
      "not-appropriated": -5,
      "beyond-budget": 5,
      unspent: -3,
      "beyond-arrived": 3,
      spent: 20,
    });
  });
});

describe("what is not reported", () => {
  const known = flow(
    "a",
    { budgeted: [{ amount: 100 }], arrived: [{ amount: 100, date: "2024-03-01" }] },
    { dueDate: "2024-06-30" },
  );
  const unknown = flow("b", { budgeted: [{ amount: 100 }] }, { dueDate: "2024-06-30" });
  test("is kept out of ratios", () => {
    const { total } = reconcileFlows([known, unknown]);
    expect([total.arrivalRate, total.onTimeRate, total.overdue]).toEqual([1, 1, 0]);
    expect(reconcileFlows([unknown]).total.arrivalRate).toBeNull();
  });
  test("but what was never sent is missing all the same", () => {
    const half = flow("c", { budgeted: [{ amount: 100 }], appropriated: [{ amount: 40 }] });
    const { total } = reconcileFlows([half]);
    expect([total.arrivalRate, total.overdue]).toEqual([0, 60]);
  });
});

test("money that is not due yet has a bar of its own", () => {
  const later = flow(
    "a",
    {
      budgeted: [{ amount: 100 }],
      arrived: [{ amount: 30, date: "2024-02-01" }],
      spent: [{ amount: 30, date: "2024-02-02" }],
    },
    { dueDate: "2024-12-31" },
  );
  const now = flow(
    "b",
    {
      budgeted: [{ amount: 50 }],
      arrived: [{ amount: 20, date: "2024-02-01" }],
      spent: [{ amount: 20, date: "2024-02-02" }],
    },
    { dueDate: "2024-03-31" },
  );
  expect(bars([later, now], { asOf: "2024-06-30" })).toEqual({
    budgeted: 150,
    "not-due": -70,
    "not-arrived": -30,
    spent: 50,
  });
});

describe("real books", () => {
  test("a correction takes back the latest earlier amount", () => {
    const corrected = flow(
      "a",
      {
        budgeted: [{ amount: 100 }],
        arrived: [
          { amount: 60, date: "2024-06-01" },
          { amount: 50, date: "2024-07-30" },
          { amount: -20, date: "2024-08-05" },
        ],
      },
      { dueDate: "2024-06-30" },
    );
    const { total } = reconcileFlows([corrected]);
    expect(total.arrived).toBe(90);
    expect(total.onTimeRate).toBe(0.6);
    expect(total.meanDelayDays).toBe((30 * 30) / 90);
    // On August 1 nobody knew of the correction.
    expect(reconcileFlows([corrected], { asOf: "2024-08-01" }).total.arrived).toBe(110);
  });
  test("a correction of more than there was is refused", () => {
    const wrong = flow("a", {
      arrived: [
        { amount: 10, date: "2024-06-01" },
        { amount: -11, date: "2024-06-02" },
      ],
    });
    expect(() => reconcileFlows([wrong])).toThrow(/take back more than was recorded/);
  });
  test("returned and carried-over money is neither spent nor unspent", () => {
    const one = flow(
      "a",
      { budgeted: [{ amount: 100 }], arrived: [{ amount: 100 }], spent: [{ amount: 60 }] },
      { returned: [{ amount: 10 }], carriedOver: [{ amount: 25 }] },
    );
    expect(bars([one])).toEqual({
      budgeted: 100,
      returned: -10,
      "carried-over": -25,
      unspent: -5,
      spent: 60,
    });
    const { returned, carriedOver } = reconcileFlows([one]).total;
    expect([returned, carriedOver]).toEqual([10, 25]);
  });
});
