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
  unverified: "not checked against a source",
  illustrative: "made up for illustration",
  given: "given by whoever asked",
};

const PLAN_BINDING: Readonly<Record<string, string>> = {
  budget: "short, for want of budget",
  standard: "at the standard",
  floor: "its floor",
  cap: "can absorb no more",
  local: "cannot pay more of its own share",
  collar: "last or next year's money",
  none: "nothing",
  excluded: "no people",
};

const GROUP_MEANS: Readonly<Record<string, string>> = {
  denominators: "What each group has together: numerators over denominators",
  population: "Mean of each group, weighted by people",
  mixed:
    "What each group has together: numerators over denominators where they are known, else weighted by people",
  equal: "Mean of each group, every region counting once",
  area: "What each group has together, over its land",
};

const PART_MEANS: Readonly<Record<string, string>> = {
  denominators: "numerators over denominators",
  population: "weighted by people",
  mixed: "numerators over denominators where they are known, else weighted by people",
  equal: "every part counting once",
  area: "over their land",
};

/** What no plan does better, by what the plan was made for. */
const PLAN_BEST: Readonly<Record<string, string>> = {
  gap: "no plan leaves a smaller mean shortfall",
  "squared-gap": "no plan leaves a smaller sum of squared shortfalls",
  "largest-gap": "no plan leaves a smaller largest shortfall",
  index: "no plan brings the index lower",
  money: "no plan meets the target with less money",
};

const SPLIT = { kind: "Kind of money", category: "Budget category", service: "Service" } as const;

export const EN: ReportMessages = {
  language: "en",
  title: "Equalization report",
  contents: "Contents",
  pleaseNote: "Please note",
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
  people: "People",
  all: "All",
  perHead: "Per head",
  standard: "Standard",
  showing: (low, high, all) =>
    `The first ${low} and the last ${high} of ${all} rows; the result itself has them all.`,
  showingFirst: (shown, all) => `The first ${shown} of ${all} rows; the result itself has them all.`,
  index: (_, label) => label,
  concept: (id) => `${id} population`,
  status: (id) => STATUS[id] ?? id,
  license: (text) => `License: ${text}`,
  unitText: capital,
  gap: {
    heading: "Who has less: the gap",
    caption: (n, weights, parts) =>
      `Inequality between ${parts === null ? regions(n) : `${n} parts of regions (${parts})`}, ${weights === "equal" ? (parts === null ? "every region counting once" : "every part counting once") : weights === "area" ? "weighted by land area" : "weighted by people"}`,
    one: (name, index, value, parts) =>
      `${name} is spread over the ${parts === null ? "regions" : `parts of the regions (${parts})`} with a ${index} of ${value}; 0 would be equality.`,
    several: (n, most, index, high, least, low, parts) =>
      `Of ${n} indicators, ${most} is spread most unequally ${parts === null ? "" : `over the parts of the regions (${parts}) `}(${index} ${high}) and ${least} least (${low}); 0 would be equality.`,
    overRows: (name, index, values, parts) =>
      `${name} is spread over the ${parts === null ? "regions" : `parts of the regions (${parts})`} with a ${index} of ${values}; 0 would be equality.`,
    units: "Units",
    betweenCaption: (by, index) =>
      `How much of it lies between the groups of "${by}"${index === null ? "" : `: ${index}`}`,
    indexColumn: "Index",
    total: "Total",
    between: "Between groups",
    within: "Within groups",
    shareBetween: "Share between",
    betweenOne: (share, by) =>
      `${share} of the inequality lies between the groups of "${by}", the rest within them.`,
    betweenSeveral: (low, high, by) =>
      `Between ${low} and ${high} of the inequality lies between the groups of "${by}", the rest within them.`,
    nestingCaption: (index) =>
      `Where the inequality lies, level by level: shares of the ${index}, and its parts`,
    nestingLevel: (by, above) => `Between "${by}"${above === null ? "" : `, inside one "${above}"`}`,
    nestingRest: (by) => `Inside one "${by}"`,
    contrastCaption: (first, last, over) =>
      `${capital(first)} against ${last}: means of the parts, ${PART_MEANS[over] ?? over}`,
    contrastByRegion: (name, first, last) => `${name} by region, ${first} against ${last}`,
    regionsAbove: (first, last) => `Regions with more ${first} than ${last}`,
    ratio: "Ratio",
    difference: "Difference",
    groupsCaption: (over) => GROUP_MEANS[over] ?? over,
    allBy: (over) =>
      over === "equal"
        ? "All, each counting once"
        : over === "population"
          ? "All, by people"
          : "All together",
    seriesCaption: (name) => `${name} by period`,
    mean: "Mean",
    ofValues: (index) => `${index} of the regional values.`,
    weights: (concept, year, people) => `Weights: ${concept} of ${year}, ${people} people.`,
    caution:
      "An index over regions measures what lies between them. It is lower than one over people, and bands made for household income do not fit it.",
    figure: "Who has which share: the further a curve hangs below the diagonal, the more unequal",
  },
  resources: {
    heading: "Who has how much",
    overview: (resources, n, unit, judged) =>
      `${resources} resources in ${regions(n)}${unit === null ? "" : `, ${unit}`}.${judged ? " A star marks what is below its standard." : ""}`,
    ownUnits: "Each in its own unit",
    allTogether: "All together",
    against: "Against the standards",
    resource: "Resource",
    regionsMeet: "Regions that meet it",
    peopleIn: "People in them",
    over: "Out of",
    unitsShort: "Units short",
    of: (some, all) => `${some} of ${all}`,
    pooledLine:
      "What all regions have together is pooled: all resources over all people, not the mean of the regions.",
    lowest: "Lowest",
    highest: "Highest",
    times: "Times as much",
    summary: (all, unit, lowest, low, highest, high, ratio) =>
      `All regions together have ${all} ${unit}. ${lowest} has ${low}, ${highest} ${high}${ratio === null ? "" : `: ${ratio} times as much`}.`,
    alone: (all, unit, name) => `${name} has ${all} ${unit}.`,
    meets: (some, all, people, standard) =>
      `${some} of ${regions(all)}${people === null ? "" : `, with ${people} of the people,`} ${some === "1" ? "meets" : "meet"} the standard (${standard}).`,
    shortOf: (noun) => `Short (${noun})`,
    short: (amount, noun) =>
      `The others together are ${amount} ${noun ?? "units"} short; what some have beyond the standard is not set off.`,
    standardIs: (text) => text,
    caption: (name) => `${name} by region, lowest first`,
    relative: "Against all",
    met: "Met",
    pooled: "Pooled rate: all resources over all people.",
    peopleAre: (concept, year) => `People: ${concept} of ${year}.`,
    figure: (name) => `${name} by region`,
  },
  transfer: {
    heading: (title) => `What a transfer does: ${title}`,
    summary: (title, value, unit, receive, all, pay) =>
      `"${title}" moves ${value} ${unit}: ${receive} of ${regions(all)} ${receive === "1" ? "receives" : "receive"}${pay === null ? "" : `, ${pay} ${pay === "1" ? "pays" : "pay"}`}.`,
    gini: (before, after) =>
      `The Gini coefficient of what regions have per head goes from ${before} to ${after}.`,
    closed: (share) => `${share} of the shortfall is closed.`,
    leakage: (share) => `${share} of the money goes to regions that were not short.`,
    caption: "Transfer by region, largest per head first",
    amount: (unit) => `Amount (${unit})`,
    before: "Before",
    after: "After",
    fixedBy: "Fixed by",
    parameters: "Parameters used",
    parameter: "Parameter",
    value: "Value",
    statusColumn: "Status",
    source: "Source",
    steps: (text) => `Steps: ${text}.`,
    checked: (claim, holds) => `Checked: ${claim}: ${holds ? "holds" : "does NOT hold"}.`,
    leftUnplaced: (step, amount) => `Left unplaced by "${step}": ${amount}.`,
    granted: (text) => `Taken for granted: ${text}`,
    figure: "What each region has before and after the transfer",
  },
  appraisal: {
    heading: (name) => `How the work is scored: ${name}`,
    summary: (best, high, of, last, low, mean) =>
      `${best} scores best with ${high} of ${of} points, ${last} last with ${low}; the mean is ${mean}.`,
    alone: (name, score, of) => `${name} scores ${score} of ${of} points.`,
    grades: (text) => `Grades: ${text}.`,
    paid: (pool, currency, paid, left) =>
      `Of a pool of ${pool} ${currency}, ${paid} is paid by score${left === null ? "" : `, ${left} is left over`}.`,
    caption: "Scores, best first",
    subject: "Subject",
    score: "Score",
    of: "Of",
    grade: "Grade",
    payment: (currency) => `Payment (${currency})`,
    lostCaption: "Why points were lost",
    lost: "Points lost",
    reason: "Reason",
    method: (text) => `${capital(text)}.`,
    rule: (text) => `Money by ${text}`,
    veto: (name, reason) => `Veto for ${name}: ${reason}`,
    ranked: "All subjects by score",
    figure: (name) => `Where ${name} earned and lost its points`,
  },
  money: {
    heading: (periods) => `Did the money arrive: ${periods}`,
    summary: (flows, receivers, spent, currency, share) =>
      `${flows} flows to ${receivers} receivers. ${spent} ${currency}, ${share} of the money that came in, was spent on what it was for.`,
    nothing: (flows) => `${flows} flows, and no money that came in.`,
    misused: (amount, currency) => `${amount} ${currency} was spent on something else.`,
    late: (share) => `${share} of what was due arrived in time.`,
    unmatched: (n) => `${n} ${n === "1" ? "flow fits" : "flows fit"} no other.`,
    waterfall: (currency) => `From budget to spending, ${currency}`,
    bar: (_, label) => capital(label),
    step: "Step",
    change: "Amount",
    running: "What is left",
    byReceiver: (currency) => `By receiver, least arrived first, ${currency}`,
    receiver: "Receiver",
    due: "Due",
    arrived: "Arrived",
    arrivedOfDue: "Arrived of due",
    onTime: "In time",
    delay: "Days late",
    spent: "Spent",
    offPurpose: "On something else",
    retained: "Kept",
    byHop: (currency) => `From tier to tier, ${currency}`,
    hop: "Hop",
    by: (what, currency) => `By ${SPLIT[what].toLowerCase()}, ${currency}`,
    split: (what) => SPLIT[what],
    name: (_, name) => capital(name),
    unmatchedCaption: (currency) => `Flows that fit no other, ${currency}`,
    flow: "Flow",
    from: "From",
    to: "To",
    amount: "Amount",
    why: "Why",
    asOf: (day) => `Books as of ${day}: what is due later is not counted as due.`,
    everything: "Everything recorded counts, and everything is due.",
    method:
      "Each cent is followed from hop to hop; amounts by tier count at every hop they take. What nobody reports is neither arrived nor lost.",
    figure: "Where the money went on its way from budget to spending",
  },
  interval: (confidence, lower, upper) => `${confidence} CI ${lower} to ${upper}`,
  survey: SURVEY_EN,
  evaluation: {
    heading: (label) => `Did the policy change ${label}`,
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
        ? "There is no comparison: whatever else began with the policy is part of the effect."
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
    heading: "Will the goals be met",
    summary: (good, all) => `${good} of ${all} goals are achieved or on track.`,
    counts: (text) => `They stand as follows: ${text}.`,
    worst: (name, by, status) => `${name} (by ${by}): ${status}.`,
    caption: "Where the goals stand",
    paceCaption: "The pace they have, and the pace they need",
    goal: "Goal",
    by: "By",
    target: "Target",
    baseline: "Baseline",
    current: "Latest",
    done: "Way covered",
    pace: "A year so far",
    needed: "A year needed",
    projected: "At this pace",
    standing: "Standing",
    status: (id) => id.replaceAll("-", " "),
    term: (id) => (id === null ? "–" : capital(id)),
    termColumn: "Term",
    backCaption: "Who holds a goal back most",
    gap: "Behind by",
    share: "Share of what is lacking",
    asOf: (period) => `Values up to ${period}.`,
    method: "A goal is on track where the pace so far meets its target in time.",
    figure: "Each goal from its baseline towards its target",
  },
  plan: {
    heading: (name) => `What it takes to close the gap: ${name}`,
    aim: (index, atMost) => (index === null ? "the standard" : `a ${index} of at most ${atMost}`),
    met: (aim, by, sent, budget, unit) =>
      `${capital(aim)} can be met by ${by}: ${sent} ${unit} is sent, of the ${budget} there is.`,
    short: (aim, by, sent, budget, unit, change, best, metFrom) =>
      `${capital(aim)} cannot be met by ${by} within the budget${metFrom === null ? "" : `; with this plan it is met from ${metFrom} on`}. With ${sent} of ${budget} ${unit} sent, ${change}${best === null ? "" : `; ${best}`}.`,
    shortfallGoes: (before, after, unit) => `the mean shortfall goes from ${before} to ${after} ${unit}`,
    distanceGoes: (before, after) => `the distance to the target goes from ${before} to ${after}`,
    best: (of) => PLAN_BEST[of] ?? of,
    infeasible: (budget, unit) => `No plan keeps the rules within ${budget} ${unit}.`,
    shortBy: (amount, unit) => `At least ${amount} ${unit} more is needed.`,
    least: (amount, unit) => `The least money that meets the target is ${amount} ${unit}.`,
    yearsCaption: (unit) => `The plan by year, ${unit}`,
    year: "Year",
    budget: "Budget",
    sent: "Sent",
    arrived: "Arrives",
    lost: "Lost on the way",
    local: "Added locally",
    unspent: "Unspent",
    gapLeft: "Gap left",
    regionsCaption: (unit) => `The plan by region, most money per head first, ${unit}`,
    stillShort: "Still short",
    bindingCaption: "What holds the money of regions, counted by region and year",
    bindingColumn: "Held by",
    binding: (id) => PLAN_BINDING[id] ?? id,
    times: "Times",
    frontierCaption: (unit) => `The smallest gap that other budgets could leave, ${unit}`,
    reason: capital,
    certificate: (optimal, best, text) => `${optimal ? "Proved" : "Not proved"}: ${best} (${text}).`,
    method: (text) => `${capital(text)}.`,
    figure: "Budget against the smallest gap that it can leave",
  },
  quality: {
    heading: "How good the data are",
    caption: "What each result rests on",
    result: "Result",
    counted: "Regions counted",
    leftOut: "Left out",
    population: "Population",
    warnings: "Warnings",
    clean: (results) =>
      `${results} ${results === "1" ? "result" : "results"}; no region was left out, and nothing is to be warned of.`,
    summary: (results, omitted, warned) =>
      `Of ${results} ${results === "1" ? "result" : "results"}, ${omitted === "0" ? "none leaves out regions" : `${omitted} ${omitted === "1" ? "leaves" : "leave"} out regions for want of data`} and ${warned === "0" ? "none carries" : `${warned} ${warned === "1" ? "carries" : "carry"}`} warnings.`,
    sources: (text) => `Sources: ${text}.`,
    noSources: "No source is named for any figure.",
    omittedCaption: "Left out, and why",
    reasonColumn: "Why",
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
