// %% [markdown]
// # Transfers
// A program is data: named inputs, dated parameters, steps with laws. It is simulated, explained unit by unit, and compared with a reform.

// %% [markdown]
// ## Five counties
// Made up for illustration: residents, own revenue per head and cost of the services per head, in yuan.

// %%
import type { Study } from "equalis";

const counties = [
  { id: "a", residents: 800_000, revenue: 5200, need: 4800 },
  { id: "b", residents: 450_000, revenue: 3900, need: 4700 },
  { id: "c", residents: 300_000, revenue: 2600, need: 4900 },
  { id: "d", residents: 250_000, revenue: 1900, need: 5300 },
  { id: "e", residents: 120_000, revenue: 1400, need: 6100 },
];
const study: Study = {
  id: "five-counties",
  name: "Five counties",
  regions: counties.map(({ id, residents }) => ({
    id,
    name: `County ${id.toUpperCase()}`,
    population: [{ concept: "resident" as const, year: 2024, value: residents, source: "made-up" }],
  })),
  indicators: ["revenue", "need"].map((id) => ({
    id,
    name: id === "need" ? "Cost of services" : "Own revenue",
    dimension: "input" as const,
    direction: "higher" as const,
    unit: "yuan per head",
    scale: 1,
  })),
  observations: counties.flatMap(({ id, revenue, need }) => [
    { region: id, indicator: "revenue", period: "2024", value: revenue, source: "made-up" },
    { region: id, indicator: "need", period: "2024", value: need, source: "made-up" },
  ]),
  flows: counties.slice(1).map(({ id, residents }, i) => ({
    id: `grant-${id}`,
    from: { tier: "province", region: "P" },
    to: { tier: "county", region: id },
    kind: "general-transfer" as const,
    period: "2024",
    currency: "CNY",
    dueDate: "2024-06-30",
    amounts: {
      budgeted: [{ amount: residents * 900 }],
      appropriated: [{ amount: residents * 900, date: "2024-03-01" }],
      arrived: [{ amount: residents * (880 - 60 * i), date: i === 3 ? "2024-10-15" : "2024-06-01" }],
      spent: [{ amount: residents * (850 - 60 * i), date: "2024-12-15" }],
    },
    source: "made-up",
  })),
  sources: [{ id: "made-up", title: "Five counties that do not exist", status: "illustrative" }],
};
study.regions.length;

// %% [markdown]
// ## A program
// Each county's gap between need and revenue, scaled to what there is to share.

// %%
import { defineProgram, fiscalGap, scaleTo, simulateTransfer } from "equalis";
import "equalis/plot";

const closeTheGap = defineProgram({
  id: "close-the-gap",
  title: "Grants in proportion to the gap",
  source: "an example of this notebook",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "revenue", unit: "yuan/person", description: "own revenue per head" },
    { name: "need", unit: "yuan/person", description: "cost of services per head" },
    { name: "pool", unit: "yuan", description: "money to share out" },
  ],
  parameters: {},
  assumptions: ["A county whose revenue covers its need pays nothing in."],
  invariants: [{ kind: "adds-to", total: "pool" }, { kind: "non-negative" }],
  effect: { population: "heads", capacity: "revenue", need: "need" },
  steps: [
    {
      id: "gap",
      label: "gap of the county",
      unit: "yuan",
      formula: "heads × max(0, need − revenue)",
      compute: ({ input }) => {
        const heads = input("heads");
        return fiscalGap(input("need"), input("revenue")).map((each, i) => heads[i]! * Math.max(0, each));
      },
    },
    {
      id: "grant",
      label: "scaled to the pool",
      unit: "yuan",
      compute: ({ step, scalar }) => scaleTo(step("gap"), scalar("pool")),
    },
  ],
});
const inputs = {
  heads: { population: "study" },
  revenue: { indicator: "revenue" },
  need: { indicator: "need" },
  pool: { value: 1_000_000_000 },
} as const;
const grants = simulateTransfer(study, { program: closeTheGap, inputs, explain: ["e"] });
console.log(String(grants));
grants;

// %% [markdown]
// ## Why this much
// The text names every step with its numbers.

// %%
console.log(grants.explanations[0]!.text);
grants.explanations[0]!.text.length > 100;

// %% [markdown]
// ## Did the money arrive
// From budget to spending, to the cent.

// %%
import { reconcile } from "equalis";

const money = reconcile(study, { asOf: "2024-12-31" });
console.log(String(money));
money;

// %% [markdown]
// ## A real program
// Fourteen of them are values of the library, each with dated and cited parameters. Here the federal share of medical assistance in the United States, for two states with made-up incomes.

// %%
import { explain, simulate, usFmap } from "equalis";

const shares = simulate(usFmap, {
  units: ["somewhere", "DC"],
  data: {
    incomeYear1: [27_000, 40_000],
    incomeYear2: [27_900, 41_000],
    incomeYear3: [28_800, 42_000],
    nationalIncomeYear1: 30_000,
    nationalIncomeYear2: 31_000,
    nationalIncomeYear3: 32_000,
  },
  period: "2008",
});
console.log(`federal share in percent: ${Array.from(shares.amounts).join(", ")}`);
console.log(explain(shares, "somewhere").text);
shares.binding;
