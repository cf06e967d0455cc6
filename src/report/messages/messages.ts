import type { FindingsMessages } from "./findings-messages.ts";
import type { SurveyMessages } from "./survey-messages.ts";

/**
 * Every word of a report that is not from the data, in one language. A language is one file next to this one. Functions take
 * numbers that are formatted already.
 */
export interface ReportMessages {
  /** BCP 47 tag. */
  readonly language: string;
  /** Title of a report that was given none. */
  readonly title: string;
  readonly contents: string;
  readonly pleaseNote: string;
  readonly method: string;
  readonly sources: string;
  readonly figure: (n: number, caption: string) => string;
  readonly table: (n: number, caption: string) => string;
  /** Between sentences. */
  readonly space: string;
  readonly list: (items: readonly string[]) => string;
  /** A sentence of its own, from a text of the library or the data. */
  readonly sentence: (text: string) => string;
  /** What ends a sentence. */
  readonly stop: string;
  /** A kind of things, and how many there are. */
  readonly counted: (kind: string, n: string) => string;
  /** From one period to another. */
  readonly span: (from: string, to: string) => string;
  /** A difference between percentages. */
  readonly points: (difference: string) => string;
  /** A day, from its ISO form. */
  readonly day: (iso: string) => string;
  /** What one amount is of one resident, or of a thousand: the column head. */
  readonly perThousand: string;
  /** A word behind another, in brackets. */
  readonly bracket: (text: string, inside: string) => string;
  readonly dated: (text: string, period: string) => string;
  /** A name and its value. */
  readonly pair: (name: string, value: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly region: string;
  readonly indicator: string;
  readonly period: string;
  readonly unit: string;
  readonly people: string;
  readonly all: string;
  readonly perHead: string;
  readonly standard: string;
  /** `inFile`: whether a file next to the table has all rows. */
  readonly showing: (low: string, high: string, all: string, inFile: boolean) => string;
  readonly showingFirst: (shown: string, all: string, inFile: boolean) => string;
  /** Name of an index; the label of the library where it has no name here. */
  readonly index: (id: string, label: string) => string;
  readonly concept: (id: string) => string;
  readonly status: (id: string) => string;
  readonly license: (text: string) => string;
  readonly unitText: (text: string) => string;
  /** Sentences of the first page. */
  readonly findings: FindingsMessages;
  readonly gap: {
    readonly heading: string;
    /** `parts`: the parts of the regions that are units of their own; `null` for whole regions. */
    readonly caption: (n: string, weights: "population" | "equal" | "area", parts: string | null) => string;
    readonly units: string;
    readonly betweenCaption: (by: string, index: string | null) => string;
    readonly indexColumn: string;
    readonly total: string;
    readonly between: string;
    readonly within: string;
    readonly shareBetween: string;
    readonly nestingCaption: (index: string) => string;
    /** What lies between the groups of one level, inside those of the level above; `null` for the outermost. */
    readonly nestingLevel: (by: string, above: string | null) => string;
    readonly nestingRest: (by: string) => string;
    readonly contrastCaption: (
      first: string,
      last: string,
      over: "denominators" | "population" | "mixed" | "equal" | "area",
    ) => string;
    readonly contrastByRegion: (name: string, first: string, last: string) => string;
    readonly regionsAbove: (first: string, last: string) => string;
    readonly ratio: string;
    readonly difference: string;
    /** What the means of groups are over. */
    readonly groupsCaption: (over: "denominators" | "population" | "mixed" | "equal" | "area") => string;
    readonly allBy: (over: "denominators" | "population" | "mixed" | "equal" | "area") => string;
    readonly trendCaption: (index: string) => string;
    readonly seriesCaption: (name: string) => string;
    readonly mean: string;
    readonly ofValues: (index: string) => string;
    readonly weights: (concept: string, year: string, people: string) => string;
    readonly caution: string;
    readonly figure: string;
  };
  readonly resources: {
    readonly heading: string;
    readonly overview: (resources: string, regions: string, unit: string | null, judged: boolean) => string;
    readonly ownUnits: string;
    readonly allTogether: string;
    readonly against: string;
    readonly resource: string;
    readonly regionsBelow: string;
    readonly peopleBelow: string;
    readonly shortfall: string;
    readonly largest: string;
    readonly againstHeading: string;
    readonly surplus: string;
    readonly over: string;
    readonly unitsShort: string;
    readonly first: (period: string) => string;
    readonly change: string;
    readonly trendCaption: (first: string, last: string) => string;
    readonly periodsCaption: (name: string) => string;
    readonly of: (some: string, all: string) => string;
    readonly pooledLine: string;
    readonly lowest: string;
    readonly highest: string;
    readonly times: string;
    readonly shortOf: (noun: string) => string;
    readonly caption: (name: string) => string;
    readonly relative: string;
    readonly met: string;
    readonly pooled: string;
    readonly peopleAre: (concept: string, year: string) => string;
    readonly figure: (name: string) => string;
  };
  readonly transfer: {
    readonly heading: (title: string) => string;
    readonly caption: string;
    readonly amount: (unit: string) => string;
    readonly before: string;
    readonly after: string;
    readonly fixedBy: string;
    readonly parameters: string;
    readonly parameter: string;
    readonly value: string;
    readonly statusColumn: string;
    readonly source: string;
    readonly steps: (text: string) => string;
    readonly checked: (claim: string, holds: boolean) => string;
    readonly leftUnplaced: (step: string, amount: string) => string;
    readonly granted: (text: string) => string;
    readonly figure: string;
  };
  readonly appraisal: {
    readonly heading: (name: string) => string;
    readonly caption: string;
    readonly subject: string;
    readonly score: string;
    readonly of: string;
    readonly grade: string;
    readonly payment: (currency: string) => string;
    readonly lostCaption: string;
    readonly lost: string;
    readonly reason: string;
    readonly method: (text: string) => string;
    readonly rule: (text: string) => string;
    readonly veto: (name: string, reason: string) => string;
    readonly ranked: string;
    readonly figure: (name: string) => string;
  };
  readonly money: {
    readonly heading: (periods: string) => string;
    readonly waterfall: (currency: string) => string;
    readonly bar: (id: string, label: string) => string;
    /** A step inside a sentence. */
    readonly inSentence: (id: string) => string;
    readonly step: string;
    readonly change: string;
    readonly running: string;
    readonly byReceiver: (currency: string) => string;
    readonly receiver: string;
    readonly due: string;
    readonly arrived: string;
    readonly arrivedOfDue: string;
    readonly onTime: string;
    readonly delay: string;
    readonly spent: string;
    readonly offPurpose: string;
    readonly retained: string;
    readonly byHop: (currency: string) => string;
    readonly hop: string;
    readonly by: (what: "kind" | "category" | "service", currency: string) => string;
    readonly split: (what: "kind" | "category" | "service") => string;
    readonly name: (id: string | null, name: string) => string;
    readonly unmatchedCaption: (currency: string) => string;
    readonly flow: string;
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    readonly why: string;
    readonly asOf: (day: string) => string;
    readonly everything: string;
    readonly method: string;
    readonly figure: string;
  };
  /** "95% CI 1.2% to 3.4%". */
  readonly interval: (confidence: string, lower: string, upper: string) => string;
  /** Sections on surveys of households. */
  readonly survey: SurveyMessages;
  readonly evaluation: {
    readonly heading: (label: string) => string;
    /** "Gini coefficient of Beds", or the indicator alone. */
    readonly label: (index: string | null, name: string) => string;
    readonly finding: (
      design: string,
      label: string,
      value: string,
      unit: string,
      treated: number,
      comparison: number,
    ) => string;
    readonly sure: (p: string, from: string, assignments: number | null) => string;
    readonly caution: (design: string) => string;
    readonly method: (design: string) => string;
    readonly preTrend: (p: string) => string;
    readonly figure: (show: "path" | "effects" | "placebos") => string;
    readonly regionsCaption: string;
    readonly effectsCaption: string;
    readonly from: string;
    readonly never: string;
    readonly before: string;
    readonly after: string;
    readonly weight: string;
    readonly placebo: string;
    readonly time: string;
    readonly effect: string;
    readonly lower: string;
    readonly upper: string;
  };
  readonly goals: {
    readonly heading: string;
    readonly caption: string;
    readonly paceCaption: string;
    readonly goal: string;
    readonly by: string;
    readonly target: string;
    readonly baseline: string;
    readonly current: string;
    readonly done: string;
    readonly pace: string;
    readonly needed: string;
    readonly projected: string;
    readonly standing: string;
    readonly status: (id: string) => string;
    readonly term: (id: string | null) => string;
    readonly termColumn: string;
    readonly backCaption: string;
    readonly gap: string;
    readonly share: string;
    readonly asOf: (period: string) => string;
    readonly method: string;
    readonly figure: string;
  };
  readonly plan: {
    readonly heading: (name: string) => string;
    readonly aim: (index: string | null, atMost: string) => string;
    /** What no plan does better, by what was made as small as can be. */
    readonly best: (of: string) => string;
    readonly yearsCaption: (unit: string) => string;
    readonly year: string;
    readonly budget: string;
    readonly sent: string;
    readonly arrived: string;
    readonly local: string;
    readonly unspent: string;
    readonly gapLeft: string;
    readonly regionsCaption: (unit: string) => string;
    readonly stillShort: string;
    readonly bindingCaption: string;
    readonly bindingColumn: string;
    readonly binding: (id: string) => string;
    readonly times: string;
    readonly frontierCaption: (unit: string) => string;
    readonly reason: (text: string) => string;
    readonly certificate: (optimal: boolean, best: string, text: string) => string;
    readonly method: (text: string) => string;
    readonly figure: string;
  };
  readonly quality: {
    readonly heading: string;
    readonly caption: string;
    readonly result: string;
    readonly counted: string;
    readonly leftOut: string;
    readonly population: string;
    readonly warnings: string;
    readonly clean: (results: string) => string;
    readonly summary: (results: string, omitted: string, warned: string) => string;
    readonly sources: (text: string) => string;
    readonly noSources: string;
    readonly omittedCaption: string;
    readonly reasonColumn: string;
  };
}
