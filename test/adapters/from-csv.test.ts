import { describe, expect, test } from "vitest";
import { fromCsv } from "../../src/adapters/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { refusals } from "../support/refusals.ts";

const HEAD = "region,indicator,period,value";
/** Line, column and code of each issue. */
const told = ({ issues }: ReturnType<typeof fromCsv>): string[] =>
  issues.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);
const values = ({ observations }: ReturnType<typeof fromCsv>): (number | null)[] =>
  observations.map(({ value }) => value);

describe("fromCsv reads", () => {
  test("text with every column", () => {
    const text = `region,indicator,period,subgroup,value,numerator,denominator,standardError,source
110101,beds,2010-Q3,urban,12.5,25,2,0.5,yearbook
`;
    const { observations, lines, issues, regions, indicators, study, reason } = fromCsv(text);
    expect(observations).toEqual([
      {
        region: "110101",
        indicator: "beds",
        period: "2010-Q3",
        subgroup: "urban",
        value: 12.5,
        numerator: 25,
        denominator: 2,
        standardError: 0.5,
        source: "yearbook",
      },
    ]);
    expect({ lines, issues, regions, indicators, study }).toEqual({
      lines: [2],
      issues: [],
      regions: [{ id: "110101", name: "110101" }],
      indicators: [{ id: "beds", name: "beds" }],
      study: null,
    });
    expect(reason).toContain('do not say the direction, dimension, unit, scale of indicator "beds"');
    expect(reason).toContain('"higher" or "lower"');
    expect(reason).toContain('"input", "process" or "outcome"');
  });

  test("rows as objects, with numbers for numbers, years and codes", () => {
    const { observations, issues } = fromCsv([
      { region: 110_101, indicator: "beds", period: 2010, value: 0 },
      { region: 110_102, indicator: "beds", period: 2010, value: null },
      { region: 110_103, indicator: "beds", period: 2010 },
      { region: 110_104, indicator: "beds", period: 2010, value: "-3e2" },
    ]);
    expect(issues).toEqual([]);
    expect(observations).toEqual([
      { region: "110101", indicator: "beds", period: "2010", value: 0 },
      { region: "110102", indicator: "beds", period: "2010", value: null },
      { region: "110103", indicator: "beds", period: "2010", value: null },
      { region: "110104", indicator: "beds", period: "2010", value: -300 },
    ]);
  });

  test.for([
    ["semicolons", `${HEAD}\nBo,x,2010,1\n`.replaceAll(",", ";")],
    ["tabs", `${HEAD}\nBo,x,2010,1\n`.replaceAll(",", "\t")],
    ["a byte order mark", `\ufeff${HEAD}\nBo,x,2010,1`],
    ["Windows line ends", `${HEAD}\r\nBo,x,2010,1\r\n`],
    ["empty lines", `\n${HEAD}\n\nBo,x,2010,1\n\n`],
    ["spaces and capitals in heads", " Region , INDICATOR,Period,value\nBo,x,2010,1"],
    ["a column year", "region,indicator,Year,value\nBo,x,2010,1"],
    ["quotes around everything", '"region","indicator","period","value"\n"Bo","x","2010","1"'],
  ] as const)("%s", ([, text]) => {
    const result = fromCsv(text);
    expect(result.observations).toEqual([{ region: "Bo", indicator: "x", period: "2010", value: 1 }]);
    expect(result.issues).toEqual([]);
  });

  test("a separator that is named, though the header has more of another", () => {
    const { observations } = fromCsv("region|a,b,c,d|value\nBo|1|2", {
      delimiter: "|",
      ignore: ["a,b,c,d"],
      indicator: "x",
      period: "2010",
    });
    expect(observations).toEqual([{ region: "Bo", indicator: "x", period: "2010", value: 2 }]);
  });

  test("one column an indicator", () => {
    const { observations, lines, issues } = fromCsv("district,year,beds,doctors\nA,2010,1,2\nB,2010,,x", {
      layout: "indicators",
      columns: { region: "district" },
    });
    expect(observations.map(({ region, indicator, value }) => [region, indicator, value])).toEqual([
      ["A", "beds", 1],
      ["A", "doctors", 2],
      ["B", "beds", null],
    ]);
    expect(lines).toEqual([2, 2, 3]);
    expect(issues).toEqual([
      {
        severity: "error",
        code: "not_a_number",
        line: 3,
        path: "line 3, column doctors",
        column: "doctors",
        message: '"x" is not a number',
      },
    ]);
  });

  test("one column a period", () => {
    const { observations, issues } = fromCsv("region,indicator,2010,2011-Q1,total\nA,beds,1,2,3", {
      layout: "periods",
    });
    expect(observations.map(({ period, value }) => [period, value])).toEqual([
      ["2010", 1],
      ["2011-Q1", 2],
    ]);
    expect(issues.map(({ code, column }) => [code, column])).toEqual([["unusable_column", "total"]]);
  });

  test("decimal commas where they are asked for", () => {
    const text = "region;indicator;period;value\nA;x;2010;1,5\nB;x;2010;1.5";
    const result = fromCsv(text, { decimal: "," });
    expect(values(result)).toEqual([1.5]);
    expect(told(result)).toEqual(["3 value not_a_number"]);
  });

  test("a study that holds, with what the caller knows", () => {
    const { study, reason, issues } = fromCsv(`${HEAD}\nA,beds,2010,4.5\nB,beds,2010,3`, {
      study: { id: "beds-2010", name: "Beds", population: { concept: "resident", year: 2010 } },
      indicators: [
        { id: "beds", name: "Beds", direction: "higher", dimension: "input", unit: "per 1,000", scale: 1000 },
        { id: "unused", direction: "lower" },
      ],
      regions: [{ id: "A", name: "Alpha", population: [{ concept: "resident", year: 2010, value: 100 }] }],
      newRegions: "add",
    });
    expect(reason).toBeNull();
    expect(issues.map(({ severity, code, id }) => `${severity} ${code} ${id}`)).toEqual([
      "warning unknown_indicator unused",
    ]);
    expect(parseStudy(study)).toEqual({ study });
    expect(study?.regions.map(({ name }) => name)).toEqual(["Alpha", "B"]);
    expect(study?.indicators?.map(({ id }) => id)).toEqual(["beds"]);
  });

  test("names of regions from a column", () => {
    const { regions, issues } = fromCsv("region,name,indicator,period,value\n1,Bo,x,2010,1\n1,Bo,x,2011,2");
    expect(regions).toEqual([{ id: "1", name: "Bo" }]);
    expect(issues).toEqual([]);
  });
});

describe("fromCsv takes nothing for a number that is none", () => {
  const cells = [
    "1,234",
    "1.234.567",
    "12abc",
    "0x10",
    "1e",
    "1_000",
    " 5",
    "5 ",
    " ",
    "--5",
    "+5",
    "5.",
    "Infinity",
    "NaN",
    "1e999",
    "12345678901234567890",
    "五",
    "½",
    "５",
    "'-5",
    "=1+1",
    "n/a",
    "-",
    "true",
  ];
  test.for(cells)("%j", (cell) => {
    const result = fromCsv(`${HEAD}\nA,x,2010,"${cell}"\nB,x,2010,7\n`);
    expect(values(result)).toEqual([7]);
    expect(told(result)).toEqual(["2 value not_a_number"]);
    expect(result.issues[0]!.message).not.toBe("");
  });

  test.for([true, [], {}, () => 1, Number.NaN, Number.POSITIVE_INFINITY, Symbol("s"), 1n] as const)(
    "%s",
    (value) => {
      const result = fromCsv([{ region: "A", indicator: "x", period: "2010", value }]);
      expect(result.observations).toEqual([]);
      expect(told(result)).toEqual(["1 value not_a_number"]);
    },
  );

  test.for([
    ["", null],
    ["NA", null],
    ["0", 0],
    ["-0", -0],
    ["-1.5", -1.5],
    [".5", 0.5],
    ["1e3", 1000],
    ["1E-3", 0.001],
    ["007", 7],
    ["9007199254740991", 9_007_199_254_740_991],
  ] as const)("but %j", ([cell, value]) => {
    const result = fromCsv(`${HEAD}\nA,x,2010,${cell}\n`);
    expect(result.observations[0]!.value).toBe(value);
    expect(result.issues).toEqual([]);
  });

  test("other marks of missing values count if they are named, and then only they", () => {
    const result = fromCsv(`${HEAD}\nA,x,2010,..\nB,x,2010,NA\n`, { naValues: [".."] });
    expect(values(result)).toEqual([null]);
    expect(told(result)).toEqual(["3 value not_a_number"]);
  });

  test("NA is a region like another", () => {
    const { regions } = fromCsv(`${HEAD}\nNA,x,2010,1\n`);
    expect(regions.map(({ id }) => id)).toEqual(["NA"]);
  });
});

describe("fromCsv names the line of", () => {
  test("a problem behind cells with line breaks and empty lines", () => {
    const text = `${HEAD}\r\n"two\r\nlines",x,2010,1\r\n\r\n"three\n\nlines",x,2010,bad\r\nlast,x,2010,worse`;
    const result = fromCsv(text);
    expect(result.lines).toEqual([2]);
    expect(told(result)).toEqual(["5 value not_a_number", "8 value not_a_number"]);
  });

  test("rows with too few or too many cells", () => {
    const result = fromCsv(`${HEAD}\nA,x,2010\nB,x,2010,1,2\nC,x,2010,3`);
    expect(values(result)).toEqual([3]);
    expect(told(result)).toEqual(["2 - ragged_row", "3 - ragged_row"]);
  });

  test("broken quotes", () => {
    const result = fromCsv(`${HEAD}\nA,x,2010,1\nB "east",x,2010,2\nC,x,2010,3`);
    expect(values(result)).toEqual([1, 3]);
    expect(told(result)).toEqual(["3 - broken_quotes"]);
  });

  test.for([
    ["no region", ",x,2010,1", "2 region unusable_id"],
    ["a region with spaces around it", " A,x,2010,1", "2 region unusable_id"],
    ["a region that would be a prototype", "__proto__,x,2010,1", "2 region unusable_id"],
    ["no indicator", "A,,2010,1", "2 indicator unusable_id"],
    ["no period", "A,x,,1", "2 period unusable_period"],
    ["a period in words", "A,x,Q3 2010,1", "2 period unusable_period"],
    ["a month that does not exist", "A,x,2010-13,1", "2 period unusable_period"],
    ["a day that does not exist", "A,x,2010-02-30,1", "2 period unusable_period"],
  ] as const)("%s", ([, row, issue]) => {
    const result = fromCsv(`${HEAD}\n${row}\nB,x,2010,2`);
    expect(values(result)).toEqual([2]);
    expect(told(result)).toEqual([issue]);
  });

  test("a value given twice, of which the first stays", () => {
    const result = fromCsv(`${HEAD}\nA,x,2010,1\nA,x,2010,2\nA,x,2011,3`);
    expect(values(result)).toEqual([1, 3]);
    expect(told(result)).toEqual(["3 - duplicate_id"]);
    expect(result.issues[0]!.message).toContain("stands at line 2 already");
    expect(result.issues[0]!.id).toBe("A / x / 2010");
  });

  test("counts that do not go together", () => {
    const head = `${HEAD},numerator,denominator`;
    const result = fromCsv(`${head}\nA,x,2010,1,5,\nB,x,2010,1,5,-5\nC,x,2010,1,,\nD,x,2010,1,5,5`);
    expect(result.observations.map(({ region }) => region)).toEqual(["C", "D"]);
    expect(told(result)).toEqual(["2 denominator inconsistent", "3 denominator out_of_domain"]);
  });

  test("the row, where rows are objects", () => {
    const rows = [{ region: "A", indicator: "x", period: "2010", value: 1 }, null, { region: "B" }, 7];
    const result = fromCsv(rows as never);
    expect(values(result)).toEqual([1]);
    expect(result.issues.map(({ line, path, code }) => `${line} ${path} ${code}`)).toEqual([
      "2 rows[1] not_a_row",
      "3 rows[2].indicator unusable_id",
      "3 rows[2].period unusable_period",
      "4 rows[3] not_a_row",
    ]);
  });

  test("columns nobody asked for, called twice, or absent", () => {
    expect(told(fromCsv(`${HEAD},extra\nA,x,2010,1,9`))).toEqual(["1 extra unknown_column"]);
    expect(told(fromCsv(`${HEAD},extra\nA,x,2010,1,9`, { ignore: ["extra"] }))).toEqual([]);
    const twice = fromCsv("region,indicator,period,value,value\nA,x,2010,1,2");
    expect(twice.observations).toEqual([]);
    expect(told(twice)).toEqual(["1 value duplicate_column"]);
    expect(told(fromCsv("region,period\nA,2010"))).toEqual([
      "1 indicator missing_column",
      "1 value missing_column",
    ]);
    expect(told(fromCsv(`${HEAD}\nA,x,2010,1`, { columns: { region: "district" } }))).toEqual([
      "1 district missing_column",
    ]);
  });

  test.for(["", "\n\n", "\ufeff", []] as const)("nothing at all: %j", (input) => {
    const result = fromCsv(input);
    expect(told(result)).toEqual(["1 - no_rows"]);
    expect(result.reason).toBe("no value could be read");
  });

  test.for([null, undefined, 7, true, {}, Symbol("s")])("no table: %s", (input) => {
    expect(told(fromCsv(input as never))).toEqual(["1 - not_a_table"]);
  });

  test("half a character", () => {
    expect(told(fromCsv(`${HEAD}\nA\ud800,x,2010,1`))).toEqual(["2 - broken_text"]);
  });
});

test("ids that are names of every object's fields are ids like others", () => {
  const { observations, regions, indicators } = fromCsv(
    `${HEAD}\nconstructor,toString,2010,1\nhasOwnProperty,valueOf,2010,2\n`,
  );
  expect(observations.map(({ region, indicator }) => [region, indicator])).toEqual([
    ["constructor", "toString"],
    ["hasOwnProperty", "valueOf"],
  ]);
  expect(regions.map(({ name }) => name)).toEqual(["constructor", "hasOwnProperty"]);
  expect(indicators.map(({ name }) => name)).toEqual(["toString", "valueOf"]);
});

test("a row that brings a prototype leaves every other object alone", () => {
  const row = JSON.parse(
    '{"region":"A","indicator":"x","period":"2010","value":1,"__proto__":{"polluted":1}}',
  );
  fromCsv([row]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

const rows = [{ region: "A", indicator: "x", period: "2010", value: 1 }];
refusals("fromCsv", [
  [
    "an unknown option",
    () => fromCsv(rows, { seperator: ";" } as never),
    "unknown_option",
    'option "seperator"',
  ],
  ["options that are none", () => fromCsv(rows, null as never), "wrong_type", "options must be one object"],
  [
    "an unknown layout",
    () => fromCsv(rows, { layout: "wide" as never }),
    "unknown_option",
    'layout is "wide"',
  ],
  ["an unknown decimal sign", () => fromCsv(rows, { decimal: "'" as never }), "unknown_option", "decimal"],
  [
    "a long separator",
    () => fromCsv("", { delimiter: "||" }),
    "out_of_domain",
    "delimiter must be one character",
  ],
  [
    "a quote as separator",
    () => fromCsv("", { delimiter: '"' }),
    "out_of_domain",
    "delimiter must be one character",
  ],
  [
    "a period in words",
    () => fromCsv(rows, { period: "last year" }),
    "out_of_domain",
    'period is "last year"',
  ],
  [
    "an indicator without letters",
    () => fromCsv(rows, { indicator: "" }),
    "out_of_domain",
    "indicator is missing",
  ],
  [
    "columns that are a list",
    () => fromCsv(rows, { columns: [] as never }),
    "wrong_type",
    "columns must be an object",
  ],
  [
    "an unknown field",
    () => fromCsv(rows, { columns: { rgn: "a" } as never }),
    "unknown_option",
    'columns has "rgn"',
  ],
  [
    "a column without name",
    () => fromCsv(rows, { columns: { region: 1 as never } }),
    "wrong_type",
    "columns.region",
  ],
  [
    "missing that is no list",
    () => fromCsv(rows, { naValues: "NA" as never }),
    "wrong_type",
    "naValues must be a list",
  ],
  [
    "ignore that is no list",
    () => fromCsv(rows, { ignore: [1] as never }),
    "wrong_type",
    "ignore must be a list",
  ],
  [
    "definitions without id",
    () => fromCsv(rows, { indicators: [{} as never] }),
    "wrong_type",
    "indicators 0",
  ],
  [
    "definitions that are no list",
    () => fromCsv(rows, { indicators: {} as never }),
    "wrong_type",
    "indicators must",
  ],
  [
    "one region twice",
    () =>
      fromCsv(rows, {
        regions: [
          { id: "a", name: "A" },
          { id: "a", name: "B" },
        ],
      }),
    "duplicate_id",
    'regions has "a" twice',
  ],
  [
    "a study that is a text",
    () => fromCsv(rows, { study: "x" as never }),
    "wrong_type",
    "study must be an object",
  ],
]);

test("problems of one kind and column are told a hundred times, and then counted", () => {
  const rows = Array.from({ length: 6389 }, (_, i) => `r${i},beds,2020,many\n`).join("");
  const { issues } = fromCsv(`region,indicator,period,value\n${rows}`);
  expect(issues.length).toBe(100);
  expect(issues.at(-1)!.message).toMatch(/; and 6,289 more$/);
});

test("thousands points under a decimal comma are explained, and a stated separator is obeyed", () => {
  const { observations, issues } = fromCsv(
    "sep=;\nregion;indicator;period;value\na;beds;2020;2.250\nb;beds;2020;2,5\n",
    { decimal: "," },
  );
  expect(observations.map(({ value }) => value)).toEqual([2.5]);
  expect(issues[0]).toMatchObject({ line: 3, code: "not_a_number" });
  expect(issues[0]!.message).toContain("separates thousands");
});

test("an id that is the beginning of another is hinted at", () => {
  const { issues } = fromCsv("region,indicator,period,value\n北京,beds,2020,1\n", {
    regions: [{ id: "北京市", name: "北京市" }],
  });
  expect(issues[0]!.message).toContain('"北京市" is');
});
