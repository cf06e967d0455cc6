import type { FindingsMessages } from "./findings-messages.ts";

const zhNames = (items: readonly string[]): string => items.join("、");
const zhCourse = (change: string, from: string, to: string): string =>
  change === "stayed" ? `保持${to}` : `由${from}${change === "rose" ? "升至" : "降至"}${to}`;

export const FINDINGS_ZH: FindingsMessages = {
  heading: "主要结论",
  beforeUse: "使用说明",
  annex: "附表",
  overTime: "历年变化",
  csv: "下载数据",
  scrolls: "表格宽于页面，可左右滑动查看全部列。",
  scope: (indicators, n, periods, people) =>
    `${[
      `${n}个地区`,
      ...(indicators === null ? [] : [`${indicators}项指标`]),
      ...(periods === null ? [] : [periods]),
    ].join("，")}${people === null ? "" : `；${people}`}。`,
  names: (names, more) => `${zhNames(names)}${more === null ? "" : `等${more}个以上地区`}`,
  population: (concept, year, total) => `${year}年${concept}${total}人`,
  illustrative: (sentence) => `情景测算（示例）：${sentence}`,
  resources: {
    alone: (name, region, value) => `${region}${name}为${value}。`,
    allZero: (name) => `各地区${name}均为零。`,
    allEqual: (name, n, value) => `${n}个地区${name}均为${value}。`,
    someZero: (name, names) => `${names}${name}为零。`,
    times: (name, highest, lowest, ratio) => `${name}：${highest}是${lowest}的${ratio}倍。`,
    difference: (name, highest, lowest, difference) =>
      `${name}：${highest}最高，${lowest}最低，两者差值为${difference}。`,
    points: (name, highest, lowest, points) => `${name}：${highest}比${lowest}高${points}个百分点。`,
    negative: (name, low, lowest, high, highest) =>
      `${name}：数值介于${low}（${lowest}）与${high}（${highest}）之间。`,
    levels: (high, low, all) => `两者分别为${high}和${low}，总体为${all}。`,
    widest: (n, name) => `${n}项指标中，${name}的地区差异最大。`,
    narrowest: (name, ratio) => `最高与最低之比以${name}最小（${ratio}）。`,
    below: (name, standard, k, n, people, adverse) =>
      `${n}个地区中有${k}个${name}${adverse ? "高于限值" : "低于标准"}（${standard}）${people === null ? "" : `，涉及${people}的人口`}。`,
    allBelow: (name, standard, n, adverse) =>
      `${n}个地区${name}均${adverse ? "高于限值" : "低于标准"}（${standard}）。`,
    allMeet: (names, n) => `${n}个地区${names}全部达到标准。`,
    oneBelow: (name, region, standard, met) =>
      `${region}${name}${met ? "达到" : "未达到"}标准（${standard}）。`,
    standards: (low, high) => `${low}至${high}`,
    alsoBelow: (list) => `其他未全部达标的指标：${list}。`,
    shareOf: (name, k, n) => `${name}（${n}个地区中${k}个）`,
    shortfall: (amount, noun, most) => `缺口合计${amount}${noun ?? ""}，其中缺口最大的是${most}。`,
    averageMeets: (average) => `总体水平（${average}）达标，缺口主要源于分布不均。`,
    trend: (name, change, from, y1, to, y2) =>
      change === "stayed"
        ? `${name}：${y1}和${y2}总体水平均为${to}。`
        : `${name}：总体水平由${y1}的${from}${change === "rose" ? "升至" : "降至"}${y2}的${to}。`,
    ratioTrend: (change, from, to) => `最高与最低之比${zhCourse(change, from, to)}。`,
  },
  gap: {
    one: (name, index, value, units, interval) =>
      `${units}之间${name}的${index}为${value}（0表示完全均等）${interval === null ? "" : `，${interval}`}。`,
    equal: (name, units) => `${units}的${name}相同。`,
    several: (index, most, high, least, low) =>
      `${most}分布最不均衡（${index}${high}，0表示完全均等），${least}最均衡（${low}）。`,
    same: (index, names, value) => `${names}的${index}相同，均为${value}（0表示完全均等）。`,
    units: (n, parts) => (parts === null ? `${n}个地区` : `${n}个地区组成部分（${parts}）`),
    few: (units) => `仅${units}，指数说明力有限，宜直接比较数值。`,
    between: (by, low, high, most) =>
      `差异的${low}${high === null ? "" : `～${high}`}来自“${by}”各组之间${most ? "，差异主要在各组之间" : ""}。`,
    noBetween: (by) => `“${by}”各组平均水平相同，差异全部来自组内。`,
    groups: (name, high, low, ratio) =>
      ratio === null
        ? `${name}：“${high}”组最高，“${low}”组最低。`
        : `${name}：“${high}”组是“${low}”组的${ratio}倍。`,
    groupLevels: (high, highValue, _low, lowValue, unit, share) =>
      `两组分别为${highValue}和${lowValue}${unit === "" ? "" : `（${unit}）`}${share === null ? "" : `；“${high}”组人口占${share}`}。`,
    contrast: (name, first, last, ratio) => `${name}：${first}是${last}的${ratio}倍。`,
    contrastDifference: (name, first, last, difference, lower) =>
      `${name}：${first}比${last}${lower ? "低" : "高"}${difference}。`,
    contrastLevels: (one, other, first, last, lower, n) =>
      `两者分别为${one}和${other}${n === null ? "" : `；${n}个地区中有${lower}个${first}低于${last}`}。`,
    trend: (index, name, change, from, y1, to, y2) =>
      change === "stayed"
        ? `${y1}与${y2}${name}的${index}均为${to}。`
        : `${name}的${index}由${y1}的${from}${change === "rose" ? "升至" : "降至"}${y2}的${to}。`,
    trends: (index, fell, rose, n, y1, y2) =>
      `${y1}至${y2}，${n}项指标中${index}下降的有${fell}项，上升的有${rose}项。`,
  },
  transfer: {
    headline: (title, amount, k, n, closed) =>
      `“${title}”向${k === n ? `全部${n}个地区` : `${n}个地区中的${k}个`}分配${amount}${closed === null ? "" : `，弥补缺口的${closed}`}。`,
    bothWays: (title, k, amount, m, paid) => `“${title}”：${k}个地区获得${amount}，${m}个地区上解${paid}。`,
    none: (title) => `“${title}”未安排资金。`,
    gini: (change, before, after) =>
      `人均水平的基尼系数${zhCourse(change, before, after)}${change === "rose" ? "，转移支付后差异扩大" : ""}。`,
    noClosed: "未缩小缺口。",
    toMean: "未给定需求，缺口按与平均水平的差距计算。",
    leakage: (share, amount) => `资金的${share}（${amount}）分配给没有缺口的地区。`,
    noLeakage: "资金全部分配给有缺口的地区。",
    failed: (claim) => `校验未通过：${claim}，金额不可使用。`,
    others: (n) => `未获资金的${n}个地区合计`,
  },
  appraisal: {
    headline: (best, k, high, max, last, m, low) =>
      `${best}${k === "1" ? "得分最高" : "并列最高"}（${high}分，满分${max}分），${last}${m === "1" ? "最低" : "并列最低"}（${low}分）。`,
    mean: (mean) => `平均${mean}分。`,
    allEqual: (n, score, max) => `${n}个评价对象均为${score}分（满分${max}分）。`,
    alone: (name, score, max) => `${name}得${score}分（满分${max}分）。`,
    grades: (counts) => `等级：${counts.map(([n, grade]) => `${grade}${n}个`).join("、")}。`,
    loss: (name, points) => `扣分最多的指标为${name}（合计${points}分）。`,
    veto: (names) => `一票否决：${names}。`,
    paid: (amount, low, lowest, high, highest) =>
      `${amount}按得分分配，最低${low}（${lowest}），最高${high}（${highest}）。`,
    remainder: (amount) => `未分配${amount}。`,
    overspent: (amount) => `应付金额超出资金总额${amount}。`,
  },
  money: {
    spent: (date, share, spent, total) =>
      `${date === null ? "" : `截至${date}，`}资金来源合计${total}，按规定用途支出${spent}，占${share}。`,
    unreported: (total) => `资金来源合计${total}，未报告支出。`,
    none: "记录中没有资金来源。",
    rest: (parts) => `其余：${parts.map(([label, amount]) => `${label}${amount}`).join("、")}。`,
    arrival: (names, share) => `${names}资金到位率最低（${share}）。`,
    allArrived: "应到资金全部到位。",
    late: (share, days) => `到位及时率${share}${days === null ? "" : `，按金额加权平均延迟${days}天`}。`,
    allOnTime: "应到资金全部按时到位。",
    unlinked: (n) => `${n}笔资金未匹配到来源。`,
  },
  goals: {
    headline: (k, n) => `${n}项目标中，${k}项已实现或进度正常。`,
    all: (n) => `${n}项目标全部已实现或进度正常。`,
    none: (n) => `${n}项目标均未实现且进度滞后。`,
    one: (name, status) => `${name}：${status}。`,
    behind: (name, current, year, projected, deadline, target) =>
      `${name}：${year}为${current}，按目前速度${deadline}可达${projected}（目标${target}）。`,
    notYet: (name, status) => `${name}：${status}。`,
    lagging: (goal, names) => `${goal}：差距最大的是${names}。`,
    atPace: "“按目前速度”指线性趋势延续，不是预测。",
  },
  plan: {
    met: (aim, year, used, budget) => `预算可在${year}年前实现${aim}：使用${used}，预算${budget}。`,
    already: (aim) => `${aim}已实现，无需新增资金。`,
    short: (aim, year, later) =>
      later === null
        ? `现有预算在${year}年前和规划期其余年份均不能实现${aim}。`
        : `现有预算不能在${year}年前实现${aim}，${later}年起可实现。`,
    infeasible: (budget) => `在${budget}以内，没有满足保底和上限要求的方案。`,
    effect: (before, after, unit) => `平均缺口由${before}降至${after}${unit === "" ? "" : `（${unit}）`}。`,
    distance: (before, after) => `与目标的距离由${before}降至${after}。`,
    need: (total, more) => `实现目标合计需${total}${more === null ? "" : `，比预算至少多${more}`}。`,
    nothing: (n) => `未获资金的${n}个地区合计`,
  },
};
