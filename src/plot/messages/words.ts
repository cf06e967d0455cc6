/** The words of all pictures in one language. A language is one file beside this one. */
export interface Words {
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
  readonly cumulative: (who: "people" | "regions") => string;
  readonly cumulativeBy: (who: "people" | "regions", by: string) => string;
  readonly equality: string;
  readonly curve: (index: number) => string;
  readonly lowestHalf: (who: "people" | "regions", share: string) => string;
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
  /** Warnings that stay with a picture, by code. */
  readonly warning: (code: string, message: string, n: number) => string | null;
}
