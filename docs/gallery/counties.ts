import type { Study } from "equalis";

/** Five counties, made up for illustration: years, town and country, money and an appraisal. */
const COUNTIES = [
  {
    id: "ash",
    zh: "白蜡县",
    residents: 800_000,
    urban: 0.7,
    doctors: [2.1, 2.3, 2.6],
    country: 1.4,
    spending: [820, 900, 980],
  },
  {
    id: "birch",
    zh: "桦县",
    residents: 450_000,
    urban: 0.5,
    doctors: [1.6, 1.9, 2.2],
    country: 1.2,
    spending: [640, 720, 810],
  },
  {
    id: "cedar",
    zh: "雪松县",
    residents: 300_000,
    urban: 0.4,
    doctors: [1.3, 1.4, 1.6],
    country: 1.0,
    spending: [560, 610, 650],
  },
  {
    id: "dogwood",
    zh: "山茱萸县",
    residents: 250_000,
    urban: 0.3,
    doctors: [1.1, 1.2, 1.2],
    country: 0.8,
    spending: [480, 500, 540],
  },
  {
    id: "elm",
    zh: "榆县",
    residents: 120_000,
    urban: 0.2,
    doctors: [0.9, 1.0, 1.3],
    country: 0.9,
    spending: [430, 450, 510],
  },
] as const;
const YEARS = ["2020", "2022", "2024"] as const;
const source = "made-up";

export const counties: Study = {
  id: "five-counties",
  name: { en: "Five counties", zh: "五县" },
  regions: COUNTIES.map(({ id, zh, residents, urban }) => ({
    id,
    name: { en: `${id[0]!.toUpperCase()}${id.slice(1)} County`, zh },
    population: [
      { concept: "resident" as const, year: 2024, value: residents, source },
      { concept: "resident" as const, year: 2024, value: residents * urban, subgroup: "urban", source },
      { concept: "resident" as const, year: 2024, value: residents * (1 - urban), subgroup: "rural", source },
    ],
  })),
  indicators: [
    {
      id: "doctors",
      name: { en: "Doctors", zh: "执业医师" },
      dimension: "input",
      direction: "higher",
      unit: "per 1,000 residents",
      scale: 1000,
      standards: [{ from: "2020-01-01", value: 2 }],
    },
    {
      id: "spending",
      name: { en: "Health spending", zh: "卫生支出" },
      dimension: "input",
      direction: "higher",
      unit: "yuan per head",
      scale: 1,
      standards: [{ from: "2020-01-01", value: 900 }],
    },
  ],
  observations: COUNTIES.flatMap(({ id, doctors, country, urban, spending }) => [
    ...YEARS.flatMap((period, i) => [
      { region: id, indicator: "doctors", period, value: doctors[i]!, source },
      { region: id, indicator: "spending", period, value: spending[i]!, source },
    ]),
    { region: id, indicator: "doctors", period: "2024", subgroup: "rural", value: country, source },
    {
      region: id,
      indicator: "doctors",
      period: "2024",
      subgroup: "urban",
      value: Math.round(((doctors[2] - (1 - urban) * country) / urban) * 100) / 100,
      source,
    },
  ]),
  flows: COUNTIES.slice(1).map(({ id, residents }, i) => ({
    id: `grant-${id}`,
    from: { tier: "province", region: "province" },
    to: { tier: "county", region: id },
    kind: "specific-transfer" as const,
    period: "2024",
    currency: "CNY",
    dueDate: "2024-06-30",
    amounts: {
      budgeted: [{ amount: residents * 90 }],
      appropriated: [{ amount: residents * 86, date: "2024-03-01" }],
      arrived: [{ amount: residents * (80 - 4 * i), date: i === 3 ? "2024-10-15" : "2024-06-01" }],
      spent: [
        { amount: residents * (66 - 4 * i), date: "2024-12-15" },
        { amount: residents * 3, date: "2024-12-15", offPurpose: true },
      ],
    },
    source,
  })),
  goals: [
    {
      id: "mean",
      name: "2.15 on average",
      term: "short",
      indicator: "doctors",
      target: 2.15,
      deadline: "2025",
    },
    {
      id: "all",
      name: "The standard everywhere",
      term: "medium",
      indicator: "doctors",
      criterion: "every-region",
      target: 2,
      deadline: "2030",
    },
  ],
  sources: [{ id: source, title: "Five counties that do not exist", status: "illustrative" }],
};
