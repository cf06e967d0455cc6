import { describe, expect, test } from "vitest";
import {
  defineProgram,
  measureResources,
  reconcile,
  type Study,
  simulateTransfer,
  trackGoals,
} from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";

function towns(unit: string, more: object = {}): Study {
  return {
    id: "towns",
    name: "Towns",
    population: { concept: "resident", year: 2020 },
    regions: ["a", "b"].map((id) => ({
      id,
      name: `Town ${id.toUpperCase()}`,
      population: [{ concept: "resident", year: 2020, value: 1000 }],
    })),
    indicators: [
      {
        id: "money",
        name: "Money",
        dimension: "input",
        direction: "higher",
        unit,
        scale: 1,
        standards: [{ value: 5, from: "2010-01-01" }],
        ...more,
      },
    ],
    observations: [
      { region: "a", indicator: "money", period: "2020", value: 1 },
      { region: "b", indicator: "money", period: "2020", value: 7 },
    ],
  };
}
const read = (study: Study, language: "en" | "zh" = "en"): string =>
  renderReport([measureResources(study, { indicator: "money", period: "2020" })], {
    format: "markdown",
    language,
  }).replaceAll("\\", "");

describe("what is short is called by its unit", () => {
  test("of a rate that says what it counts", () => {
    expect(read(towns("yuan per head"))).toContain(
      "The shortfall is 4,000 yuan; Town A (4,000) needs the most.",
    );
    expect(read(towns("yuan per head"))).toContain("| Shortfall (yuan) |");
    expect(read(towns("元/人"), "zh")).toContain("缺口合计4,000元");
  });
  test("of a total, which is compared by head", () => {
    const study = towns("yuan", { valueType: "total" });
    const totals = {
      ...study,
      observations: study.observations?.map((one) => ({ ...one, value: 1000 * (one.value ?? 0) })),
    };
    expect(read(totals)).toContain("The shortfall is 4,000 yuan;");
  });
  // What is counted may be yuan where the rate is in thousands: rather no unit than one that is wrong a thousandfold.
  test.for(["thousand yuan per head", "万元/人", "per 1,000", "%", "points"])(
    "not of a rate in %s",
    (unit) => {
      const text = read(towns(unit));
      expect(text).toContain("The total shortfall is 4,000; Town A (4,000) needs the most.");
      expect(text).toContain("| Shortfall |");
    },
  );
});

/** Shares 1,000 yuan out by heads, a head of one kind counting for more. */
const program = defineProgram({
  id: "shares",
  title: "Shares",
  source: "Made up",
  inputs: [
    { name: "heads", unit: "person", description: "residents" },
    { name: "pool", unit: "yuan", description: "money to share out" },
  ],
  parameters: {},
  assumptions: [],
  invariants: [{ kind: "adds-to", total: "pool" }],
  steps: [
    {
      id: "amount",
      label: "a third and two thirds",
      unit: "yuan",
      formula: "pool ÷ 3",
      compute: ({ scalar }) => [scalar("pool") / 3, (2 * scalar("pool")) / 3],
    },
  ],
});

test("a transfer: tables of parameters in words, derivations with cents and names", () => {
  const transfer = simulateTransfer(towns("yuan per head"), {
    program,
    period: "2020",
    inputs: { heads: { population: "study" }, pool: { value: 10_000 } },
    explain: ["a"],
  });
  const preference = {
    name: "preference",
    value: { upper: 1, lower: 2.5 },
    status: "given" as const,
    source: "the caller",
  };
  const shown = { ...transfer, parameters: [preference] } as unknown as typeof transfer;
  const text = renderReport([shown], { format: "markdown" }).replaceAll("\\", "");
  expect(text).toContain("| preference | upper: 1, lower: 2.50 |");
  expect(text).not.toContain('{"upper"');
  expect(text).toContain("Town A: 3,333.33 yuan, fixed by");
  expect(text).not.toMatch(/\d\.\d{3,}/);
});

test("of one name with two tiers both are told apart", () => {
  const flow = (id: string, from: string, to: string) => ({
    id,
    from: { tier: from, region: from === "province" ? "z" : "a" },
    to: { tier: to, region: "a" },
    kind: "general-transfer" as const,
    period: "2020",
    currency: "CNY",
    amounts: { budgeted: [{ amount: 100 }], arrived: [{ amount: 90 }] },
  });
  const money = reconcile({
    ...towns("yuan per head"),
    flows: [flow("1", "province", "county account"), flow("2", "county account", "institutions")],
  });
  expect(money.byRegion.map(({ tier }) => tier)).toEqual(["county account", "institutions"]);
  const text = renderReport([money], { format: "markdown" });
  expect(text).toContain("| Town A (county account) |");
  expect(text).toContain("| Town A (institutions) |");
});

test("goals keep their unit, and their pace stands in a table of its own", () => {
  const goals = trackGoals(
    {
      ...towns("yuan per head"),
      observations: ["2019", "2020"].flatMap((period, t) =>
        ["a", "b"].map((region) => ({ region, indicator: "money", period, value: 2 + t })),
      ),
    },
    { goals: [{ id: "g", name: "Enough", indicator: "money", target: 6, deadline: "2022" }] },
  );
  const text = renderReport([goals], { format: "markdown" });
  expect(text).toMatch(
    /Status of the goals\*\*\n\n\| Goal \| Deadline \| Baseline \| Latest \| Target \| Progress \| Status \|\n.*\n\| Enough \(yuan per head\) \| 2022 \| 2 \| 3 \| 6 \| 25% \| /,
  );
  expect(text).toMatch(
    /\| Goal \| Annual change \| Required annual change \| At the current pace \| Target \|\n.*\n\| Enough \(yuan per head\) \| 1.00 \| 1.50 \| 5 \| 6 \|/,
  );
});
