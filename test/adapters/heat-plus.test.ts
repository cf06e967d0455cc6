import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHeatPlus, type HeatPlusRow, toHeatPlus } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { measureSubgroups } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";

/** A row of the template that keeps all rules; made up. */
const row = (changes: Partial<Record<keyof HeatPlusRow, unknown>> = {}): Record<string, unknown> => ({
  setting: "Utopia",
  date: "2020",
  source: "Household survey",
  indicator_abbr: "anc4",
  indicator_name: "Four antenatal visits (%)",
  dimension: "Subnational region",
  subgroup: "West",
  estimate: "60.5",
  se: "2",
  ci_lb: "56.6",
  ci_ub: "64.4",
  population: "500",
  note: "",
  setting_average: "70",
  iso3: "UTO",
  favourable_indicator: "1",
  indicator_scale: "100",
  ordered_dimension: "0",
  subgroup_order: "0",
  reference_subgroup: "0",
  ...changes,
});
const told = ({ issues }: { issues: ReturnType<typeof fromHeatPlus>["issues"] }): string[] =>
  issues.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);
const csv = (rows: readonly Record<string, unknown>[]): string =>
  [Object.keys(rows[0]!).join(","), ...rows.map((one) => Object.values(one).join(","))].join("\n");

const regions = [row(), row({ subgroup: "East", estimate: "79.5", reference_subgroup: "1" })];
const wealth = [1, 2, 3].map((order) =>
  row({
    dimension: "Economic status",
    subgroup: ["poorest", "middle", "richest"][order - 1],
    estimate: String(50 + 10 * order),
    ordered_dimension: "1",
    subgroup_order: String(order),
  }),
);

describe("fromHeatPlus reads", () => {
  test.for([
    ["text", csv(regions)],
    ["rows", regions],
    [
      "numbers",
      regions.map((one) =>
        Object.fromEntries(
          Object.entries(one).map(([key, cell]) => [
            key,
            cell !== "" && !Number.isNaN(Number(cell)) ? Number(cell) : cell,
          ]),
        ),
      ),
    ],
  ] as const)("subnational regions as regions, from %s", ([, input]) => {
    const { observations, regions: places, indicators, issues, reason } = fromHeatPlus(input as never);
    expect({ issues, reason }).toEqual({ issues: [], reason: null });
    expect(observations).toEqual([
      {
        region: "West",
        indicator: "anc4",
        period: "2020",
        value: 60.5,
        standardError: 2,
        source: "Household survey",
      },
      {
        region: "East",
        indicator: "anc4",
        period: "2020",
        value: 79.5,
        standardError: 2,
        source: "Household survey",
      },
    ]);
    expect(places).toEqual([
      { id: "Utopia", name: "Utopia", codes: { "ISO 3166-1 alpha-3": "UTO" } },
      {
        id: "West",
        name: "West",
        parent: "Utopia",
        population: [{ concept: "service", year: 2020, value: 500 }],
      },
      {
        id: "East",
        name: "East",
        parent: "Utopia",
        population: [{ concept: "service", year: 2020, value: 500 }],
      },
    ]);
    expect(indicators).toEqual([
      {
        id: "anc4",
        name: "Four antenatal visits (%)",
        direction: "higher",
        dimension: "outcome",
        unit: "percent",
        scale: 100,
      },
    ]);
  });

  test("other subgroups as strata of the setting", () => {
    const { observations } = fromHeatPlus(wealth);
    expect(observations.map(({ region, subgroup, value }) => [region, subgroup, value])).toEqual([
      ["Utopia", "Economic status: poorest", 60],
      ["Utopia", "Economic status: middle", 70],
      ["Utopia", "Economic status: richest", 80],
    ]);
  });

  test("a study that parseStudy accepts", () => {
    const { study } = fromHeatPlus([...regions, ...wealth], { settingAverages: true });
    expect(parseStudy(study)).toEqual({ study });
    expect(study!.observations![0]).toEqual({
      region: "Utopia",
      indicator: "anc4",
      period: "2020",
      value: 70,
      source: "Household survey",
    });
  });

  test("subgroups ready to be measured", () => {
    const { subgroups: strata } = fromHeatPlus([...regions, ...wealth]);
    expect(strata).toHaveLength(2);
    expect(strata[0]).toEqual({
      setting: "Utopia",
      date: "2020",
      source: "Household survey",
      indicator: "anc4",
      dimension: "Subnational region",
      subgroups: [
        { name: "West", estimate: 60.5, standardError: 2, population: 500 },
        { name: "East", estimate: 79.5, standardError: 2, population: 500, reference: true },
      ],
      options: { favorable: true, scale: 100, settingAverage: 70 },
      missingSubgroups: [],
      lines: [1, 2],
    });
    expect(strata[1]!.subgroups.map(({ order }) => order)).toEqual([1, 2, 3]);
    const [byRegion, byWealth] = strata.map(({ subgroups, options }) => measureSubgroups(subgroups, options));
    expect(byRegion!.d!.value).toBe(19);
    expect(byWealth!.d!.value).toBe(20);
    expect(byWealth!.par!.value).toBe(10);
  });

  test("an adverse indicator", () => {
    const { subgroups: strata, indicators } = fromHeatPlus(
      regions.map((one) => ({ ...one, favourable_indicator: "0", indicator_scale: "1000" })),
    );
    expect(strata[0]!.options).toEqual({ favorable: false, scale: 1000, settingAverage: 70 });
    expect(indicators[0]).toMatchObject({ direction: "lower", unit: "per 1000", scale: 1000 });
  });

  test("the older heads year and flag", () => {
    const older = regions.map(({ date, note, ...rest }) => ({ ...rest, year: date, flag: "small sample" }));
    const { rows, observations, issues } = fromHeatPlus(older);
    expect(issues).toEqual([]);
    expect(observations).toHaveLength(2);
    expect([rows[0]!.date, rows[0]!.note]).toEqual(["2020", "small sample"]);
  });

  test("a missing estimate as missing, whether empty or NA", () => {
    const {
      observations,
      subgroups: strata,
      issues,
    } = fromHeatPlus(
      csv([
        row({ estimate: "" }),
        row({ subgroup: "East", estimate: "NA" }),
        row({ subgroup: "North", estimate: "0" }),
      ]),
    );
    expect(issues).toEqual([]);
    expect(observations.map(({ value }) => value)).toEqual([null, null, 0]);
    expect(strata[0]!.missingSubgroups).toEqual(["West", "East"]);
    expect(strata[0]!.subgroups.map(({ name }) => name)).toEqual(["North"]);
  });

  test("the mandatory columns alone", () => {
    const bare = regions.map(
      ({ se, ci_lb, ci_ub, population, note, setting_average, iso3, ...rest }) => rest,
    );
    const { issues, subgroups: strata } = fromHeatPlus(bare);
    expect(issues).toEqual([]);
    expect(strata[0]!.subgroups[0]).toEqual({ name: "West", estimate: 60.5 });
    expect(strata[0]!.options).toEqual({ favorable: true, scale: 100 });
  });

  test("regions of one name in two settings apart", () => {
    const { observations } = fromHeatPlus([row(), row({ setting: "Arcadia", iso3: "ARC" })]);
    expect(observations.map(({ region }) => region)).toEqual(["Utopia / West", "Arcadia / West"]);
  });

  test("one of two sources, where asked", () => {
    const both = [row(), row({ source: "Register", estimate: "61" })];
    const all = fromHeatPlus(both);
    expect(told(all)).toEqual(["2 - duplicate_id"]);
    expect(all.subgroups).toHaveLength(2);
    const one = fromHeatPlus(both, { source: "Register" });
    expect(one.observations.map(({ value }) => value)).toEqual([61]);
    expect(one.issues).toEqual([]);
  });

  test("a date without a word here into strata only", () => {
    const { observations, subgroups: strata, ...rest } = fromHeatPlus([row({ date: "2015-2016" })]);
    expect(observations).toEqual([]);
    expect(strata).toHaveLength(1);
    expect(told(rest)).toEqual(["1 date inexpressible_period"]);
  });

  test("populations that differ by indicator into strata only", () => {
    const {
      study,
      subgroups: strata,
      ...rest
    } = fromHeatPlus([
      row(),
      row({ indicator_abbr: "sba", indicator_name: "Births attended", population: "400" }),
    ]);
    expect(study!.regions.map(({ population }) => population)).toEqual([undefined, undefined]);
    expect(strata.map(({ subgroups }) => subgroups[0]!.population)).toEqual([500, 400]);
    expect(told(rest)).toEqual(["1 population population_differs"]);
  });
});

describe("fromHeatPlus holds each row to the rules:", () => {
  test.for([
    ["a negative estimate", { estimate: "-1" }, "estimate out_of_domain"],
    ["a negative population", { population: "-1" }, "population out_of_domain"],
    ["an estimate in words", { estimate: "sixty" }, "estimate not_a_number"],
    ["an estimate with a percent sign", { estimate: "60%" }, "estimate not_a_number"],
    [
      "favorable that is neither 0 nor 1",
      { favourable_indicator: "yes" },
      "favourable_indicator out_of_domain",
    ],
    ["favorable that is 2", { favourable_indicator: "2" }, "favourable_indicator out_of_domain"],
    ["a scale of 0", { indicator_scale: "0" }, "indicator_scale out_of_domain"],
    ["a scale with decimals", { indicator_scale: "1.5" }, "indicator_scale out_of_domain"],
    ["no scale", { indicator_scale: "" }, "indicator_scale out_of_domain"],
    ["an order without order", { subgroup_order: "2" }, "subgroup_order inconsistent"],
    ["no order where there is one", { ordered_dimension: "1" }, "subgroup_order inconsistent"],
    [
      "a reference of an ordered dimension",
      { ordered_dimension: "1", subgroup_order: "1", reference_subgroup: "1" },
      "reference_subgroup inconsistent",
    ],
    ["a country code of two letters", { iso3: "UT" }, "iso3 out_of_domain"],
    ["no setting", { setting: "" }, "setting missing_value"],
    ["a subgroup NA", { subgroup: "NA" }, "subgroup missing_value"],
    ["no date", { date: "" }, "date missing_value"],
  ] as const)("%s", ([, changes, issue]) => {
    const result = fromHeatPlus(csv([row({ subgroup: "East" }), row(changes), row({ subgroup: "North" })]));
    expect(told(result)).toEqual([`3 ${issue}`]);
    expect(result.rows.map(({ subgroup }) => subgroup)).toEqual(["East", "North"]);
  });

  test("the year of older versions has four digits", () => {
    const { date, ...rest } = row();
    expect(told(fromHeatPlus([{ ...rest, year: "20" }]))).toEqual(["1 date unusable_period"]);
  });

  test.for(["setting", "estimate", "favourable_indicator", "reference_subgroup"] as const)(
    "%s is mandatory",
    (column) => {
      const { [column]: _, ...rest } = row();
      const result = fromHeatPlus([rest]);
      expect(told(result)).toEqual([`1 ${column} missing_column`]);
      expect(result.rows).toEqual([]);
    },
  );

  test("an estimate above what stands for everyone is a warning", () => {
    const result = fromHeatPlus([row({ estimate: "101" })]);
    expect(told(result)).toEqual(["1 estimate above_scale"]);
    expect(result.issues[0]!.severity).toBe("warning");
    expect(result.observations).toHaveLength(1);
  });

  test("a subgroup whose estimate cannot be read keeps its place in the order, and is missing", () => {
    const broken = wealth.map((one, i) => (i === 0 ? { ...one, estimate: "1,234" } : one));
    const result = fromHeatPlus(broken);
    expect(told(result)).toEqual(["1 estimate not_a_number"]);
    expect(
      result.subgroups.map(({ subgroups, missingSubgroups, lines }) => [
        subgroups.map(({ name, order }) => `${order} ${name}`),
        missingSubgroups,
        lines,
      ]),
    ).toEqual([[["2 middle", "3 richest"], ["poorest"], [1, 2, 3]]]);
    const orderless = fromHeatPlus(
      wealth.map((one, i) => (i === 1 ? { ...one, subgroup_order: "2nd" } : one)),
    );
    expect(told(orderless)).toEqual(["2 subgroup_order out_of_domain"]);
    expect(orderless.subgroups[0]!.missingSubgroups).toEqual(["middle"]);
    // A gap that no such row explains is still one.
    const gap = fromHeatPlus([broken[0]!, broken[1]!, { ...broken[2]!, subgroup_order: "4" }]);
    expect(told(gap)).toEqual(["1 estimate not_a_number", "2 subgroup_order inconsistent"]);
    expect(gap.issues[1]!.message).toContain("the 3 subgroups");
    expect(gap.issues[1]!.message).toContain("have no order 3");
    expect(gap.subgroups).toEqual([]);
    const repeated = fromHeatPlus([broken[0]!, broken[1]!, { ...broken[2]!, subgroup_order: "2" }]);
    expect(told(repeated)).toEqual(["1 estimate not_a_number", "2 subgroup_order inconsistent"]);
  });

  test("a second row of a subgroup is no further subgroup", () => {
    const result = fromHeatPlus([...wealth, { ...wealth[0]!, estimate: "many" }]);
    expect(told(result)).toEqual(["4 estimate not_a_number"]);
    expect(result.subgroups[0]!.missingSubgroups).toEqual([]);
    expect(result.subgroups[0]!.subgroups).toHaveLength(3);
  });

  test("a column the template does not have is a warning", () => {
    expect(told(fromHeatPlus([{ ...row(), colour: "red" }]))).toEqual(["1 colour unknown_column"]);
  });
});

describe("fromHeatPlus holds rows together to the rules:", () => {
  const second = { subgroup: "East" };
  test.for([
    ["a subgroup twice", {}, "subgroup duplicate_id"],
    ["another average of one setting", { ...second, setting_average: "71" }, "setting_average inconsistent"],
    [
      "another direction of one indicator",
      { ...second, favourable_indicator: "0" },
      "favourable_indicator inconsistent",
    ],
    [
      "another scale of one indicator",
      { ...second, indicator_scale: "1000" },
      "indicator_scale inconsistent",
    ],
    ["another code of one setting", { ...second, iso3: "UTP" }, "iso3 inconsistent"],
    ["another setting of one code", { ...second, setting: "Eutopia" }, "setting inconsistent"],
    ["another name of one indicator", { ...second, indicator_name: "Visits" }, "indicator_name inconsistent"],
    [
      "another short name of one indicator",
      { ...second, indicator_abbr: "anc" },
      "indicator_abbr inconsistent",
    ],
    [
      "an order in one row only",
      { ...second, ordered_dimension: "1", subgroup_order: "1" },
      "ordered_dimension inconsistent",
    ],
  ] as const)("%s", ([, changes, issue]) => {
    const result = fromHeatPlus([row(), row(changes)]);
    expect(told(result)).toEqual([`2 ${issue}`]);
    expect(result.rows).toHaveLength(1);
  });

  test("a second reference", () => {
    const result = fromHeatPlus([
      row({ reference_subgroup: "1" }),
      row({ subgroup: "East", reference_subgroup: "1" }),
    ]);
    expect(told(result)).toEqual(["2 reference_subgroup inconsistent"]);
  });

  test.for([
    ["a gap", ["1", "3"]],
    ["a repeat", ["1", "1"]],
    ["a late start", ["2", "3"]],
  ] as const)("%s in the order: no comparison", ([, orders]) => {
    const result = fromHeatPlus(
      orders.map((order, i) => ({ ...wealth[i], subgroup_order: order })) as Record<string, unknown>[],
    );
    expect(told(result)).toEqual(["1 subgroup_order inconsistent"]);
    expect(result.subgroups).toEqual([]);
    expect(result.observations).toHaveLength(2);
  });

  test("no estimate anywhere", () => {
    expect(told(fromHeatPlus([row({ estimate: "" })]))).toEqual(["1 estimate missing_value"]);
  });
});

describe("toHeatPlus", () => {
  const both = [...regions, ...wealth];
  test("writes back what fromHeatPlus read", () => {
    const read = fromHeatPlus(both);
    const written = toHeatPlus(read);
    expect(written.issues).toEqual([]);
    expect(written.rows).toEqual(read.rows);
    expect(fromHeatPlus(written.text).rows).toEqual(read.rows);
    expect(fromHeatPlus(written).observations).toEqual(read.observations);
    expect(written.text.split("\r\n")[0]).toBe(
      "setting,date,source,indicator_abbr,indicator_name,dimension,subgroup,estimate,se,ci_lb,ci_ub,population,note,setting_average,iso3,favourable_indicator,indicator_scale,ordered_dimension,subgroup_order,reference_subgroup",
    );
    expect(written.text.split("\r\n")[1]).toBe(
      "Utopia,2020,Household survey,anc4,Four antenatal visits (%),Subnational region,West,60.5,2,56.6,64.4,500,,70,UTO,1,100,0,0,0",
    );
  });

  test("writes the older heads", () => {
    const { text } = toHeatPlus(regions, { version: 5 });
    expect(text.split("\r\n")[0]).toContain("setting,year,source");
    expect(text.split("\r\n")[0]).toContain("population,flag,setting_average");
    expect(fromHeatPlus(text).rows).toEqual(fromHeatPlus(regions).rows);
    const { rows, issues } = toHeatPlus([row({ date: "2020-07" })], { version: 5 });
    expect({ rows, codes: issues.map(({ code }) => code) }).toEqual({ rows: [], codes: ["unusable_period"] });
  });

  test("writes missing values as nothing, and disarms formulas", () => {
    const { text } = toHeatPlus([row({ estimate: null, subgroup: "=1+1", note: "@x" }), row()]);
    const [, line = ""] = text.split("\r\n");
    expect(line).toContain(",'=1+1,,2,");
    expect(line).toContain(",'@x,");
    expect(fromHeatPlus(text).rows[0]).toMatchObject({ estimate: null, subgroup: "=1+1", note: "@x" });
  });

  test("writes a study back as it was read", () => {
    const { study, rows } = fromHeatPlus(regions, { settingAverages: true });
    const written = toHeatPlus(study!);
    expect(written.issues).toEqual([]);
    expect(written.rows).toEqual(
      rows.map((one) => ({ ...one, ci_lb: null, ci_ub: null, reference_subgroup: 0 })),
    );
  });

  const flat = {
    id: "beijing",
    name: "Yearbook",
    regions: [
      {
        id: "1",
        name: { en: "Dongcheng", zh: "东城区" },
        population: [{ concept: "resident", year: 2010, value: 919_000 }],
      },
    ],
    indicators: [
      { id: "beds", name: "Beds", direction: "higher", dimension: "input", unit: "per 1,000", scale: 1000 },
      {
        id: "money",
        name: "Money",
        direction: "higher",
        dimension: "input",
        unit: "yuan",
        scale: 1,
        valueType: "total",
      },
    ],
    observations: [
      { region: "1", indicator: "beds", period: "2010", value: 10.5 },
      { region: "1", indicator: "beds", period: "2010", subgroup: "Residence: rural", value: 9 },
    ],
  } as const;

  test("writes a flat study in the setting named", () => {
    const { rows, issues } = toHeatPlus(flat, { setting: "Beijing", population: "resident" });
    expect(issues).toEqual([]);
    expect(rows[0]).toEqual({
      setting: "Beijing",
      date: "2010",
      source: "Yearbook",
      indicator_abbr: "beds",
      indicator_name: "Beds",
      dimension: "Subnational region",
      subgroup: "Dongcheng",
      estimate: 10.5,
      se: null,
      ci_lb: null,
      ci_ub: null,
      population: 919_000,
      note: "",
      setting_average: null,
      iso3: "",
      favourable_indicator: 1,
      indicator_scale: 1000,
      ordered_dimension: 0,
      subgroup_order: 0,
      reference_subgroup: 0,
    });
    expect([rows[1]!.setting, rows[1]!.dimension, rows[1]!.subgroup]).toEqual([
      "Dongcheng",
      "Residence",
      "rural",
    ]);
  });

  test.for([
    ["a subgroup without dimension", { ...flat.observations[0], subgroup: "rural" }, "not_expressible"],
    ["a total", { ...flat.observations[0], indicator: "money" }, "not_expressible"],
    ["an unknown indicator", { ...flat.observations[0], indicator: "x" }, "unknown_id"],
    ["a negative value of a part", { ...flat.observations[1], value: -1 }, "out_of_domain"],
  ] as const)("tells of %s", ([, observation, code]) => {
    const { issues } = toHeatPlus({ ...flat, observations: [flat.observations[1], observation] as never });
    const found = issues.filter((one) => one.code === code);
    expect(found.map(({ line, path }) => [line, path.startsWith("observations[1]")])).toEqual([[2, true]]);
  });

  test("tells of a region that lies in nothing and has no parts", () => {
    const { rows, issues } = toHeatPlus({ ...flat, observations: [flat.observations[0]] });
    expect(rows).toEqual([]);
    expect(issues.map(({ line, path, code }) => `${line} ${path} ${code}`)).toEqual([
      "1 observations[0] not_expressible",
    ]);
    const parts = toHeatPlus(flat);
    expect(parts.issues).toEqual([]);
    expect(
      parts.rows.map(({ setting, estimate, setting_average }) => [setting, estimate, setting_average]),
    ).toEqual([["Dongcheng", 9, 10.5]]);
  });

  test("loses nothing of any rows that keep the rules", () => {
    const text = fc
      .string({
        unit: fc.constantFrom("a", "=", "'", '"', ",", "é", "-", " ", "\n"),
        minLength: 1,
        maxLength: 8,
      })
      .filter((one) => one.trim() === one && one !== "" && one.toLowerCase() !== "na");
    const amount = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
    const rows = fc.uniqueArray(
      fc.record({
        subgroup: text,
        dimension: text,
        estimate: amount,
        se: amount,
        population: amount,
        note: fc.oneof(text, fc.constant("")),
      }),
      { minLength: 1, selector: ({ subgroup, dimension }) => JSON.stringify([subgroup, dimension]) },
    );
    fc.assert(
      fc.property(rows, (changes) => {
        const given = changes.map((one) => row(one));
        const read = fromHeatPlus(given);
        expect(read.rows).toHaveLength(given.length);
        expect(fromHeatPlus(toHeatPlus(read).text).rows).toEqual(read.rows);
      }),
      { numRuns: 100 },
    );
  });
});

refusals("fromHeatPlus", [
  [
    "an unknown option",
    () => fromHeatPlus([], { dimension: "x" } as never),
    "unknown_option",
    'option "dimension"',
  ],
  [
    "a dimension that is a number",
    () => fromHeatPlus([], { regionDimension: 1 as never }),
    "wrong_type",
    "regionDimension",
  ],
  [
    "a source that is a number",
    () => fromHeatPlus([], { source: 1 as never }),
    "wrong_type",
    "source must be",
  ],
  [
    "a switch that is a text",
    () => fromHeatPlus([], { settingAverages: "false" as never }),
    "unknown_option",
    "settingAverages",
  ],
]);
refusals("toHeatPlus", [
  ["nothing", () => toHeatPlus(null as never), "wrong_type", "null has neither rows nor a study"],
  ["a text", () => toHeatPlus("x" as never), "wrong_type", '"x" has neither rows nor a study'],
  [
    "an unknown version",
    () => toHeatPlus([], { version: 4 as never }),
    "unknown_option",
    "version must be 5 or 6",
  ],
  [
    "an unknown option",
    () => toHeatPlus([], { source_: "x" } as never),
    "unknown_option",
    'option "source_"',
  ],
  ["an empty setting", () => toHeatPlus([], { setting: "" }), "wrong_type", "setting must be a text"],
  [
    "an unknown population",
    () => toHeatPlus([], { population: "people" as never }),
    "unknown_option",
    "population",
  ],
]);

test("a setting average outside its subgroups is told", () => {
  const outside = [
    row({ setting_average: "340" }),
    row({ subgroup: "East", estimate: "79.5", setting_average: "340" }),
  ];
  expect(told(fromHeatPlus(csv(outside)))).toContain("2 setting_average average_outside");
  expect(told(fromHeatPlus(csv(regions)))).toEqual([]);
});
