import { describe, expect, it } from "vitest";
import { measureResources, planEqualization, type Study } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

/** Births attended: 30 of 100 and 240 of 300; nobody has counted the people. */
function counts(): Study {
  return {
    id: "counts",
    name: "Counts",
    regions: ["a", "b"].map((id) => ({ id, name: id })),
    indicators: [
      { id: "births", name: "Births", dimension: "process", direction: "higher", unit: "%", scale: 100 },
      {
        id: "money",
        name: "Money",
        dimension: "input",
        direction: "higher",
        unit: "yuan",
        scale: 1,
        valueType: "total",
      },
    ],
    observations: [
      { region: "a", indicator: "births", period: "2020", value: 30, numerator: 30, denominator: 100 },
      {
        region: "b",
        indicator: "births",
        period: "2020",
        value: 80,
        numerator: 240,
        denominator: 300,
      },
      { region: "a", indicator: "money", period: "2020", value: 5 },
      { region: "b", indicator: "money", period: "2020", value: 5 },
    ],
  };
}

function withoutSecond(): Study {
  const study = counts();
  return {
    ...study,
    observations: study.observations!.map(({ denominator, ...rest }) =>
      rest.region === "b" || denominator === undefined ? rest : { ...rest, denominator },
    ),
  };
}

describe("without population figures", () => {
  it("resources are held together by their denominators", () => {
    const found = measureResources(counts(), { indicator: "births", standard: 50 });
    // 270 of 400; 50 of 100 asked for in the first region, which has 30.
    expect(found.value).toBe(67.5);
    expect(found.population).toBeNull();
    expect(
      found.rows.map(({ denominator, numerator, shortfall }) => [denominator, numerator, shortfall]),
    ).toEqual([
      [100, 30, 20],
      [300, 240, 0],
    ]);
    expect([found.attainment?.shareOfRegions, found.attainment?.shareOfPopulation]).toEqual([0.5, null]);
    expect(found.warnings.map(({ code }) => code)).toContain("no_population");
    expect(
      measureResources(counts(), { indicator: "births" }).warnings.map(({ code }) => code),
    ).not.toContain("no_population");
  });

  it("a plan buys by the denominators", () => {
    const plan = planEqualization(counts(), {
      indicator: "births",
      target: { standard: 50 },
      budget: 100,
      years: 1,
      cost: 3,
    });
    // 20 more births attended, at 3 each.
    expect([plan.status, plan.minimumBudget?.total, plan.population]).toEqual(["met", 60, null]);
    expect(plan.warnings.map(({ code }) => code)).toContain("no_population");
  });
});

refusals("measureResources", [
  [
    "a rate with neither people nor a denominator",
    () => measureResources(withoutSecond(), { indicator: "births" }),
    "missing_option",
    "add them, or the denominators of all observations",
  ],
  [
    "a total without people",
    () => measureResources(counts(), { indicator: "money" }),
    "missing_option",
    "no population figures",
  ],
  [
    "a population asked for that nobody counted",
    () => measureResources(counts(), { indicator: "births", population: { concept: "resident" } }),
    "missing_option",
    "no resident population figures",
  ],
]);

refusals("planEqualization", [
  [
    "a rate with neither people nor a denominator",
    () =>
      planEqualization(withoutSecond(), {
        indicator: "births",
        target: { standard: 50 },
        budget: 1,
        years: 1,
      }),
    "missing_option",
    "or the denominators of all observations",
  ],
]);
