import { type GapContrast, type GapResult, measureGap, type Source, type Study } from "equalis";
import type { ReportTableSection } from "equalis/report";
import type { Case } from "../case.ts";
import { fixed } from "../fixed.ts";
import { readRows } from "../read-rows.ts";
import { sections } from "../sections.ts";
import { tabulate } from "../tabulate.ts";

const PARTS = {
  en: { urban: "urban", rural: "rural" },
  zh: { urban: "城镇", rural: "农村" },
} as const;

const INDICATORS = [
  ["clean_fuel", "Households using clean fuel for cooking", "使用清洁炊事燃料的家庭", "higher"],
  ["improved_sanitation", "People with improved sanitation", "使用改良卫生设施的人口", "higher"],
  ["institutional_births", "Births in an institution", "住院分娩", "higher"],
  ["antenatal_4_visits", "Mothers with at least four antenatal visits", "产前检查四次及以上的产妇", "higher"],
  ["full_vaccination", "Children fully vaccinated", "全程接种的儿童", "higher"],
  ["stunted", "Children under five who are stunted", "五岁以下发育迟缓的儿童", "lower"],
  ["infant_mortality", "Infant deaths", "婴儿死亡", "lower"],
] as const;

const SOURCE: Source = {
  id: "nfhs-5",
  title:
    "International Institute for Population Sciences, National Family Health Survey (NFHS-5) 2019–21, fact sheets; tables by Pratap Vardhan and Bhanu K",
  status: "published",
  url: "https://doi.org/10.7910/DVN/42WNZF",
  license: "CC BY 4.0",
  note: "Seven of 131 indicators chosen and renamed; no value changed",
};

/** One indicator, urban against rural. */
export interface UrbanRural {
  /** Id of the indicator. */
  readonly id: string;
  /** Over the parts of the states, each part counting once; its `contrast` has one row per state that has both. */
  readonly gap: GapResult;
  /** India as the fact sheet prints it. */
  readonly india: { readonly urban: number; readonly rural: number; readonly total: number };
  /** States with both parts, by urban less rural, ascending. */
  readonly ordered: GapContrast["rows"];
  /** Median of urban less rural. */
  readonly median: number;
  /** States where the gap runs against that of India. */
  readonly reversed: number;
  /** Lowest and highest state, urban and rural together. */
  readonly lowest: readonly [name: string, value: number];
  readonly highest: readonly [name: string, value: number];
}

const rows = readRows(new URL("states.csv", import.meta.url));

function studyOf(language: "en" | "zh"): Study {
  const states = new Map(
    rows.flatMap((row) => (row.state_code === "IN" ? [] : [[row.state_code!, row.state!]])),
  );
  const zh = language === "zh";
  return {
    id: "india-urban-rural",
    name: { en: "India's states, urban and rural, 2019–21", zh: "2019—2021年印度各邦城乡情况" },
    regions: [...states].map(([id, name]) => ({ id, name })),
    indicators: INDICATORS.map(([id, en, chinese, direction]) => {
      const deaths = id === "infant_mortality";
      return {
        id,
        name: { en, zh: chinese },
        dimension: deaths || id === "stunted" ? "outcome" : "process",
        direction,
        unit: deaths ? (zh ? "‰" : "per 1,000 live births") : "%",
        scale: deaths ? 1000 : 100,
      };
    }),
    observations: rows.flatMap((row) =>
      row.state_code === "IN"
        ? []
        : (["urban", "rural"] as const).map((part) => ({
            region: row.state_code!,
            indicator: row.indicator!,
            period: "2020",
            subgroup: PARTS[language][part],
            value: row[part] === "" ? null : Number(row[part]),
            source: SOURCE.id,
          })),
    ),
    sources: [SOURCE],
  };
}

/** Measures the case. */
export function measureIndia(language: "en" | "zh" = "en"): {
  readonly study: Study;
  readonly found: readonly UrbanRural[];
} {
  const study = studyOf(language);
  const { urban, rural } = PARTS[language];
  const found = INDICATORS.map(([id]): UrbanRural => {
    const gap = measureGap(study, {
      indicator: id,
      subgroups: [urban, rural],
      weights: "equal",
      missing: "omit",
    });
    const ours = rows.filter(({ indicator }) => indicator === id);
    const india = ours.find(({ state_code }) => state_code === "IN")!;
    const ordered = [...gap.contrast!.rows].sort((a, b) => a.difference - b.difference);
    const middle = ordered.length / 2;
    const nation = Number(india.urban) - Number(india.rural);
    const totals = ours
      .filter(({ state_code, total }) => state_code !== "IN" && total !== "")
      .map(({ state, total }) => [state!, Number(total)] as const)
      .sort((a, b) => a[1] - b[1]);
    return {
      id,
      gap,
      india: { urban: Number(india.urban), rural: Number(india.rural), total: Number(india.total) },
      ordered,
      median: (ordered[Math.ceil(middle) - 1]!.difference + ordered[Math.floor(middle)]!.difference) / 2,
      reversed: ordered.filter(({ difference }) => difference * nation < 0).length,
      lowest: totals[0]!,
      highest: totals.at(-1)!,
    };
  });
  return { study, found };
}

/** Urban and rural India, state by state: some gaps are reversed. */
export const indiaUrbanRural: Case = {
  id: "india-urban-rural",
  title: "India: urban and rural parts of the states side by side",
  document: "National Family Health Survey (NFHS-5) 2019–21, fact sheets of the states",
  published: true,
  run: (language = "en") => {
    const say = (en: string, zh: string): string => (language === "zh" ? zh : en);
    const { study, found } = measureIndia(language);
    const nameOf = (id: string): string => {
      const [, en, zh] = INDICATORS.find(([one]) => one === id)!;
      return say(en, zh);
    };
    const fuel = found.find(({ id }) => id === "clean_fuel")!;
    const vaccinated = found.find(({ id }) => id === "full_vaccination")!;
    const paired = tabulate({
      heading: say("Urban against rural: India and its states", "城乡对照：全国与各邦"),
      caption: say(
        "India as published, and urban less rural over the states that have both",
        "全国为公布值；各邦城乡差值（仅含城乡均有数据的邦）",
      ),
      head: [
        say("indicator", "指标"),
        say("India urban", "全国城镇"),
        say("India rural", "全国农村"),
        say("states", "邦数"),
        say("median gap", "差值中位数"),
        say("the other way in", "与全国相反的邦数"),
      ],
      rows: found.map(({ id, india, ordered, median, reversed }) => [
        `${nameOf(id)} (${id === "infant_mortality" ? "‰" : "%"})`,
        fixed(india.urban, 1),
        fixed(india.rural, 1),
        String(ordered.length),
        fixed(median, 2),
        String(reversed),
      ]),
      lines: [
        say(
          `  The widest gap is in clean fuel: ${fixed(fuel.median, 1)} percentage points in the median state. Full vaccination is the other way round: ${fixed(vaccinated.india.urban, 1)}% urban, ${fixed(vaccinated.india.rural, 1)}% rural.`,
          `  差距最大的是清洁炊事燃料：各邦差值中位数为${fixed(fuel.median, 1)}个百分点。全程接种则相反：城镇${fixed(vaccinated.india.urban, 1)}%，农村${fixed(vaccinated.india.rural, 1)}%。`,
        ),
      ],
      sources: [SOURCE],
    });
    const extremes = tabulate({
      heading: say("The states at both ends", "差值两端的邦"),
      caption: say("Urban less rural, by state", "各邦城乡差值"),
      head: [
        say("indicator", "指标"),
        say("smallest", "最小"),
        say("urban − rural", "城乡差值（最小）"),
        say("largest", "最大"),
        say("urban − rural ", "城乡差值（最大）"),
      ],
      labels: [
        say("indicator", "指标"),
        say("smallest in", "最小的邦"),
        say("smallest urban − rural", "最小差值"),
        say("largest in", "最大的邦"),
        say("largest urban − rural", "最大差值"),
      ],
      rows: found.map(({ id, ordered }) => {
        const [first, last] = [ordered[0]!, ordered.at(-1)!];
        return [nameOf(id), first.name, fixed(first.difference, 1), last.name, fixed(last.difference, 1)];
      }),
      lines: [
        say(
          `  ${found.filter(({ reversed }) => reversed > 0).length} of ${found.length} gaps run the other way in some states. Below zero the urban value is lower. For stunting and infant deaths lower is better. Differences carry no interval: the fact sheets print no sampling error.`,
          `  ${found.length}项差距中有${found.filter(({ reversed }) => reversed > 0).length}项在部分邦方向相反。差值为负表示城镇数值较低。发育迟缓和婴儿死亡以低为好。资料未公布抽样误差，故差值没有区间。`,
        ),
      ],
      sources: [SOURCE],
    });
    const tables: readonly ReportTableSection[] = [paired.section, extremes.section];
    return {
      ...(language === "zh" ? { title: "印度：各邦城乡对照" } : {}),
      text: sections([paired.part, extremes.part]),
      results: [...tables, ...found.map(({ gap }) => gap)],
      notes: [
        say(
          "Published figures throughout; the source is named. Values of small states rest on few cases: the fact sheets mark those of 25 to 49 cases, this table does not. Each part of a state counts once.",
          "全部数字均已公开发表，出处见下。较小的邦样本量少：原资料对25至49例的数值加括号，本表未保留。各邦城乡部分等权。",
        ),
      ],
      studies: [study],
    };
  },
};
