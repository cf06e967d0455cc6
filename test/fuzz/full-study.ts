import type { Study } from "../../src/index.ts";

/** A sound study with one of everything that a study can hold, as plain data that may be changed. */
export function fullStudy(): Study {
  return {
    id: "three-towns",
    name: { en: "Three towns", zh: "三镇" },
    description: "Made up.",
    population: { concept: "resident", year: 2020 },
    sources: [
      { id: "yearbook", title: "Yearbook", status: "published", url: "https://example.org/" },
      { id: "guess", title: "A guess", status: "illustrative" },
    ],
    regions: [
      { id: "land", name: "Land", level: 0 },
      ...["a", "b", "c"].map((id, i) => ({
        id,
        name: { en: id.toUpperCase() },
        level: 1,
        parent: "land",
        codes: { "GB/T 2260": `11010${i}` },
        tags: ["remote"],
        groups: { belt: i === 0 ? "west" : "east" },
        area: 10 + i,
        population: [
          { concept: "resident" as const, year: 2020, value: 1000 * (i + 1), source: "yearbook" },
          { concept: "resident" as const, year: 2020, value: 400, subgroup: "rural" },
        ],
      })),
    ],
    services: [
      { id: "prevention", name: "Prevention", system: "public-health", validFrom: "2009-01-01" },
      { id: "records", name: "Health records", parent: "prevention" },
    ],
    indicators: [
      {
        id: "coverage",
        name: "Coverage",
        service: "records",
        dimension: "process",
        direction: "higher",
        unit: "%",
        scale: 100,
        numerator: "people with a record",
        denominator: "residents",
        standards: [{ value: 80, from: "2018-01-01", source: "guess" }],
      },
      {
        id: "beds",
        name: "Beds",
        dimension: "input",
        direction: "higher",
        unit: "beds",
        valueType: "total",
        scale: 1000,
        bounds: { lower: 0, upper: 10_000 },
        source: "guess",
      },
    ],
    observations: ["a", "b", "c"].flatMap((region, i) => [
      {
        region,
        indicator: "coverage",
        period: "2020",
        value: 70 + 5 * i,
        numerator: 700 + 50 * i,
        denominator: 1000,
      },
      { region, indicator: "coverage", period: "2019", value: 60 + i, standardError: 1.5, source: "guess" },
      { region, indicator: "coverage", period: "2020", subgroup: "rural", value: 50 + i },
      { region, indicator: "beds", period: "2020", value: 10 * (i + 1) },
    ]),
    flows: [
      {
        id: "f1",
        from: { tier: "central", region: "land" },
        to: { tier: "county", region: "a" },
        kind: "matching-fund",
        category: "personnel",
        service: "prevention",
        period: "2020",
        currency: "CNY",
        amounts: {
          budgeted: [{ amount: 100 }],
          appropriated: [{ amount: 90, date: "2020-03-01" }],
          arrived: [
            { amount: 40, date: "2020-04-01" },
            { amount: 50, date: "2020-09-01" },
          ],
          spent: [{ amount: 80 }, { amount: 5, offPurpose: true }],
        },
        dueDate: "2020-06-30",
        source: "yearbook",
      },
      {
        id: "f2",
        from: { tier: "central", region: "land" },
        to: { tier: "county", region: "b" },
        kind: "general-transfer",
        period: "2020",
        currency: "CNY",
        amounts: { arrived: [{ amount: 40 }] },
      },
    ],
    goals: [
      {
        id: "g1",
        name: "Records for most",
        indicator: "coverage",
        target: 90,
        deadline: "2025",
        term: "short",
      },
      {
        id: "g2",
        name: "Even",
        indicator: "coverage",
        criterion: "index",
        index: "gini",
        target: 0.05,
        deadline: "2030",
      },
    ],
    schemes: [
      {
        id: "s",
        name: "Scheme",
        year: 2020,
        root: {
          id: "root",
          name: "All",
          points: 10,
          children: [
            { id: "leaf", name: "Coverage", points: 6, rule: { kind: "ratio", target: 80 } },
            { id: "hand", name: "By hand", points: 4, rule: { kind: "manual" }, note: "n" },
          ],
        },
        grades: [
          { from: 0, grade: "poor" },
          { from: 60, grade: "good" },
        ],
        vetoes: [{ id: "v", name: "Fraud", maxGrade: "poor" }],
      },
    ],
  };
}
