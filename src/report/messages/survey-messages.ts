/** Texts of the sections on surveys of households, in one language. */
export interface SurveyMessages {
  readonly protection: {
    readonly heading: (name: string) => string;
    readonly finding: (hardship: string, interval: string) => string;
    readonly parts: (impoverishing: string, large: string) => string;
    readonly poverty: (before: string, after: string, pushed: string) => string;
    readonly worst: (group: string, share: string) => string;
    readonly thresholdsCaption: string;
    readonly groupsCaption: string;
    readonly resources: (kind: "total" | "food") => string;
    readonly threshold: string;
    readonly headcount: string;
    readonly overshoot: string;
    readonly concentration: string;
    readonly base: string;
    readonly group: string;
    readonly populationShare: string;
    readonly hardship: string;
    readonly impoverishing: string;
    readonly large: string;
    readonly below: string;
    readonly figure: string;
    readonly method: (n: string) => string;
  };
  readonly incidence: {
    readonly heading: (name: string) => string;
    readonly benefits: (part: string, poorest: string, richest: string, index: string) => string;
    readonly payments: (kind: "progressive" | "regressive" | "proportional", kakwani: string) => string;
    readonly benefitsCaption: string;
    readonly paymentsCaption: string;
    readonly service: (name: string) => string;
    readonly serviceLabel: string;
    readonly source: string;
    readonly share: string;
    readonly part: (k: number, of: number) => string;
    readonly concentration: string;
    readonly kakwani: string;
    readonly against: string;
    readonly verdict: (verdict: "dominates" | "dominated" | "crosses" | "none" | null) => string;
    readonly figure: string;
    readonly method: (n: string) => string;
  };
}

export const SURVEY_EN: SurveyMessages = {
  protection: {
    heading: (name) => `Financial protection: ${name}`,
    finding: (hardship, interval) =>
      `${hardship} of the people are in financial hardship from health spending${interval === "" ? "" : ` (${interval})`}.`,
    parts: (impoverishing, large) =>
      `${impoverishing} spend more than their whole discretionary budget, ${large} a large part of it.`,
    poverty: (before, after, pushed) =>
      `${before} are below the poverty line before the payments and ${after} after them; the payments push ${pushed} below it.`,
    worst: (group, share) => `The share is highest in ${group}: ${share}.`,
    thresholdsCaption: "Catastrophic payments by threshold",
    groupsCaption: "Financial hardship by group",
    resources: (kind) => (kind === "total" ? "all consumption" : "consumption less food"),
    threshold: "Threshold",
    headcount: "Share of the people above it",
    overshoot: "Mean excess",
    concentration: "Concentration index",
    base: "Share of",
    group: "Group",
    populationShare: "Share of the people",
    hardship: "In hardship",
    impoverishing: "Whole budget and more",
    large: "A large part",
    below: "Below the line before",
    figure: "Share of consumption that the people pay at least, from the largest shares down",
    method: (n) =>
      `Indicator 3.8.2 of the Sustainable Development Goals from ${n} households; intervals follow the design of the survey. A comparison of groups does not tell why they differ.`,
  },
  incidence: {
    heading: (name) => `Who benefits and who pays: ${name}`,
    benefits: (part, poorest, richest, index) =>
      `The poorest ${part} of the people receive ${poorest} of the subsidies and the richest ${part} receive ${richest} (concentration index ${index}, 0 = equal).`,
    payments: (kind, kakwani) => {
      if (kind === "progressive") {
        return `Payments are progressive: the rich pay a larger share of their income than the poor (Kakwani index ${kakwani}).`;
      }
      if (kind === "regressive") {
        return `Payments are regressive: the poor pay a larger share of their income than the rich (Kakwani index ${kakwani}).`;
      }
      return `Payments are proportional to income (Kakwani index ${kakwani}).`;
    },
    benefitsCaption: "Subsidies by service",
    paymentsCaption: "Payments by source",
    service: (name) => (name === "total" ? "All services" : name),
    serviceLabel: "Service",
    source: "Source",
    share: "Share",
    part: (k, of) => (k === 1 ? "Poorest part" : k === of ? "Richest part" : `Part ${k}`),
    concentration: "Concentration index",
    kakwani: "Kakwani index",
    against: "Use against equality",
    verdict: (verdict) => {
      if (verdict === null) return "–";
      if (verdict === "dominates") return "favors the poor";
      if (verdict === "dominated") return "favors the rich";
      return verdict === "crosses" ? "curves cross" : "no significant difference";
    },
    figure: "Concentration curves of the services",
    method: (n) =>
      `Benefit incidence from ${n} households, ranked by income per head. The cost of a service is the same for all its users unless the data say otherwise.`,
  },
};

export const SURVEY_ZH: SurveyMessages = {
  protection: {
    heading: (name) => `财务保护：${name}`,
    finding: (hardship, interval) =>
      `${hardship}的人口因卫生支出陷入财务困难${interval === "" ? "" : `（${interval}）`}。`,
    parts: (impoverishing, large) =>
      `其中${impoverishing}的人口支出超过全部可支配预算，${large}的人口支出占可支配预算的很大部分。`,
    poverty: (before, after, pushed) =>
      `卫生支出前${before}的人口低于贫困线，支出后为${after}；卫生支出使${pushed}的人口落入贫困线以下。`,
    worst: (group, share) => `${group}的比例最高，为${share}。`,
    thresholdsCaption: "不同阈值下的灾难性卫生支出",
    groupsCaption: "各组财务困难情况",
    resources: (kind) => (kind === "total" ? "全部消费" : "扣除食品后的消费"),
    threshold: "阈值",
    headcount: "超过阈值的人口比例",
    overshoot: "平均超出额",
    concentration: "集中指数",
    base: "分母",
    group: "组别",
    populationShare: "人口比例",
    hardship: "财务困难",
    impoverishing: "超过全部预算",
    large: "占预算很大部分",
    below: "支出前低于贫困线",
    figure: "卫生支出占消费的比例（由高到低累计人口）",
    method: (n) =>
      `按可持续发展目标指标3.8.2，根据${n}户调查数据计算；置信区间依据抽样设计。组间比较不说明原因。`,
  },
  incidence: {
    heading: (name) => `受益与筹资归属：${name}`,
    benefits: (part, poorest, richest, index) =>
      `最贫困的${part}人口获得${poorest}的补贴，最富裕的${part}人口获得${richest}（集中指数${index}，0为均等）。`,
    payments: (kind, kakwani) => {
      if (kind === "progressive")
        return `筹资是累进的：富裕人口支付的收入比例高于贫困人口（卡克瓦尼指数${kakwani}）。`;
      if (kind === "regressive")
        return `筹资是累退的：贫困人口支付的收入比例高于富裕人口（卡克瓦尼指数${kakwani}）。`;
      return `筹资与收入成比例（卡克瓦尼指数${kakwani}）。`;
    },
    benefitsCaption: "各类服务的补贴",
    paymentsCaption: "各筹资来源的支付",
    service: (name) => (name === "total" ? "全部服务" : name),
    serviceLabel: "服务",
    source: "来源",
    share: "比例",
    part: (k, of) => (k === 1 ? "最贫困组" : k === of ? "最富裕组" : `第${k}组`),
    concentration: "集中指数",
    kakwani: "卡克瓦尼指数",
    against: "利用与均等相比",
    verdict: (verdict) => {
      if (verdict === null) return "–";
      if (verdict === "dominates") return "有利于贫困人口";
      if (verdict === "dominated") return "有利于富裕人口";
      return verdict === "crosses" ? "曲线相交" : "无显著差异";
    },
    figure: "各类服务的集中曲线",
    method: (n) =>
      `根据${n}户调查数据计算的受益归属，按人均收入排序。除数据另有说明外，同一服务对各使用者的成本相同。`,
  },
};
