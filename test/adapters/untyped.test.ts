import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fromCsv,
  fromDhis2Analytics,
  fromGho,
  fromHeatPlus,
  fromSdmxCsv,
  fromWorldBank,
  toCsv,
  toHeatPlus,
} from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { callsSurvive } from "../support/untyped-input.ts";

const table = [
  { region: "A", indicator: "x", period: "2010", value: 1, subgroup: "s", numerator: 1, denominator: 2 },
];
const definition = { id: "x", direction: "higher", dimension: "input", unit: "beds", scale: 1 };
const options = {
  indicators: [definition],
  regions: [{ id: "A", name: "A" }],
  sources: [{ id: "s", title: "S", status: "derived" }],
  study: { id: "s", name: "S" },
};
const heat = [
  {
    setting: "U",
    date: "2020",
    source: "S",
    indicator_abbr: "x",
    indicator_name: "X",
    dimension: "Sex",
    subgroup: "F",
    estimate: 1,
    se: 1,
    population: 3,
    iso3: "UTO",
    favourable_indicator: 1,
    indicator_scale: 100,
    ordered_dimension: 1,
    subgroup_order: 1,
    reference_subgroup: 0,
  },
];
const dhis2 = {
  headers: ["dx", "pe", "ou", "co", "value", "numerator", "denominator", "factor"].map((name) => ({ name })),
  metaData: { items: { x: { name: "X" } }, ouHierarchy: { b: "/a" }, dimensions: { ou: ["b"] } },
  rows: [["x", "2016W1", "b", "c", "81.1", "1", "2", "100"]],
};
const dataValues = { period: "2016", dataValues: [{ dataElement: "x", orgUnit: "b", value: "1" }] };
const worldBank = [
  { page: 1, pages: 1 },
  [
    {
      indicator: { id: "x", value: "X" },
      country: { id: "CN", value: "C" },
      countryiso3code: "CHN",
      date: "2017",
      value: 1,
      obs_status: "",
    },
  ],
];
const gho = {
  value: [
    {
      IndicatorCode: "x",
      SpatialDimType: "COUNTRY",
      SpatialDim: "CHN",
      ParentLocationCode: "W",
      TimeDim: 2019,
      Dim1: "F",
      NumericValue: 1,
      Low: 0,
      High: 2,
      Value: "1",
    },
  ],
};
const sdmx = [
  {
    STRUCTURE: "d",
    STRUCTURE_ID: "X:Y(1)",
    ACTION: "I",
    REF_AREA: "A",
    SEX: "F",
    TIME_PERIOD: "2020",
    OBS_VALUE: 1,
    UNIT_MULT: 3,
  },
];
const study = {
  id: "s",
  name: "S",
  regions: [
    { id: "A", name: "A" },
    { id: "B", name: "B", parent: "A" },
  ],
  indicators: [{ ...definition, name: "X" }],
  observations: [{ region: "B", indicator: "x", period: "2010", value: 1 }],
};

test("whatever stands in one place of the input, no adapter fails untyped", () => {
  callsSurvive(
    [
      [fromCsv, [table, { ...options, layout: "long", naValues: [""], columns: { region: "region" } }]],
      [fromCsv, [table, { layout: "indicators", ignore: ["value"] }]],
      [fromHeatPlus, [heat, { settingAverages: true }]],
      [fromDhis2Analytics, [dhis2, { periods: "begin", subgroups: "name" }]],
      [fromDhis2Analytics, [dataValues, options]],
      [fromWorldBank, [worldBank, { aggregates: "keep" }]],
      [fromGho, [gho, { totals: ["F"], confidence: 0.95 }]],
      [fromSdmxCsv, [sdmx, { indicator: ["SEX"], subgroups: ["SEX"], totals: [] }]],
      [toCsv, [table, { layout: "long", columns: ["a"] }]],
      [toCsv, [[{ region: "A", indicator: "x", period: "2010", value: 1 }], { layout: "indicators" }]],
      [toHeatPlus, [heat, { version: 6 }]],
      [toHeatPlus, [study, { setting: "U", population: "service" }]],
    ],
    3000,
  );
});

const junk = fc.oneof(
  fc.string({
    unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", "1", "\ud800", "\ufeff", "=", "[", "{"),
  }),
  fc.string({ unit: "binary" }),
  fc.json(),
);
const readers = [fromCsv, fromHeatPlus, fromSdmxCsv, fromDhis2Analytics, fromWorldBank, fromGho] as const;

test("any text at all is read, and whatever becomes a study of it holds", () => {
  fc.assert(
    fc.property(
      junk,
      fc.constantFrom(...readers),
      fc.constantFrom(
        "",
        "region,indicator,period,value\n",
        "STRUCTURE;",
        `${Object.keys(heat[0]!).join(",")}\n`,
      ),
      (text, read, head) => {
        const { study: found, issues, observations, lines } = read(head + text);
        expect(lines).toHaveLength(observations.length);
        for (const issue of issues) expect(issue.line).toBeGreaterThanOrEqual(1);
        if (found !== null) expect(parseStudy(found).issues).toBeUndefined();
      },
    ),
    { numRuns: 2000 },
  );
});

test("JSON as deep as can be is refused, not crashed on", () => {
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  for (const read of readers) expect(read(deep).observations).toEqual([]);
});

test("nothing that is read changes what all objects have", () => {
  const text =
    '{"value":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}],"__proto__":{"polluted":1}}';
  for (const read of readers) read(text);
  fromDhis2Analytics(
    '{"headers":[{"name":"__proto__"},{"name":"dx"},{"name":"pe"},{"name":"ou"},{"name":"value"}],"rows":[["x","x","2016","constructor","1"]],"metaData":{"items":{"__proto__":{"name":"polluted"}}}}',
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("a hundred thousand rows, each with another column, take no square of time", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => ({
    region: "A",
    indicator: "x",
    period: "2010",
    value: 1,
    [`c${i}`]: 1,
  }));
  expect(fromCsv(rows).observations).toHaveLength(1);
});
