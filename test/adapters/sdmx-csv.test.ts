import { describe, expect, test } from "vitest";
import { fromSdmxCsv } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { refusals } from "../support/refusals.ts";

const HEAD = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS";
const line = (rest: string): string => `dataflow,WHO:HEALTH(1.0),I,A,${rest}`;
const text = (...rows: string[]): string => [HEAD, ...rows].join("\n");
const told = ({ issues }: ReturnType<typeof fromSdmxCsv>): string[] =>
  issues.map(({ line: at, column, code }) => `${at} ${column ?? "-"} ${code}`);

describe("fromSdmxCsv reads", () => {
  test("a message of version 2", () => {
    const { observations, issues } = fromSdmxCsv(
      text(line("CN,BEDS,_T,2020,4.5,A"), line("CN,BEDS,F,2020-Q1,0,A"), line("CN,BEDS,_Z,2020-M07,1,")),
    );
    expect(issues).toEqual([]);
    expect(observations).toEqual([
      { region: "CN", indicator: "BEDS", period: "2020", value: 4.5 },
      { region: "CN", indicator: "BEDS", period: "2020-Q1", subgroup: "F", value: 0 },
      { region: "CN", indicator: "BEDS", period: "2020-07", value: 1 },
    ]);
  });

  test.for([
    [";", HEAD.replaceAll(",", ";")],
    ["\t", HEAD.replaceAll(",", "\t")],
    ["|", HEAD.replaceAll(",", "|")],
    ["|", HEAD.replaceAll(",", "|").replace("STRUCTURE|", "STRUCTURE[;]|")],
    [";", `\ufeff${HEAD.replaceAll(",", ";")}`],
    [",", HEAD.replace("STRUCTURE,", '"STRUCTURE",')],
  ] as const)("the separator %j behind the first head", ([separator, head]) => {
    const { observations, issues } = fromSdmxCsv(
      `${head}\n${line("CN,BEDS,_T,2020,4.5,A").replaceAll(",", separator)}`,
    );
    expect(issues).toEqual([]);
    expect(observations).toEqual([{ region: "CN", indicator: "BEDS", period: "2020", value: 4.5 }]);
  });

  test("a message of version 1, whose structure is the indicator", () => {
    const { observations } = fromSdmxCsv(
      "DATAFLOW,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\nWHO:LIFE(1.0),CN,F,2020-A1,79.5\n",
    );
    expect(observations).toEqual([
      { region: "CN", indicator: "LIFE", period: "2020", subgroup: "F", value: 79.5 },
    ]);
  });

  test("labels behind the codes", () => {
    const head =
      "STRUCTURE,STRUCTURE_ID,REF_AREA: Reference area,INDICATOR: Indicator,TIME_PERIOD: Time,OBS_VALUE: Value";
    const { observations, regions, indicators, issues } = fromSdmxCsv(
      `${head}\ndataflow,WHO:HEALTH(1.0): Health,CN: China,BEDS: Beds: all kinds,2020,4.5`,
    );
    expect(issues).toEqual([]);
    expect(observations).toEqual([{ region: "CN", indicator: "BEDS", period: "2020", value: 4.5 }]);
    expect(regions).toEqual([{ id: "CN", name: "China" }]);
    expect(indicators).toEqual([{ id: "BEDS", name: "Beds: all kinds" }]);
  });

  test("labels in columns of their own", () => {
    const { observations, regions } = fromSdmxCsv(
      "STRUCTURE,STRUCTURE_ID,REF_AREA,Reference area,INDICATOR,TIME_PERIOD,OBS_VALUE\ndataflow,X:Y(1),CN,China,BEDS,2020,1",
    );
    expect(observations).toEqual([{ region: "CN", indicator: "BEDS", period: "2020", value: 1 }]);
    expect(regions[0]!.name).toBe("China");
  });

  test("NaN, #N/A and nothing as missing", () => {
    const { observations, issues } = fromSdmxCsv(
      text(line("A,BEDS,_T,2020,NaN,M"), line("B,BEDS,_T,2020,#N/A,"), line("C,BEDS,_T,2020,,M")),
    );
    expect(issues).toEqual([]);
    expect(observations.map(({ value }) => value)).toEqual([null, null, null]);
  });

  test("columns by the names the caller gives", () => {
    const { observations } = fromSdmxCsv(
      "STRUCTURE,STRUCTURE_ID,place,sector,kind,year,value\nd,X:Y(1),CN,health,beds,2020,1",
      { region: "place", indicator: ["sector", "kind"], period: "year", value: "value", subgroups: [] },
    );
    expect(observations).toEqual([{ region: "CN", indicator: "health.beds", period: "2020", value: 1 }]);
  });

  test("several structures, each with its own dimensions", () => {
    const { observations } = fromSdmxCsv(
      [
        "STRUCTURE,STRUCTURE_ID,REF_AREA,SEX,SECTOR,TIME_PERIOD,OBS_VALUE",
        "dataflow,X:LIFE(1.0),CN,F,,2020,80",
        "dataflow,X:MONEY(1.0),CN,,S1,2020,5",
      ].join("\n"),
    );
    expect(observations.map(({ indicator, subgroup }) => [indicator, subgroup])).toEqual([
      ["LIFE", "F"],
      ["MONEY", "S1"],
    ]);
  });

  test("rows as objects", () => {
    const rows = [
      { STRUCTURE: "dataflow", STRUCTURE_ID: "X:Y(1)", REF_AREA: "CN", TIME_PERIOD: 2020, OBS_VALUE: 4 },
    ];
    expect(fromSdmxCsv(rows).observations).toEqual([
      { region: "CN", indicator: "Y", period: "2020", value: 4 },
    ]);
  });

  test("units, and a study that holds", () => {
    const { study, indicators } = fromSdmxCsv(
      "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\nd,X:BEDS(1),CN,2020,4,BEDS,3",
      { indicators: [{ id: "BEDS", direction: "higher", dimension: "input", scale: 1, valueType: "total" }] },
    );
    expect(indicators[0]!.unit).toBe("BEDS × 10^3");
    expect(parseStudy(study)).toEqual({ study });
  });
});

describe("fromSdmxCsv tells of", () => {
  test("actions", () => {
    const result = fromSdmxCsv(
      text(
        line("A,BEDS,_T,2020,1,A"),
        "dataflow,WHO:HEALTH(1.0),D,A,B,BEDS,_T,2020,,",
        "dataflow,WHO:HEALTH(1.0),R,A,C,BEDS,_T,2020,3,A",
        "dataflow,WHO:HEALTH(1.0),X,A,D,BEDS,_T,2020,4,A",
      ),
    );
    expect(result.observations.map(({ region }) => region)).toEqual(["A", "C"]);
    expect(told(result)).toEqual(["3 ACTION deleted_value", "5 ACTION unknown_action"]);
  });

  test("rows of attributes only", () => {
    expect(told(fromSdmxCsv(text(line("A,BEDS,_T,,,A"))))).toEqual(["2 - no_value"]);
  });

  test("values marked by the source", () => {
    const result = fromSdmxCsv(text(line("A,BEDS,_T,2020,1,E")));
    expect(result.observations).toHaveLength(1);
    expect(told(result)).toEqual(["2 OBS_STATUS flagged_value"]);
  });

  test("units that differ", () => {
    const head = "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT";
    const result = fromSdmxCsv(`${head}\nd,X:BEDS(1),A,2020,4,3\nd,X:BEDS(1),B,2020,4,6`);
    expect(result.observations).toHaveLength(1);
    expect(told(result)).toEqual(["3 UNIT_MULT mixed_units"]);
  });

  test("ones beside thousands, in any order", () => {
    const head = "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT";
    for (const powers of [
      ["0", "3"],
      ["3", "0"],
      ["", "3"],
    ]) {
      const rows = powers.map((power, i) => `d,X:BEDS(1),${"AB"[i]},2020,4,${power}`);
      expect(told(fromSdmxCsv([head, ...rows].join("\n")))).toEqual(["3 UNIT_MULT mixed_units"]);
    }
    const missing = fromSdmxCsv(`${head}\nd,X:BEDS(1),A,2020,4,3\nd,X:BEDS(1),B,2020,,`);
    expect(missing.observations.map(({ value }) => value)).toEqual([4, null]);
    expect(missing.issues).toEqual([]);
  });

  test("cells that are wrong, by their line", () => {
    const result = fromSdmxCsv(
      text(
        line('"A",BEDS,_T,2020,"1\n",A'),
        line(",BEDS,_T,2020,1,A"),
        line("A,,_T,2020,1,A"),
        line("A,BEDS,_T,2020-W05,1,A"),
        line("A,BEDS,_T,2020,1"),
        line("A,BEDS,_T,2020,2,A"),
        line("A,BEDS,_T,2020,3,A"),
      ),
    );
    expect(result.observations.map(({ value }) => value)).toEqual([2]);
    expect(told(result)).toEqual([
      "2 OBS_VALUE not_a_number",
      "4 REF_AREA unusable_id",
      "5 INDICATOR unusable_id",
      "6 TIME_PERIOD unusable_period",
      "7 - ragged_row",
      "9 - duplicate_id",
    ]);
  });

  test("columns that are absent", () => {
    expect(told(fromSdmxCsv("a,b\n1,2"))).toEqual([
      "1 OBS_VALUE missing_column",
      "1 TIME_PERIOD missing_column",
      "1 REF_AREA missing_column",
      "1 STRUCTURE_ID missing_column",
    ]);
  });

  test.for([null, 7, {}])("no table: %j", (input) => {
    expect(told(fromSdmxCsv(input as never))).toEqual(["1 - not_a_table"]);
  });
});

refusals("fromSdmxCsv", [
  ["an unknown option", () => fromSdmxCsv("", { area: "x" } as never), "unknown_option", 'option "area"'],
  [
    "a column that is a number",
    () => fromSdmxCsv("", { region: 1 as never }),
    "wrong_type",
    "region must be the name",
  ],
  [
    "subgroups that are no list",
    () => fromSdmxCsv("", { subgroups: "SEX" as never }),
    "wrong_type",
    "subgroups must be a list",
  ],
  [
    "totals that are no list",
    () => fromSdmxCsv("", { totals: "_T" as never }),
    "wrong_type",
    "totals must be a list",
  ],
  [
    "indicators that are numbers",
    () => fromSdmxCsv("", { indicator: [1] as never }),
    "wrong_type",
    "indicator must be a list",
  ],
]);
