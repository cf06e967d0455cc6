import { describe, expect, test } from "vitest";
import { fromWorldBank } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { refusals } from "../support/refusals.ts";

/** A row in the shape of the service; the values are made up. */
const row = (changes: object = {}): object => ({
  indicator: { id: "SH.MED.BEDS.ZS", value: "Hospital beds (per 1,000 people)" },
  country: { id: "CN", value: "China" },
  countryiso3code: "CHN",
  date: "2017",
  value: 4.5,
  unit: "",
  obs_status: "",
  decimal: 1,
  ...changes,
});
const about = { page: 1, pages: 1, per_page: 50, total: 2, sourceid: "2", lastupdated: "2024-01-01" };
const told = ({ issues }: ReturnType<typeof fromWorldBank>): string[] =>
  issues.map(({ line, path, code }) => `${line} ${path} ${code}`);

describe("fromWorldBank reads", () => {
  test.for([
    ["an answer", [about, [row(), row({ date: "2016", value: null })]]],
    ["its text", JSON.stringify([about, [row(), row({ date: "2016", value: null })]])],
  ] as const)("%s, null as missing", ([, input]) => {
    const { observations, regions, indicators, issues } = fromWorldBank(input);
    expect(issues).toEqual([]);
    expect(observations).toEqual([
      { region: "CHN", indicator: "SH.MED.BEDS.ZS", period: "2017", value: 4.5 },
      { region: "CHN", indicator: "SH.MED.BEDS.ZS", period: "2016", value: null },
    ]);
    expect(regions).toEqual([{ id: "CHN", name: "China", level: 0, codes: { "ISO 3166-1 alpha-2": "CN" } }]);
    expect(indicators).toEqual([{ id: "SH.MED.BEDS.ZS", name: "Hospital beds (per 1,000 people)" }]);
  });

  test("quarters and months", () => {
    const dates = ["2017Q3", "2017M09", "2017"];
    const { observations } = fromWorldBank([about, dates.map((date) => row({ date }))]);
    expect(observations.map(({ period }) => period)).toEqual(["2017-Q3", "2017-09", "2017"]);
  });

  test("several pages together", () => {
    const page = (number: number, date: string): unknown[] => [
      { ...about, page: number, pages: 2 },
      [row({ date })],
    ];
    const { observations, lines, issues } = fromWorldBank([page(1, "2017"), page(2, "2016")]);
    expect(observations).toHaveLength(2);
    expect(lines).toEqual([1, 2]);
    expect(issues).toEqual([]);
  });

  test("a study that holds", () => {
    const { study } = fromWorldBank([about, [row()]], {
      indicators: [
        {
          id: "SH.MED.BEDS.ZS",
          direction: "higher",
          dimension: "input",
          unit: "per 1,000 people",
          scale: 1000,
        },
      ],
    });
    expect(parseStudy(study)).toEqual({ study });
  });
});

describe("fromWorldBank tells of", () => {
  test.for(["", "XD", "1W", "Z4", "ZT", "EU", "OE", "8S", "V1"])("a group of countries, %j", (id) => {
    const group = row({ country: { id, value: "Group" }, countryiso3code: id === "" ? "" : "GRP" });
    const left = fromWorldBank([about, [group, row()]]);
    expect(left.observations.map(({ region }) => region)).toEqual(["CHN"]);
    expect(told(left)).toEqual(["1 [1][0] aggregate"]);
    const kept = fromWorldBank([about, [{ ...group, countryiso3code: "GRP" }]], { aggregates: "keep" });
    if (id !== "") expect(kept.regions[0]).toMatchObject({ id: "GRP", tags: ["aggregate"] });
  });

  test.for(["CN", "XK", "ZA", "ZM", "ZW", "JG", "ES"])("no group, %s", (id) => {
    const { observations, issues } = fromWorldBank([about, [row({ country: { id, value: "Country" } })]]);
    expect(observations).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  test("a group without code of three letters, kept by that of two", () => {
    const group = row({ country: { id: "XD", value: "High income" }, countryiso3code: "" });
    expect(fromWorldBank([about, [group]], { aggregates: "keep" }).observations[0]!.region).toBe("XD");
  });

  test("further pages", () => {
    expect(told(fromWorldBank([{ ...about, pages: 3 }, [row()]]))).toEqual(["1 [0].pages more_pages"]);
  });

  test("a refusal", () => {
    const input = [
      { message: [{ id: "120", key: "Invalid value", value: "The provided parameter value is not valid" }] },
    ];
    const { issues, observations } = fromWorldBank(input);
    expect(observations).toEqual([]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: "service_refused", id: "120", severity: "error" });
    expect(issues[0]!.message).toContain("Invalid value: The provided parameter value is not valid");
  });

  test("no rows", () => {
    expect(told(fromWorldBank([{ ...about, total: 0 }, null]))).toEqual(["1 [1] no_rows"]);
  });

  test("values marked by the source", () => {
    const result = fromWorldBank([about, [row({ obs_status: "F" })]]);
    expect(result.observations).toHaveLength(1);
    expect(told(result)).toEqual(["1 [1][0].obs_status flagged_value"]);
  });

  test("rows that are wrong", () => {
    const rows = [
      row({ value: "many" }),
      row({ date: "last year" }),
      row({ indicator: null }),
      row({ country: {}, countryiso3code: null }),
      null,
      row({ value: "4.5" }),
      row({ value: 7 }),
    ];
    const result = fromWorldBank([about, rows]);
    expect(result.observations.map(({ value }) => value)).toEqual([4.5]);
    expect(told(result)).toEqual([
      "1 [1][0].value not_a_number",
      "2 [1][1].date unusable_period",
      "3 [1][2].indicator unusable_id",
      "4 [1][3].countryiso3code unusable_id",
      "5 [1][4].countryiso3code unusable_id",
      "5 [1][4].indicator unusable_id",
      "5 [1][4].date unusable_period",
      "7 [1][6] duplicate_id",
    ]);
  });

  test.for([null, 7, {}, [], [1], [about], "7", [about, 7], [[], []]] as const)("no answer: %j", (input) => {
    const { observations, issues } = fromWorldBank(input as never);
    expect(observations).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain("not_world_bank");
  });

  test("text that is no JSON", () => {
    expect(told(fromWorldBank("<wb:error>"))).toEqual(["1  not_json"]);
  });
});

refusals("fromWorldBank", [
  [
    "an unknown option",
    () => fromWorldBank([], { aggregate: "keep" } as never),
    "unknown_option",
    'option "aggregate"',
  ],
  [
    "an unknown way",
    () => fromWorldBank([], { aggregates: "drop" as never }),
    "unknown_option",
    "aggregates",
  ],
]);
