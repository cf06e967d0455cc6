import type { IsoDate, Period } from "../period.ts";
import type { PopulationConcept } from "../region.ts";

/** The data of each reason for which a region is excluded. */
export interface OmissionData {
  /** It has no value. */
  readonly no_value: {
    /** Id of the indicator. */
    readonly indicator: string;
    /** The subgroup; `null` for the whole region. */
    readonly subgroup: string | null;
    /** The periods without a value. */
    readonly periods: readonly Period[];
  };
  /** It has no value, and the regions inside give none together. */
  readonly not_pooled: {
    /** Id of the indicator. */
    readonly indicator: string;
    /** The subgroup; `null` for the whole region. */
    readonly subgroup: string | null;
    /** The period. */
    readonly period: Period;
    /** Why the regions inside give none. */
    readonly cause: "missing-values" | "zero-denominators" | "missing-weights" | "no-residents";
    /** The regions inside that it is about; empty if all. */
    readonly regions: readonly string[];
    /** The population that would weigh them; `null` if none would. */
    readonly population: {
      /** Whom it counts. */
      readonly concept: PopulationConcept;
      /** Its year. */
      readonly year: number;
    } | null;
  };
  /** Its population is not known. */
  readonly no_population: {
    /** Whom it counts. */
    readonly concept: PopulationConcept;
    /** Its year. */
    readonly year: number;
    /** The subgroup; `null` for the whole region. */
    readonly subgroup: string | null;
  };
  /** Its standard is not known. */
  readonly no_standard: {
    /** Id of the indicator. */
    readonly indicator: string;
    /** The day whose standards apply. */
    readonly day: IsoDate;
  };
  /** Its land area is not known. */
  readonly no_area: Readonly<Record<string, never>>;
  /** It has no class in a grouping. */
  readonly no_class: {
    /** The grouping. */
    readonly grouping: string;
  };
  /** An input of the program has no value. */
  readonly no_input: {
    /** The input. */
    readonly input: string;
  };
  /** No flow reaches it. */
  readonly no_flow: Readonly<Record<string, never>>;
  /** Evidence is missing. */
  readonly no_evidence: {
    /** Names of the indicators without evidence, as the scheme has them. */
    readonly indicators: readonly string[];
  };
}

/** Why a region is excluded, as data. */
export type OmissionReason = {
  readonly [Code in keyof OmissionData]: {
    /** Which reason; programs branch on it. */
    readonly code: Code;
    /** Its ids, periods and years. */
    readonly data: OmissionData[Code];
  };
}[keyof OmissionData];

/** A region or subject that was excluded, and why. */
export type Omission = OmissionReason & {
  /** Its id. */
  readonly region: string;
  /** The period in which data are missing, if not that of the result. */
  readonly period?: Period | undefined;
  /** The reason in English. */
  readonly reason: string;
};
