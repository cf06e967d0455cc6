import type { PopulationConcept } from "../region.ts";
import type { Source } from "../source.ts";

/** A region that was left out, and why. */
export interface Omission {
  /** Id of the region. */
  readonly region: string;
  /** Why it was left out, in words. */
  readonly reason: string;
}

/** Something a reader of a result ought to know; never printed by the library. */
export interface StudyWarning {
  /** Which kind of warning; programs branch on it. */
  readonly code:
    | "regions_omitted"
    | "few_regions"
    | "population_year_differs"
    | "period_chosen"
    | "illustrative_figures"
    | "unverified_figures"
    | "no_decomposition"
    | "not_everyone_paid"
    | "program"
    | "cost_assumed"
    | "losses_assumed"
    | "pooled"
    | "pooled_by_population"
    | "no_interval"
    | "no_population"
    | "weights_differ"
    | "scale_doubtful"
    | "flows_unlinked"
    | "flow_issue"
    | "no_money"
    | "not_measurable"
    | "unit_of_rate"
    | "total_row"
    | "several_populations"
    | "vetoed_paid"
    | "few_treated"
    | "few_clusters"
    | "pre_trend"
    | "pre_trend_unknown"
    | "short_series"
    | "weights_not_unique"
    | "no_comparison";
  /** What a person should know. */
  readonly message: string;
}

/** The population that stood behind a result. */
export interface PopulationUse {
  /** Whom it counts. */
  readonly concept: PopulationConcept;
  /** Its reference year. */
  readonly year: number;
  /** Heads in all regions that entered. */
  readonly total: number;
}

/** What every result of a study function carries, so that its numbers can answer for themselves. */
export interface ResultMetadata {
  /** Id of the study. */
  readonly study: string;
  /** Regions that entered. */
  readonly n: number;
  /** Regions left out, and why. */
  readonly omitted: readonly Omission[];
  /** The population used; `null` where none was. */
  readonly population: PopulationUse | null;
  /** What a reader ought to know. */
  readonly warnings: readonly StudyWarning[];
  /** Where the figures come from. */
  readonly sources: readonly Source[];
}
