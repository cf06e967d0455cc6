import { expect, test } from "vitest";
import {
  type AdapterResult,
  fromCsv,
  fromDhis2Analytics,
  fromGho,
  fromHeatPlus,
  fromSdmxCsv,
  fromWorldBank,
} from "../../src/adapters/index.ts";
import { measureGap } from "../../src/study/index.ts";

const heat = (subgroup: string, estimate: string): object => ({
  setting: "U",
  date: "2020",
  source: "S",
  indicator_abbr: "x",
  indicator_name: "X",
  dimension: "Subnational region",
  subgroup,
  estimate,
  favourable_indicator: 1,
  indicator_scale: 100,
  ordered_dimension: 0,
  subgroup_order: 0,
  reference_subgroup: 0,
});
const bank = (id: string, value: unknown): object => ({
  indicator: { id: "x", value: "X" },
  country: { id: id.slice(0, 2), value: id },
  countryiso3code: id,
  date: "2020",
  value,
});
const gho = (id: string, value: unknown): object => ({
  IndicatorCode: "x",
  SpatialDimType: "COUNTRY",
  SpatialDim: id,
  TimeDim: 2020,
  NumericValue: value,
});
const headers = ["dx", "pe", "ou", "value"].map((name) => ({ name }));
const options = {
  indicators: [{ id: "x", direction: "higher", dimension: "input", unit: "beds", scale: 1 }],
} as const;

const cases: readonly (readonly [string, () => AdapterResult])[] = [
  [
    "fromCsv",
    () => fromCsv("region,indicator,period,value\nAAA,x,2020,1\nBBB,x,2020,2\nCCC,x,2020,many", options),
  ],
  ["fromHeatPlus", () => fromHeatPlus([heat("AAA", "1"), heat("BBB", "2"), heat("CCC", "many")])],
  [
    "fromWorldBank",
    () => fromWorldBank([{}, [bank("AAA", 1), bank("BBB", 2), bank("CCC", "many")]], options),
  ],
  ["fromGho", () => fromGho([gho("AAA", 1), gho("BBB", 2), gho("CCC", "many")], options)],
  [
    "fromDhis2Analytics",
    () =>
      fromDhis2Analytics(
        {
          headers,
          rows: [
            ["x", "2020", "AAA", "1"],
            ["x", "2020", "BBB", "2"],
            ["x", "2020", "CCC", "many"],
          ],
        },
        options,
      ),
  ],
  [
    "fromSdmxCsv",
    () =>
      fromSdmxCsv(
        "STRUCTURE,STRUCTURE_ID,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\nd,W:X(1),AAA,x,2020,1\nd,W:X(1),BBB,x,2020,2\nd,W:X(1),CCC,x,2020,many",
        options,
      ),
  ],
];

test.for(cases)(
  "%s keeps a place whose value it cannot read, so that no measure passes over it",
  ([, read]) => {
    const { study, issues } = read();
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["not_a_number", "error"]]);
    expect(study!.regions.map(({ id }) => id).filter((id) => id !== "U")).toEqual(["AAA", "BBB", "CCC"]);
    expect(() => measureGap(study!, { indicator: "x", weights: "equal" })).toThrow(/CCC/);
  },
);
