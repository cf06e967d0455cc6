import type { FiscalFlow, Study } from "../../src/index.ts";

const flow = (
  id: string,
  from: readonly [tier: string, region: string],
  to: readonly [tier: string, region: string],
  amounts: FiscalFlow["amounts"],
  more: Partial<FiscalFlow> = {},
): FiscalFlow => ({
  id,
  from: { tier: from[0], region: from[1] },
  to: { tier: to[0], region: to[1] },
  kind: "specific-transfer",
  service: "maternal",
  period: "2020",
  currency: "CNY",
  dueDate: "2020-06-30",
  source: "books",
  amounts,
  ...more,
});

/** A country that pays two provinces, which pay three counties; one county adds matching funds of its own. */
export function moneyStudy(): Study {
  const people = (value: number) => [{ concept: "resident" as const, year: 2020, value }];
  return {
    id: "money",
    name: "Money",
    regions: [
      { id: "n", name: "Nation", level: 0 },
      { id: "p", name: "P", level: 1, parent: "n", population: people(500) },
      { id: "q", name: "Q", level: 1, parent: "n", population: people(400) },
      { id: "p1", name: { en: "P One" }, level: 2, parent: "p", population: people(200) },
      { id: "p2", name: "P2", level: 2, parent: "p", population: people(300) },
      { id: "q1", name: "Q1", level: 2, parent: "q", population: people(400) },
    ],
    services: [
      { id: "health", name: "Public health" },
      { id: "maternal", name: "Maternal health", parent: "health" },
      { id: "roads", name: "Roads" },
    ],
    sources: [{ id: "books", title: "Books made up", status: "illustrative" }],
    flows: [
      flow("n-p", ["central", "n"], ["province", "p"], {
        budgeted: [{ amount: 1000 }],
        appropriated: [{ amount: 900 }],
        arrived: [{ amount: 900, date: "2020-06-20" }],
      }),
      flow("n-q", ["central", "n"], ["province", "q"], {
        budgeted: [{ amount: 400 }],
        arrived: [{ amount: 400, date: "2020-07-10" }],
      }),
      flow(
        "p-p1",
        ["province", "p"],
        ["county", "p1"],
        {
          budgeted: [{ amount: 500 }],
          appropriated: [{ amount: 450 }],
          arrived: [
            { amount: 300, date: "2020-06-30" },
            { amount: 100, date: "2020-07-30" },
          ],
          spent: [{ amount: 350 }, { amount: 30, offPurpose: true }],
        },
        { category: "program" },
      ),
      flow(
        "p-p2",
        ["province", "p"],
        ["county", "p2"],
        {
          appropriated: [{ amount: 400 }],
          arrived: [{ amount: 400, date: "2020-06-01" }],
          spent: [{ amount: 400 }],
        },
        { category: "personnel" },
      ),
      flow(
        "q-q1",
        ["province", "q"],
        ["county", "q1"],
        { appropriated: [{ amount: 380 }], arrived: [{ amount: 380, date: "2020-07-30" }] },
        { category: "program" },
      ),
      flow(
        "own",
        ["county treasury", "p1"],
        ["county", "p1"],
        {
          budgeted: [{ amount: 100 }],
          arrived: [{ amount: 60, date: "2020-05-01" }],
          spent: [{ amount: 60 }],
        },
        { kind: "matching-fund", category: "program" },
      ),
      flow(
        "road",
        ["central", "n"],
        ["county", "q1"],
        { budgeted: [{ amount: 70 }], arrived: [{ amount: 70 }], spent: [{ amount: 70 }] },
        { service: "roads", period: "2021", kind: "general-transfer", dueDate: undefined },
      ),
    ],
  };
}
