import { ZH_INDICES } from "../../plot/messages/zh-indices.ts";
import type { ReportMessages } from "./messages.ts";
import { SURVEY_ZH } from "./survey-messages.ts";

const CONCEPT: Readonly<Record<string, string>> = {
  resident: "常住人口",
  registered: "户籍人口",
  service: "服务人口",
};

const STATUS: Readonly<Record<string, string>> = {
  published: "已公布",
  derived: "由公布数据推算",
  unverified: "未经核实",
  illustrative: "仅供说明的虚构数据",
  given: "提问者给定",
};

/** Warnings that need no detail: the text of the library is left away. */
const WARNING: Readonly<Record<string, string>> = {
  few_regions: "地区数量很少，指数说明力有限。",
  period_chosen: "未指定时期，采用最近一期数据。",
  no_decomposition: "有地区数值为零，无法按组分解。",
  not_everyone_paid: "资金未能全部分配。",
  no_interval: "无法给出置信区间。",
  no_money: "没有资金流入，无法计算到位比例。",
  cost_assumed: "未给出单位成本，按一单位资金购买一单位资源计算。",
  population_year_differs: "人口年份与数据年份不一致。",
  few_treated: "实施地区很少，标准误和置信区间严重偏小，应以置换检验的p值为准。",
  few_clusters: "地区不足30个，聚类标准误偏小。",
  pre_trend: "政策实施前，实施地区与对照地区的走势已有差异。",
  pre_trend_unknown: "政策实施前时期或地区太少，无法检验走势是否平行。",
  short_series: "时期太少，结果不可靠。",
  weights_not_unique: "另有权重同样拟合，不宜解读单个地区的权重。",
  no_comparison: "没有对照地区，同期发生的其他变化也计入效应。",
};

/** Warnings whose detail, in the words of the library, is kept. */
const WARNING_WITH: Readonly<Record<string, string>> = {
  regions_omitted: "有地区因缺少数据未计入",
  illustrative_figures: "含仅供说明的虚构数据",
  unverified_figures: "含未经核实的数据",
  program: "方案提示",
  pooled: "由下级地区汇总",
  pooled_by_population: "由下级地区按人口加权汇总",
  no_population: "缺少人口数据",
  scale_doubtful: "目标值与指标的百分制可能不一致",
  weights_differ: "指数按人口加权，平均值按分母汇总，两者分布不同",
  flows_unlinked: "有资金流水无法衔接",
  flow_issue: "资金记录存在疑点",
  not_measurable: "有目标无法衡量",
};

const PLAN_BINDING: Readonly<Record<string, string>> = {
  budget: "预算不足",
  standard: "已达标准",
  floor: "保底",
  cap: "吸纳上限",
  local: "地方配套能力",
  collar: "年度增减幅",
  none: "无约束",
  excluded: "没有人口",
};

const GROUP_MEANS: Readonly<Record<string, string>> = {
  denominators: "各组总体水平（分子合计除以分母合计）",
  population: "各组按人口加权平均",
  mixed: "各组总体水平（已知分子分母的合计相除，其余按人口加权）",
  equal: "各组平均（各地区等权）",
  area: "各组总体水平（合计除以土地面积）",
};

const PART_MEANS: Readonly<Record<string, string>> = {
  denominators: "（分子合计除以分母合计）",
  population: "（按人口加权）",
  mixed: "（已知分子分母的合计相除，其余按人口加权）",
  equal: "（等权）",
  area: "（合计除以土地面积）",
};

/** 方案所优化的目标：没有方案能做得更好之处。 */
const PLAN_BEST: Readonly<Record<string, string>> = {
  gap: "没有方案能使平均差距更小",
  "squared-gap": "没有方案能使差距的平方和更小",
  "largest-gap": "没有方案能使最大的差距更小",
  index: "没有方案能使指数更低",
  money: "没有方案能以更少的资金达到目标",
};

const SPLIT = { kind: "资金类型", category: "支出类别", service: "服务项目" } as const;

const MONEY: Readonly<Record<string, string>> = {
  personnel: "人员经费",
  operating: "公用经费",
  program: "业务经费",
  capital: "发展建设经费",
  "own-revenue": "本级收入",
  "tax-sharing": "税收分成",
  "general-transfer": "一般性转移支付",
  "specific-transfer": "专项转移支付",
  "shared-responsibility-transfer": "共同财政事权转移支付",
  "matching-fund": "配套资金",
  "per-capita-subsidy": "人均补助",
  "service-income": "业务收入",
  "social-capital": "社会资本",
  "insurance-fund": "医保基金",
  "medical-assistance": "医疗救助",
  "local-debt": "地方债",
  other: "其他",
};

const BAR: Readonly<Record<string, string>> = {
  budgeted: "预算",
  unlinked: "无法衔接",
  added: "途中增加",
  "not-due": "未到期",
  "not-appropriated": "未拨付",
  "beyond-budget": "超预算拨付",
  "not-arrived": "未到位",
  "beyond-sent": "超拨付到位",
  undisbursed: "滞留",
  returned: "退回",
  "carried-over": "结转",
  unspent: "未支出",
  "beyond-arrived": "超到位支出",
  "not-reported": "未报告",
  "off-purpose": "挪用",
  spent: "按用途支出",
};

const GOAL: Readonly<Record<string, string>> = {
  achieved: "已达成",
  "on-track": "进度正常",
  "off-track": "进度滞后",
  "not-achieved": "未达成",
  regressing: "背离目标",
  "not-measurable": "无法衡量",
};

const TERM: Readonly<Record<string, string>> = { short: "短期", medium: "中期", long: "长期" };

/** Why something was left out: the sentences that the library has for it. */
const REASON: readonly (readonly [RegExp, string])[] = [
  [/^no flow that was asked for reaches it$/, "没有符合条件的资金到达"],
  [/population/, "缺少人口数据"],
  [/^no evidence/, "缺少考核依据"],
  [/\b(no|not|missing|lacks?|null)\b/, "缺少数据"],
];

export const ZH: ReportMessages = {
  language: "zh-CN",
  title: "均等化评估报告",
  contents: "目录",
  pleaseNote: "请注意",
  method: "方法",
  sources: "数据来源",
  figure: (n, caption) => `图${n}　${caption}`,
  table: (n, caption) => `表${n}　${caption}`,
  space: "",
  list: (items) => items.join("、"),
  sentence: (text) => text,
  bracket: (text, inside) => `${text}（${inside}）`,
  dated: (text, period) => `${text}（${period}）`,
  pair: (name, value) => `${name}：${value}`,
  yes: "是",
  no: "否",
  region: "地区",
  indicator: "指标",
  period: "时期",
  unit: "单位",
  people: "人口",
  all: "全部",
  perHead: "人均",
  standard: "标准",
  showing: (low, high, all) => `共 ${all} 行，仅列前 ${low} 行和后 ${high} 行；完整数据见结果本身。`,
  showingFirst: (shown, all) => `共 ${all} 行，仅列前 ${shown} 行；完整数据见结果本身。`,
  index: (id, label) => ZH_INDICES[id] ?? label,
  warning: (code, message) =>
    WARNING[code] ??
    (WARNING_WITH[code] === undefined
      ? message
      : `${WARNING_WITH[code]}：${message.replace(/^figures [a-z ]+: /, "")}`),
  concept: (id) => CONCEPT[id] ?? id,
  status: (id) => STATUS[id] ?? id,
  license: (text) => `许可：${text}`,
  unitText: (text) => text,
  gap: {
    heading: "差距：谁拥有得少",
    caption: (n, weights, parts) =>
      `${n} 个${parts === null ? "地区" : `地区组成部分（${parts}）`}之间的不平等程度${weights === "equal" ? "（等权）" : weights === "area" ? "（按土地面积加权）" : "（按人口加权）"}`,
    one: (name, index, value, parts) =>
      `${name}在各${parts === null ? "地区" : `地区组成部分（${parts}）`}间的${index}为 ${value}，0 表示完全均等。`,
    several: (n, most, index, high, least, low, parts) =>
      `${n} 项指标中，${parts === null ? "" : `就地区组成部分（${parts}）而言，`}${most}最不均等（${index} ${high}），${least}最均等（${low}），0 表示完全均等。`,
    overRows: (name, index, values, parts) =>
      `${name}在各${parts === null ? "地区" : `地区组成部分（${parts}）`}间的${index}为 ${values}，0 表示完全均等。`,
    units: "单元数",
    betweenCaption: (by, index) => `按“${by}”分组的组间与组内差异${index === null ? "" : `：${index}`}`,
    indexColumn: "指数",
    total: "总体",
    between: "组间",
    within: "组内",
    shareBetween: "组间占比",
    betweenOne: (share, by) => `不平等的 ${share} 来自“${by}”各组之间，其余来自组内。`,
    betweenSeveral: (low, high, by) => `不平等的 ${low} 至 ${high} 来自“${by}”各组之间，其余来自组内。`,
    nestingCaption: (index) => `逐级分解：各级在${index}中的占比及数值`,
    nestingLevel: (by, above) => `“${by}”之间${above === null ? "" : `（同一“${above}”内）`}`,
    nestingRest: (by) => `同一“${by}”内部`,
    contrastCaption: (first, last, over) => `${first}与${last}对照：各部分平均${PART_MEANS[over] ?? over}`,
    contrastByRegion: (name, first, last) => `各地区${name}，${first}与${last}对照`,
    regionsAbove: (first, last) => `${first}高于${last}的地区`,
    ratio: "比值",
    difference: "差值",
    groupsCaption: (over) => GROUP_MEANS[over] ?? over,
    allBy: (over) =>
      over === "equal" ? "全部（等权）" : over === "population" ? "全部（按人口加权）" : "全部合计",
    seriesCaption: (name) => `${name}，分时期`,
    mean: "平均",
    ofValues: (index) => `对各地区数值计算${index}。`,
    weights: (concept, year, people) => `权重：${year} 年${concept}，共 ${people} 人。`,
    caution: "地区间指数只衡量地区之间的差异，低于个人之间的指数，不宜套用居民收入的警戒线。",
    figure: "份额分布：曲线离对角线越远，越不均等",
  },
  resources: {
    heading: "各地拥有多少",
    overview: (resources, n, unit, judged) =>
      `${n} 个地区的 ${resources} 项资源${unit === null ? "" : `（${unit}）`}。${judged ? "星号表示低于标准。" : ""}`,
    ownUnits: "各项单位不同",
    allTogether: "总体",
    against: "与标准对照",
    resource: "资源",
    regionsMeet: "达标地区",
    peopleIn: "达标地区人口占比",
    over: "分母数",
    unitsShort: "缺口数量",
    of: (some, all) => `${some}／${all}`,
    pooledLine: "总体数值为全部资源除以全部人口，不是各地区数值的平均。",
    lowest: "最低",
    highest: "最高",
    times: "倍数",
    summary: (all, unit, lowest, low, highest, high, ratio) =>
      `各地区总体为 ${all}（${unit}）。最低为${lowest}（${low}），最高为${highest}（${high}）${ratio === null ? "" : `，相差 ${ratio} 倍`}。`,
    alone: (all, unit, name) => `${name}为 ${all}（${unit}）。`,
    meets: (some, all, people, standard) =>
      `${all} 个地区中有 ${some} 个达到标准（${standard}）${people === null ? "" : `，覆盖 ${people} 的人口`}。`,
    shortOf: (noun) => `缺口（${noun}）`,
    short: (amount, noun) => `其余地区合计缺 ${amount} ${noun ?? "个单位"}；超出标准的部分不予抵减。`,
    standardIs: (_, least, most, unit) => `${least === most ? least : `${least} 至 ${most}`}，${unit}`,
    caption: (name) => `各地区${name}，由低到高`,
    relative: "相对总体",
    met: "达标",
    pooled: "总体数值：全部资源除以全部人口。",
    peopleAre: (concept, year) => `人口：${year} 年${concept}。`,
    figure: (name) => `各地区${name}`,
  },
  transfer: {
    heading: (title) => `转移支付的效果：${title}`,
    summary: (title, value, unit, receive, all, pay) =>
      `“${title}”共转移 ${value}（${unit}）：${all} 个地区中有 ${receive} 个获得资金${pay === null ? "" : `，${pay} 个上缴资金`}。`,
    gini: (before, after) => `各地区人均财力的基尼系数由 ${before} 变为 ${after}。`,
    closed: (share) => `弥补了 ${share} 的缺口。`,
    leakage: (share) => `${share} 的资金流向没有缺口的地区。`,
    caption: "各地区转移支付，人均由高到低",
    amount: (unit) => `金额（${unit}）`,
    before: "转移前",
    after: "转移后",
    fixedBy: "决定步骤",
    parameters: "所用参数",
    parameter: "参数",
    value: "取值",
    statusColumn: "性质",
    source: "来源",
    steps: (text) => `步骤：${text}。`,
    checked: (claim, holds) => `检验：${claim}：${holds ? "成立" : "不成立"}。`,
    leftUnplaced: (step, amount) => `步骤“${step}”未分配完：${amount}。`,
    granted: (text) => `前提：${text}`,
    figure: "转移前后各地区的水平",
  },
  appraisal: {
    heading: (name) => `工作考核：${name}`,
    summary: (best, high, of, last, low, mean) =>
      `${best}得分最高，为 ${high} 分（满分 ${of} 分）；${last}得分最低，为 ${low} 分；平均 ${mean} 分。`,
    alone: (name, score, of) => `${name}得 ${score} 分（满分 ${of} 分）。`,
    grades: (text) => `等级：${text}。`,
    paid: (pool, currency, paid, left) =>
      `资金池 ${pool}（${currency}），按得分支付 ${paid}${left === null ? "" : `，结余 ${left}`}。`,
    caption: "得分，由高到低",
    subject: "考核对象",
    score: "得分",
    of: "满分",
    grade: "等级",
    payment: (currency) => `支付（${currency}）`,
    lostCaption: "扣分原因",
    lost: "扣分",
    reason: "原因",
    method: () => "按规则逐项计分，逐级汇总。",
    rule: (text) => `资金分配规则：${text}`,
    veto: (name, reason) => `一票否决，${name}：${reason}`,
    ranked: "各考核对象得分",
    figure: (name) => `${name}在方案各部分的得分与失分`,
  },
  money: {
    heading: (periods) => `资金是否到位：${periods}`,
    summary: (flows, receivers, spent, currency, share) =>
      `共 ${flows} 笔资金，${receivers} 个接收方。按用途支出 ${spent}（${currency}），占流入资金的 ${share}。`,
    nothing: (flows) => `共 ${flows} 笔资金，没有资金流入。`,
    misused: (amount, currency) => `挪作他用 ${amount}（${currency}）。`,
    late: (share) => `应到资金中有 ${share} 按时到位。`,
    unmatched: (n) => `有 ${n} 笔资金无法衔接。`,
    waterfall: (currency) => `从预算到支出（${currency}）`,
    bar: (id, label) => BAR[id] ?? label,
    step: "环节",
    change: "金额",
    running: "余额",
    byReceiver: (currency) => `按接收方，到位比例由低到高（${currency}）`,
    receiver: "接收方",
    due: "应到",
    arrived: "已到",
    arrivedOfDue: "到位比例",
    onTime: "按时比例",
    delay: "平均迟到天数",
    spent: "支出",
    offPurpose: "挪用",
    retained: "滞留",
    byHop: (currency) => `逐级流转（${currency}）`,
    hop: "环节",
    by: (what, currency) => `按${SPLIT[what]}（${currency}）`,
    split: (what) => SPLIT[what],
    name: (id, name) => (id === null ? "未注明" : (MONEY[id] ?? name)),
    unmatchedCaption: (currency) => `无法衔接的资金（${currency}）`,
    flow: "编号",
    from: "付款方",
    to: "接收方",
    amount: "金额",
    why: "原因",
    asOf: (day) => `账目截至 ${day}，此后到期的不计为应到。`,
    everything: "全部记录均计入，全部视为到期。",
    method: "资金逐级追踪；各级金额在每一环节分别计入。未报告的既不算到位，也不算流失。",
    figure: "资金从预算到支出的去向",
  },
  interval: (confidence, lower, upper) => `${confidence}置信区间${lower}～${upper}`,
  survey: SURVEY_ZH,
  evaluation: {
    heading: (label) => `政策是否改变了${label}`,
    label: (index, name) => (index === null ? name : `${name}的${POLICY_INDEX[index] ?? index}`),
    finding: (design, label, value, unit, treated, comparison) => {
      const size = unit === "" ? value : `${value} ${unit}`;
      return design === "its"
        ? `政策开始时，${treated}个地区的${label}较此前走势变动${size}。`
        : `${treated}个实施地区的${label}变动比${comparison}个未实施地区多${size}。`;
    },
    sure: (p, from, assignments) =>
      `${p}，${POLICY_P[from] ?? from}${assignments === null ? "" : `（共${assignments}种分配）`}。`,
    caution: (design) =>
      design === "its"
        ? "没有对照地区，同期发生的其他变化也计入效应。"
        : "只有两类地区原本走势平行、且没有其他变化同时发生，才可视为政策效应。",
    method: (design) => POLICY_METHOD[design] ?? design,
    preTrend: (p) => `政策实施前走势差异检验：p = ${p}。`,
    figure: (show) =>
      show === "path" ? "实施地区与无政策情形" : show === "effects" ? "分期效应" : "效应与安慰剂效应",
    regionsCaption: "各地区实施前后",
    effectsCaption: "分期效应",
    from: "实施时间",
    never: "–",
    before: "实施前",
    after: "实施后",
    weight: "权重",
    placebo: "安慰剂效应",
    time: "距实施时期数",
    effect: "效应",
    lower: "下限",
    upper: "上限",
  },
  goals: {
    heading: "目标能否实现",
    summary: (good, all) => `${all} 项目标中有 ${good} 项已达成或进度正常。`,
    counts: (text) => `分布：${text}。`,
    worst: (name, by, status) => `${name}（${by} 到期）：${status}。`,
    caption: "目标现状",
    paceCaption: "现有速度与所需速度",
    goal: "目标",
    by: "期限",
    target: "目标值",
    baseline: "基期",
    current: "最新",
    done: "完成进度",
    pace: "年均变化",
    needed: "所需年均变化",
    projected: "按现速到期值",
    standing: "状态",
    status: (id) => GOAL[id] ?? id,
    term: (id) => (id === null ? "–" : (TERM[id] ?? id)),
    termColumn: "类别",
    backCaption: "主要拖后的地区",
    gap: "差距",
    share: "占总差距比例",
    asOf: (period) => `数据截至 ${period}。`,
    method: "按现有速度能在期限内达到目标值的，为进度正常。",
    figure: "各目标自基期向目标值的进展",
  },
  plan: {
    heading: (name) => `消除差距需要多少：${name}`,
    aim: (index, atMost) => (index === null ? "标准" : `${index}不高于 ${atMost}`),
    met: (aim, by, sent, budget, unit) =>
      `到 ${by} 可以达到${aim}：下达 ${sent}，预算 ${budget}（${unit}）。`,
    short: (aim, by, sent, budget, unit, change, best, metFrom) =>
      `在此预算内，到 ${by} 无法达到${aim}${metFrom === null ? "" : `，按本方案自 ${metFrom} 起达到`}。下达 ${sent}，预算 ${budget}（${unit}），${change}${best === null ? "" : `，${best}`}。`,
    shortfallGoes: (before, after, unit) => `平均差距由 ${before} 变为 ${after}（${unit}）`,
    distanceGoes: (before, after) => `与目标的距离由 ${before} 变为 ${after}`,
    best: (of) => PLAN_BEST[of] ?? of,
    infeasible: (budget, unit) => `在 ${budget}（${unit}）以内没有满足规则的方案。`,
    shortBy: (amount, unit) => `至少还需 ${amount}（${unit}）。`,
    least: (amount, unit) => `达到目标至少需要 ${amount}（${unit}）。`,
    yearsCaption: (unit) => `分年方案（${unit}）`,
    year: "年份",
    budget: "预算",
    sent: "下达",
    arrived: "到位",
    lost: "途中损失",
    local: "地方配套",
    unspent: "结余",
    gapLeft: "剩余差距",
    regionsCaption: (unit) => `分地区方案，人均资金由高到低（${unit}）`,
    stillShort: "仍缺",
    bindingCaption: "各地区各年资金受何约束（地区年数）",
    bindingColumn: "约束",
    binding: (id) => PLAN_BINDING[id] ?? id,
    times: "次数",
    frontierCaption: (unit) => `其他预算规模所能留下的最小差距（${unit}）`,
    reason: (text) => `原因：${text}`,
    certificate: (optimal, best) => `${optimal ? "已证明" : "尚未证明"}${best}。`,
    method: (text) => `求解方式：${text}。`,
    figure: "预算与所能留下的最小差距",
  },
  quality: {
    heading: "数据质量",
    caption: "各项结果的依据",
    result: "结果",
    counted: "计入地区",
    leftOut: "未计入",
    population: "人口",
    warnings: "警示",
    clean: (results) => `共 ${results} 项结果，没有遗漏地区，也没有警示。`,
    summary: (results, omitted, warned) =>
      `共 ${results} 项结果：${omitted} 项有地区因缺少数据未计入，${warned} 项带有警示。`,
    sources: (text) => `来源：${text}。`,
    noSources: "所有数据均未注明来源。",
    omittedCaption: "未计入的地区及原因",
    reason: (text) => REASON.find(([pattern]) => pattern.test(text))?.[1] ?? text,
    reasonColumn: "原因",
  },
};

const POLICY_INDEX: Readonly<Record<string, string>> = {
  theil: "泰尔指数",
  meanLogDeviation: "平均对数离差",
  coefficientOfVariation: "变异系数",
  gini: "基尼系数",
};

const POLICY_P: Readonly<Record<string, string>> = {
  permutation: "由实施地区的置换检验得到",
  clustered: "由聚类标准误得到",
  normal: "由正态近似得到",
  placebo: "由逐一安慰剂检验得到",
  series: "由一阶自相关误差得到",
};

const POLICY_METHOD: Readonly<Record<string, string>> = {
  did: "双重差分，含地区和时期固定效应。",
  "event-study": "事件研究：按距政策实施的时期估计效应，以实施前最后一期为基准。",
  "group-time": "分组分期效应，按实施后的时期平均。",
  synthetic: "合成控制：以实施前与之相近的地区加权平均为对照。",
  its: "间断时间序列：实施地区均值的趋势、水平变化和斜率变化。",
};
