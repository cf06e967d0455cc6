import { FINDINGS_EN } from "./findings-en.ts";
import type { ReportMessages } from "./messages.ts";
import { SURVEY_EN } from "./survey-messages.ts";

/** `1 region`, `2 regions`. */
const regions = (n: string): string => `${n} ${n === "1" ? "region" : "regions"}`;
/** A text as a sentence of its own; ids at its beginning stay as they are. */
const capital = (text: string): string =>
  text.replace(/^[a-z]+(?=[\s,;:']|$)/, (word) => word.charAt(0).toUpperCase() + word.slice(1));

const STATUS: Readonly<Record<string, string>> = {
  published: "published",
  derived: "derived from published figures",
  unverified: "not checked against the original",
  illustrative: "illustrative",
  given: "set by the user",
};

const PLAN_BINDING: Readonly<Record<string, string>> = {
  budget: "budget",
  standard: "standard reached",
  floor: "minimum amount",
  cap: "absorptive capacity",
  local: "local contribution",
  collar: "limit on the annual change",
  none: "none",
  excluded: "no population data",
};

const GROUP_MEANS: Readonly<Record<string, string>> = {
  denominators: "Pooled rate by group",
  population: "Mean by group, weighted by population",
  mixed: "Pooled rate by group where denominators are known, else mean weighted by population",
  equal: "Mean by group, every region counting once",
  area: "Amount per land area by group",
};

const PART_MEANS: Readonly<Record<string, string>> = {
  denominators: "pooled rates",
  population: "means weighted by population",
  mixed: "pooled rates where denominators are known, else means weighted by population",
  equal: "means, every part counting once",
  area: "amounts per land area",
};

/** What no plan does better, by what the plan was made for. */
const PLAN_BEST: Readonly<Record<string, string>> = {
  gap: "no other plan with this budget leaves a smaller mean shortfall",
  "squared-gap": "no other plan with this budget leaves a smaller sum of squared shortfalls",
  "largest-gap": "no other plan with this budget leaves a smaller largest shortfall",
  index: "no other plan with this budget brings the index lower",
  money: "no other plan meets the target with less money",
};

/** Steps of the waterfall, as bars and inside sentences. */
const BAR: Readonly<Record<string, string>> = {
  budgeted: "budgeted",
  unlinked: "not linked to a sender",
  added: "added on the way",
  "not-due": "not due yet",
  "not-appropriated": "not appropriated",
  "beyond-budget": "appropriated beyond the budget",
  "not-arrived": "not arrived",
  "beyond-sent": "arrived beyond what was sent",
  undisbursed: "not passed on",
  returned: "returned",
  "carried-over": "carried over",
  unspent: "arrived and unspent",
  "beyond-arrived": "spent beyond what arrived",
  "not-reported": "not reported",
  "off-purpose": "recorded for another purpose",
  spent: "spent as intended",
};

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const SPLIT = { kind: "Kind of funds", category: "Budget category", service: "Service" } as const;

const allRows = (inFile: boolean): string =>
  inFile ? "the file of the table has all of them" : "the result itself has all of them";

export const EN: ReportMessages = {
  language: "en",
  title: "Equalization report",
  contents: "Contents",
  pleaseNote: "Please note",
  stop: ".",
  counted: (kind, n) => `${n} ${kind}`,
  span: (from, to) => `${from}–${to}`,
  points: (difference) => `${difference} percentage points`,
  day: (iso) => {
    const [year, month, day] = iso.split("-");
    return day === undefined ? iso : `${MONTHS[Number(month) - 1] ?? ""} ${Number(day)}, ${year}`;
  },
  perThousand: "Per 1,000 residents",
  method: "Method",
  sources: "Sources",
  figure: (n, caption) => `Figure ${n}. ${caption}`,
  table: (n, caption) => `Table ${n}. ${caption}`,
  space: " ",
  list: (items) => items.join(", "),
  sentence: capital,
  bracket: (text, inside) => `${text} (${inside})`,
  dated: (text, period) => `${text}, ${period}`,
  pair: (name, value) => `${name}: ${value}`,
  yes: "yes",
  no: "no",
  region: "Region",
  indicator: "Indicator",
  period: "Period",
  unit: "Unit",
  people: "Population",
  all: "All",
  perHead: "Per resident",
  standard: "Standard",
  showing: (low, high, all, inFile) => `First ${low} and last ${high} of ${all} rows; ${allRows(inFile)}.`,
  showingFirst: (shown, all, inFile) => `First ${shown} of ${all} rows; ${allRows(inFile)}.`,
  index: (_, label) => label,
  concept: (id) => `${id} population`,
  status: (id) => STATUS[id] ?? id,
  license: (text) => `License: ${text}`,
  unitText: capital,
  findings: FINDINGS_EN,
  gap: {
    heading: "Inequality between regions",
    caption: (n, weights, parts) =>
      `Inequality between ${parts === null ? regions(n) : `${n} parts of regions (${parts})`}, ${weights === "equal" ? (parts === null ? "every region counting once" : "every part counting once") : weights === "area" ? "weighted by land area" : "weighted by population"}`,
    units: "Units",
    betweenCaption: (by, index) =>
      `Inequality between and within the groups of "${by}"${index === null ? "" : `: ${index}`}`,
    indexColumn: "Index",
    total: "Total",
    between: "Between groups",
    within: "Within groups",
    shareBetween: "Share between groups",
    nestingCaption: (index) => `Inequality level by level: shares of the ${index}, and its parts`,
    nestingLevel: (by, above) => `Between "${by}"${above === null ? "" : `, inside one "${above}"`}`,
    nestingRest: (by) => `Inside one "${by}"`,
    contrastCaption: (first, last, over) => `${capital(first)} against ${last}: ${PART_MEANS[over] ?? over}`,
    contrastByRegion: (name, first, last) => `${name} by region, ${first} against ${last}`,
    regionsAbove: (first, last) => `Regions with more ${first} than ${last}`,
    ratio: "Ratio",
    difference: "Difference",
    groupsCaption: (over) => GROUP_MEANS[over] ?? over,
    allBy: (over) =>
      over === "equal" ? "All, each counting once" : over === "population" ? "All, by population" : "All",
    trendCaption: (index) => `${index} by period`,
    seriesCaption: (name) => `${name} by period`,
    mean: "Mean",
    ofValues: (index) => `${index} of the regional values.`,
    weights: (concept, year, people) => `Weighted by ${concept}, ${year} (${people} residents).`,
    caution:
      "Indices between regions are lower than indices between persons. Thresholds for household income, such as 0.4, do not apply.",
    figure:
      "Lorenz curves: the further a curve is below the line of equality, the more unequal the distribution",
  },
  resources: {
    heading: "Supply by region",
    overview: (resources, n, unit, judged) =>
      `${resources} ${resources === "1" ? "indicator" : "indicators"} in ${regions(n)}${unit === null ? "" : `, ${unit}`}.${judged ? " * is below the standard." : ""}`,
    ownUnits: "Supply, each indicator in its own unit",
    allTogether: "All regions",
    against: "Regions below the standard",
    resource: "Indicator",
    regionsBelow: "Regions below",
    peopleBelow: "Residents there",
    shortfall: "Shortfall",
    largest: "Largest shortfall",
    againstHeading: "Supply against the standards",
    surplus: "A surplus in one region does not reduce the shortfall of another.",
    over: "Denominator",
    unitsShort: "Shortfall",
    first: (period) => period,
    change: "Change",
    trendCaption: (first, last) => `All regions together, ${first} and ${last}`,
    periodsCaption: (name) => `${name} by period`,
    of: (some, all) => `${some} of ${all}`,
    pooledLine: "The value of all regions divides all resources by the whole population (pooled rate).",
    lowest: "Lowest",
    highest: "Highest",
    times: "Highest over lowest",
    shortOf: (noun) => `Shortfall (${noun})`,
    caption: (name) => `${name} by region, lowest first`,
    relative: "Share of the pooled rate",
    met: "Standard met",
    pooled: "Pooled rate: all resources over the whole population.",
    peopleAre: (concept, year) => `Population: ${concept}, ${year}.`,
    figure: (name) => `${name} by region`,
  },
  transfer: {
    heading: (title) => `Effect of a transfer: ${title}`,
    caption: "Transfer by region, largest per resident first",
    amount: (unit) => `Amount (${unit})`,
    before: "Before",
    after: "After",
    fixedBy: "Determined by",
    parameters: "Parameters used",
    parameter: "Parameter",
    value: "Value",
    statusColumn: "Status",
    source: "Source",
    steps: (text) => `Steps: ${text}.`,
    checked: (claim, holds) => `Check: ${claim}: ${holds ? "holds" : "does NOT hold"}.`,
    leftUnplaced: (step, amount) => `Not distributed by "${step}": ${amount}.`,
    granted: (text) => `Assumption: ${text}`,
    figure: "Regions before and after the transfer",
  },
  appraisal: {
    heading: (name) => `Performance appraisal: ${name}`,
    caption: "Scores, highest first",
    subject: "Subject",
    score: "Score",
    of: "Full score",
    grade: "Grade",
    payment: (currency) => `Payment (${currency})`,
    lostCaption: "Points lost, by reason",
    lost: "Points lost",
    reason: "Reason",
    method: (text) => `${capital(text)}.`,
    rule: (text) => `Funds by ${text}`,
    veto: (name, reason) => `Veto for ${name}: ${reason}`,
    ranked: "All subjects by score",
    figure: (name) => `Points earned and lost by ${name}`,
  },
  money: {
    heading: (periods) => `Flow of funds, ${periods}`,
    waterfall: (currency) => `From budget to spending (${currency})`,
    bar: (id, label) => capital(BAR[id] ?? label),
    inSentence: (id) => BAR[id] ?? id,
    step: "Step",
    change: "Amount",
    running: "Balance",
    byReceiver: (currency) => `By receiver, lowest arrival rate first (${currency})`,
    receiver: "Receiver",
    due: "Due",
    arrived: "Arrived",
    arrivedOfDue: "Arrival rate",
    onTime: "On-time rate",
    delay: "Days late",
    spent: "Spent",
    offPurpose: "Other purpose",
    retained: "Not passed on",
    byHop: (currency) => `By pair of tiers, each amount counted at every leg (${currency})`,
    hop: "Leg",
    by: (what, currency) => `By ${(SPLIT[what] ?? what).toLowerCase()}, summed over legs (${currency})`,
    split: (what) => SPLIT[what] ?? what,
    name: (_, name) => capital(name),
    unmatchedCaption: (currency) => `Payments not linked to a sender (${currency})`,
    flow: "Payment",
    from: "From",
    to: "To",
    amount: "Amount",
    why: "Reason",
    asOf: (day) => `Records as of ${day}: amounts due later are not counted as due.`,
    everything: "All records count, and all amounts are due.",
    method:
      "Total funding counts each amount once. Tables by tier count it at every leg. An amount without a further record is neither arrived nor lost.",
    figure: "Funds from budget to spending",
  },
  interval: (confidence, lower, upper) => `${confidence} CI ${lower} to ${upper}`,
  survey: SURVEY_EN,
  evaluation: {
    heading: (label) => `Effect of a policy on ${label}`,
    label: (index, name) => (index === null ? name : `the ${POLICY_INDEX[index] ?? index} of ${name}`),
    finding: (design, label, value, unit, treated, comparison) => {
      const size = unit === "" ? value : `${value} ${unit}`;
      return design === "its"
        ? `The level of ${label} changed by ${size} when the policy began, in ${treated} region(s), compared with the course before.`
        : `${capital(label)} changed by ${size} more in ${treated} region(s) with the policy than in ${comparison} without it.`;
    },
    sure: (p, from, assignments) =>
      `${p}, ${POLICY_P[from] ?? from}${assignments === null ? "" : ` (${assignments} assignments)`}.`,
    caution: (design) =>
      design === "its"
        ? "There are no comparison regions: other changes at the same time are part of the effect."
        : "This is the effect of the policy only if both groups would otherwise have moved in parallel and nothing else began with it.",
    method: (design) => POLICY_METHOD[design] ?? design,
    preTrend: (p) => `Test of different courses before the policy: p = ${p}.`,
    figure: (show) =>
      show === "path"
        ? "Treated regions, and the course without the policy"
        : show === "effects"
          ? "Effect by time since the policy"
          : "Effect and placebo effects",
    regionsCaption: "Regions before and after",
    effectsCaption: "Effect by time since the policy",
    from: "Policy from",
    never: "–",
    before: "Before",
    after: "After",
    weight: "Weight",
    placebo: "As placebo",
    time: "Periods since",
    effect: "Effect",
    lower: "Lower limit",
    upper: "Upper limit",
  },
  goals: {
    heading: "Progress toward goals",
    caption: "Status of the goals",
    paceCaption: "Annual change so far and required",
    goal: "Goal",
    by: "Deadline",
    target: "Target",
    baseline: "Baseline",
    current: "Latest",
    done: "Progress",
    pace: "Annual change",
    needed: "Required annual change",
    projected: "At the current pace",
    standing: "Status",
    status: (id) => id.replaceAll("-", " "),
    term: (id) => (id === null ? "–" : capital(id)),
    termColumn: "Term",
    backCaption: "Regions furthest from the target",
    gap: "Distance",
    share: "Share of the distance",
    asOf: (period) => `Values up to ${period}.`,
    method: "A goal is on track if the annual change so far meets its target in time.",
    figure: "Goals from baseline to target",
  },
  plan: {
    heading: (name) => `Cost of closing the gap: ${name}`,
    aim: (index, atMost) => (index === null ? "the standard" : `a ${index} of at most ${atMost}`),
    best: (of) => PLAN_BEST[of] ?? of,
    yearsCaption: (unit) => `Plan by year (${unit})`,
    year: "Year",
    budget: "Budget",
    sent: "Disbursed",
    arrived: "Arrives",
    local: "Local contribution",
    unspent: "Unspent",
    gapLeft: "Remaining shortfall",
    regionsCaption: (unit) => `Plan by region, most funds per resident first (${unit})`,
    stillShort: "Remaining shortfall",
    bindingCaption: "What limits the funds of regions, by region and year",
    bindingColumn: "Limit",
    binding: (id) => PLAN_BINDING[id] ?? id,
    times: "Times",
    frontierCaption: (unit) => `Smallest remaining shortfall by budget (${unit})`,
    reason: capital,
    certificate: (optimal, best, text) => `${optimal ? "Proved" : "Not proved"}: ${best} (${text}).`,
    method: (text) => `${capital(text)}.`,
    figure: "Budget and smallest remaining shortfall",
  },
  quality: {
    heading: "Data quality",
    caption: "Data behind each result",
    result: "Result",
    counted: "Regions included",
    leftOut: "Excluded",
    population: "Population",
    warnings: "Warnings",
    clean: (results) =>
      results === "1"
        ? "All regions have data; there are no warnings."
        : `All regions have data in all ${results} results; there are no warnings.`,
    summary: (results, omitted, warned) =>
      `Of ${results} ${results === "1" ? "result" : "results"}, ${omitted === "0" ? "none excludes regions" : `${omitted} ${omitted === "1" ? "excludes" : "exclude"} regions because data are missing`} and ${warned === "0" ? "none carries" : `${warned} ${warned === "1" ? "carries" : "carry"}`} warnings.`,
    sources: (text) => `Sources: ${text}.`,
    noSources: "No source is given.",
    omittedCaption: "Excluded regions and reasons",
    reasonColumn: "Reason",
  },
};

const POLICY_INDEX: Readonly<Record<string, string>> = {
  theil: "Theil index",
  meanLogDeviation: "mean log deviation",
  coefficientOfVariation: "coefficient of variation",
  gini: "Gini coefficient",
};

const POLICY_P: Readonly<Record<string, string>> = {
  permutation: "by permuting the treated regions",
  clustered: "by clustered errors",
  normal: "by normal errors",
  placebo: "by treating each region in turn",
  series: "by first-order errors",
};

const POLICY_METHOD: Readonly<Record<string, string>> = {
  did: "Difference in differences between regions, with effects of regions and periods.",
  "event-study": "Event study: effects by time since the policy, compared with the last period before it.",
  "group-time": "Group-time effects by date of the policy, averaged by time since it began.",
  synthetic: "Synthetic control: a weighted mean of regions that was like the treated one before.",
  its: "Interrupted series: trend, jump and bend of the mean of the treated regions.",
};
