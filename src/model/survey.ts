import type { LocalizedText } from "./localized-text.ts";
import type { Period } from "./period.ts";
import type { Source } from "./source.ts";

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
  /** Period the figures are of. */
  readonly period?: Period | undefined;
  /** Unit of money, such as `"USD PPP 2017 a day"`. */
  readonly currency?: string | undefined;
  /** Where the figures come from. */
  readonly sources?: readonly Source[] | undefined;
}
