/** A count of regions as text: "12", "1". */
type Count = string;

/**
 * Sentences of the first page, in one language. Numbers are formatted already; names are lists that are joined already, with how
 * many there are where a verb depends on it. A value that is not available is `null`, and its part of the sentence is left out.
 */
export interface FindingsMessages {
  readonly heading: string;
  readonly beforeUse: string;
  readonly annex: string;
  readonly overTime: string;
  readonly csv: string;
  readonly scrolls: string;
  /** "6 indicators, 16 regions, 2010; resident population of 2010: 19,612,000." */
  readonly scope: (
    indicators: string | null,
    regions: Count,
    periods: string | null,
    people: string | null,
  ) => string;
  /** Names, and how many more there are. */
  readonly names: (names: readonly string[], more: Count | null) => string;
  readonly population: (concept: string, year: string, total: string) => string;
  readonly illustrative: (sentence: string) => string;
  readonly resources: {
    readonly alone: (name: string, region: string, value: string) => string;
    readonly allZero: (name: string) => string;
    readonly allEqual: (name: string, n: Count, value: string) => string;
    readonly someZero: (name: string, regions: string, n: Count) => string;
    readonly times: (name: string, highest: string, lowest: string, ratio: string) => string;
    readonly difference: (name: string, highest: string, lowest: string, difference: string) => string;
    readonly points: (name: string, highest: string, lowest: string, points: string) => string;
    readonly negative: (name: string, low: string, lowest: string, high: string, highest: string) => string;
    readonly levels: (high: string, low: string, all: string) => string;
    readonly widest: (n: Count, name: string) => string;
    readonly narrowest: (name: string, ratio: string) => string;
    readonly below: (
      name: string,
      standard: string,
      k: Count,
      n: Count,
      people: string | null,
      adverse: boolean,
    ) => string;
    readonly allBelow: (name: string, standard: string, n: Count, adverse: boolean) => string;
    readonly allMeet: (names: string, n: Count) => string;
    readonly oneBelow: (name: string, region: string, standard: string, met: boolean) => string;
    readonly standards: (low: string, high: string) => string;
    readonly alsoBelow: (list: string) => string;
    readonly shareOf: (name: string, k: Count, n: Count) => string;
    readonly shortfall: (amount: string, noun: string | null, most: string, m: Count) => string;
    readonly averageMeets: (average: string) => string;
    readonly trend: (
      name: string,
      change: "fell" | "rose" | "stayed",
      from: string,
      y1: string,
      to: string,
      y2: string,
    ) => string;
    readonly ratioTrend: (change: "fell" | "rose" | "stayed", from: string, to: string) => string;
  };
  readonly gap: {
    readonly one: (
      name: string,
      index: string,
      value: string,
      units: string,
      interval: string | null,
    ) => string;
    readonly equal: (name: string, units: string) => string;
    readonly several: (index: string, most: string, high: string, least: string, low: string) => string;
    readonly same: (index: string, names: string, value: string) => string;
    readonly units: (n: Count, parts: string | null) => string;
    readonly few: (units: string) => string;
    readonly between: (by: string, low: string, high: string | null, most: boolean) => string;
    readonly noBetween: (by: string) => string;
    readonly groups: (name: string, high: string, low: string, ratio: string | null) => string;
    readonly groupLevels: (
      high: string,
      highValue: string,
      low: string,
      lowValue: string,
      unit: string,
      share: string | null,
    ) => string;
    readonly contrast: (name: string, first: string, last: string, ratio: string) => string;
    readonly contrastDifference: (
      name: string,
      first: string,
      last: string,
      difference: string,
      lower: boolean,
    ) => string;
    readonly contrastLevels: (
      one: string,
      other: string,
      first: string,
      last: string,
      lower: Count,
      n: Count | null,
    ) => string;
    readonly trend: (
      index: string,
      name: string,
      change: "fell" | "rose" | "stayed",
      from: string,
      y1: string,
      to: string,
      y2: string,
    ) => string;
    readonly trends: (index: string, fell: Count, rose: Count, n: Count, y1: string, y2: string) => string;
  };
  readonly transfer: {
    readonly headline: (title: string, amount: string, k: Count, n: Count, closed: string | null) => string;
    readonly bothWays: (title: string, k: Count, amount: string, m: Count, paid: string) => string;
    readonly none: (title: string) => string;
    readonly gini: (change: "fell" | "rose" | "stayed", before: string, after: string) => string;
    readonly noClosed: string;
    readonly toMean: string;
    readonly leakage: (share: string, amount: string) => string;
    readonly noLeakage: string;
    readonly failed: (claim: string) => string;
    readonly others: (n: Count) => string;
  };
  readonly appraisal: {
    readonly headline: (
      best: string,
      k: Count,
      high: string,
      max: string,
      last: string,
      m: Count,
      low: string,
    ) => string;
    readonly mean: (mean: string) => string;
    readonly allEqual: (n: Count, score: string, max: string) => string;
    readonly alone: (name: string, score: string, max: string) => string;
    readonly grades: (counts: readonly (readonly [string, string])[]) => string;
    readonly loss: (name: string, points: string) => string;
    readonly veto: (names: string) => string;
    readonly paid: (amount: string, low: string, lowest: string, high: string, highest: string) => string;
    readonly remainder: (amount: string) => string;
    readonly overspent: (amount: string) => string;
  };
  readonly money: {
    readonly spent: (date: string | null, share: string, spent: string, total: string) => string;
    readonly unreported: (total: string) => string;
    readonly none: string;
    readonly rest: (parts: readonly (readonly [string, string])[]) => string;
    readonly arrival: (regions: string, share: string) => string;
    readonly allArrived: string;
    readonly late: (share: string, days: string | null) => string;
    readonly allOnTime: string;
    readonly unlinked: (n: Count) => string;
  };
  readonly goals: {
    readonly headline: (k: Count, n: Count) => string;
    readonly all: (n: Count) => string;
    readonly none: (n: Count) => string;
    readonly one: (name: string, status: string) => string;
    readonly behind: (
      name: string,
      current: string,
      year: string,
      projected: string,
      deadline: string,
      target: string,
    ) => string;
    readonly notYet: (name: string, status: string) => string;
    readonly lagging: (goal: string, regions: string, n: Count) => string;
    readonly atPace: string;
  };
  readonly plan: {
    readonly met: (aim: string, year: string, used: string, budget: string) => string;
    readonly already: (aim: string) => string;
    readonly short: (aim: string, year: string, later: string | null) => string;
    readonly infeasible: (budget: string) => string;
    readonly effect: (before: string, after: string, unit: string) => string;
    readonly distance: (before: string, after: string) => string;
    readonly need: (total: string, more: string | null) => string;
    readonly nothing: (n: Count) => string;
  };
}
