import { describe, expect, test } from "vitest";
import { fromDhis2Analytics } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { refusals } from "../support/refusals.ts";

/** An answer with these headers and rows, in the shape of the service; the numbers are made up. */
const answer = (headers: string, rows: readonly (readonly unknown[])[], metaData: object = {}): object => ({
  headers: headers.split(" ").map((name) => ({ name, column: name, meta: name !== "value" })),
  metaData,
  rows,
  width: headers.split(" ").length,
  height: rows.length,
});
const told = ({ issues }: ReturnType<typeof fromDhis2Analytics>): string[] =>
  issues.map(({ line, path, code }) => `${line} ${path} ${code}`);
const plain = answer("dx pe ou value", [["penta", "2016Q2", "bo", "81.1"]]);

describe("fromDhis2Analytics reads", () => {
  test("values as numbers, columns by name", () => {
    const { observations, issues } = fromDhis2Analytics(
      answer("value ou dx pe", [
        ["84.0", "bo", "penta", "201601"],
        ["0", "bo", "penta", "201602"],
        ["", "bo", "penta", "201603"],
      ]),
    );
    expect(issues).toEqual([]);
    expect(observations).toEqual([
      { region: "bo", indicator: "penta", period: "2016-01", value: 84 },
      { region: "bo", indicator: "penta", period: "2016-02", value: 0 },
      { region: "bo", indicator: "penta", period: "2016-03", value: null },
    ]);
  });

  test("text, with a byte order mark", () => {
    expect(fromDhis2Analytics(`\ufeff${JSON.stringify(plain)}`).observations).toHaveLength(1);
  });

  test("names, old and new, and the hierarchy", () => {
    const metaData = {
      items: { penta: { name: "Penta 3 coverage" }, bo: { name: "Bo" } },
      names: { sl: "Sierra Leone", bo: "not this one" },
      ouHierarchy: { bo: "/sl/south" },
    };
    const { regions, indicators } = fromDhis2Analytics({ ...plain, metaData });
    expect(indicators).toEqual([{ id: "penta", name: "Penta 3 coverage" }]);
    expect(regions).toEqual([
      { id: "sl", name: "Sierra Leone", level: 0 },
      { id: "south", name: "south", level: 1, parent: "sl" },
      { id: "bo", name: "Bo", level: 2, parent: "south" },
    ]);
    const withSelf = fromDhis2Analytics({
      ...plain,
      metaData: { ...metaData, ouHierarchy: { bo: "/sl/south/bo" } },
    });
    expect(withSelf.regions).toEqual(regions);
  });

  test.for([[{ ou: ["sl"], pe: ["2016Q1"] }], [{ dimensions: { ou: ["sl"] } }]])(
    "a unit that was a filter, from %j",
    ([metaData]) => {
      const { observations, issues } = fromDhis2Analytics(
        answer("dx pe value", [["penta", "2016Q1", "74.7"]], metaData),
      );
      expect(issues).toEqual([]);
      expect(observations[0]!.region).toBe("sl");
    },
  );

  test("operands and further columns as subgroups, reporting rates as indicators", () => {
    const { observations } = fromDhis2Analytics(
      answer(
        "dx co Bpx ou pe value",
        [
          ["anc.fixed", "", "", "bo", "2016", "1"],
          ["anc.fixed.partner", "", "", "bo", "2016", "2"],
          ["anc", "outreach", "rural", "bo", "2016", "3"],
          ["anc", "HllvX50cXC0", "", "bo", "2016", "4"],
          ["ds.REPORTING_RATE", "", "", "bo", "2016", "90"],
          ["program.element", "", "", "bo", "2016", "5"],
        ],
        {
          items: {
            HllvX50cXC0: { name: "default" },
            "program.element": { dimensionItemType: "PROGRAM_DATA_ELEMENT" },
          },
        },
      ),
    );
    expect(observations.map(({ indicator, subgroup }) => [indicator, subgroup])).toEqual([
      ["anc", "fixed"],
      ["anc", "fixed / partner"],
      ["anc", "outreach / rural"],
      ["anc", undefined],
      ["ds.REPORTING_RATE", undefined],
      ["program.element", undefined],
    ]);
  });

  test("subgroups by name where asked", () => {
    const data = answer(
      "dx ou pe value",
      [
        ["anc.c1", "bo", "2016", "1"],
        ["anc.c2", "bo", "2016", "1"],
      ],
      {
        items: { c1: { name: "Fixed" } },
      },
    );
    expect(
      fromDhis2Analytics(data, { subgroups: "name" }).observations.map(({ subgroup }) => subgroup),
    ).toEqual(["Fixed", "c2"]);
  });

  test("columns that only repeat the unit, and those to ignore, as nothing", () => {
    const { observations } = fromDhis2Analytics(
      answer("dx ouname ou extra pe value", [["anc", "Bo", "bo", "x", "2016", "1"]]),
      { ignore: ["extra"] },
    );
    expect(observations).toEqual([{ region: "bo", indicator: "anc", period: "2016", value: 1 }]);
  });

  test("a set of data values", () => {
    const set = {
      dataSet: "ds",
      period: "201401",
      orgUnit: "bo",
      dataValues: [
        { dataElement: "f7n", categoryOptionCombo: "under5", value: "1" },
        { dataElement: "f7n", period: "201402", orgUnit: "kenema", value: "12", comment: "late" },
        { dataElement: "f7n", categoryOptionCombo: "over5", value: "9", deleted: true },
        { dataElement: "f7n", categoryOptionCombo: "other", value: "many" },
      ],
    };
    const result = fromDhis2Analytics(set);
    expect(result.observations).toEqual([
      { region: "bo", indicator: "f7n", period: "2014-01", subgroup: "under5", value: 1 },
      { region: "kenema", indicator: "f7n", period: "2014-02", value: 12 },
    ]);
    expect(told(result)).toEqual([
      "3 dataValues[2].deleted deleted_value",
      "4 dataValues[3].value not_a_number",
    ]);
  });
});

describe("fromDhis2Analytics with counts", () => {
  const head = "dx pe ou value numerator denominator factor multiplier divisor";
  const percent = { id: "penta", direction: "higher", dimension: "process", unit: "percent" } as const;

  test("takes them, and the factor as scale", () => {
    const { observations, indicators, issues, study } = fromDhis2Analytics(
      answer(head, [
        ["penta", "2016Q1", "bo", "81.3", "1626.0", "2000.0", "100.0", "100", "1"],
        ["penta", "2016Q1", "kono", "50", "500", "1000", "", "100", "1"],
      ]),
      { indicators: [percent] },
    );
    expect(issues).toEqual([]);
    expect(observations.map(({ value, numerator, denominator }) => [value, numerator, denominator])).toEqual([
      [81.3, 1626, 2000],
      [50, 500, 1000],
    ]);
    expect(indicators[0]!.scale).toBe(100);
    expect(parseStudy(study)).toEqual({ study });
  });

  test("turns the denominator of annual rates into person-time", () => {
    // 31 days of a year: 100 × 365 ÷ 31; a quarter of 91 days: 100 × 365 ÷ 91.
    const rows = [
      ["penta", "201601", "bo", "117.74", "100", "1000", "1177.4193548387098", "36500", "31"],
      ["penta", "2016Q1", "bo", "40.1", "100", "1000", "", "36500", "91"],
    ];
    const result = fromDhis2Analytics(answer(head, rows), {
      indicators: [{ ...percent, scale: 100, bounds: { lower: 0, upper: 1000 } }],
    });
    expect(result.issues).toEqual([]);
    expect(result.observations.map(({ denominator }) => Math.round(denominator! * 1e6) / 1e6)).toEqual([
      84.931507, 249.315068,
    ]);
    expect(parseStudy(result.study)).toEqual({ study: result.study });
    const unknown = fromDhis2Analytics(answer(head, rows), { indicators: [percent] });
    expect(told(unknown)).toEqual([
      "1 rows[0] counts_left_out",
      "1 rows[0] out_of_range",
      "2 rows[1] counts_left_out",
    ]);
    expect(unknown.observations.map(({ value, numerator }) => [value, numerator])).toEqual([
      [117.74, undefined],
      [40.1, undefined],
    ]);
  });

  test.for([
    ["that do not give the value", ["90", "1626", "2000", "100"], "is not 1626 ÷ 2000 × 100"],
    ["over nothing", ["90", "1626", "0", "100"], "the denominator is 0"],
    ["of which one is missing", ["90", "1626", "", "100"], "not both numbers"],
    ["without a factor", ["81.3", "1626", "2000", ""], "neither factor nor"],
  ] as const)("leaves out counts %s, and says so", ([, [value, numerator, denominator, factor], message]) => {
    const result = fromDhis2Analytics(
      answer("dx pe ou value numerator denominator factor", [
        ["penta", "2016", "bo", value, numerator, denominator, factor],
      ]),
    );
    expect(result.observations).toEqual([
      { region: "bo", indicator: "penta", period: "2016", value: Number(value) },
    ]);
    expect(told(result)).toEqual(["1 rows[0] counts_left_out"]);
    expect(result.issues[0]!.message).toContain(message);
  });

  test("keeps the counts of an empty value, which stays missing, and says so", () => {
    const result = fromDhis2Analytics(
      answer("dx pe ou value numerator denominator factor", [
        ["penta", "2016", "bo", "", "1626", "2000", "100"],
        ["penta", "2016", "ke", "", "0", "0", "100"],
      ]),
      { indicators: [percent] },
    );
    expect(result.observations).toEqual([
      { region: "bo", indicator: "penta", period: "2016", value: null, numerator: 1626, denominator: 2000 },
      { region: "ke", indicator: "penta", period: "2016", value: null },
    ]);
    expect(result.issues.map(({ severity, path, message }) => `${severity} ${path}: ${message}`)).toEqual([
      "warning rows[0][3]: the value is empty, though 1626 ÷ 2000 × 100 is given; it stays missing, beside its counts",
      "warning rows[1]: the denominator is 0, of which there is no rate; the value is empty too, so that nothing was taken",
    ]);
    expect(parseStudy(result.study)).toEqual({ study: result.study });
  });

  test("has none where the row has none", () => {
    const { observations, issues } = fromDhis2Analytics(
      answer(head, [["anc", "2016", "bo", "5", "", "", "", "", ""]]),
    );
    expect(issues).toEqual([]);
    expect(observations).toEqual([{ region: "bo", indicator: "anc", period: "2016", value: 5 }]);
  });
});

describe("fromDhis2Analytics reads the period", () => {
  test.for([
    ["20160229", "Daily", "2016-02-29", "2016-02-29", "2016-02-29"],
    ["201602", "Monthly", "2016-02-01", "2016-02-29", "2016-02"],
    ["2016Q4", "Quarterly", "2016-10-01", "2016-12-31", "2016-Q4"],
    ["2016S2", "SixMonthly", "2016-07-01", "2016-12-31", "2016-S2"],
    ["2016", "Yearly", "2016-01-01", "2016-12-31", "2016"],
    ["2016W1", "Weekly", "2016-01-04", "2016-01-10", null],
    ["2015W53", "Weekly", "2015-12-28", "2016-01-03", null],
    ["2009W1", "Weekly", "2008-12-29", "2009-01-04", null],
    ["2015BiW2", "BiWeekly", "2015-01-12", "2015-01-25", null],
    ["201601B", "BiMonthly", "2016-01-01", "2016-02-29", null],
    ["201606B", "BiMonthly", "2016-11-01", "2016-12-31", null],
    ["2016AprilS1", "SixMonthlyApril", "2016-04-01", "2016-09-30", null],
    ["2016AprilS2", "SixMonthlyApril", "2016-10-01", "2017-03-31", null],
    ["2016April", "FinancialApril", "2016-04-01", "2017-03-31", null],
    ["2016July", "FinancialJuly", "2016-07-01", "2017-06-30", null],
    ["2016Oct", "FinancialOct", "2016-10-01", "2017-09-30", null],
    ["2016Nov", "FinancialNov", null, null, null],
    ["2016NovS1", "SixMonthlyNov", null, null, null],
    ["2016NovQ1", "QuarterlyNov", null, null, null],
    ["2016WedW4", "WeeklyWednesday", null, null, null],
    ["2016ThuW4", "WeeklyThursday", null, null, null],
    ["2016SatW4", "WeeklySaturday", null, null, null],
    ["2016SunW4", "WeeklySunday", null, null, null],
  ] as const)("%s", ([id, type, begins, ends, period]) => {
    const data = answer("dx pe ou value", [["penta", id, "bo", "1"]]);
    const strict = fromDhis2Analytics(data);
    expect(strict.periods).toEqual([{ id, type, begins, ends, period }]);
    expect(strict.observations.map((one) => one.period)).toEqual(period === null ? [] : [period]);
    expect(told(strict)).toEqual(period === null ? ["1 rows[0][1] inexpressible_period"] : []);
    const loose = fromDhis2Analytics(data, { periods: "begin" });
    const expected = period ?? begins;
    expect(loose.observations.map((one) => one.period)).toEqual(expected === null ? [] : [expected]);
    if (period === null) expect(loose.issues[0]!.severity).toBe(begins === null ? "error" : "warning");
  });

  test.for([
    "",
    "16",
    "2016Q5",
    "2016S3",
    "201613",
    "20160230",
    "2016W54",
    "2014W53",
    "2016W0",
    "2016B",
    "201607B",
    "2016May",
    "2016constructor",
    "LAST_MONTH",
    "0000",
    "2016Q1 ",
  ])("%j as none", (id) => {
    const result = fromDhis2Analytics(answer("dx pe ou value", [["penta", id, "bo", "1"]]));
    expect(told(result)).toEqual(["1 rows[0][1] unusable_period"]);
  });
});

describe("fromDhis2Analytics names", () => {
  test("rows that are wrong", () => {
    const result = fromDhis2Analytics(
      answer("dx pe ou value", [
        ["penta", "2016", "bo", "many"],
        ["penta", "2016", "bo"],
        null as never,
        ["", "2016", "", "1"],
        ["penta", "2016", "kono", "1"],
        ["penta", "2016", "kono", "2"],
        ["penta", "2016", "kailahun", "1,000"],
        ["penta", "2016", "kailahun", true],
      ]),
    );
    expect(result.observations.map(({ region, value }) => [region, value])).toEqual([["kono", 1]]);
    expect(told(result)).toEqual([
      "1 rows[0][3] not_a_number",
      "2 rows[1] ragged_row",
      "3 rows[2] not_a_row",
      "4 rows[3][2] unusable_id",
      "4 rows[3][0] unusable_id",
      "6 rows[5] duplicate_id",
      "7 rows[6][3] not_a_number",
      "8 rows[7][3] not_a_number",
    ]);
  });

  test.for([
    ["no value", answer("dx pe ou", [["a", "2016", "b"]]), "missing_column"],
    ["no unit", answer("dx pe value", [["a", "2016", "1"]]), "missing_column"],
    [
      "units together",
      answer("dx pe value", [["a", "2016", "1"]], { dimensions: { ou: ["a", "b"] } }),
      "missing_column",
    ],
    ["a header twice", answer("dx pe ou value value", [["a", "2016", "b", "1", "2"]]), "duplicate_column"],
    ["a header without name", { headers: [{}], rows: [] }, "missing_column"],
    [
      "a refusal",
      {
        httpStatus: "Conflict",
        httpStatusCode: 409,
        status: "ERROR",
        message: "Dimension",
        errorCode: "E7124",
      },
      "service_refused",
    ],
    ["something else", { rows: {} }, "not_dhis2"],
    ["null", null, "not_dhis2"],
    ["a list", [], "not_dhis2"],
    ["text that is no JSON", "{", "not_json"],
    ["JSON that is no answer", "7", "not_dhis2"],
  ] as const)("%s", ([, input, code]) => {
    const result = fromDhis2Analytics(input as never);
    expect(result.observations).toEqual([]);
    expect(new Set(result.issues.map((one) => one.code))).toContain(code);
  });
});

refusals("fromDhis2Analytics", [
  [
    "an unknown option",
    () => fromDhis2Analytics(plain, { period: "x" } as never),
    "unknown_option",
    'option "period"',
  ],
  [
    "an unknown way with periods",
    () => fromDhis2Analytics(plain, { periods: "end" as never }),
    "unknown_option",
    "periods",
  ],
  [
    "an unknown way with subgroups",
    () => fromDhis2Analytics(plain, { subgroups: "code" as never }),
    "unknown_option",
    "subgroups",
  ],
  [
    "ignore that is no list",
    () => fromDhis2Analytics(plain, { ignore: "x" as never }),
    "wrong_type",
    "ignore",
  ],
]);
