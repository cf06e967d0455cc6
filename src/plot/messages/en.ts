import type { Words } from "./words.ts";

export const EN: Words = {
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
  cumulative: (who) => `Share of ${who}, from those with least to those with most`,
  cumulativeBy: (who, by) => `Share of ${who}, ranked by ${by}, lowest first`,
  equality: "everyone has the same",
  curve: (index) => `Curve ${index}`,
  lowestHalf: (who, share) =>
    `The half of the ${who} with least ${who === "people" ? "have" : "hold"} ${share} of the total.`,
  lowestHalfShort: (share) => `lower half: ${share}`,
  lowestHalfBy: (by, share) => `The half ranked lowest by ${by} has ${share} of the total.`,
  gini: (value) => `Gini ${value}`,
  concentrationIndex: (value) => `Concentration index ${value}`,
  labeled: (label, text) => `${label}: ${text}`,
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
  amount: "amount",
  score: "Score",
  points: "points",
  value: "Value",
  unnamed: (i) => `Unit ${i}`,
  short: (n, of) => `${n} of ${of} regions are short of the standard.`,
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
  pairGap: (less, first, second, of) => `${first} is below ${second} in ${less} of ${of} regions.`,
  first: "first",
  second: "second",
  warning: (_code, message) => sentence(message),
};

/** Inside a sentence a name begins small, unless it is an abbreviation. */
function lower(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
