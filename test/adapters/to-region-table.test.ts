import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRegionTable, toRegionTable } from "../../src/adapters/index.ts";
import type { Study } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";

/** A study whose observations and populations are in one order. */
function ordered(study: Study | null): unknown {
  if (study === null) return null;
  const key = (one: object): string => JSON.stringify(one, Object.keys(one).sort());
  return {
    ...study,
    regions: study.regions.map((region) => ({
      ...region,
      ...(region.population === undefined
        ? {}
        : { population: [...region.population].sort((a, b) => (key(a) < key(b) ? -1 : 1)) }),
    })),
    observations: [...(study.observations ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

function roundTrip(text: string, options: object = {}): void {
  const { study } = readRegionTable(text, options);
  expect(study, text).not.toBeNull();
  const written = toRegionTable(study!);
  const again = readRegionTable(written);
  expect(ordered(again.study), `${text}\n=>\n${written}`).toEqual(ordered(study));
}

describe("a study that was read is written and read again", () => {
  test.for([
    [
      "counts and people",
      "地区,年份,常住人口(万人),床位数(张),卫生技术人员数\n东城区,2020,91.9,9200,20000\n西城区,2020,124.3,13900,\n",
    ],
    [
      "people in fractions",
      "地区,年份,常住人口(万人),床位数(张)\n东城区,2020,91.93456,9200\n西城区,2020,124.34567,13900\n",
    ],
    [
      "rates, percentages and a standard",
      "region,year,population,infant_deaths_per_1000,covered (%)\nA,2020,919000,3,80\nB,2020,500000,9,70\n@standard,,,5,\n",
    ],
    ["a title", "各区卫生资源情况\n地区,年份,人口,床位数\n甲,2020,1000,5\n乙,2020,2000,6\n"],
    [
      "codes and parents",
      "行政区划代码,地区,年份,常住人口,床位数\n110000,北京市,2020,21890000,130000\n110101,东城区,2020,709000,9200\n110102,西城区,2020,1106000,13900\n",
    ],
    [
      "two populations in two years",
      "地区,2019年常住人口,2020年常住人口,2020年户籍人口,2020年床位数\n甲,100,110,120,5\n乙,200,210,220,6\n",
    ],
    [
      "groups and areas",
      "region,year,area_km2,group_belt,地带,population,beds\nA,2020,12.5,west,东部,1000,5\nB,2020,7,east,西部,2000,6\n",
    ],
    ["names in two languages", "region,name,name_zh,year,beds\na,A,甲,2020,5\nb,B,乙,2020,6\n"],
    ["years across", "指标：床位数(张)\n地区,2019,2020\n甲,5,6\n乙,,7\n"],
    [
      "a long table with codes and gaps",
      'Country Name,Country Code,Year,Indicator Name,Indicator Code,Value\nFiji,FJI,2018,"Population, total",SP.POP.TOTL,883483\nFiji,FJI,2017,"Maternal mortality ratio (per 100,000 live births)",SH.STA.MMRT,34\nTonga,TON,2018,Hospital beds (number),SH.BEDS,12\n',
    ],
    [
      "parts of regions",
      "region,sex,year,beds\nA,female,2020,5\nA,male,2020,6\nA,total,2020,11\nB,female,2020,7\n",
    ],
    [
      "directions that were stated",
      "region,year,waiting time ↑,beds (lower is better)\nA,2020,5,6\nB,2020,7,8\n",
    ],
    ["what a spreadsheet would run", "region,year,=beds\n=A1,2020,5\n@B,2020,-6\n"],
  ] as const)("%s", ([, text]) => roundTrip(text));

  test("in any mixture", () => {
    const heads = fc.uniqueArray(
      fc.constantFrom(
        "床位数(张)",
        "beds",
        "每千人口床位数",
        "deaths_per_100000",
        "覆盖率(%)",
        "GDP(亿元)",
        "人均支出(元)",
        "life expectancy (岁)",
        "达标率",
        "visits (thousand)",
        "密度(人/平方公里)",
      ),
      { minLength: 1, maxLength: 5 },
    );
    const number = fc.oneof(
      fc.constant(""),
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.integer({ min: 1, max: 9999 }).map((n) => String(n / 8)),
    );
    const places = fc.uniqueArray(
      fc.constantFrom("甲", "乙", "Bo", "North, east", "'quoted'", "丙 县", "Ｃ"),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        heads,
        places,
        fc.array(number, { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        (measured, regions, numbers, people, years) => {
          let next = 0;
          const cell = (): string => numbers[next++ % numbers.length]!;
          const rows = regions.flatMap((region) =>
            (years ? ["2019", "2020年"] : ["2020"]).map((year) => [
              `"${region}"`,
              year,
              ...(people ? [String(1000 + 37 * next)] : []),
              ...measured.map(cell),
            ]),
          );
          const head = ["region", "year", ...(people ? ["人口"] : []), ...measured];
          const text = `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
          if (readRegionTable(text).study === null) return;
          roundTrip(text, { totals: "keep" });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("any study comes back with its own indicators", () => {
    const indicator = {
      id: "beds",
      name: { en: "Beds", zh: "床位" },
      direction: "lower",
      dimension: "outcome",
      unit: "per 1,000 residents",
      scale: 1000,
    } as const;
    const study: Study = {
      id: "table",
      name: "Table",
      regions: [
        { id: "a", name: "A" },
        { id: "b", name: "B" },
      ],
      indicators: [indicator],
      observations: [
        { region: "a", indicator: "beds", period: "2020-Q1", value: -4.5 },
        { region: "b", indicator: "beds", period: "2020-Q1", value: null },
      ],
    };
    expect(readRegionTable(toRegionTable(study), { indicators: [indicator] }).study).toEqual(study);
  });
});

refusals("toRegionTable", [
  ["no study", () => toRegionTable(null as never), "wrong_type", "pass a study"],
  [
    "an unknown option",
    () => toRegionTable({ id: "s", name: "S", regions: [] }, { layout: "long" } as never),
    "unknown_option",
    'option "layout"',
  ],
  [
    "a region that is a total",
    () => toRegionTable({ id: "s", name: "S", regions: [{ id: "合计", name: "合计" }] }),
    "unsupported_combination",
    "合计",
  ],
]);
