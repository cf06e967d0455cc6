import type { FlowIssueCode, NoIntervalCause, Notice, NoticeCode } from "../../model/results/notice.ts";
import type { TextNaming } from "../naming.ts";
import type { NoticeText, NoticeTexts } from "../notice-texts.ts";
import { CONCEPT, listOf, populationOf } from "./words.ts";

const NO_INTERVAL: Readonly<Record<NoIntervalCause, string>> = {
  "no-standard-errors": "缺少标准误",
  "no-standard-error": "指数没有标准误",
  "single-unit": "有的层只有一个单元，无法估计离散程度",
  "not-finite": "指数不是有限值",
  "resample-failed": "部分重抽样样本无法计算指数",
};

const FLOW_ISSUE: Readonly<Record<FlowIssueCode, string>> = {
  appropriated_exceeds_budget: "下达超过预算",
  arrived_exceeds_appropriated: "到位超过下达",
  spent_exceeds_arrived: "支出超过到位",
  passed_on_exceeds_received: "转拨超过到位",
  arrival_not_reported: "到位情况未报告",
  spending_not_reported: "支出情况未报告",
  undated_appropriation: "下达日期未记录",
  undated_arrival: "到位日期未记录，无法计算延迟",
  undated_spending: "支出日期未记录",
  fractions_of_a_cent: "金额已按所计小数位取整",
};

/** 各类提示的中文句子。 */
export const NOTICES_ZH: NoticeTexts = {
  regions_omitted: ({ regions, of, missing }, { region }) => {
    const what = missing === "evidence" ? "个评价对象" : "个地区";
    const why =
      missing === "data" ? "缺少数据" : missing === "evidence" ? "缺少佐证材料" : "没有资金流水到达";
    return `${of}${what}中有${regions.length}个因${why}未纳入：${listOf(regions.map(region), what)}。`;
  },
  few_regions: ({ n }) => `仅${n}个地区，指数说明力有限，宜直接比较数值。`,
  population_year_differs: ({ periods, concept, year }) =>
    `数据为${listOf(periods, "期")}，人口为${populationOf({ concept, year })}，时期不一致。`,
  period_chosen: (data, { indicator }) => {
    switch (data.chosen) {
      case "period":
        return `未指定时期，采用${data.allSubgroups ? "各部分均有数据的" : ""}最近一期（${data.period}）。`;
      case "population":
        return `未指定时期，采用${populationOf(data)}。`;
      case "standard":
        return `未指定日期，${indicator(data.indicator)}的标准采用${data.day}的标准。`;
    }
  },
  illustrative_figures: ({ titles }) => `部分数据为示例：${listOf(titles, "项来源")}。`,
  unverified_figures: ({ titles }) => `部分数据尚未与原文核对：${listOf(titles, "项来源")}。`,
  no_decomposition: () => "有地区数值为零，平均对数离差为无穷大，无法按组分解，可改用泰尔指数。",
  not_everyone_paid: ({ left, pool, currency }) =>
    `待分配资金${pool}${money(currency)}中有${left}${money(currency)}未分配。`,
  program: ({ text }) => `方案提示：${text}`,
  claim_broken: ({ claim, detail }) => `校验未通过，金额不可使用：${claim}（${detail}）。`,
  populations_differ: ({ input, population, otherInput, otherPopulation }) =>
    `投入项“${input}”按${populationOf(population)}计算人均，“${otherInput}”按${populationOf(otherPopulation)}计算。`,
  cost_assumed: ({ indicator: id }, { indicator }) =>
    `未给定单位成本，按一单位资金购买一单位${indicator(id)}计算。`,
  losses_assumed: ({ regions, of }, { region }) =>
    `${of}个地区中有${regions.length}个没有资金流水，按其他地区的损失率计算：${listOf(regions.map(region))}。`,
  pooled: ({ regions, by }, { region }) =>
    `由下级地区汇总（${by === "sum" ? "合计相加" : "分子合计除以分母合计"}）：${listOf(regions.map(region))}。`,
  pooled_by_population: ({ regions, concept, year }, { region }) =>
    `由下级地区汇总，未给定分母的按${populationOf({ concept, year })}加权：${listOf(regions.map(region))}。`,
  no_interval: ({ cause, without, of }) =>
    without !== null && of !== null
      ? `无法给出置信区间：${of}个数值中有${without}个缺少标准误。`
      : `无法给出置信区间：${NO_INTERVAL[cause]}。`,
  no_population: ({ use, regions, population }, { region }) => {
    switch (use) {
      case "rates":
        return "缺少人口数据：比率按各自分母计算，达标地区人口占比未知。";
      case "weights":
        return "缺少人口数据：差距按观测值的分母加权。";
      case "per-head":
        return `缺少${population === null ? "人口数据" : populationOf(population)}，无法计算人均金额：${listOf(regions.map(region))}。`;
    }
  },
  weights_differ: ({ share, byPopulation, mean }) =>
    `指数按人口加权，平均值按分母汇总，${(100 * share).toFixed(1)}%的分母与人口分布不同：按人口加权的平均值为${Number(byPopulation.toPrecision(4))}，而非${Number(mean.toPrecision(4))}。`,
  scale_doubtful: ({ goal: id, value, meant }, { goal }) =>
    `${goal(id)}：目标值为${value}，而指标采用百分制且各数值均大于1，请核实是否应为${meant}。`,
  flows_unlinked: ({ flows, of }) => `${of}笔资金流水中有${flows.length}笔未匹配：${listOf(flows, "笔")}。`,
  flow_issue: ({ issue, flows, amount, currency }) =>
    `记录疑点：${FLOW_ISSUE[issue]}，涉及${amount}${money(currency)}（${listOf(flows, "笔")}）。`,
  no_money: () => "记录中没有资金来源，无法计算到位比例。",
  not_measurable: ({ goal: id, indicator: of, cause, deadline }, { goal, indicator }) => {
    switch (cause) {
      case "no-values":
        return `${goal(id)}：${indicator(of)}没有可用数据，无法衡量。`;
      case "no-target":
        return `${goal(id)}：没有适用的目标值或标准，无法衡量。`;
      case "single-value":
        return `${goal(id)}：${indicator(of)}只有一期数据，无法衡量。`;
      case "no-value-since-deadline":
        return `${goal(id)}：${indicator(of)}没有${deadline}及以后的数据，是否实现未知。`;
    }
  },
  unit_of_rate: ({ indicator: id, unit }, { indicator }) =>
    `${indicator(id)}定义为总量，但单位“${unit}”为比率单位，其数值将再次除以人口。`,
  total_row: ({ regions }, { region }) =>
    `${listOf(regions.map(region))}：名称似为合计行，会使人口重复计算，请从地区中删除。`,
  several_populations: ({ concepts }) =>
    `接收方有多种人口口径（${concepts.map((one) => CONCEPT[one] ?? one).join("、")}），未计算人均金额，请指定口径。`,
  vetoed_paid: ({ regions }, { region }) =>
    `${listOf(regions.map(region), "个评价对象")}：存在一票否决，仍按得分分配资金。`,
  few_treated: ({ n, method }) =>
    `仅${n}个实施地区，标准误和置信区间严重偏小，应以${method === "did" ? "" : "双重差分的"}置换检验的p值为准。`,
  few_clusters: ({ n, atLeast }) => `仅${n}个地区，不足${atLeast}个时聚类标准误偏小。`,
  pre_trend: ({ p }) =>
    `政策实施前，实施地区与对照地区的趋势已有差异（p = ${p.toFixed(3)}），效应可能更早开始或另有原因。`,
  pre_trend_unknown: () => "政策实施前时期或地区太少，无法检验趋势是否平行。",
  short_series: ({ before, after, atLeast }) =>
    after === null
      ? `政策实施前仅${before}期，合成地区可能只是偶然吻合，宜有${atLeast}期以上。`
      : `政策实施前仅${before}期、实施后${after}期，前后宜各有${atLeast}期以上。`,
  weights_not_unique: () => "另有权重同样拟合，不宜解读单个地区的权重。",
  no_comparison: () => "没有对照地区，同期发生的其他变化也计入效应。",
};

/** 币种：人民币写“元”。 */
function money(currency: string | null): string {
  return currency === null || currency === "CNY" ? "元" : ` ${currency}`;
}

/** 一条提示的中文句子，由其代码和数据写成。 */
export function noticeInChinese(notice: Notice, naming: TextNaming): string {
  const write = NOTICES_ZH[notice.code] as NoticeText<NoticeCode>;
  const { period, subgroup, morePeriods = 0 } = notice.context ?? {};
  const of = [subgroup, period].filter((one) => one !== undefined).join("，");
  const more = morePeriods === 0 ? "" : `另有${morePeriods}期存在类似情况。`;
  return `${of === "" ? "" : `${of}：`}${write(notice.data, naming)}${more}`;
}
