import type { Source } from "../source.ts";
import type { SurveyWarning } from "./protection-result.ts";

/** Verdict of a dominance test. */
export type IncidenceVerdict = "dominates" | "dominated" | "crosses" | "none";

/** Who gets one service's money, or that of all. */
export interface IncidenceBenefit {
  /** The service; `"total"` for all together. */
  readonly service: string;
  /** Its share of all subsidies; 1 for all together. */
  readonly share: number;
  /** Total subsidy. */
  readonly total: number;
  /** Share of each part of the people, poorest first; `null` where there is nothing. */
  readonly shares: readonly number[] | null;
  /** Concentration index: below 0 the poor get more. */
  readonly concentrationIndex: number | null;
  /** Concentration index less Gini: below 0 it lowers inequality. */
  readonly kakwani: number | null;
  /** Concentration curve of use against the diagonal: dominates is pro-poor. `null` where it cannot be tested. */
  readonly againstEquality: IncidenceVerdict | null;
  /** The same against the Lorenz curve of income: dominates lowers inequality. */
  readonly againstLorenz: IncidenceVerdict | null;
  /** Concentration curve of use. */
  readonly curve: readonly {
    /** Share of the people, poorest first. */
    readonly people: number;
    /** Share of the use. */
    readonly share: number;
  }[];
}

/** Who pays one source. */
export interface IncidencePayment {
  /** The source. */
  readonly source: string;
  /** Its share of all financing. */
  readonly share: number;
  /** Concentration index of the payments; `null` where no one pays. */
  readonly concentrationIndex: number | null;
  /** Concentration index less Gini: above 0 is progressive. */
  readonly kakwani: number | null;
  /** Share × concentration index. */
  readonly contribution: number;
}

/** What a survey says about who benefits and who pays. */
export interface IncidenceResult {
  /** Tells this result from others. */
  readonly kind: "incidence";
  /** Id of the survey. */
  readonly study: string;
  /** Display name. */
  readonly name: string;
  /** Period of the figures; `null` where the survey gives none. */
  readonly period: string | null;
  /** Unit of money; `null` where the survey gives none. */
  readonly currency: string | null;
  /** Gini of income per head; `null` where one is negative. */
  readonly gini: number | null;
  /** How the figures came about, in words. */
  readonly method: string;
  /** Benefits, one record a service and one for all together, last; empty where no services were asked for. */
  readonly rows: readonly IncidenceBenefit[];
  /** Payments, one record a source; empty where no sources were asked for. */
  readonly payments: readonly IncidencePayment[];
  /** All payments together; `null` where no sources were asked for. */
  readonly overall: {
    /** Concentration index of all payments. */
    readonly concentrationIndex: number;
    /** Its Kakwani index. */
    readonly kakwani: number;
  } | null;
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
