import type { LocalizedText } from "./localized-text.ts";
import type { Period } from "./period.ts";
import type { Source } from "./source.ts";

/** Replicate weights that came with a survey, and how they were made. */
export interface SurveyReplicates {
  /** The columns with the weights of each replicate, of households or persons as `weights` are. */
  readonly columns: readonly string[];
  /**
   * How they were made, as the documentation of the survey says: balanced half-samples, Fay's form of them, the jackknife of single
   * units, of pairs or of strata, the bootstrap, successive differences, or another way whose scale is given.
   */
  readonly design: "brr" | "fay" | "jk1" | "jk2" | "jkn" | "bootstrap" | "sdr" | "other";
  /** Fay's coefficient, at least 0 and below 1; required for `"fay"`. */
  readonly fay?: number | undefined;
  /** What the sum of squares is multiplied by; by default that of the design. */
  readonly scale?: number | undefined;
  /** What each square is multiplied by; required for `"jkn"`. */
  readonly rscales?: readonly number[] | undefined;
  /** Whether squares are taken about the full estimate (the default), else about the mean of the replicates. */
  readonly mse?: boolean | undefined;
  /** Whether replicate weights are weights (the default); false where they are factors of `weights`. */
  readonly combined?: boolean | undefined;
}

/** A sample of households or persons: columns of numbers and of labels, one entry per row, and how the rows were drawn. */
export interface Survey {
  /** Stable id. */
  readonly id: string;
  /** Title for people. */
  readonly name: LocalizedText;
  /** What a row is: a household, whose amounts are totals, or a person, whose amounts are per head. */
  readonly unit: "household" | "person";
  /** Numbers by name: consumption, payments, visits, sizes, weights. */
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** Labels by name: region, town or country, stratum, cluster. */
  readonly labels?: Readonly<Record<string, readonly (string | number)[]>> | undefined;
  /** Column with the households or persons behind each row; absent: one each. */
  readonly weights?: string | undefined;
  /** Column with the people in each household; for households. */
  readonly householdSize?: string | undefined;
  /** Labels of the strata in which rows were drawn. */
  readonly strata?: string | undefined;
  /** Labels of the clusters that were drawn. */
  readonly clusters?: string | undefined;
  /** Replicate weights, in place of strata and clusters. */
  readonly replicates?: SurveyReplicates | undefined;
  /** Period the figures are of. */
  readonly period?: Period | undefined;
  /** Unit of money, such as `"USD PPP 2017 a day"`. */
  readonly currency?: string | undefined;
  /** Where the figures come from. */
  readonly sources?: readonly Source[] | undefined;
}
