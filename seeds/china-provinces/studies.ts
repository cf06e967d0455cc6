import type { Indicator, Region, Source, Study } from "equalis";
import { numberIn, readRows } from "../read-rows.ts";

type Row = Readonly<Record<string, string>>;

/** The division of the China Health Statistics Yearbook: 11 provinces in the east, 8 central, 12 in the west. */
const BELTS = {
  en: { east: "east", central: "central", west: "west" },
  zh: { east: "东部", central: "中部", west: "西部" },
} as const;

/** What the grouping is called. */
export const BELT = { en: "belt", zh: "地带" } as const;

const SOURCES: Readonly<Record<"resources" | "physicians" | "money" | "census", Source>> = {
  resources: {
    id: "resources-2013",
    title: "National equity of health resource allocation in China: data from 2009 to 2013, tables 2 and 3",
    status: "published",
    url: "https://doi.org/10.1186/s12939-016-0357-1",
    license: "CC BY 4.0",
  },
  physicians: {
    id: "physicians-2018",
    title:
      "Equity analysis of Chinese physician allocation based on Gini coefficient and Theil index, tables 1 and 2",
    status: "published",
    url: "https://doi.org/10.1186/s12913-021-06348-w",
    license: "CC BY 4.0",
  },
  money: {
    id: "nbs-provinces",
    title: "National Bureau of Statistics of China, national data by province and year",
    status: "published",
    url: "https://data.stats.gov.cn",
    license: "official statistics",
  },
  census: {
    id: "census",
    title: "National Bureau of Statistics of China, censuses of 2010 and 2020",
    status: "published",
    license: "official statistics",
  },
};

const rowsOf = (name: string): readonly Row[] => readRows(new URL(name, import.meta.url));

function provinceOf(row: Row, language: "en" | "zh"): Pick<Region, "id" | "name" | "groups"> {
  return {
    id: row.code!,
    name: { en: row.name_en!, zh: row.name_zh! },
    groups: { [BELT[language]]: BELTS[language][row.region as keyof typeof BELTS.en] },
  };
}

const input = (
  id: string,
  en: string,
  zh: string,
  rest: Pick<Indicator, "unit" | "scale"> & Partial<Indicator>,
): Indicator => ({ id, name: { en, zh }, dimension: "input", direction: "higher", ...rest });

/** Institutions, staff, beds and health spending of 2013. Amounts are printed rate × printed people or land. */
export function resources2013(language: "en" | "zh"): Study {
  const rows = rowsOf("resources-2013.csv");
  const rates = [
    ["institutions", "Health institutions", "医疗卫生机构", "institutions", "所"],
    ["technical", "Health technical staff", "卫生技术人员", "staff", "人"],
    ["beds", "Hospital beds", "医疗卫生机构床位", "beds", "张"],
  ] as const;
  const zh = language === "zh";
  return {
    id: "china-resources-2013",
    name: { en: "Health resources of China's provinces, 2013", zh: "2013年各省卫生资源" },
    population: { concept: "resident", year: 2013 },
    regions: rows.map((row) => ({
      ...provinceOf(row, language),
      area: 10_000 * numberIn(row, "area_10k_km2"),
      population: [
        {
          concept: "resident",
          year: 2013,
          value: 10_000 * numberIn(row, "population_10k"),
          source: SOURCES.resources.id,
        },
      ],
    })),
    indicators: [
      ...rates.map(([id, english, chinese, count, measure]) =>
        input(id, english, chinese, {
          unit: zh ? `${measure}/万人` : `${count} per 10,000 residents`,
          scale: 10_000,
          numerator: zh ? measure : count,
          denominator: zh ? "常住人口" : "residents",
        }),
      ),
      input("health_spending", "Government health spending", "政府卫生支出", {
        unit: zh ? "元" : "yuan",
        scale: 1,
        valueType: "total",
      }),
    ],
    observations: rows.flatMap((row) => {
      const people = 10_000 * numberIn(row, "population_10k");
      const common = { region: row.code!, period: "2013", source: SOURCES.resources.id };
      return [
        ...rates.map(([id]) => {
          const value = numberIn(row, `${id}_per_10k`);
          return {
            ...common,
            indicator: id,
            value,
            numerator: (value * people) / 10_000,
            denominator: people,
          };
        }),
        {
          ...common,
          indicator: "health_spending",
          value: 1e8 * numberIn(row, "health_spending_per_10k_km2") * numberIn(row, "area_10k_km2"),
        },
      ];
    }),
    sources: [SOURCES.resources],
  };
}

/** Licensed (assistant) physicians of 2018. */
export function physicians2018(language: "en" | "zh"): Study {
  const rows = rowsOf("physicians-2018.csv");
  const source = SOURCES.physicians.id;
  return {
    id: "china-physicians-2018",
    name: { en: "Physicians of China's provinces, 2018", zh: "2018年各省执业（助理）医师" },
    population: { concept: "resident", year: 2018 },
    regions: rows.map((row) => ({
      ...provinceOf(row, language),
      area: numberIn(row, "area_km2"),
      population: [
        { concept: "resident", year: 2018, value: 10_000 * numberIn(row, "population_10k"), source },
      ],
    })),
    indicators: [
      input("physicians", "Physicians", "执业（助理）医师", {
        unit: language === "zh" ? "人" : "physicians",
        scale: 1000,
        valueType: "total",
      }),
    ],
    observations: rows.map((row) => ({
      region: row.code!,
      indicator: "physicians",
      period: "2018",
      value: numberIn(row, "physicians"),
      source,
    })),
    sources: [SOURCES.physicians],
  };
}

/** Budget expenditure, tax revenue and GDP of 2010 and 2020, with the people of the two censuses. */
export function publicMoney(language: "en" | "zh"): Study {
  const census = new Map(rowsOf("census.csv").map((row) => [row.code!, row]));
  const columns = [
    ["expenditure", "Budget expenditure", "一般公共预算支出", "budget_expenditure_100m_yuan"],
    ["tax", "Own tax revenue", "地方税收收入", "tax_revenue_100m_yuan"],
    ["gdp", "GDP", "地区生产总值", "gdp_100m_yuan"],
  ] as const;
  return {
    id: "china-public-money",
    name: { en: "Public money of China's provinces, 2010 and 2020", zh: "2010年和2020年各省财政收支" },
    regions: rowsOf("resources-2013.csv").map((row) => ({
      ...provinceOf(row, language),
      population: [2010, 2020].map((year) => ({
        concept: "resident" as const,
        year,
        value: numberIn(census.get(row.code!)!, `census_population_${year}`),
        source: SOURCES.census.id,
      })),
    })),
    indicators: columns.map(([id, en, zh]) =>
      input(id, en, zh, { unit: language === "zh" ? "元" : "yuan", scale: 1, valueType: "total" }),
    ),
    observations: rowsOf("money.csv").flatMap((row) =>
      columns.map(([indicator, , , column]) => ({
        region: row.code!,
        indicator,
        period: row.year!,
        value: 1e8 * numberIn(row, column),
        source: SOURCES.money.id,
      })),
    ),
    sources: [SOURCES.money, SOURCES.census],
  };
}

/** What the paper on physicians prints for each province, next to what it prints it from. */
export function printedPhysicians(): readonly {
  readonly id: string;
  readonly people: number;
  readonly rate: number;
  readonly theil: number;
}[] {
  return rowsOf("physicians-2018.csv").map((row) => ({
    id: row.code!,
    people: numberIn(row, "population_10k"),
    rate: numberIn(row, "printed_physicians_per_1000"),
    theil: numberIn(row, "printed_T_population"),
  }));
}
