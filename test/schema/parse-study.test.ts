import { describe, expect, test } from "vitest";
import type { Study } from "../../src/index.ts";
import { parseStudy } from "../../src/schema/index.ts";

/** A sound study with one of everything. */
function sound(): { -readonly [K in keyof Study]: Study[K] } & Record<string, unknown> {
  return {
    id: "two-towns",
    name: { en: "Two towns", zh: "两镇" },
    population: { concept: "resident", year: 2020 },
    sources: [{ id: "yearbook", title: "Yearbook", status: "published" }],
    regions: [
      { id: "land", name: "Land", level: 0 },
      {
        id: "a",
        name: "A",
        level: 1,
        parent: "land",
        codes: { "GB/T 2260": "110101" },
        groups: { residence: "urban" },
        tags: ["remote"],
        area: 10,
        population: [
          { concept: "resident", year: 2020, value: 1000, source: "yearbook" },
          { concept: "resident", year: 2020, value: 400, subgroup: "rural" },
        ],
      },
      { id: "b", name: "B", level: 1, parent: "land" },
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
        standards: [{ value: 80, from: "2018-01-01" }],
      },
    ],
    observations: [
      { region: "a", indicator: "coverage", period: "2020", value: 81.3, numerator: 813, denominator: 1000 },
      { region: "b", indicator: "coverage", period: "2020", value: null },
    ],
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
          children: [{ id: "leaf", name: "Coverage", points: 10, rule: { kind: "ratio", target: 80 } }],
        },
        grades: [
          { from: 0, grade: "poor" },
          { from: 60, grade: "good" },
        ],
      },
    ],
  };
}

const issuesOf = (input: unknown) =>
  (parseStudy(input).issues ?? []).map(({ code, path, id }) => ({ code, path, id }));

test("a sound study comes back equal, and there are no issues", () => {
  const result = parseStudy(sound());
  expect(result.issues).toBeUndefined();
  expect(result.study).toEqual(sound());
});

describe("each problem, with its path and the id a person can find", () => {
  type Change = (study: ReturnType<typeof sound>) => unknown;
  const at = (list: unknown, index: number): Record<string, unknown> =>
    (list as Record<string, unknown>[])[index]!;
  const rows: readonly [string, Change, { code: string; path: string; id: string | undefined }][] = [
    [
      "an unknown key",
      (s) => {
        at(s.regions, 1).gdp = 1;
      },
      { code: "shape", path: "regions[1].gdp", id: "a" },
    ],
    [
      "a wrong type",
      (s) => {
        at(s.regions, 1).area = "10";
      },
      { code: "shape", path: "regions[1].area", id: "a" },
    ],
    [
      "a negative area",
      (s) => {
        at(s.regions, 1).area = -1;
      },
      { code: "shape", path: "regions[1].area", id: "a" },
    ],
    [
      "an infinite value",
      (s) => {
        at(s.observations, 0).value = Number.POSITIVE_INFINITY;
      },
      { code: "shape", path: "observations[0].value", id: "a / coverage / 2020" },
    ],
    [
      "a value that is missing, not null",
      (s) => {
        delete at(s.observations, 0).value;
      },
      { code: "shape", path: "observations[0].value", id: "a / coverage / 2020" },
    ],
    [
      "a name in no language",
      (s) => {
        at(s.regions, 0).name = {};
      },
      { code: "shape", path: "regions[0].name", id: "land" },
    ],
    [
      "a day that does not exist",
      (s) => {
        at(s.services, 0).validFrom = "2009-02-30";
      },
      { code: "shape", path: "services[0].validFrom", id: "prevention" },
    ],
    [
      "a period nobody can read",
      (s) => {
        at(s.observations, 0).period = "2020/1";
      },
      { code: "shape", path: "observations[0].period", id: "a / coverage / 2020/1" },
    ],
    [
      "an unknown kind of rule",
      (s) => {
        at((at(s.schemes, 0).root as Record<string, unknown>).children, 0).rule = { kind: "magic" };
      },
      { code: "shape", path: "schemes[0].root.children[0].rule.kind", id: "leaf" },
    ],
    [
      "no regions",
      (s) => {
        s.regions = [];
        s.observations = [];
        s.flows = [];
      },
      { code: "shape", path: "regions", id: undefined },
    ],
    [
      "two regions of one id",
      (s) => {
        at(s.regions, 2).id = "a";
        s.observations = [];
      },
      { code: "duplicate_id", path: "regions[2].id", id: "a" },
    ],
    [
      "a parent that does not exist",
      (s) => {
        at(s.regions, 2).parent = "nowhere";
      },
      { code: "unknown_id", path: "regions[2].parent", id: "b" },
    ],
    [
      "parents in a circle",
      (s) => {
        delete at(s.regions, 0).level;
        delete at(s.regions, 2).level;
        at(s.regions, 0).parent = "b";
      },
      { code: "cycle", path: "regions[0].parent", id: "land" },
    ],
    [
      "a level above its parent's",
      (s) => {
        at(s.regions, 2).level = 0;
      },
      { code: "inconsistent", path: "regions[2].level", id: "b" },
    ],
    [
      "a population given twice",
      (s) => {
        (at(s.regions, 1).population as unknown[]).push({ concept: "resident", year: 2020, value: 5 });
      },
      { code: "duplicate_id", path: "regions[1].population[2]", id: "a" },
    ],
    [
      "a service of services in a circle",
      (s) => {
        at(s.services, 0).parent = "records";
      },
      { code: "cycle", path: "services[0].parent", id: "prevention" },
    ],
    [
      "a promise that ends before it begins",
      (s) => {
        at(s.services, 0).validTo = "2008-01-01";
      },
      { code: "inconsistent", path: "services[0].validTo", id: "prevention" },
    ],
    [
      "an indicator of no service",
      (s) => {
        at(s.indicators, 0).service = "x";
      },
      { code: "unknown_id", path: "indicators[0].service", id: "coverage" },
    ],
    [
      "half a ratio",
      (s) => {
        delete at(s.indicators, 0).denominator;
      },
      { code: "inconsistent", path: "indicators[0].denominator", id: "coverage" },
    ],
    [
      "bounds upside down",
      (s) => {
        at(s.indicators, 0).bounds = { lower: 100, upper: 0 };
        at(s.indicators, 0).standards = [];
        s.observations = [];
      },
      { code: "out_of_domain", path: "indicators[0].bounds", id: "coverage" },
    ],
    [
      "a standard off the scale",
      (s) => {
        at(at(s.indicators, 0).standards, 0).value = 120;
      },
      { code: "out_of_domain", path: "indicators[0].standards[0].value", id: "coverage" },
    ],
    [
      "a percentage off its scale",
      (s) => {
        at(s.observations, 0).value = 813;
        delete at(s.observations, 0).numerator;
        delete at(s.observations, 0).denominator;
      },
      { code: "out_of_domain", path: "observations[0].value", id: "a / coverage / 2020" },
    ],
    [
      "a share where a percentage is due",
      (s) => {
        at(s.observations, 0).value = 0.813;
      },
      { code: "inconsistent", path: "observations[0].value", id: "a / coverage / 2020" },
    ],
    [
      "a value over nobody",
      (s) => {
        at(s.observations, 0).denominator = 0;
      },
      { code: "inconsistent", path: "observations[0].value", id: "a / coverage / 2020" },
    ],
    [
      "a value given twice",
      (s) => {
        at(s.observations, 1).region = "a";
      },
      { code: "duplicate_id", path: "observations[1]", id: "a / coverage / 2020" },
    ],
    [
      "an observation nowhere",
      (s) => {
        at(s.observations, 1).region = "z";
      },
      { code: "unknown_id", path: "observations[1].region", id: "z / coverage / 2020" },
    ],
    [
      "an observation of nothing",
      (s) => {
        at(s.observations, 1).indicator = "z";
      },
      { code: "unknown_id", path: "observations[1].indicator", id: "b / z / 2020" },
    ],
    [
      "a source nobody names",
      (s) => {
        at(s.observations, 1).source = "hearsay";
      },
      { code: "unknown_id", path: "observations[1].source", id: "b / coverage / 2020" },
    ],
    [
      "money from nowhere",
      (s) => {
        at(s.flows, 0).from = { tier: "central", region: "moon" };
      },
      { code: "unknown_id", path: "flows[0].from.region", id: "f1" },
    ],
    [
      "more spent than arrived",
      (s) => {
        (at(s.flows, 0).amounts as Record<string, unknown>).spent = [{ amount: 91 }];
      },
      { code: "inconsistent", path: "flows[0].amounts.spent", id: "f1" },
    ],
    [
      "more arrived than appropriated",
      (s) => {
        (at(s.flows, 0).amounts as Record<string, unknown>).arrived = [{ amount: 95 }];
      },
      { code: "inconsistent", path: "flows[0].amounts.arrived", id: "f1" },
    ],
    [
      "a currency nobody knows",
      (s) => {
        at(s.flows, 0).currency = "yuan";
      },
      { code: "shape", path: "flows[0].currency", id: "f1" },
    ],
    [
      "a node given twice",
      (s) => {
        at((at(s.schemes, 0).root as Record<string, unknown>).children, 0).id = "root";
      },
      { code: "duplicate_id", path: "schemes[0].root.children[0].id", id: "root" },
    ],
    [
      "a leaf without a rule",
      (s) => {
        delete at((at(s.schemes, 0).root as Record<string, unknown>).children, 0).rule;
      },
      { code: "inconsistent", path: "schemes[0].root.children[0]", id: "leaf" },
    ],
  ];
  test.for(rows)("%s", ([, change, expected]) => {
    const study = sound();
    change(study);
    expect(issuesOf(study)).toEqual([expected]);
  });
});

test("all problems are reported at once, those of shape and those across records", () => {
  const study = sound();
  const regions = study.regions as unknown as Record<string, unknown>[];
  regions[1]!.area = "ten";
  regions[2]!.parent = "nowhere";
  (study.observations as unknown as Record<string, unknown>[])[1]!.indicator = "unheard";
  expect(issuesOf(study).map(({ path }) => path)).toEqual([
    "regions[1].area",
    "regions[2].parent",
    "observations[1].indicator",
  ]);
});

test("a misshapen region is still known by its id", () => {
  const study = sound();
  (study.regions as unknown as Record<string, unknown>[])[1]!.area = "ten";
  expect(issuesOf(study)).toEqual([{ code: "shape", path: "regions[1].area", id: "a" }]);
});

describe("input that is no study at all", () => {
  test.for([
    ["null", null],
    ["a list", []],
    ["a text", "study"],
    ["nothing", undefined],
    ["a number", 3],
  ] as const)("%s", ([, input]) => {
    expect(issuesOf(input)).toEqual([{ code: "not_a_record", path: "", id: undefined }]);
  });

  test("a scheme nested a hundred thousand deep is refused, not recursed into", () => {
    let node: Record<string, unknown> = { id: "n", name: "n", points: 1, rule: { kind: "manual" } };
    for (let i = 0; i < 100_000; i++) node = { id: `n${i}`, name: "n", children: [node] };
    const study = sound();
    (study.schemes as unknown as Record<string, unknown>[])[0]!.root = node;
    expect(issuesOf(study).map(({ code }) => code)).toEqual(["too_deep"]);
  });

  test("an object that contains itself is refused", () => {
    const study = sound();
    (study as Record<string, unknown>).services = [study];
    expect(issuesOf(study).map(({ code }) => code)).toContain("too_deep");
  });

  test("a key that would reach the prototype is refused and reaches nothing", () => {
    const study = JSON.parse(
      '{"id":"x","name":"x","regions":[{"id":"a","name":"a","codes":{"__proto__":"1"}}]}',
    );
    expect(issuesOf(study)).toEqual([
      { code: "unsafe_key", path: "regions[0].codes.__proto__", id: undefined },
    ]);
    expect(({} as Record<string, unknown>).codes).toBeUndefined();
  });
});
