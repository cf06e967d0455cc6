import { expect, test } from "vitest";
import { measureResources, type ResourceOptions, type Study } from "../../../src/index.ts";
import { refusals } from "../../support/refusals.ts";
import { smallStudy } from "../small-study.ts";

const ask = (question: Partial<ResourceOptions>, study: Study = smallStudy()) =>
  measureResources(study, { indicator: "beds", period: "2020", ...question });

test("the value pools all resources over all people", () => {
  // 2 + 12 + 10 + 12 beds for 1,000 people.
  const beds = ask({});
  expect(beds.value).toBe(3.6);
  expect(beds.rows.map(({ region, numerator, denominator }) => [region, numerator, denominator])).toEqual([
    ["p1", 2, 100],
    ["p2", 12, 300],
    ["q1", 10, 200],
    ["q2", 12, 400],
  ]);
  expect(beds.population).toEqual({ concept: "resident", year: 2020, total: 1000 });
  expect(beds.ratio).toBe(2.5);
});

test("people who live at the standard are residents, also where the rate is over something else", () => {
  const births: Study = {
    id: "births",
    name: "Births",
    regions: ["a", "b"].map((id, i) => ({
      id,
      name: id,
      population: [{ concept: "resident", year: 2020, value: [900, 100][i]! }],
    })),
    indicators: [
      { id: "births", name: "Births", dimension: "process", direction: "higher", unit: "%", scale: 100 },
    ],
    observations: [
      { region: "a", indicator: "births", period: "2020", value: 95, numerator: 19, denominator: 20 },
      { region: "b", indicator: "births", period: "2020", value: 50, numerator: 40, denominator: 80 },
    ],
  };
  const met = measureResources(births, { indicator: "births", standard: 90 });
  expect(met.value).toBe(59);
  expect(met.attainment).toMatchObject({ shareOfRegions: 0.5, shareOfPopulation: 0.9, shortfall: 32 });
});

test("the standard is the one that holds in the period, and the one for the class goes first", () => {
  const beds = ask({});
  expect(beds.rows.map(({ standard, met, shortfall }) => [standard, met, shortfall])).toEqual([
    [3, false, 1],
    [3, true, 0],
    [4, true, 0],
    [4, false, 4],
  ]);
  expect(beds.attainment).toMatchObject({ shareOfRegions: 0.5, shareOfPopulation: 0.5, shortfall: 5 });
  expect(ask({ period: "2019", regions: ["p1"] }).rows[0]).toMatchObject({ standard: 3, met: true });
});

test("the standard of another day can be asked for", () => {
  expect(ask({ standardDate: "2015-06-30" }).rows.map(({ standard, met }) => [standard, met])).toEqual([
    [2, true],
    [2, true],
    [2, true],
    [2, true],
  ]);
  expect(ask({ standardDate: "2009-12-31" }).attainment).toBeNull();
  expect(ask({ standardDate: "2015-06-30" }).attainment?.standard).toBe("in force on 2015-06-30");
});

test("a standard asked for goes before the indicator's own", () => {
  const { rows, attainment } = ask({ standard: 5, whole: true });
  expect(rows.map(({ shortfall }) => shortfall)).toEqual([3, 3, 0, 8]);
  expect(attainment?.standard).toBe("5 per 100, as asked for");
});

test("where less is better there is no shortfall, and meeting is from below", () => {
  const { rows, attainment } = ask({ indicator: "deaths", standard: 4 });
  expect(rows.map(({ met, shortfall }) => [met, shortfall])).toEqual([
    [true, null],
    [true, null],
    [false, null],
    [false, null],
  ]);
  expect(attainment?.shortfall).toBeNull();
});

test("a total becomes a rate per head", () => {
  const { rows, unit, value } = ask({ indicator: "money" });
  expect(rows.map((row) => row.value)).toEqual([1, 2, 1, 3]);
  expect([value, unit]).toEqual([2.1, "yuan per head"]);
});

test("numerator and denominator, where given, go before value times population", () => {
  const study = smallStudy();
  const beds = ask(
    { regions: ["p1"] },
    {
      ...study,
      observations: [
        { region: "p1", indicator: "beds", period: "2020", value: 2.5, numerator: 5, denominator: 200 },
      ],
    },
  );
  expect(beds.rows[0]).toMatchObject({ numerator: 5, denominator: 200, value: 2.5 });
});

test("regions can be chosen by level, by the region around them, and by id; parents are not counted with children", () => {
  expect(ask({ within: "q" }).rows.map(({ region }) => region)).toEqual(["q1", "q2"]);
  expect(ask({ level: 2 }).n).toBe(4);
  expect(ask({ regions: ["q2", "p1"] }).rows.map(({ region }) => region)).toEqual(["p1", "q2"]);
});

test("without a period the latest one is taken, and said", () => {
  const beds = measureResources(smallStudy(), { indicator: "beds" });
  expect(beds.period).toBe("2020");
  expect(beds.warnings.map(({ code }) => code)).toEqual(["period_chosen", "few_regions"]);
});

test("missing values are omitted only when asked, and then listed", () => {
  const sparse = ask({ indicator: "sparse", missing: "omit" });
  expect(sparse.omitted).toMatchObject([
    { region: "p2", reason: 'no value of "sparse" for 2020' },
    { region: "q1", reason: 'no value of "sparse" for 2020' },
  ]);
  expect(sparse.warnings.map(({ code }) => code)).toContain("regions_omitted");
  // 50 of 100 and 400 of 400 people.
  expect(sparse.value).toBe(90);
});

test("a population of another year is said", () => {
  expect(ask({ period: "2019", regions: ["p1"] }).warnings).toContainEqual({
    code: "population_year_differs",
    severity: "warning",
    data: { periods: ["2019"], concept: "resident", year: 2020 },
    message: "The data are of 2019, the resident population is of 2020.",
  });
});

test("made-up and unverified figures are said in every result", () => {
  const study = smallStudy();
  const sources = [
    { id: "x", title: "An example", status: "illustrative" as const },
    { id: "y", title: "Hearsay", status: "unverified" as const },
  ];
  const beds = ask(
    {},
    {
      ...study,
      sources,
      observations: study.observations?.map((one) => ({ ...one, source: "x" })),
      indicators: study.indicators?.map((one) => ({
        ...one,
        standards: one.standards?.map((standard) => ({ ...standard, source: "y" })),
      })),
    },
  );
  expect(beds.warnings.map(({ message }) => message)).toEqual([
    "The index rests on 4 regions only; compare values instead.",
    "Some figures are illustrative: An example.",
    "Some figures were not checked against the source: Hearsay.",
  ]);
  expect(beds.sources).toEqual(sources);
});

test("the result is plain JSON", () => {
  const beds = ask({});
  expect(JSON.parse(JSON.stringify(beds))).toEqual(beds);
});

const twoPopulations = (): Study => {
  const { population: _, ...study } = smallStudy();
  return {
    ...study,
    regions: study.regions.map((region) => ({
      ...region,
      population: [...(region.population ?? []), { concept: "registered", year: 2019, value: 1 }],
    })),
  };
};
refusals("measureResources", [
  [
    "no study",
    () => measureResources(null as never, { indicator: "beds" }),
    "wrong_type",
    "first argument must be a study",
  ],
  [
    "no question",
    () => measureResources(smallStudy(), null as never),
    "wrong_type",
    "options must be one object",
  ],
  [
    "no indicator",
    () => ask({ indicator: undefined as never }),
    "missing_option",
    "indicator is required, by its id; the study has ",
  ],
  [
    "an unknown indicator",
    () => ask({ indicator: "x" }),
    "unknown_id",
    'no indicator "x"; the study has beds, deaths',
  ],
  [
    "a mistyped option name",
    () => ask({ indicators: "beds" } as never),
    "unknown_option",
    'option "indicators" is not known',
  ],
  ["a mistyped policy", () => ask({ missing: "drop" as never }), "unknown_option", 'missing is "drop"'],
  [
    "missing values",
    () => ask({ indicator: "sparse" }),
    "missing_value",
    'p2 (no value of "sparse" for 2020)',
  ],
  [
    "a period without values",
    () => ask({ period: "1999" }),
    "missing_value",
    "there are values of 2019, 2020",
  ],
  [
    "a period without values, to be omitted",
    () => ask({ period: "1999", missing: "omit" }),
    "too_few_observations",
    "there are values of 2019, 2020",
  ],
  [
    "a subgroup without values",
    () => measureResources(smallStudy(), { indicator: "money", subgroup: "rural" }),
    "missing_value",
    'the subgroup "rural"',
  ],
  ["an unknown region", () => ask({ regions: ["nowhere"] }), "unknown_id", 'no region "nowhere"'],
  ["a region twice", () => ask({ regions: ["p1", "p1"] }), "duplicate_id", "asked for twice"],
  ["an unknown region around", () => ask({ within: "nowhere" }), "unknown_id", 'no region "nowhere"'],
  ["a level nobody is on", () => ask({ level: 9 }), "too_few_observations", "no region fits"],
  [
    "a region and the one that holds it",
    () => ask({ regions: ["p", "p1"] }),
    "unsupported_combination",
    'region "p1" lies inside region "p"',
  ],
  [
    "a population nobody has",
    () => ask({ population: { concept: "service", year: 2020 } }),
    "missing_value",
    "no service population of 2020",
  ],
  [
    "several populations",
    () => ask({}, twoPopulations()),
    "missing_option",
    "resident 2020, registered 2019",
  ],
  ["a standard of 0", () => ask({ standard: 0 }), "out_of_domain", "standard is 0"],
  ["a day that is none", () => ask({ standardDate: "2020" }), "out_of_domain", "standardDate is 2020"],
  [
    "a standard and a day",
    () => ask({ standard: 1, standardDate: "2020-12-31" }),
    "unsupported_combination",
    "not both",
  ],
  ["a standard that is NaN", () => ask({ standard: Number.NaN }), "not_finite", "standard is NaN"],
]);
