/** The words of all pictures in one language. A language is one file next to this one. */
export interface PlotMessages {
  /** Puts two sentences behind each other. */
  readonly join: (sentences: readonly string[]) => string;
  /** Puts the end of a sentence. */
  readonly sentence: (text: string) => string;
  /** "Beds, 2020", where there is a period. */
  readonly dated: (name: string, period: string | null) => string;
  readonly region: string;
  readonly people: string;
  /** "3,000 regions". */
  readonly regions: (n: string) => string;
  readonly lorenzTitle: (name: string) => string;
  readonly concentrationTitle: (name: string, by: string) => string;
  readonly shareOf: (name: string) => string;
  readonly values: string;
  /** The lower axis of a Lorenz curve. */
  readonly cumulative: (who: "people" | "regions" | "land") => string;
  readonly cumulativeBy: (who: "people" | "regions" | "land", by: string) => string;
  readonly equality: string;
  readonly income: string;
  readonly protectionTitle: (name: string) => string;
  /** "13.2 % of the people pay more than 10 % of their consumption." */
  readonly paysMoreThan: (people: string, threshold: string) => string;
  readonly peopleByPayment: string;
  readonly shareOfConsumption: string;
  readonly curve: (index: number) => string;
  readonly lowestHalf: (who: "people" | "regions" | "land", share: string) => string;
  readonly lowestHalfShort: (share: string) => string;
  readonly lowestHalfBy: (by: string, share: string) => string;
  readonly gini: (value: string) => string;
  readonly concentrationIndex: (value: string) => string;
  readonly labeled: (label: string, text: string) => string;
  readonly mean: (value: string) => string;
  readonly overall: (value: string) => string;
  readonly standard: (value: string) => string;
  readonly full: (value: string) => string;
  readonly indexIs: (label: string, value: string) => string;
  readonly extent: (n: string, high: string, highName: string, low: string, lowName: string) => string;
  readonly only: (name: string, value: string) => string;
  readonly named: (n: string, low: string, high: string) => string;
  readonly between: (n: string) => string;
  readonly all: (n: string) => string;
  readonly interval: string;
  readonly rank: string;
  readonly rankTitle: string;
  readonly rankRange: string;
  readonly ranksSay: (n: string) => string;
  readonly median: string;
  readonly amountPerHead: string;
  /** The unit of money, by head. */
  readonly perHead: (unit: string) => string;
  readonly amountAxis: string;
  readonly amount: string;
  readonly score: string;
  readonly points: string;
  readonly value: string;
  readonly unnamed: (i: number) => string;
  readonly short: (n: string, of: string) => string;
  readonly allMet: (n: string) => string;
  readonly shortMark: string;
  readonly metMark: string;
  readonly standardMark: string;
  readonly aboveMean: string;
  readonly belowMean: string;
  readonly distance: string;
  readonly difference: string;
  readonly gapTitle: (name: string) => string;
  readonly meanGap: (below: string, of: string) => string;
  readonly pairTitle: (name: string, first: string, second: string) => string;
  readonly pairGap: (lower: string, first: string, second: string, of: string) => string;
  readonly first: string;
  readonly second: string;
  readonly waterfallTitle: (period: string) => string;
  readonly waterfallSays: (spent: string, cameIn: string, currency: string, share: string) => string;
  readonly waterfallBar: (id: string, label: string) => string;
  readonly shareOfMoney: string;
  readonly partsTitle: (name: string) => string;
  readonly sourcesTitle: string;
  readonly partsSay: (index: string, total: string, most: string, share: string) => string;
  readonly firstAndLast: (n: string, first: string, last: string) => string;
  readonly adds: (index: string) => string;
  readonly whole: string;
  readonly share: string;
  readonly indexWord: string;
  readonly giniWord: string;
  readonly indexNamed: (id: string) => string;
  readonly betweenGroups: string;
  readonly withinGroups: string;
  readonly within: (group: string) => string;
  readonly overlap: string;
  readonly capacity: string;
  readonly beforeAfter: string;
  readonly transferSays: (sum: string, getting: string, of: string, paying: string) => string;
  readonly fromTo: (low: string, high: string) => string;
  readonly spreads: (before: string, after: string) => string;
  /** A part of the regions, where it is one everybody knows. */
  readonly subgroup: (name: string) => string;
  readonly part: (name: string, part: string) => string;
  readonly betweenBy: (by: string) => string;
  readonly spreadTitle: string;
  readonly spreadName: (measure: string) => string;
  readonly indexOverTime: (label: string, name: string) => string;
  /** The name of an index by its id; of one that is not of the catalog, the label it came with. */
  readonly indexLabel: (id: string, label: string) => string;
  readonly trend: (slope: string, calendar: boolean) => string;
  readonly spreadSays: (
    first: string,
    from: string,
    last: string,
    to: string,
    slope: number,
    calendar: boolean,
  ) => string;
  readonly trendTest: (p: string) => string;
  readonly seriesTitle: string;
  readonly year: string;
  readonly period: string;
  /** Heading of an evaluation: effects by time, the course, or the placebos. */
  readonly evaluationTitle: (label: string, show: string) => string;
  /** "Effect: 0.75 beds (p = 0.067)." */
  readonly effectSays: (value: string, p: string | null) => string;
  readonly effect: string;
  readonly timeSincePolicy: string;
  readonly treatedRegions: string;
  readonly withoutPolicy: string;
  /** The treated region among its placebos. */
  readonly treatedName: (name: string) => string;
  readonly goalsTitle: string;
  readonly goalsSay: (good: string, of: string) => string;
  readonly goalStatus: (status: string) => string;
  readonly goalHead: (status: string, target: string, by: string) => string;
  readonly goalsLeft: (n: string, of: string) => string;
  readonly observed: string;
  readonly target: string;
  readonly atThisPace: string;
  readonly frontierTitle: (name: string) => string;
  readonly budgetName: string;
  readonly remainingGap: string;
  readonly granted: (value: string) => string;
  readonly least: (value: string) => string;
  readonly bound: (value: string) => string;
  readonly frontierSays: (budget: string, unit: string, gap: string) => string;
  readonly frontierMet: (budget: string, unit: string) => string;
  readonly frontierBoth: (alike: string, free: string, unit: string) => string;
  readonly frontierNone: string;
  readonly appraisalTitle: (name: string, who: string) => string;
  readonly appraisalSays: (score: string, maximum: string, grade: string) => string;
  readonly mostLost: (name: string, points: string) => string;
  readonly earned: string;
  readonly lost: string;
  readonly notSized: string;
  readonly others: (n: string) => string;
  readonly cellsLeft: (n: string) => string;
  /** Warnings that stay with a picture, by code. */
  readonly warning: (code: string, message: string, n: number) => string | null;
}
