import { describe, expect, test } from "vitest";
import { readTable } from "../../seeds/read-table.ts";

const read = (text: string) => readTable(text, { id: "t", name: "T" });
const HEADER = "region,year,population,beds_per_1000";

test("a table becomes a study", () => {
  const { value } = read(
    "region,name,name_zh,year,population,parent,area_km2,group_belt,beds_per_1000,covered_percent,money\nland,Land,,2020,3000,,9,,,,\na,A,甲,2020,1000,land,4,west,2.5,80,100\nb,B,,2020,2000,land,5,east,NA,90,\n@standard,,,,,,,,4,85,\n",
  );
  expect(value?.population).toEqual({ concept: "resident", year: 2020 });
  expect(value?.regions[1]).toEqual({
    id: "a",
    name: { en: "A", zh: "甲" },
    parent: "land",
    area: 4,
    partitions: { belt: "west" },
    population: [{ concept: "resident", year: 2020, value: 1000 }],
  });
  expect(
    value?.indicators?.map(({ id, unit, scale, standards }) => [id, unit, scale, standards?.[0]?.value]),
  ).toEqual([
    ["beds_per_1000", "per 1,000 residents", 1000, 4],
    ["covered_percent", "%", 100, 85],
    ["money", "money", 1000, undefined],
  ]);
  expect(value?.observations?.filter(({ region }) => region === "b").map((one) => one.value)).toEqual([
    null,
    90,
    null,
  ]);
});

test("quoted commas, a byte order mark and line ends of Windows are read", () => {
  const { value } = read('\ufeffregion,name,year,population,beds_per_1000\r\na,"A, the first",2020,10,1\r\n');
  expect(value?.regions[0]?.name).toEqual({ en: "A, the first" });
});

describe("every problem is listed with its line", () => {
  test.for([
    ["an empty file", "", [[0, "is empty"]]],
    ["no regions", HEADER, [[0, "is empty"]]],
    [
      "no population and no resource",
      "region,year\na,2020",
      [
        [1, "is missing"],
        [1, "no resource column"],
      ],
    ],
    ["a column twice", `${HEADER},beds_per_1000\na,2020,1,1,1`, [[1, "stands twice"]]],
    ["a column without a name", `${HEADER},\na,2020,1,1,1`, [[1, "has no name"]]],
    ["standards alone", `${HEADER}\n@standard,,,5`, [[0, "has no line of a region"]]],
    ["no number of residents", `${HEADER}\na,2020,,1`, [[2, "needs the number of residents"]]],
    ["half a year", `${HEADER}\na,2020.5,10,1`, [[2, "needs a whole year"]]],
    ["a text for a number", `${HEADER}\na,2020,10,1\nb,2020,ten,1`, [[3, '"ten" is not a number']]],
    ["a thousands separator", `${HEADER}\na,2020,"1,000",1`, [[2, '"1,000" is not a number']]],
    [
      "a percent sign, hexadecimal, infinity",
      `${HEADER}\na,2020,10,5%\nb,2020,10,0x1F\nc,2020,10,Infinity`,
      [
        [2, '"5%"'],
        [3, '"0x1F"'],
        [4, '"Infinity"'],
      ],
    ],
    [
      "nobody",
      `${HEADER}\na,2020,0,1\nb,2020,-5,1`,
      [
        [2, "needs residents"],
        [3, "needs residents"],
      ],
    ],
    ["a negative resource", `${HEADER}\na,2020,10,-1`, [[2, "not negative"]]],
    [
      "too few and too many cells",
      `${HEADER}\na,2020,10\nb,2020,10,1,1`,
      [
        [2, "has 3 cells"],
        [3, "has 5 cells"],
      ],
    ],
    [
      "two lines of standards",
      `${HEADER}\na,2020,10,1\n@standard,,,5\n@standard,,,6`,
      [[4, "again after line 3"]],
    ],
    [
      "a standard off its scale",
      "region,year,population,covered_percent\na,2020,10,50\n@standard,,,120",
      [[3, "120 is outside"]],
    ],
    [
      "a rate per nobody knows what",
      "region,year,population,gdp_per_capita\na,2020,10,5",
      [[1, "X_per_1000"]],
    ],
    ["semicolons", "region;year;population\na;2020;10", [[1, "separate the cells with commas"]]],
    ["another case", "Region,year,population,beds\na,2020,10,5", [[1, '"Region" must be written region']]],
    ["two years", `${HEADER}\na,2020,10,1\nb,2021,10,1`, [[1, "several years"]]],
    ["a year that is none", `${HEADER}\na,last,10,1`, [[2, '"last" is not a number']]],
    [
      "a region twice",
      `${HEADER}\na,2020,10,1\na,2020,10,1`,
      [[3, '"a" stands on line 2 already; ids are unique']],
    ],
    ["a region without an id", `${HEADER}\n,2020,10,1`, [[2, "every region needs an id"]]],
    [
      "a parent nobody knows",
      "region,year,population,parent,beds_per_1000\na,2020,10,z,1",
      [[2, 'there is no region "z"']],
    ],
    [
      "a percentage off its scale",
      "region,year,population,covered_percent\na,2020,10,120",
      [[2, "120 is outside 0 to 100"]],
    ],
    ["a quote that does not end", `${HEADER}\na,2020,10,1\n"b,2020,10,1`, [[3, "cannot be read as a table"]]],
  ] as const)("%s", ([, text, expected]) => {
    const problems = read(text).problems ?? [];
    expect(problems.map(({ line }) => line)).toEqual(expected.map(([line]) => line));
    for (const [i, [line, message]] of expected.entries()) {
      expect(problems[i]?.line).toBe(line);
      expect(problems[i]?.message).toContain(message);
    }
  });
});

test("all problems come at once, in the order of lines, without those that follow from others", () => {
  const { problems = [] } = read(
    [
      "region,year,population,parent,covered_percent,gdp_per_capita",
      "a,2020,10,,112,1",
      "b,2020,ten,a,50,-1",
      "c,2020,10,a,50",
      "d,2020,10,c,50,2",
      "e,2020,10,z,50,2",
      "a,2020,10,,150,2",
      "f,last,10,,50,2",
      ",2020,10,,x,2",
    ].join("\n"),
  );
  expect(problems.map(({ line, place, message }) => `${line} ${place}: ${message}`)).toEqual([
    "1 column gdp_per_capita: cannot be read: write X_per_1000 for a rate, X_percent for a percentage",
    '2 column covered_percent: 112 is outside 0 to 100, the scale of "covered_percent" (%); mend the value or declare wider bounds',
    '3 column population: "ten" is not a number; write 1234.5, or leave the cell empty where it is missing',
    "3 column gdp_per_capita: is -1; a resource is not negative",
    "4 line: has 5 cells where the first line names 6 columns",
    '6 column parent: there is no region "z"; add it to regions or mend the id',
    '7 column region: "a" stands on line 2 already; ids are unique',
    '7 column covered_percent: 150 is outside 0 to 100, the scale of "covered_percent" (%); mend the value or declare wider bounds',
    '8 column year: "last" is not a number; write 1234.5, or leave the cell empty where it is missing',
    "9 column region: is empty; every region needs an id, such as its name",
    '9 column covered_percent: "x" is not a number; write 1234.5, or leave the cell empty where it is missing',
  ]);
});

test("land below zero hides no circle of parents", () => {
  const { problems = [] } = read(
    "region,year,population,area_km2,parent,beds_per_1000\na,2020,10,-4,b,1\nb,2020,10,1,a,2",
  );
  expect(problems.map(({ line, place, message }) => `${line} ${place}: ${message.slice(0, 20)}`)).toEqual([
    "2 column area_km2: is -4; land is not n",
    "2 column parent: the parents of regio",
  ]);
});

test("a column that is missing hides nothing else", () => {
  const { problems = [] } = read("region,year,covered_percent\na,2020,112\na,2020,5%");
  expect(problems.map(({ line, message }) => `${line} ${message.slice(0, 22)}`)).toEqual([
    "1 is missing; a table ne",
    "2 112 is outside 0 to 10",
    '3 "a" stands on line 2 a',
    '3 "5%" is not a number; ',
  ]);
});
