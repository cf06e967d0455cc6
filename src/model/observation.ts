import type { Period } from "./period.ts";

/** One value of one indicator for one region and period. */
export interface Observation {
  /** Id of the region. */
  readonly region: string;
  /** Id of the indicator. */
  readonly indicator: string;
  /** Period it refers to. */
  readonly period: Period;
  /** Part of the region, such as `"rural"`; absent for the whole region. */
  readonly subgroup?: string | undefined;
  /** The value in the unit of the indicator; `null` where it is missing, which is not 0. */
  readonly value: number | null;
  /** What was counted, where known: it lets regions be pooled. */
  readonly numerator?: number | undefined;
  /** What it was divided by, where known. */
  readonly denominator?: number | undefined;
  /** Standard error in the unit of the value, for figures from a sample. */
  readonly standardError?: number | undefined;
  /** Id of the {@link Source}. */
  readonly source?: string | undefined;
}
