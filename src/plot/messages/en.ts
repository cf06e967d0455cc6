import type { PlotMessages } from "./messages.ts";

export const EN: PlotMessages = {
  join: (sentences) => sentences.filter((one) => one !== "").join(" "),
  sentence: (text) => `${text}.`,
  dated: (name, period) => (period === null || period === "" ? name : `${name}, ${period}`),
  region: "region",
  people: "people",
  regions: (n) => `${n} ${n === "1" ? "region" : "regions"}`,
  lorenzTitle: (name) => (name === "" ? "Lorenz curve" : `Lorenz curve of ${lower(name)}`),
  concentrationTitle: (name, by) =>
    name === "" ? `Concentration curve by ${by}` : `Concentration curve of ${lower(name)} by ${by}`,
  shareOf: (name) => (name === "" ? "Share of the total" : `Share of all ${lower(name)}`),
  values: "Values",
  income: "income",
  protectionTitle: (name) => `Financial protection: ${name}`,
  paysMoreThan: (people, threshold) =>
    `${people} of the people pay more than ${threshold} of their consumption.`,
  peopleByPayment: "Share of people, from those who pay the largest shares down",
  shareOfConsumption: "Share of consumption paid out of pocket",
  cumulative: (who) => `Share of ${WHO[who]}, from those with least to those with most`,
  cumulativeBy: (who, by) => `Share of ${WHO[who]}, ranked by ${by}, lowest first`,
  equality: "everyone has the same",
  curve: (index) => `Curve ${index}`,
  lowestHalf: (who, share) =>
    who === "land"
      ? `The half of the land with least holds ${share} of the total.`
      : `The half of the ${who} with least ${who === "people" ? "have" : "hold"} ${share} of the total.`,
  lowestHalfShort: (share) => `lower half: ${share}`,
  lowestHalfBy: (by, share) => `The half ranked lowest by ${by} has ${share} of the total.`,
  gini: (value) => `Gini ${value}`,
  concentrationIndex: (value) => `Concentration index ${value}`,
  labeled: (label, text) => `${upper(label)}: ${text}`,
  mean: (value) => `mean ${value}`,
  overall: (value) => `all together ${value}`,
  standard: (value) => `standard ${value}`,
  full: (value) => `full score ${value}`,
  indexIs: (label, value) => `${label} ${value}.`,
  extent: (n, high, highName, low, lowName) =>
    `${n} regions: from ${low} (${lowName}) to ${high} (${highName}).`,
  only: (name, value) => `One region: ${name}, ${value}.`,
  named: (n, low, high) => `${n} in all; the ${high} highest and the ${low} lowest are named.`,
  between: (n) => `⋯ ${n} between ⋯`,
  all: (n) => `all ${n}`,
  interval: "interval",
  rank: "Rank, 1 is the best",
  rankTitle: "How sure the ranks are",
  ranksSay: (n) => `${n} units, the best first: the longer the line, the less sure the rank.`,
  rankRange: "where the rank lies in most draws",
  median: "median rank",
  amountPerHead: "amount per head",
  perHead: (unit) => `${unit} per head`,
  amountAxis: "Amount",
  amount: "amount",
  score: "Score",
  points: "points",
  value: "Value",
  unnamed: (i) => `Unit ${i}`,
  short: (n, of) =>
    of === "1" ? "The standard is not met." : `${n} of ${of} regions are short of the standard.`,
  allMet: (n) => (n === "1" ? "The standard is met." : `All ${n} regions meet the standard.`),
  shortMark: "short of the standard",
  metMark: "standard met",
  standardMark: "standard",
  aboveMean: "at the mean or above",
  belowMean: "below the mean",
  distance: "distance",
  difference: "difference",
  gapTitle: (name) => `${name}: distance to go`,
  meanGap: (below, of) => `${below} of ${of} regions are below the mean.`,
  pairTitle: (name, first, second) => `${name}: ${first} and ${second}`,
  pairGap: (less, first, second, of) => `${upper(first)} is below ${second} in ${less} of ${of} regions.`,
  first: "first",
  second: "second",
  waterfallTitle: (period) =>
    period === "" ? "From budget to spending" : `From budget to spending, ${period}`,
  waterfallSays: (spent, cameIn, currency, share) =>
    `${spent} of ${cameIn} ${currency} were spent on purpose${share === "" ? "" : `: ${share}`}.`,
  waterfallBar: (_id, label) => label,
  shareOfMoney: "of all money",
  partsTitle: (name) =>
    name === "" ? "Where the inequality comes from" : `${name}: where the inequality comes from`,
  sourcesTitle: "Which sources the inequality comes from",
  partsSay: (index, total, most, share) =>
    `${upper(index)} ${total}; the largest part is ${share === "" ? "" : `${share}: `}${/^(?:Between|Within|Overlap)\b/.test(most) ? lower(most) : most}.`,
  firstAndLast: (n, first, last) => `${n} rows in all; the first ${first} and the last ${last} are drawn.`,
  adds: (index) => `What each part adds to the ${index === "Index" ? "index" : index}`,
  whole: "Total",
  share: "share",
  indexWord: "Index",
  giniWord: "Gini",
  indexNamed: (id) => INDICES[id] ?? id,
  betweenGroups: "Between groups",
  withinGroups: "Within groups",
  within: (group) => `Within ${group}`,
  overlap: "Overlap of groups",
  capacity: "Capacity",
  beforeAfter: "before → after",
  transferSays: (sum, getting, of, paying) =>
    `${sum} in all; ${getting} of ${of} units receive${paying === "" ? "" : `, ${paying} pay`}.`,
  fromTo: (low, high) => `${low} to ${high}`,
  spreads: (before, after) => `Per head: from ${before} before, from ${after} after.`,
  subgroup: (name) => name,
  part: (name, part) => `${name}, ${part}`,
  betweenBy: (by) => `Between, by ${by}`,
  spreadTitle: "Convergence: the spread between units",
  spreadName: (measure) => SPREADS[measure] ?? measure,
  indexOverTime: (label, name) => `${label} of ${lower(name)} over time`,
  indexLabel: (_id, label) => label,
  trend: (slope, calendar) => `trend: ${slope} a ${calendar ? "year" : "period"}`,
  spreadSays: (first, from, last, to, slope, calendar) =>
    `${first} in ${calendar ? "" : "period "}${from}, ${last} in ${calendar ? "" : "period "}${to}: the gap ${slope < 0 ? "has narrowed" : slope > 0 ? "has widened" : "is the same"}.`,
  trendTest: (p) => `Trend over the periods: ${p}.`,
  seriesTitle: "Over the years",
  year: "Year",
  period: "Period",
  evaluationTitle: (label, show) =>
    show === "effects"
      ? `Effect on ${label} by time since the policy`
      : show === "placebos"
        ? `Effect on ${label} and placebo effects`
        : `${label} with and without the policy`,
  effectSays: (value, p) => `Effect: ${value}${p === null ? "" : ` (${p})`}.`,
  effect: "Effect",
  timeSincePolicy: "Periods since the policy",
  treatedRegions: "treated regions",
  withoutPolicy: "without the policy, by the comparison",
  treatedName: (name) => `${name} (treated)`,
  goalsTitle: "Where the goals stand",
  goalsSay: (good, of) => `${good} of ${of} goals are achieved or on track.`,
  goalStatus: (status) => status.replaceAll("-", " "),
  goalHead: (status, target, by) => `${status}${target === "" ? "" : `; target ${target} by ${by}`}`,
  goalsLeft: (n, of) => `The first ${n} of ${of} goals are drawn.`,
  observed: "observed",
  target: "target, to its date",
  atThisPace: "at the pace so far",
  frontierTitle: (name) =>
    name === "" ? "What budget closes which gap" : `${name}: what budget closes which gap`,
  budgetName: "Budget of all years",
  remainingGap: "Gap that remains",
  granted: (value) => `granted ${value}`,
  least: (value) => `least needed ${value}`,
  bound: (value) => `target ${value}`,
  frontierSays: (budget, unit, gap) => `With ${join(budget, unit)} a gap of ${gap} remains.`,
  frontierMet: (budget, unit) => `A budget of ${join(budget, unit)} meets the target.`,
  frontierBoth: (alike, free, unit) =>
    `Budgets of all years raised alike meet the target at ${join(alike, unit)}; money that comes when it is needed, at ${join(free, unit)}.`,
  frontierNone: "No budget looked at meets the target.",
  appraisalTitle: (name, who) => (who === "" ? name : `${name}: ${who}`),
  appraisalSays: (score, maximum, grade) =>
    `${score} of ${maximum} points${grade === "" ? "" : `, grade ${grade}`}.`,
  mostLost: (name, points) => `Most was lost at ${name}: ${points}.`,
  earned: "points earned",
  lost: "points lost",
  notSized: "Nodes that can only lose points, or hold none, are drawn as a line of their own, not to scale.",
  others: (n) => `One of ${n} subjects; pass subject to see another.`,
  cellsLeft: (n) => `${n} small parts have no room for their name; hold the pointer over them.`,
  warning: (_code, message) => sentence(message),
};

/** Inside a sentence a name begins small, unless it is an abbreviation. */
function lower(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(text: string): string {
  const begun = upper(text);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

const WHO = { people: "people", regions: "regions", land: "land area" } as const;

const INDICES: Readonly<Record<string, string>> = {
  gini: "Gini",
  theil: "Theil index",
  meanLogDeviation: "mean log deviation",
  generalizedEntropy: "generalized entropy",
};

const SPREADS: Readonly<Record<string, string>> = {
  cv: "Coefficient of variation",
  "sd-log": "Standard deviation of logarithms",
  gini: "Gini",
  theil: "Theil index",
};

function join(amount: string, unit: string): string {
  return `${amount} ${unit}`.trim();
}
