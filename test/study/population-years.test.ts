import { describe, expect, it } from "vitest";
import {
  defineProgram,
  measureGap,
  measureResources,
  planEqualization,
  reconcile,
  type Study,
  simulateTransfer,
  trackGoals,
} from "../../src/index.ts";
import type { FiscalFlow } from "../../src/model/fiscal-flow.ts";
import type { PopulationFigure } from "../../src/model/region.ts";
import { refusals } from "../support/refusals.ts";

const PEOPLE: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  a: [
    [2021, 100],
    [2022, 200],
    [2023, 300],
  ],
  b: [
    [2021, 300],
    [2022, 200],
    [2023, 100],
  ],
};

/** Two towns at 10 and 20 in every year, between which people move. */
function towns(extra: readonly PopulationFigure[] = [], people = PEOPLE): Study {
  return {
    id: "towns",
    name: "Towns",
    regions: ["a", "b"].map((id) => ({
      id,
      name: id.toUpperCase(),
      population: [
        ...people[id]!.map(([year, value]) => ({ concept: "resident" as const, year, value })),
        ...extra,
      ],
    })),
    indicators: [
      { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 100", scale: 100 },
    ],
    observations: ["2020", "2021", "2022", "2023", "2025"].flatMap((period) => [
      { region: "a", indicator: "beds", period, value: 10 },
      { region: "b", indicator: "beds", period, value: 20 },
    ]),
  };
}

const told = ({
  value,
  population,
  warnings,
}: {
  value: number | null;
  population: { year: number } | null;
  warnings: readonly { code: string; message: string }[];
}) => [
  value,
  population?.year,
  warnings.filter(({ code }) => code === "population_year_differs").map(({ message }) => message),
];

describe("a population of each year", () => {
  it("is that of the period", () => {
    for (const [period, value, year] of [
      ["2021", 17.5, 2021],
      ["2022", 15, 2022],
      ["2023", 12.5, 2023],
    ] as const) {
      expect(told(measureResources(towns(), { indicator: "beds", period }))).toEqual([value, year, []]);
    }
  });

  it("is that of the nearest year before, else of the nearest after, and said", () => {
    expect(told(measureResources(towns(), { indicator: "beds", period: "2025" }))).toEqual([
      12.5,
      2023,
      ["The data are of 2025, the resident population is of 2023."],
    ]);
    expect(told(measureResources(towns(), { indicator: "beds", period: "2020" }))).toEqual([
      17.5,
      2021,
      ["The data are of 2020, the resident population is of 2021."],
    ]);
  });

  it("is of a year that all regions have, where another lacks some", () => {
    const gaps = { ...PEOPLE, b: PEOPLE.b!.filter(([year]) => year !== 2022) };
    expect(told(measureResources(towns([], gaps), { indicator: "beds", period: "2022" }))).toEqual([
      17.5,
      2021,
      ["The data are of 2022, the resident population is of 2021."],
    ]);
  });

  it("can be chosen by whom it counts alone, or fixed to a year", () => {
    const study = towns([{ concept: "registered", year: 2022, value: 50 }]);
    const ask = (population: { concept: "resident" | "registered"; year?: number }) =>
      told(measureResources(study, { indicator: "beds", period: "2023", population }));
    expect(ask({ concept: "resident" })).toEqual([12.5, 2023, []]);
    expect(ask({ concept: "registered" })[0]).toBe(15);
    expect(ask({ concept: "resident", year: 2021 })).toEqual([
      17.5,
      2021,
      ["The data are of 2023, the resident population is of 2021."],
    ]);
    const fixed: Study = { ...study, population: { concept: "resident", year: 2022 } };
    expect(told(measureResources(fixed, { indicator: "beds", period: "2023" }))[0]).toBe(15);
  });

  it("weighs each period of a series and of a goal by its own people", () => {
    const gap = measureGap(towns(), { indicator: "beds", period: "2022", periods: "all" });
    const gini = (first: number, mean: number): number => (first * (1 - first) * 10) / mean;
    expect(gap.series.map(({ period, mean }) => [period, mean])).toEqual([
      ["2020", 17.5],
      ["2021", 17.5],
      ["2022", 15],
      ["2023", 12.5],
      ["2025", 12.5],
    ]);
    const expected = [gini(0.25, 17.5), gini(0.25, 17.5), gini(0.5, 15), gini(0.75, 12.5), gini(0.75, 12.5)];
    for (const [i, one] of gap.series.entries()) expect(one.value).toBeCloseTo(expected[i]!, 12);
    const [goal] = trackGoals(towns(), {
      goals: [{ id: "g", name: "G", indicator: "beds", target: 18, deadline: "2026", from: "2021" }],
    }).rows;
    expect(goal!.series.map(({ value }) => value)).toEqual([17.5, 15, 12.5, 12.5]);
  });

  it("is planned for and paid by, and money by head is over the last year of the flows", () => {
    const plan = planEqualization(towns(), {
      indicator: "beds",
      period: "2022",
      target: { standard: 20 },
      budget: 100,
      years: 1,
      cost: 1,
    });
    expect([plan.population, plan.minimumBudget?.total]).toEqual([
      { concept: "resident", year: 2022, total: 400 },
      20,
    ]);
    const flow = (id: string, period: string, amount: number): FiscalFlow => ({
      id,
      from: { tier: "province", region: "p" },
      to: { tier: "county", region: "a" },
      kind: "specific-transfer",
      period,
      currency: "CNY",
      amounts: { budgeted: [{ amount }], arrived: [{ amount }] },
    });
    const study: Study = { ...towns(), flows: [flow("x", "2022", 600), flow("y", "2023", 600)] };
    expect(reconcile(study, { period: "2022" }).byRegion[0]).toMatchObject({ arrivedPerHead: 3 });
    expect(reconcile(study).byRegion[0]).toMatchObject({ arrivedPerHead: 4 });
    expect(reconcile(study).warnings.map(({ code, message }) => [code, message])).toContainEqual([
      "population_year_differs",
      "The data are of 2022, the resident population is of 2023.",
    ]);
    expect(reconcile(study, { period: "2022" }).population?.year).toBe(2022);
  });
});

describe("simulateTransfer", () => {
  it("takes the population of its period", () => {
    const program = defineProgram({
      id: "flat",
      title: "A flat grant",
      source: "made up",
      inputs: [{ name: "population", unit: "person", description: "Residents" }],
      parameters: {},
      assumptions: [],
      invariants: [],
      steps: [
        {
          id: "grant",
          label: "Grant",
          unit: "money",
          compute: (c) => c.input("population").map((heads) => 10 * heads),
        },
      ],
    });
    const pay = (period?: string) =>
      simulateTransfer(towns(), { program, period, inputs: { population: { population: "study" } } });
    expect(pay("2021").rows.map(({ amount }) => amount)).toEqual([1000, 3000]);
    expect(pay("2025").warnings.map(({ message }) => message)).toContain(
      "The data are of 2025, the resident population is of 2023.",
    );
    expect(pay().warnings.map(({ message }) => message)).toContain(
      "No period was given; the resident population is that of 2023.",
    );
  });
});

refusals("measureResources", [
  [
    "people counted in two ways",
    () => measureResources(towns([{ concept: "registered", year: 2022, value: 50 }]), { indicator: "beds" }),
    "missing_option",
    "pass population: { concept }",
  ],
  [
    "a population without whom it counts",
    () => measureResources(towns(), { indicator: "beds", population: { year: 2022 } as never }),
    "missing_option",
    "population.concept",
  ],
  [
    "a year that is none",
    () => measureResources(towns(), { indicator: "beds", population: { concept: "resident", year: 2022.5 } }),
    "out_of_domain",
    "population.year",
  ],
]);

refusals("measureGap", [
  [
    "whom nobody counted",
    () => measureGap(towns(), { indicator: "beds", population: { concept: "service" } }),
    "missing_option",
    'the regions have no service population figures; add them, or count every region once with weights: "equal"',
  ],
]);
