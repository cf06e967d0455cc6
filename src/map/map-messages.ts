import type { PlotLanguage } from "../plot/plot-options.ts";

/** Texts of maps in one language. */
export interface MapMessages {
  readonly title: (name: string, period: string | null) => string;
  readonly noData: (count: string) => string;
  readonly below: (cut: string) => string;
  readonly from: (cut: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly all: string;
  readonly counted: (label: string, count: string) => string;
  readonly extent: (regions: string, high: string, highName: string, low: string, lowName: string) => string;
  readonly only: (name: string, value: string) => string;
  readonly categories: (parts: readonly string[]) => string;
  readonly noArea: (count: string, names: string, more: number) => string;
  readonly center: (value: string) => string;
  readonly cluster: (id: string) => string;
  readonly local: string;
  readonly access: string;
}

const CLUSTERS = {
  en: {
    "high-high": "high among high",
    "low-low": "low among low",
    "high-low": "high among low",
    "low-high": "low among high",
    "not-significant": "not significant",
  },
  zh: {
    "high-high": "高—高集聚",
    "low-low": "低—低集聚",
    "high-low": "高—低异常",
    "low-high": "低—高异常",
    "not-significant": "不显著",
  },
} as const;

const cluster = (language: PlotLanguage) => (id: string) =>
  Object.hasOwn(CLUSTERS[language], id) ? CLUSTERS[language][id as keyof (typeof CLUSTERS)["en"]] : id;

const EN: MapMessages = {
  title: (name, period) => (period === null ? name : `${name}, ${period}`),
  noData: (count) => `no data (${count})`,
  below: (cut) => `below ${cut}`,
  from: (cut) => `${cut} and above`,
  between: (low, high) => `${low} to below ${high}`,
  all: "all values",
  counted: (label, count) => `${label} (${count})`,
  extent: (regions, high, highName, low, lowName) =>
    `${regions} regions, from ${low} (${lowName}) to ${high} (${highName}).`,
  only: (name, value) => `${name}: ${value}.`,
  categories: (parts) => `${parts.join("; ")}.`,
  noArea: (count, names, more) =>
    `${count} regions have no area in the boundaries: ${names}${more > 0 ? ` and ${more} more` : ""}.`,
  center: (value) => `Classes diverge at ${value}.`,
  cluster: cluster("en"),
  local: "Local clusters",
  access: "Access",
};

const ZH: MapMessages = {
  title: (name, period) => (period === null ? name : `${name}（${period}年）`),
  noData: (count) => `无数据（${count}个）`,
  below: (cut) => `低于${cut}`,
  from: (cut) => `${cut}及以上`,
  between: (low, high) => `${low}至${high}以下`,
  all: "全部",
  counted: (label, count) => `${label}（${count}个）`,
  extent: (regions, high, highName, low, lowName) =>
    `共${regions}个地区，最低为${lowName}（${low}），最高为${highName}（${high}）。`,
  only: (name, value) => `${name}：${value}。`,
  categories: (parts) => `${parts.join("；")}。`,
  noArea: (count, names, more) =>
    `${count}个地区在边界数据中没有对应：${names}${more > 0 ? `等（另有${more}个）` : ""}。`,
  center: (value) => `以${value}为界分级。`,
  cluster: cluster("zh"),
  local: "局部空间集聚",
  access: "可及性",
};

/** Texts of maps in a language. */
export function mapMessages(language: PlotLanguage): MapMessages {
  return language === "zh" ? ZH : EN;
}
