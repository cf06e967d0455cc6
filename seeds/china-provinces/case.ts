import {
  type Agglomeration,
  agglomeration,
  COEFFICIENT_OF_VARIATION,
  type GapResult,
  MEAN_LOG_DEVIATION,
  measureGap,
  type Region,
  resourceDensityIndex,
  type Study,
  THEIL,
} from "equalis";
import type { ReportTableSection } from "equalis/report";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { printTable } from "../print-table.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";
import { BELT, physicians2018, printedPhysicians, publicMoney, resources2013 } from "./studies.ts";

const RESOURCES = ["institutions", "technical", "beds", "health_spending"] as const;
const MONEY = ["expenditure", "tax", "gdp"] as const;
const YEARS = ["2010", "2020"] as const;

/** Everything the case finds. */
export interface ProvincesFindings {
  readonly studies: readonly [resources: Study, physicians: Study, money: Study];
  /** Four resources of 2013, by people. */
  readonly byPeople: readonly GapResult[];
  /** The same by land. */
  readonly byLand: readonly GapResult[];
  /** Physicians of 2018, by people and by land. */
  readonly physicians: readonly [byPeople: GapResult, byLand: GapResult];
  /** Provinces whose printed Theil term follows from the printed rate, to the last printed digit. */
  readonly printedTermsThatFollow: number;
  /** Expenditure, tax and GDP by year. */
  readonly money: Readonly<Record<(typeof YEARS)[number], readonly GapResult[]>>;
  /** Technical staff and beds of 2013 by land and people. */
  readonly density: Readonly<
    Record<"technical" | "beds", Agglomeration & { readonly index: ArrayLike<number> }>
  >;
}

/** Measures the case. */
export function measureProvinces(language: "en" | "zh" = "en"): ProvincesFindings {
  const resources = resources2013(language);
  const physicians = physicians2018(language);
  const money = publicMoney(language);
  const additionalIndices = [MEAN_LOG_DEVIATION, THEIL, COEFFICIENT_OF_VARIATION];
  const gap = (study: Study, indicator: string, weights: "population" | "area", period?: string): GapResult =>
    measureGap(study, { indicator, period, weights, groupBy: BELT[language], additionalIndices });
  return {
    studies: [resources, physicians, money],
    byPeople: RESOURCES.map((id) => gap(resources, id, "population")),
    byLand: RESOURCES.map((id) => gap(resources, id, "area")),
    physicians: [gap(physicians, "physicians", "population"), gap(physicians, "physicians", "area")],
    printedTermsThatFollow: countPrinted(),
    money: {
      2010: MONEY.map((id) => gap(money, id, "population", "2010")),
      2020: MONEY.map((id) => gap(money, id, "population", "2020")),
    },
    density: { technical: densityOf(resources, "technical"), beds: densityOf(resources, "beds") },
  };
}

/** The paper takes decimal logarithms and the plain mean of the 31 rates, 2.62. */
function countPrinted(): number {
  const rows = printedPhysicians();
  const people = rows.reduce((all, row) => all + row.people, 0);
  return rows.filter(
    ({ people: own, rate, theil }) =>
      Math.abs((own / people) * Math.log10(2.62 / rate) - theil) < 0.500001e-6,
  ).length;
}

function densityOf(study: Study, indicator: string): ProvincesFindings["density"]["beds"] {
  const amounts = study.observations!.flatMap((one) => (one.indicator === indicator ? [one.numerator!] : []));
  const people = study.regions.map(({ population }) => population![0]!.value);
  const land = study.regions.map(({ area }) => area!);
  return {
    ...agglomeration(amounts, people, land),
    index: resourceDensityIndex(amounts, people, land, { per: 10_000 }),
  };
}

function describe(
  found: ProvincesFindings,
  language: "en" | "zh",
): { readonly text: string; readonly tables: readonly ReportTableSection[] } {
  const say = (en: string, zh: string): string => (language === "zh" ? zh : en);
  const named = (name: Region["name"]): string => (typeof name === "string" ? name : name[language]!);
  const percent = (share: number): string => `${fixed(100 * share, 1)}%`;
  const between = ({ decomposition }: GapResult): string =>
    percent(decomposition!.between / decomposition!.total);
  const [resources, physicians, money] = found.studies;
  const nameOf = (study: Study, { indicator }: GapResult): string =>
    named(study.indicators!.find(({ id }) => id === indicator)!.name);
  const provinces = new Map(resources.regions.map(({ id, name }) => [id, named(name)]));

  const west = found.byLand[0]!.groups.find(({ group }) => group === say("west", "西部"))!;
  const westPeople = found.byPeople[0]!.groups.find(({ group }) => group === west.group)!;
  const land = tabulate({
    heading: say("By people and by land, 2013", "按人口与按土地面积，2013年"),
    caption: say(
      "Gini by people and by land, and the share of the mean log deviation that lies between east, central and west",
      "按人口与按土地面积的基尼系数，以及平均对数离差中东、中、西部之间所占比重",
    ),
    head: [
      say("resource", "资源"),
      say("Gini, people", "基尼系数（人口）"),
      say("Gini, land", "基尼系数（土地）"),
      say("between belts, people", "区域间占比（人口）"),
      say("between belts, land", "区域间占比（土地）"),
    ],
    rows: found.byPeople.map((gap, i) => [
      nameOf(resources, gap),
      fixed(gap.value, 4),
      fixed(found.byLand[i]!.value, 4),
      between(gap),
      between(found.byLand[i]!),
    ]),
    lines: [
      say(
        `  Resources are nearly equal by people and very unequal by land, as people are: the west has ${percent(west.weightShare)} of the land and ${percent(westPeople.weightShare)} of the people.`,
        `  按人口看，资源分布较为均等；按土地面积看，差异很大，人口分布也是如此：西部土地占${percent(west.weightShare)}，人口占${percent(westPeople.weightShare)}。`,
      ),
    ],
    sources: resources.sources!,
  });
  const density = tabulate({
    heading: say("Agglomeration and density, 2013", "集聚度与密度，2013年"),
    caption: say(
      "Technical staff: agglomeration of the resource (HRAD), of people (PAD), their ratio, and the density index (HRDI)",
      "卫生技术人员：资源集聚度（HRAD）、人口集聚度（PAD）、二者之比和资源密度指数（HRDI）",
    ),
    head: [say("province", "省份"), "HRAD", "PAD", "HRAD ÷ PAD", "HRDI"],
    rows: resources.regions.map(({ name }, i) => {
      const { hrad, pad, ratio, index } = found.density.technical;
      return [named(name), fixed(hrad[i], 2), fixed(pad[i], 2), fixed(ratio[i], 2), fixed(index[i], 2)];
    }),
    lines: [
      say(
        "  HRAD of 1 is a share of staff equal to the share of land; a ratio below 1 is less staff than people. HRDI is per square root of 10,000 residents × km².",
        "  HRAD等于1表示人员占比与土地占比相同；比值小于1表示人员占比低于人口占比。HRDI以每万人与每平方公里的几何平均计。",
      ),
    ],
    sources: resources.sources!,
  });
  const [people2018, land2018] = found.physicians;
  const printed = tabulate({
    heading: say("Printed figures checked: physicians, 2018", "核对已发表数字：2018年医师"),
    caption: say("Printed Gini, and Gini of the paper's own table", "论文摘要的基尼系数与其数据表计算结果"),
    head: [say("by", "口径"), say("printed", "论文"), say("from its table", "由其数据表计算")],
    rows: [
      [say("people", "人口"), "0.003", fixed(people2018.value, 3)],
      [say("land", "土地面积"), "0.88", fixed(land2018.value, 3)],
    ],
    lines: [
      say(
        `  The two printed Gini coefficients do not follow from the paper's own table. Its Theil terms do: ${found.printedTermsThatFollow} of 31, with decimal logarithms and the unweighted mean of the rates, 2.62.`,
        `  论文摘要的两个基尼系数无法由其数据表得出。其泰尔指数各项可以得出：31项中${found.printedTermsThatFollow}项，用常用对数和各省比率的简单平均2.62。`,
      ),
    ],
    sources: physicians.sources!,
  });
  const spent = tabulate({
    heading: say("Spending against own tax", "支出与地方税收"),
    caption: say("Gini per head, by year", "人均基尼系数，分年份"),
    head: [
      "",
      say("Gini 2010", "2010年基尼系数"),
      say("Gini 2020", "2020年基尼系数"),
      say("between belts 2010", "2010年区域间占比"),
      say("between belts 2020", "2020年区域间占比"),
    ],
    rows: MONEY.map((_, i) => {
      const [first, last] = YEARS.map((year) => found.money[year][i]!) as [GapResult, GapResult];
      return [
        nameOf(money, first),
        fixed(first.value, 4),
        fixed(last.value, 4),
        between(first),
        between(last),
      ];
    }),
    lines: [
      say(
        "  Spending per head is far more equal than own tax; little of its inequality lies between east, central and west.",
        "  人均支出比人均税收均等得多，其不平等很少来自东、中、西部之间。",
      ),
      say(
        "  The least per head is spent in populous middle provinces such as Henan and its neighbors, not in the west. Spending less tax is not the transfer: borrowing and other revenue stand between.",
        "  人均支出最低的是河南等人口多的中部省份及其邻省，而不是西部。支出减税收不等于转移支付，二者之间还有债务和其他收入。",
      ),
    ],
    sources: money.sources!,
  });
  const lowest = tabulate({
    heading: say("Lowest and highest spending per head", "人均支出最低与最高的省份"),
    caption: say("Budget expenditure, yuan per resident", "一般公共预算支出，元/人"),
    head: [
      say("year", "年份"),
      say("rank", "位次"),
      say("province", "省份"),
      say("yuan", "元"),
      say("tax ÷ spending", "税收÷支出"),
    ],
    rows: YEARS.flatMap((year) => {
      const [expenditure, tax] = found.money[year] as [GapResult, GapResult, GapResult];
      const order = expenditure.rows
        .map(({ region, value }, i) => ({ region, value, own: tax.rows[i]!.value / value }))
        .sort((a, b) => a.value - b.value);
      const ends = [...order.slice(0, 4), ...order.slice(-4)];
      return ends.map(({ region, value, own }, i) => [
        year,
        String(i < 4 ? i + 1 : order.length - 7 + i),
        provinces.get(region)!,
        fixed(value, 0),
        percent(own),
      ]);
    }),
    sources: money.sources!,
  });
  const belts = found.byPeople[0]!.groups.map(({ group }) => group);
  const text = sections([
    land.part,
    [
      "East, central and west: rates of 2013",
      printTable(
        ["resource", ...belts, "all"],
        found.byPeople.map((gap) => [
          `${nameOf(resources, gap)} (${gap.valueUnit})`,
          ...gap.groups.map(({ mean }) => fixed(mean, gap.indicator === "health_spending" ? 0 : 2)),
          fixed(gap.mean, gap.indicator === "health_spending" ? 0 : 2),
        ]),
      ),
    ],
    density.part,
    printed.part,
    spent.part,
    lowest.part,
  ]);
  return {
    text,
    tables: [land.section, density.section, printed.section, spent.section, lowest.section],
  };
}

/** Thirty-one provinces of China, by people and by land, spending against own tax. */
export const chinaProvinces: Case = {
  id: "china-provinces",
  title: "China's provinces: health resources by people and by land, spending against own tax",
  document:
    "Published tables of China's provinces: health resources 2013, physicians 2018, public money 2010 and 2020",
  published: true,
  run: (language = "en") => {
    const found = measureProvinces(language);
    const { text, tables } = describe(found, language);
    const [land, density, printed, spent, lowest] = tables as [
      ReportTableSection,
      ReportTableSection,
      ReportTableSection,
      ReportTableSection,
      ReportTableSection,
    ];
    return {
      ...(language === "zh" ? { title: "中国各省：按人口与按土地面积的卫生资源，支出与地方税收" } : {}),
      text,
      results: [
        spent,
        ...found.money[2010],
        lowest,
        ...found.money[2020],
        land,
        ...found.byPeople,
        density,
        ...found.byLand,
        printed,
        ...found.physicians,
      ],
      notes: [
        language === "zh"
          ? "全部数字均已公开发表，出处见下。2013年的机构、人员和床位数由已发表的比率乘以人口得出，有四舍五入误差。2010年与2020年的金额为当年价格。"
          : "Published figures throughout; the sources are named. Amounts of 2013 are printed rates times printed people, so they carry the rounding of print. Money is in current prices of its year.",
      ],
      studies: found.studies,
    };
  },
};
