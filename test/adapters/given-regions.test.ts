import { describe, expect, test } from "vitest";
import {
  type AdapterOptions,
  type AdapterResult,
  fromCsv,
  fromDhis2Analytics,
  fromGho,
  fromHeatPlus,
  fromSdmxCsv,
  fromWorldBank,
} from "../../src/adapters/index.ts";
import { refusals } from "../support/refusals.ts";

const heat = (subgroup: string, estimate: number, dimension = "Subnational region"): object => ({
  setting: "U",
  date: "2020",
  source: "S",
  indicator_abbr: "x",
  indicator_name: "X",
  dimension,
  subgroup,
  estimate,
  setting_average: 2,
  favourable_indicator: 1,
  indicator_scale: 100,
  ordered_dimension: 0,
  subgroup_order: 0,
  reference_subgroup: 0,
});
const bank = (id: string, value: number): object => ({
  indicator: { id: "x", value: "X" },
  country: { id: id.slice(0, 2), value: id },
  countryiso3code: id,
  date: "2020",
  value,
});
const gho = (id: string, value: number): object => ({
  IndicatorCode: "x",
  SpatialDimType: "COUNTRY",
  SpatialDim: id,
  ParentLocationCode: "above",
  TimeDim: 2020,
  NumericValue: value,
});
const dhis2 = {
  headers: ["dx", "pe", "ou", "value"].map((name) => ({ name })),
  metaData: { ouHierarchy: { abc: "/above", Atlantis: "/above" } },
  rows: [
    ["x", "2020", "abc", "1"],
    ["x", "2020", "Atlantis", "2"],
    ["x", "2020", "ABC", "3"],
  ],
};
const ids = ["abc", "Atlantis", "ABC"] as const;
/** How each format names the three rows, the last two of which are of no region given. */
const cases: readonly (readonly [string, (options: AdapterOptions) => AdapterResult, readonly string[]])[] = [
  [
    "fromCsv",
    (options) =>
      fromCsv(
        ["region,indicator,period,value", ...ids.map((id, i) => `${id},x,2020,${i + 1}`)].join("\n"),
        options,
      ),
    ["3 line 3, column region", "4 line 4, column region"],
  ],
  [
    "fromCsv, wide,",
    (options) =>
      fromCsv(["region,x,y", ...ids.map((id, i) => `${id},${i + 1},`)].join("\n"), {
        ...options,
        layout: "indicators",
        period: "2020",
      }),
    ["3 line 3, column region", "4 line 4, column region"],
  ],
  ["fromDhis2Analytics", (options) => fromDhis2Analytics(dhis2, options), ["2 rows[1][2]", "3 rows[2][2]"]],
  [
    "fromWorldBank",
    (options) => fromWorldBank([{}, ids.map((id, i) => bank(id, i + 1))], options),
    ["2 [1][1].countryiso3code", "3 [1][2].countryiso3code"],
  ],
  [
    "fromGho",
    (options) =>
      fromGho(
        ids.map((id, i) => gho(id, i + 1)),
        options,
      ),
    ["2 value[1].SpatialDim", "3 value[2].SpatialDim"],
  ],
  [
    "fromHeatPlus",
    (options) =>
      fromHeatPlus(
        ids.map((id, i) => heat(id, i + 1)),
        options,
      ),
    ["2 rows[1].subgroup", "3 rows[2].subgroup"],
  ],
  [
    "fromSdmxCsv",
    (options) =>
      fromSdmxCsv(
        [
          "STRUCTURE,STRUCTURE_ID,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE",
          ...ids.map((id, i) => `d,W:X(1),${id},x,2020,${i + 1}`),
        ].join("\n"),
        options,
      ),
    ["3 line 3, column REF_AREA", "4 line 4, column REF_AREA"],
  ],
];
const regions = [{ id: "abc", name: "A" }];

describe.for(cases)("%s with regions given", ([, read, places]) => {
  test("leaves out rows of others, each with its line and the id that is like it", () => {
    const { issues, observations, regions: found } = read({ regions });
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "error unknown_region",
      "error unknown_region",
    ]);
    expect(issues.map(({ line, path }) => `${line} ${path}`)).toEqual(places);
    expect(issues[0]!.message).toContain(
      '"Atlantis" is not among the regions given; mend the id, add it to regions',
    );
    expect(issues[1]!.message).toContain('"ABC" is not among the regions given, but "abc" is');
    expect([...new Set(observations.map(({ region }) => region))]).toEqual(["abc"]);
    // What stands above a region given comes from the data; others do not.
    expect(found.map(({ id }) => id).filter((id) => id !== "above" && id !== "U")).toEqual(["abc"]);
  });

  test("takes others in where that is asked for, and where none are given", () => {
    for (const options of [{ regions, newRegions: "add" }, { regions: [] }, {}] as const) {
      const { issues, observations } = read(options);
      expect(issues).toEqual([]);
      expect([...new Set(observations.map(({ region }) => region))]).toEqual([...ids]);
    }
  });
});

test("a name for an id is told as such", () => {
  const { issues } = fromCsv("region,indicator,period,value\nNORTH Shore,x,2020,1", {
    regions: [{ id: "d12", name: { en: "North Shore", zh: "北岸" } }],
  });
  expect(issues[0]!.message).toContain('but "d12" is');
});

test("HEAT Plus keeps the rows in subgroups, and asks for settings as for regions", () => {
  const rows = [heat("abc", 1), heat("Atlantis", 2), heat("Female", 3, "Sex")];
  const { issues, observations, subgroups } = fromHeatPlus(rows, { regions, settingAverages: true });
  expect(issues.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
    "1 setting_average unknown_region",
    "2 subgroup unknown_region",
    "3 setting unknown_region",
  ]);
  expect(issues[1]!.message).toContain("the row is in subgroups, but no observation");
  expect(observations.map(({ region }) => region)).toEqual(["abc"]);
  expect(subgroups.map(({ subgroups }) => subgroups.length)).toEqual([2, 1]);
});

refusals("fromCsv", [
  [
    "a word it does not know",
    () => fromCsv([], { newRegions: "maybe" as never }),
    "unknown_option",
    'pass one of "error", "add"',
  ],
  ["refuse without regions", () => fromCsv([], { newRegions: "error" }), "missing_option", "needs regions"],
]);
