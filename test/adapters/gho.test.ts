import { describe, expect, test } from "vitest";
import { fromGho } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { refusals } from "../support/refusals.ts";

/** A row in the shape of the service; the values are made up. */
const row = (changes: object = {}): object => ({
  Id: 1,
  IndicatorCode: "WHOSIS_000001",
  SpatialDimType: "COUNTRY",
  SpatialDim: "CHN",
  ParentLocationCode: "WPR",
  ParentLocation: "Western Pacific",
  TimeDimType: "YEAR",
  TimeDim: 2019,
  Dim1Type: "SEX",
  Dim1: "SEX_BTSX",
  Dim2: null,
  Dim3: null,
  DataSourceDim: null,
  Value: "77.4 [76.0-78.0]",
  NumericValue: 77.4,
  Low: 76,
  High: 78,
  Comments: null,
  ...changes,
});
const told = ({ issues }: ReturnType<typeof fromGho>): string[] =>
  issues.map(({ line, path, code }) => `${line} ${path} ${code}`);

describe("fromGho reads", () => {
  test.for([
    ["an answer", { value: [row()] }],
    ["its rows", [row()]],
    ["its text", JSON.stringify({ value: [row()] })],
  ] as const)("%s", ([, input]) => {
    const { observations, regions, intervals, issues } = fromGho(input);
    expect(issues).toEqual([]);
    expect(observations).toEqual([
      { region: "CHN", indicator: "WHOSIS_000001", period: "2019", value: 77.4 },
    ]);
    expect(regions).toEqual([
      { id: "WPR", name: "Western Pacific" },
      { id: "CHN", name: "CHN", parent: "WPR" },
    ]);
    expect(intervals).toEqual([{ observation: 0, lower: 76, upper: 78, display: "77.4 [76.0-78.0]" }]);
  });

  test("the number, not what is shown", () => {
    const { observations } = fromGho([row({ Value: "1 234 [1 000-1 500]", NumericValue: 1234.567 })]);
    expect(observations[0]!.value).toBe(1234.567);
  });

  test.for(["No data", "", null, "Not available", "n/a", "-"])("%j as missing", (shown) => {
    const { observations, issues } = fromGho([
      row({ Value: shown, NumericValue: null, Low: null, High: null }),
    ]);
    expect(observations[0]!.value).toBeNull();
    expect(issues).toEqual([]);
  });

  test("zero as zero", () => {
    expect(fromGho([row({ Value: "0", NumericValue: 0 })]).observations[0]!.value).toBe(0);
  });

  test("dimensions as subgroups, without those for everyone", () => {
    const rows = [
      row({ Dim1: "SEX_FMLE", Dim2: "AGEGROUP_YEARS00-04", Dim3: "RESIDENCEAREATYPE_TOTL" }),
      row({ Dim1: "MLE" }),
      row({ Dim1: null, Dim2: "WEALTHQUINTILE_WQ1" }),
    ];
    expect(fromGho(rows).observations.map(({ subgroup }) => subgroup)).toEqual([
      "SEX_FMLE / AGEGROUP_YEARS00-04",
      "MLE",
      "WEALTHQUINTILE_WQ1",
    ]);
    expect(fromGho([row()], { totals: [] }).observations[0]!.subgroup).toBe("SEX_BTSX");
    expect(fromGho([row({ Dim1: "X" })], { totals: ["X"] }).observations[0]!.subgroup).toBeUndefined();
  });

  test("standard errors where the caller says the level", () => {
    expect(fromGho([row()]).observations[0]!.standardError).toBeUndefined();
    // Half of 78 - 76 over the 0.975 quantile of the normal, 1.959964.
    expect(fromGho([row()], { confidence: 0.95 }).observations[0]!.standardError).toBeCloseTo(0.510213, 6);
  });

  test("a study that holds", () => {
    const { study } = fromGho([row()], {
      indicators: [
        { id: "WHOSIS_000001", direction: "higher", dimension: "outcome", unit: "years", scale: 1 },
      ],
    });
    expect(parseStudy(study)).toEqual({ study });
  });
});

describe("fromGho tells of", () => {
  test("groups of countries", () => {
    const group = row({ SpatialDimType: "REGION", SpatialDim: "WPR", ParentLocationCode: null });
    const left = fromGho([group, row()]);
    expect(left.observations).toHaveLength(1);
    expect(told(left)).toEqual(["1 value[0].SpatialDimType aggregate"]);
    const kept = fromGho([group, row()], { aggregates: "keep" });
    expect(kept.observations.map(({ region }) => region)).toEqual(["WPR", "CHN"]);
    expect(kept.regions[0]).toMatchObject({ id: "WPR", tags: ["aggregate"] });
  });

  test.for(["Yes", "<0.1", "12,5", "77.4"])("a value that is only shown: %j", (shown) => {
    const result = fromGho([row({ Value: shown, NumericValue: null }), row({ TimeDim: 2018 })]);
    expect(result.observations.map(({ period }) => period)).toEqual(["2018"]);
    expect(told(result)).toEqual(["1 value[0].Value not_a_number"]);
  });

  test("rows that are wrong", () => {
    const result = fromGho([
      row({ SpatialDim: null }),
      row({ TimeDim: "2019-2020" }),
      row({ IndicatorCode: 3.5 }),
      row({ NumericValue: "77.4x" }),
      row({ Low: 79 }),
      7,
      row(),
      row({ NumericValue: 1 }),
    ]);
    expect(result.observations.map(({ value }) => value)).toEqual([77.4]);
    expect(result.intervals).toEqual([{ observation: 0, lower: 76, upper: 78, display: "77.4 [76.0-78.0]" }]);
    expect(told(result)).toEqual([
      "1 value[0].SpatialDim unusable_id",
      "2 value[1].TimeDim unusable_period",
      "3 value[2].IndicatorCode unusable_id",
      "4 value[3].NumericValue not_a_number",
      "5 value[4].Low inconsistent",
      "6 value[5].SpatialDim unusable_id",
      "6 value[5].IndicatorCode unusable_id",
      "6 value[5].TimeDim unusable_period",
      "8 value[7] duplicate_id",
    ]);
  });

  test("further pages, refusals and what is no answer", () => {
    expect(told(fromGho({ value: [], "@odata.nextLink": "next" }))).toEqual(["1 @odata.nextLink more_pages"]);
    const refused = fromGho({ error: { code: "404", message: "no such set" } });
    expect(refused.issues.map(({ code, message }) => [code, message.includes("no such set")])).toEqual([
      ["service_refused", true],
    ]);
    for (const input of [null, 7, {}, { value: 1 }]) {
      expect(told(fromGho(input as never))).toEqual(["1  not_gho"]);
    }
    expect(told(fromGho("no JSON"))).toEqual(["1  not_json"]);
  });
});

refusals("fromGho", [
  ["an unknown option", () => fromGho([], { total: [] } as never), "unknown_option", 'option "total"'],
  ["an unknown way", () => fromGho([], { aggregates: "drop" as never }), "unknown_option", "aggregates"],
  [
    "totals that are no list",
    () => fromGho([], { totals: "X" as never }),
    "wrong_type",
    "totals must be a list",
  ],
  ["a level in percent", () => fromGho([], { confidence: 95 }), "out_of_domain", "confidence is 95"],
]);
