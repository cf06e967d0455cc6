import type { Period } from "../period.ts";
import type { PopulationConcept } from "../region.ts";

/** How much a notice matters: an assumption, something to read the figures by, or figures not to use. */
export type NoticeSeverity = "info" | "warning" | "error";

/** A notice without numbers. */
type Nothing = Readonly<Record<string, never>>;

/** Regions or other units, by id. */
interface Regions {
  /** Ids, in the order of the study. */
  readonly regions: readonly string[];
}

/** The sources a notice is about. */
interface Titles {
  /** Titles of the sources, as the study has them. */
  readonly titles: readonly string[];
}

/** A population of one year. */
interface Population {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
}

/** What was chosen because the question did not name it. */
type Chosen =
  | {
      /** The period of the values. */
      readonly chosen: "period";
      /** The latest that has values. */
      readonly period: Period;
      /** Whether it is the latest that all subgroups have. */
      readonly allSubgroups: boolean;
    }
  | (Population & {
      /** The year of the population. */
      readonly chosen: "population";
    })
  | {
      /** The day whose standards apply. */
      readonly chosen: "standard";
      /** Id of the indicator. */
      readonly indicator: string;
      /** ISO date. */
      readonly day: string;
    };

/** Why an interval is missing. */
export type NoIntervalCause =
  | "no-standard-errors"
  | "no-standard-error"
  | "single-unit"
  | "not-finite"
  | "resample-failed";

/** The data of each notice: ids, numbers, periods and units; never sentences of the library. */
export interface NoticeData {
  /** Regions or subjects that were excluded. */
  readonly regions_omitted: Regions & {
    /** How many there are in all. */
    readonly of: number;
    /** What is missing. */
    readonly missing: "data" | "evidence" | "flows";
  };
  /** An index over few regions. */
  readonly few_regions: {
    /** How many. */
    readonly n: number;
  };
  /** Population and data of different years. */
  readonly population_year_differs: Population & {
    /** Periods of the data. */
    readonly periods: readonly Period[];
  };
  /** A period, year or day that the question did not name. */
  readonly period_chosen: Chosen;
  /** Sources with illustrative figures. */
  readonly illustrative_figures: Titles;
  /** Sources that were not checked. */
  readonly unverified_figures: Titles;
  /** A value of 0 makes the index infinite. */
  readonly no_decomposition: Nothing;
  /** Part of a pool is not paid out. */
  readonly not_everyone_paid: {
    /** What is left. */
    readonly left: number;
    /** The pool. */
    readonly pool: number;
    /** ISO 4217 code; `null` if not known. */
    readonly currency: string | null;
  };
  /** What the program itself warns of. */
  readonly program: Regions & {
    /** Id of the program. */
    readonly program: string;
    /** Code of the program's warning. */
    readonly warning: string;
    /** The text of the program, in its language. */
    readonly text: string;
    /** Step that warns; `null` for the whole run. */
    readonly step: string | null;
  };
  /** A claim of the program does not hold. */
  readonly claim_broken: {
    /** Id of the program. */
    readonly program: string;
    /** The claim, in the words of the program. */
    readonly claim: string;
    /** Numbers that show it, in the words of the program. */
    readonly detail: string;
  };
  /** Two inputs of a program count different people. */
  readonly populations_differ: {
    /** The input per head. */
    readonly input: string;
    /** Its population. */
    readonly population: Population;
    /** The input with the population of the result. */
    readonly otherInput: string;
    /** That population. */
    readonly otherPopulation: Population;
  };
  /** No cost was given. */
  readonly cost_assumed: {
    /** Unit of the money. */
    readonly moneyUnit: string;
    /** Id of the indicator. */
    readonly indicator: string;
  };
  /** Regions that report no flows. */
  readonly losses_assumed: Regions & {
    /** How many regions there are in all. */
    readonly of: number;
  };
  /** Values computed from the regions inside. */
  readonly pooled: Regions & {
    /** How they were put together. */
    readonly by: "sum" | "denominators";
  };
  /** The same with the population as weight. */
  readonly pooled_by_population: Regions & Population;
  /** There is no confidence interval. */
  readonly no_interval: {
    /** Why. */
    readonly cause: NoIntervalCause;
    /** Values without a standard error; `null` if that is not the cause. */
    readonly without: number | null;
    /** Values in all; `null` if that is not the cause. */
    readonly of: number | null;
  };
  /** Population is missing, for this use. */
  readonly no_population: {
    /** What it is missing for. */
    readonly use: "rates" | "weights" | "per-head";
    /** Regions without it; empty if it concerns all. */
    readonly regions: readonly string[];
    /** The population; `null` if there is none at all. */
    readonly population: Population | null;
  };
  /** The index and the mean weigh regions differently. */
  readonly weights_differ: {
    /** Share of the denominators that lie in other regions than the people, 0 to 1. */
    readonly share: number;
    /** The mean weighted by population. */
    readonly byPopulation: number;
    /** The mean of the result. */
    readonly mean: number;
  };
  /** A target below 1 for an indicator in percent. */
  readonly scale_doubtful: {
    /** Id of the goal. */
    readonly goal: string;
    /** The target. */
    readonly value: number;
    /** What may be meant. */
    readonly meant: number;
  };
  /** Flows that no other flow continues or feeds. */
  readonly flows_unlinked: {
    /** Ids of the flows. */
    readonly flows: readonly string[];
    /** How many flows there are in all. */
    readonly of: number;
  };
  /** An inconsistent or incomplete record of flows. */
  readonly flow_issue: {
    /** Which kind. */
    readonly issue: FlowIssueCode;
    /** Ids of the flows. */
    readonly flows: readonly string[];
    /** The money concerned. */
    readonly amount: number;
    /** ISO 4217 code. */
    readonly currency: string;
  };
  /** The records show no funding. */
  readonly no_money: Nothing;
  /** A goal that cannot be measured. */
  readonly not_measurable: {
    /** Id of the goal. */
    readonly goal: string;
    /** Id of its indicator. */
    readonly indicator: string;
    /** Why. */
    readonly cause: "no-values" | "no-target" | "single-value" | "no-value-since-deadline";
    /** The period by whose end the goal is due. */
    readonly deadline: Period;
  };
  /** A total with the unit of a rate. */
  readonly unit_of_rate: {
    /** Id of the indicator. */
    readonly indicator: string;
    /** Its unit. */
    readonly unit: string;
  };
  /** Regions that look like a row of totals. */
  readonly total_row: Regions;
  /** Several populations, none chosen. */
  readonly several_populations: {
    /** Which. */
    readonly concepts: readonly PopulationConcept[];
  };
  /** Subjects that are paid although a veto was found. */
  readonly vetoed_paid: Regions;
  /** Few treated regions. */
  readonly few_treated: {
    /** How many. */
    readonly n: number;
    /** The method of the evaluation. */
    readonly method: string;
  };
  /** Few regions for clustered errors. */
  readonly few_clusters: {
    /** How many. */
    readonly n: number;
    /** How many are enough. */
    readonly atLeast: number;
  };
  /** Different trends before the policy. */
  readonly pre_trend: {
    /** p-value of the test. */
    readonly p: number;
  };
  /** Trends before the policy cannot be tested. */
  readonly pre_trend_unknown: Nothing;
  /** Few periods. */
  readonly short_series: {
    /** Periods before the policy. */
    readonly before: number;
    /** Periods from the policy on; `null` if they do not matter. */
    readonly after: number | null;
    /** How many are enough, on each side that matters. */
    readonly atLeast: number;
  };
  /** Other weights fit as well. */
  readonly weights_not_unique: Nothing;
  /** The evaluation has no comparison regions. */
  readonly no_comparison: Nothing;
}

/** Kind of a notice; programs branch on it. */
export type NoticeCode = keyof NoticeData;

/** Kind of an issue in the records of flows. */
export type FlowIssueCode =
  | "appropriated_exceeds_budget"
  | "arrived_exceeds_appropriated"
  | "spent_exceeds_arrived"
  | "passed_on_exceeds_received"
  | "arrival_not_reported"
  | "spending_not_reported"
  | "undated_appropriation"
  | "undated_arrival"
  | "undated_spending"
  | "fractions_of_a_cent";

/** The part of a result that a notice is about. */
export interface NoticeContext {
  /** The period, if it is not that of the result. */
  readonly period?: Period | undefined;
  /** The subgroup. */
  readonly subgroup?: string | undefined;
  /** Further periods with a notice of the same kind. */
  readonly morePeriods?: number | undefined;
}

/** A notice of one kind. */
export interface NoticeOf<Code extends NoticeCode> {
  /** Which kind; programs branch on it. */
  readonly code: Code;
  /** How much it matters. */
  readonly severity: NoticeSeverity;
  /** Its ids, numbers, periods and units; every language writes its sentence from them. */
  readonly data: NoticeData[Code];
  /** The part of the result it is about, if not all of it. */
  readonly context?: NoticeContext | undefined;
  /** The English sentence. */
  readonly message: string;
}

/** Something a reader of a result must know, as data; `message` is its English sentence. */
export type Notice = { readonly [Code in NoticeCode]: NoticeOf<Code> }[NoticeCode];
