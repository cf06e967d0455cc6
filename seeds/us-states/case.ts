import { readFileSync } from "node:fs";
import {
  type GapResult,
  measureGap,
  type Simulation,
  type Source,
  type Study,
  simulate,
  usFmap,
} from "equalis";
import { type MapGeometry, type MapPlot, mapPlot } from "equalis/map";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { numberIn, readRows } from "../read-rows.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";

const BEDS = [
  ["staffed_beds", "Staffed beds", "开放床位"],
  ["licensed_beds", "Licensed beds", "核定床位"],
  ["staffed_icu_beds", "Staffed intensive-care beds", "重症监护床位"],
] as const;

/** Personal income per head of the nation, in the vintage of October 2009 that the notice used. */
const NATION = { 2006: 37_728, 2007: 39_430, 2008: 40_208 } as const;

const SOURCES: readonly Source[] = [
  {
    id: "covidcaremap",
    title: "CovidCareMap.org, hospital beds by state (HCRIS, Definitive Healthcare), about 2018",
    status: "published",
    url: "https://github.com/covidcaremap/covid19-healthsystemcapacity",
    license: "MIT, © 2020 CovidCareMap.org",
  },
  {
    id: "census-bureau",
    title: "U.S. Census Bureau, population estimates of July 2018, and boundaries",
    status: "published",
    license: "public domain",
  },
];

const INCOMES: readonly Source[] = [
  {
    id: "bea",
    title: "Bureau of Economic Analysis, personal income per head 2006 to 2008, October 2009",
    status: "published",
    license: "public domain",
  },
  {
    id: "fmap-2011",
    title: "Federal Register 74 FR 62315, Federal Medical Assistance Percentages of fiscal year 2011",
    status: "unverified",
    license: "public domain",
    note: "Entered from memory of the notice; all 37 follow from the incomes by its formula",
  },
];

/** Everything the case finds. */
export interface StatesFindings {
  readonly study: Study;
  /** Staffed, licensed and intensive-care beds. */
  readonly gaps: readonly GapResult[];
  /** Federal share of 37 states by the formula. */
  readonly fmap: Simulation;
  /** The same as published, in the same order. */
  readonly published: readonly number[];
}

/** Measures the case. */
export function measureStates(language: "en" | "zh" = "en"): StatesFindings {
  const rows = readRows(new URL("states.csv", import.meta.url));
  const study: Study = {
    id: "us-states",
    name: { en: "Hospital beds of the United States, 2018", zh: "2018年美国各州医院床位" },
    population: { concept: "resident", year: 2018 },
    regions: rows.map((row) => ({
      id: row.id!,
      name: row.name!,
      population: [
        {
          concept: "resident",
          year: 2018,
          value: numberIn(row, "population_2018"),
          source: "census-bureau",
        },
      ],
    })),
    indicators: BEDS.map(([id, en, zh]) => ({
      id,
      name: { en, zh },
      dimension: "input",
      direction: "higher",
      unit: language === "zh" ? "张" : "beds",
      scale: 1000,
      valueType: "total",
    })),
    observations: rows.flatMap((row) =>
      BEDS.map(([indicator]) => ({
        region: row.id!,
        indicator,
        period: "2018",
        value: numberIn(row, indicator),
        source: "covidcaremap",
      })),
    ),
    sources: SOURCES,
  };
  const known = rows.filter((row) => row.income_2006_usd !== "");
  return {
    study,
    gaps: BEDS.map(([indicator]) => measureGap(study, { indicator })),
    fmap: simulate(usFmap, {
      units: known.map((row) => row.name!),
      period: "2011",
      data: {
        incomeYear1: known.map((row) => numberIn(row, "income_2006_usd")),
        incomeYear2: known.map((row) => numberIn(row, "income_2007_usd")),
        incomeYear3: known.map((row) => numberIn(row, "income_2008_usd")),
        nationalIncomeYear1: NATION[2006],
        nationalIncomeYear2: NATION[2007],
        nationalIncomeYear3: NATION[2008],
      },
    }),
    published: known.map((row) => numberIn(row, "fmap_fy2011_percent")),
  };
}

/** The map of staffed beds, from boundaries that are already projected. */
export function mapBeds(gap: GapResult, study: Study, language: "en" | "zh" = "en"): MapPlot {
  const geometry = JSON.parse(
    readFileSync(new URL("states-albers-10m.json", import.meta.url), "utf8"),
  ) as MapGeometry;
  return mapPlot(gap, { geometry, object: "states", projection: "identity", study, language });
}

/** Beds of the states of the United States, on a map, and the federal share of Medicaid. */
export const usStates: Case = {
  id: "us-states",
  title: "United States: hospital beds of the states on a map, and the federal share of Medicaid",
  document: "CovidCareMap.org, Census Bureau, Bureau of Economic Analysis, Federal Register 74 FR 62315",
  published: true,
  run: (language = "en") => {
    const say = (en: string, zh: string): string => (language === "zh" ? zh : en);
    const found = measureStates(language);
    const [first] = found.gaps as [GapResult];
    const ends = tabulate({
      heading: say("Lowest and highest: staffed beds", "开放床位最少与最多的州"),
      caption: say("Staffed beds per 1,000 residents", "每千常住人口开放床位"),
      head: [say("rank", "位次"), say("state", "州"), say("beds per 1,000", "每千人床位")],
      rows: [...first.rows]
        .sort((a, b) => a.value - b.value)
        .flatMap(({ name, value }, i, all) =>
          i < 5 || i >= all.length - 5 ? [[String(i + 1), name, fixed(value, 2)]] : [],
        ),
      lines: [
        say(
          `  All states together have ${fixed(first.mean, 2)} staffed beds per 1,000 residents; the map is written next to the report.`,
          `  各州合计每千常住人口开放床位${fixed(first.mean, 2)}张；地图另存于报告所在文件夹。`,
        ),
      ],
      sources: SOURCES,
    });
    const gaps = tabulate({
      heading: say("How unequal the beds are", "床位差异"),
      caption: say("Gini coefficient by people", "按人口加权的基尼系数"),
      head: [say("beds", "床位"), say("per 1,000", "每千人"), say("Gini", "基尼系数")],
      rows: found.gaps.map((gap, i) => [
        say(BEDS[i]![1], BEDS[i]![2]),
        fixed(gap.mean, 3),
        fixed(gap.value, 4),
      ]),
      sources: SOURCES,
    });
    const agree = found.published.filter((one, i) => one === found.fmap.amounts[i]).length;
    const fmap = tabulate({
      heading: say("The federal share of Medicaid, fiscal year 2011", "2011财年联邦医疗补助分担比例"),
      caption: say(
        "Federal Medical Assistance Percentage by the formula, and as published",
        "联邦医疗补助比例（FMAP）：按公式计算与公布值",
      ),
      head: [
        say("state", "州"),
        say("by the formula", "按公式"),
        say("published", "公布值"),
        say("fixed by", "取决于"),
      ],
      rows: found.fmap.units.map((unit, i) => [
        unit,
        fixed(found.fmap.amounts[i], 2),
        fixed(found.published[i], 2),
        found.fmap.binding[i] === "bounded" ? say("floor of 50", "下限50") : say("income", "收入"),
      ]),
      lines: [
        say(
          `  ${agree} of ${found.published.length} percentages follow from the incomes to the second decimal. 13 states and the District of Columbia have no income in this file.`,
          `  ${found.published.length}个州中有${agree}个州的比例可由人均收入得出，精确到两位小数。另有13个州和哥伦比亚特区缺收入数据。`,
        ),
      ],
      sources: INCOMES,
    });
    return {
      ...(language === "zh" ? { title: "美国各州医院床位地图与联邦医疗补助分担比例" } : {}),
      text: sections([ends.part, gaps.part, fmap.part]),
      results: [ends.section, ...found.gaps, fmap.section],
      notes: [
        say(
          "Published figures throughout; the sources are named. Staffed beds are reported by the hospitals themselves and do not compare with other counts of beds. The published federal shares were entered from memory of the notice; each follows from the incomes.",
          "全部数字均已公开发表，出处见下。开放床位由医院自行填报，不宜与其他口径的床位数比较。公布的分担比例凭记忆录入，均可由人均收入得出。",
        ),
      ],
      studies: [found.study],
      pictures: { [`us-states-beds-${language}.svg`]: mapBeds(first, found.study, language).svg() },
    };
  },
};
