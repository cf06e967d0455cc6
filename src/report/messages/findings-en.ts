import type { FindingsMessages } from "./findings-messages.ts";

const plural = (n: string, one: string, other: string): string => `${n} ${n === "1" ? one : other}`;
const regions = (n: string): string => plural(n, "region", "regions");
const be = (n: string, one: string, other: string): string => (n === "1" ? one : other);
const listed = (items: readonly string[]): string =>
  items.length < 2
    ? items.join("")
    : items.length === 2
      ? items.join(" and ")
      : `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
const VERB = { fell: "fell", rose: "rose", stayed: "stayed" } as const;
const course = (change: string, from: string, to: string): string =>
  change === "stayed"
    ? `stayed at ${to}`
    : `${change === "rose" ? VERB.rose : VERB.fell} from ${from} to ${to}`;

export const FINDINGS_EN: FindingsMessages = {
  heading: "Key findings",
  beforeUse: "Before you use these figures",
  annex: "Annex: full tables",
  overTime: "Change over time",
  csv: "CSV",
  scrolls: "The table is wider than the page: scroll sideways to see all its columns.",
  scope: (indicators, n, periods, people) =>
    `${[
      ...(indicators === null ? [] : [plural(indicators, "indicator", "indicators")]),
      regions(n),
      ...(periods === null ? [] : [periods]),
    ].join(", ")}${people === null ? "" : `; ${people}`}.`,
  names: (names, more) =>
    more === null ? listed(names) : `${names.join(", ")}, and ${plural(more, "other", "others")}`,
  population: (concept, year, total) => `${concept} of ${year}: ${total}`,
  illustrative: (sentence) => `Scenario (illustrative): ${sentence}`,
  resources: {
    alone: (name, region, value) => `${name}: ${region} has ${value}.`,
    allZero: (name) => `${name}: no region has any.`,
    allEqual: (name, n, value) => `${name}: all ${regions(n)} have ${value}.`,
    someZero: (name, names, n) => `${name}: ${names} ${be(n, "has", "have")} none.`,
    times: (name, highest, lowest, ratio) => `${name}: ${highest} has ${ratio} times the level of ${lowest}.`,
    difference: (name, highest, lowest, difference) =>
      `${name}: ${highest} has the most and ${lowest} the least, a difference of ${difference}.`,
    points: (name, highest, lowest, points) =>
      `${name}: ${highest} is ${points} percentage points above ${lowest}.`,
    negative: (name, low, lowest, high, highest) =>
      `${name}: values range from ${low} (${lowest}) to ${high} (${highest}).`,
    levels: (high, low, all) => `It is ${high} against ${low}; all regions together have ${all}.`,
    widest: (n, name) => `Of ${plural(n, "indicator", "indicators")}, ${name} differs most between regions.`,
    narrowest: (name, ratio) => `The smallest ratio of highest to lowest is that of ${name} (${ratio}).`,
    below: (name, standard, k, n, people, adverse) =>
      `The ${adverse ? "limit" : "standard"} for ${name} (${standard}) is ${adverse ? "exceeded" : "not met"} in ${k} of ${regions(n)}${people === null ? "" : `, home to ${people} of residents`}.`,
    allBelow: (name, standard, n, adverse) =>
      adverse
        ? `All ${regions(n)} exceed the limit for ${name} (${standard}).`
        : `None of the ${regions(n)} meets the standard for ${name} (${standard}).`,
    allMeet: (names, n) => `All ${regions(n)} meet the standard for ${names}.`,
    oneBelow: (name, region, standard, met) =>
      `${region} ${met ? "meets" : "does not meet"} the standard for ${name} (${standard}).`,
    standards: (low, high) => `${low} to ${high}`,
    alsoBelow: (list) => `Not met either: ${list}.`,
    shareOf: (name, k, n) => `${name} in ${k} of ${n}`,
    shortfall: (amount, noun, most, m) =>
      `The ${noun === null ? "total " : ""}shortfall is ${amount}${noun === null ? "" : ` ${noun}`}; ${most} ${be(m, "needs", "need")} the most.`,
    averageMeets: (average) =>
      `The average (${average}) meets the standard; the shortfall comes from uneven distribution.`,
    trend: (name, change, from, y1, to, y2) =>
      change === "stayed"
        ? `${name}: all regions together had ${to} in both ${y1} and ${y2}.`
        : `${name}: all regions together ${change === "rose" ? "rose" : "fell"} from ${from} in ${y1} to ${to} in ${y2}.`,
    ratioTrend: (change, from, to) => `The ratio of highest to lowest ${course(change, from, to)}.`,
  },
  gap: {
    one: (name, index, value, units, interval) =>
      `The ${index} of ${name} is ${value} between ${units} (0 = equal)${interval === null ? "" : `, ${interval}`}.`,
    equal: (name, units) => `${name} is the same in all ${units}.`,
    several: (index, most, high, least, low) =>
      `The most unequal distribution is that of ${most} (${index} ${high}, 0 = equal), the least unequal that of ${least} (${low}).`,
    same: (index, names, value) => `${names} have the same ${index}, ${value} (0 = equal).`,
    units: (n, parts) =>
      parts === null ? regions(n) : `${plural(n, "part", "parts")} of regions (${parts})`,
    few: (units) => `The index rests on ${units}: compare values, not the index.`,
    between: (by, low, high, most) =>
      `Differences between the groups of "${by}" account for ${low}${high === null ? "" : ` to ${high}`} of inequality${most ? ", most of it" : ""}.`,
    noBetween: (by) => `Groups of "${by}" do not differ on average; all inequality lies within them.`,
    groups: (name, high, low, ratio) =>
      ratio === null
        ? `${name}: the group "${high}" has the highest level and "${low}" the lowest.`
        : `${name}: the group "${high}" has ${ratio} times the level of "${low}".`,
    groupLevels: (high, highValue, _low, lowValue, unit, share) =>
      `It is ${highValue} against ${lowValue}${unit === "" ? "" : ` ${unit}`}${share === null ? "" : `; "${high}" has ${share} of residents`}.`,
    contrast: (name, first, last, ratio) => `${name}: ${first} has ${ratio} times the level of ${last}.`,
    contrastDifference: (name, first, last, difference, lower) =>
      `${name}: ${first} is ${difference} ${lower ? "below" : "above"} ${last}.`,
    contrastLevels: (one, other, first, last, lower, n) =>
      `It is ${one} against ${other}${n === null ? "" : `; ${first} is lower than ${last} in ${lower} of ${regions(n)}`}.`,
    trend: (index, name, change, from, y1, to, y2) =>
      change === "stayed"
        ? `The ${index} of ${name} was ${to} in both ${y1} and ${y2}.`
        : `The ${index} of ${name} ${change === "rose" ? "rose" : "fell"} from ${from} in ${y1} to ${to} in ${y2}.`,
    trends: (index, fell, rose, n, y1, y2) =>
      `From ${y1} to ${y2} the ${index} fell for ${fell} and rose for ${rose} of ${plural(n, "indicator", "indicators")}.`,
  },
  transfer: {
    headline: (title, amount, k, n, closed) =>
      `${title} distributes ${amount} to ${k === n ? `all ${regions(n)}` : `${k} of ${regions(n)}`}${closed === null ? "" : ` and closes ${closed} of the gap`}.`,
    bothWays: (title, k, amount, m, paid) =>
      `${title}: ${regions(k)} ${be(k, "receives", "receive")} ${amount}; ${regions(m)} ${be(m, "contributes", "contribute")} ${paid}.`,
    none: (title) => `${title} makes no payment.`,
    gini: (change, before, after) =>
      change === "stayed"
        ? `The Gini coefficient per resident stays at ${after}.`
        : change === "rose"
          ? `The Gini coefficient per resident rises from ${before} to ${after}: the transfer increases inequality.`
          : `The Gini coefficient per resident falls from ${before} to ${after}.`,
    noClosed: "It does not reduce the gap.",
    toMean: "The gap is measured to the mean, because no need is given.",
    leakage: (share, amount) => `${share} of the funds (${amount}) go to regions without a gap.`,
    noLeakage: "All funds go to regions with a gap.",
    failed: (claim) => `Check failed: ${claim}. Do not use the amounts.`,
    others: (n) => `${plural(n, "region", "regions")} without payment`,
  },
  appraisal: {
    headline: (best, k, high, max, last, _m, low) =>
      `${best} ${be(k, "has", "have")} the highest score (${high} of ${max}), ${last} the lowest (${low}).`,
    mean: (mean) => `The mean is ${mean}.`,
    allEqual: (n, score, max) => `All ${plural(n, "subject", "subjects")} score ${score} of ${max}.`,
    alone: (name, score, max) => `${name} scores ${score} of ${max}.`,
    grades: (counts) => `Grades: ${listed(counts.map(([n, grade]) => `${n} ${grade}`))}.`,
    loss: (name, points) => `${name} costs the most points (${points} over all subjects).`,
    veto: (names) => `Veto for ${names}.`,
    paid: (amount, low, lowest, high, highest) =>
      `${amount} is distributed by score, from ${low} (${lowest}) to ${high} (${highest}).`,
    remainder: (amount) => `${amount} is not distributed.`,
    overspent: (amount) => `Payments exceed the pool by ${amount}.`,
  },
  money: {
    spent: (date, share, spent, total) =>
      `${date === null ? "" : `By ${date}, `}${share} (${spent}) of the total funding of ${total} was spent for the intended purpose.`,
    unreported: (total) => `Total funding is ${total}; spending is not reported.`,
    none: "The records show no funding.",
    rest: (parts) => `Of the rest: ${listed(parts.map(([label, amount]) => `${label} ${amount}`))}.`,
    arrival: (names, share) => `${names} received the least of what was due (${share}).`,
    allArrived: "All funds due had arrived.",
    late: (share, days) =>
      `${share} of the funds due arrived on time${days === null ? "" : `; on average ${days} days late, weighted by amount`}.`,
    allOnTime: "All funds due arrived on time.",
    unlinked: (n) => `${plural(n, "payment", "payments")} could not be linked to a sender.`,
  },
  goals: {
    headline: (k, n) => `Of ${plural(n, "goal", "goals")}, ${k} ${be(k, "is", "are")} achieved or on track.`,
    all: (n) => `All ${plural(n, "goal", "goals")} are achieved or on track.`,
    none: (n) => `None of the ${plural(n, "goal", "goals")} is achieved or on track.`,
    one: (name, status) => `${name} is ${status}.`,
    behind: (name, current, year, projected, deadline, target) =>
      `${name}: ${current} in ${year}; at the current pace ${projected} by ${deadline} (target ${target}).`,
    notYet: (name, status) => `${name}: ${status}.`,
    lagging: (goal, names, n) => `${goal}: ${names} ${be(n, "is", "are")} furthest from the target.`,
    atPace: "At the current pace means that the linear trend continues. It is not a forecast.",
  },
  plan: {
    met: (aim, year, used, budget) => `The budget meets ${aim} by ${year}: ${used} of ${budget} is used.`,
    already: (aim) => `Already met: ${aim}. No funds are needed.`,
    short: (aim, year, later) =>
      `The budget does not meet ${aim} by ${year}${later === null ? " or in any later year of the plan" : `; it does from ${later} on`}.`,
    infeasible: (budget) => `The floors and caps leave no plan within ${budget}.`,
    effect: (before, after, unit) => `The mean shortfall falls from ${before} to ${after} ${unit}.`,
    distance: (before, after) => `The distance to the target falls from ${before} to ${after}.`,
    need: (total, more) =>
      `The target takes ${total} in total${more === null ? "" : `, at least ${more} more than budgeted`}.`,
    nothing: (n) => `${regions(n)} without funds`,
  },
};
