import type { Study } from "../../src/index.ts";

/** Four counties in two provinces, with round numbers that can be checked by hand. */
export function smallStudy(): Study {
  const people = (value: number) => [{ concept: "resident" as const, year: 2020, value }];
  return {
    id: "small",
    name: { en: "Small", zh: "小" },
    population: { concept: "resident", year: 2020 },
    regions: [
      { id: "p", name: "P", level: 1, population: people(400) },
      { id: "q", name: "Q", level: 1, population: people(600) },
      {
        id: "p1",
        name: "P1",
        level: 2,
        parent: "p",
        population: people(100),
        groups: { belt: "west" },
        area: 10,
      },
      {
        id: "p2",
        name: "P2",
        level: 2,
        parent: "p",
        population: people(300),
        groups: { belt: "west" },
        area: 20,
      },
      {
        id: "q1",
        name: "Q1",
        level: 2,
        parent: "q",
        population: people(200),
        groups: { belt: "east" },
        area: 30,
      },
      {
        id: "q2",
        name: "Q2",
        level: 2,
        parent: "q",
        population: people(400),
        groups: { belt: "east" },
        area: 40,
      },
    ],
    indicators: [
      {
        id: "beds",
        name: "Beds",
        dimension: "input",
        direction: "higher",
        unit: "per 100",
        scale: 100,
        standards: [
          { value: 2, from: "2010-01-01", to: "2018-12-31" },
          { value: 4, from: "2019-01-01" },
          { value: 3, from: "2019-01-01", appliesTo: { belt: "west" } },
        ],
      },
      { id: "deaths", name: "Deaths", dimension: "outcome", direction: "lower", unit: "per 100", scale: 100 },
      {
        id: "money",
        name: "Money",
        valueType: "total",
        dimension: "input",
        direction: "higher",
        unit: "yuan",
        scale: 1,
      },
      { id: "sparse", name: "Sparse", dimension: "process", direction: "higher", unit: "%", scale: 100 },
    ],
    observations: [
      { region: "p1", indicator: "beds", period: "2019", value: 9 },
      { region: "p1", indicator: "beds", period: "2020", value: 2 },
      { region: "p2", indicator: "beds", period: "2020", value: 4 },
      { region: "q1", indicator: "beds", period: "2020", value: 5 },
      { region: "q2", indicator: "beds", period: "2020", value: 3 },
      { region: "p1", indicator: "beds", period: "2020", subgroup: "rural", value: 1 },
      ...["p1", "p2", "q1", "q2"].map((region, i) => ({
        region,
        indicator: "deaths",
        period: "2020",
        value: [2, 4, 6, 8][i]!,
      })),
      ...["p1", "p2", "q1", "q2"].map((region, i) => ({
        region,
        indicator: "money",
        period: "2020",
        value: [100, 600, 200, 1200][i]!,
      })),
      { region: "p1", indicator: "sparse", period: "2020", value: 50 },
      { region: "p2", indicator: "sparse", period: "2020", value: null },
      { region: "q2", indicator: "sparse", period: "2020", value: 100 },
    ],
  };
}
