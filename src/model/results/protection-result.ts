import type { Source } from "../source.ts";
import type { NoticeOf } from "./notice.ts";

/** What a reader of a result from a survey must know. */
export type SurveyWarning = {
  readonly [Code in "illustrative_figures" | "unverified_figures" | "no_interval"]: NoticeOf<Code>;
}["illustrative_figures" | "unverified_figures" | "no_interval"];

/** A share of the people with its interval under the design of the survey. */
export interface SurveyShare {
  /** The share, 0 to 1. */
  readonly value: number;
  /** Standard error under the design; `null` where a stratum has one unit. */
  readonly standardError: number | null;
  /** Confidence interval, cut at 0 and 1; `null` where there is no standard error. */
  readonly interval: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
    /** Confidence level between 0 and 1. */
    readonly confidence: number;
  } | null;
}

/** Poverty before or after payments. */
export interface ProtectionPoverty {
  /** Share of the people below the line. */
  readonly headcount: number;
  /** Mean over all of what they lack of it, in the unit of consumption per head. */
  readonly gap: number;
  /** The same in lines. */
  readonly normalizedGap: number;
  /** Mean over those below; `null` where there are none. */
  readonly meanPositiveGap: number | null;
}

/** Catastrophic payments at one threshold. */
export interface ProtectionThreshold {
  /** What payments are a share of: all consumption, or consumption less food. */
  readonly resources: "total" | "food";
  /** The threshold, 0 to 1. */
  readonly threshold: number;
  /** Share of the people above it. */
  readonly headcount: number;
  /** Mean of what exceeds it; `null` where somebody has no resources. */
  readonly overshoot: number | null;
  /** The same over those above; `null` where there are none. */
  readonly meanPositiveOvershoot: number | null;
  /** Concentration index of being above: below 0 the poor are hit more often. */
  readonly headcountConcentration: number | null;
  /** Headcount × (1 − its concentration index). */
  readonly rankWeightedHeadcount: number;
}

/** One group in a {@link ProtectionResult}. */
export interface ProtectionRow {
  /** The label. */
  readonly group: string | number;
  /** Rows with weight. */
  readonly n: number;
  /** Share of the people who are in it. */
  readonly populationShare: number;
  /** Financial hardship. */
  readonly value: number;
  /** Its standard error as that of a domain of the full sample; `null` where there is none. */
  readonly standardError: number | null;
  /** Its confidence interval, cut at 0 and 1; `null` where there is no standard error. */
  readonly interval: SurveyShare["interval"];
  /** Its part that spends more than all of its budget. */
  readonly impoverishing: number;
  /** Its part that spends much without falling below the line. */
  readonly large: number;
  /** Share below the line before payments. */
  readonly below: number;
}

/** What a survey says about financial protection. */
export interface ProtectionResult {
  /** Tells this result from others. */
  readonly kind: "protection";
  /** Id of the survey. */
  readonly study: string;
  /** Display name. */
  readonly name: string;
  /** Period of the figures; `null` where the survey gives none. */
  readonly period: string | null;
  /** Unit of money; `null` where the survey gives none. */
  readonly currency: string | null;
  /** Financial hardship, indicator 3.8.2: share of the people. */
  readonly value: number;
  /** How the value came about, in words. */
  readonly method: string;
  /** Financial hardship with its interval. */
  readonly hardship: SurveyShare;
  /** Share that spends more than all of its discretionary budget, with its interval. */
  readonly impoverishing: SurveyShare;
  /** Share that spends much without falling below the line, with its interval. */
  readonly large: SurveyShare;
  /** Former indicators: share with payments over 10 and over 25 percent of consumption. */
  readonly former: {
    /** Over 10 percent. */
    readonly over10: SurveyShare;
    /** Over 25 percent. */
    readonly over25: SurveyShare;
  };
  /** The poverty line; `null` where each row has its own. */
  readonly povertyLine: number | null;
  /** Poverty and payments. */
  readonly poverty: {
    /** Before payments. */
    readonly before: ProtectionPoverty;
    /** After them. */
    readonly after: ProtectionPoverty;
    /** Share pushed below the line. */
    readonly impoverished: number;
    /** Share pushed further below. */
    readonly furtherImpoverished: number;
  };
  /** Catastrophic payments, one record a threshold. */
  readonly catastrophic: readonly ProtectionThreshold[];
  /** Groups, in order of appearance; empty where none were asked for. */
  readonly rows: readonly ProtectionRow[];
  /** Share of consumption paid by those who pay the largest shares: one point each percent of the people, descending. */
  readonly curve: readonly {
    /** Share of the people, 0 to 1. */
    readonly people: number;
    /** Share of their consumption that they pay at least. */
    readonly share: number;
  }[];
  /** Rows with weight. */
  readonly n: number;
  /** Regions left out: none, as rows are households. */
  readonly omitted: readonly never[];
  /** No population figures are used. */
  readonly population: null;
  /** What a reader ought to know. */
  readonly warnings: readonly SurveyWarning[];
  /** Where the figures come from. */
  readonly sources: readonly Source[];
}
