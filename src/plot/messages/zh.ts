import type { Words } from "./words.ts";

const WHO = { people: "人口", regions: "地区" } as const;

export const ZH: Words = {
  join: (sentences) => sentences.join(""),
  sentence: (text) => `${text}。`,
  dated: (name, period) => (period === null || period === "" ? name : `${name}，${period}`),
  region: "地区",
  people: "人口",
  regions: (n) => `${n} 个地区`,
  lorenzTitle: (name) => `${name}洛伦兹曲线`,
  concentrationTitle: (name, by) => `${name}集中曲线（按${by}排序）`,
  shareOf: (name) => (name === "" ? "占总量的累计比例" : `占全部${name}的累计比例`),
  values: "数值",
  cumulative: (who) => `${WHO[who]}累计比例（由少到多）`,
  cumulativeBy: (who, by) => `${WHO[who]}累计比例（按${by}由低到高）`,
  equality: "绝对平均线",
  curve: (index) => `曲线 ${index}`,
  lowestHalf: (who, share) => `拥有最少的一半${WHO[who]}占总量的 ${share}。`,
  lowestHalfShort: (share) => `较低的一半：${share}`,
  lowestHalfBy: (by, share) => `按${by}排序较低的一半占总量的 ${share}。`,
  gini: (value) => `基尼系数 ${value}`,
  concentrationIndex: (value) => `集中指数 ${value}`,
  labeled: (label, text) => `${label}：${text}`,
  mean: (value) => `平均 ${value}`,
  overall: (value) => `总体 ${value}`,
  standard: (value) => `标准 ${value}`,
  full: (value) => `满分 ${value}`,
  indexIs: (label, value) => `${ZH_INDEX[label] ?? label} ${value}。`,
  extent: (n, high, highName, low, lowName) =>
    `${n} 个地区：最低 ${low}（${lowName}），最高 ${high}（${highName}）。`,
  only: (name, value) => `一个地区：${name}，${value}。`,
  named: (n, low, high) => `共 ${n} 个；仅标出最高的 ${high} 个和最低的 ${low} 个。`,
  between: (n) => `⋯ 其间 ${n} 个 ⋯`,
  all: (n) => `全部 ${n} 个`,
  interval: "区间",
  rank: "名次（1 为最优）",
  rankTitle: "名次的稳健程度",
  ranksSay: (n) => `共 ${n} 个单位，由优到劣：线段越长，名次越不确定。`,
  rankRange: "多数模拟中名次所在的范围",
  median: "中位名次",
  amountPerHead: "人均金额",
  perHead: (unit) => `${unit}/人`,
  amount: "金额",
  score: "得分",
  points: "分",
  value: "数值",
  unnamed: (i) => `单位 ${i}`,
  short: (n, of) => `${of} 个地区中有 ${n} 个未达标准。`,
  allMet: (n) => (n === "1" ? "已达标准。" : `${n} 个地区全部达到标准。`),
  shortMark: "未达标准",
  metMark: "已达标准",
  standardMark: "标准",
  aboveMean: "不低于平均",
  belowMean: "低于平均",
  distance: "差距",
  difference: "差值",
  gapTitle: (name) => `${name}：差距`,
  meanGap: (below, of) => `${of} 个地区中有 ${below} 个低于平均。`,
  pairTitle: (name, first, second) => `${name}：${first}与${second}`,
  pairGap: (less, first, second, of) => `${of} 个地区中有 ${less} 个${first}低于${second}。`,
  first: "其一",
  second: "其二",
  warning: (code, message, n) => {
    if (code === "illustrative_figures") return "含仅供说明的虚构数据。";
    if (code === "unverified_figures") return "含未经核实的数据。";
    if (code === "regions_omitted") return `有 ${n} 个地区因缺少数据未计入。`;
    return message;
  },
};

/** Names of indices by their English label. */
const ZH_INDEX: Readonly<Record<string, string>> = {
  "Gini coefficient": "基尼系数",
  "Theil index T": "泰尔指数",
  "Mean log deviation (Theil L)": "平均对数离差",
  "Coefficient of variation": "变异系数",
  "Atkinson index": "阿特金森指数",
  "Hoover index": "胡佛指数",
};
