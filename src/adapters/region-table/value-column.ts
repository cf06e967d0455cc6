import type { NumberColumn } from "../table/read-values.ts";
import type { Measure } from "./measure.ts";

/** A column of values of a table of regions. */
export interface ValueColumn extends NumberColumn {
  /** What it measures; `null` where each row says it. */
  readonly measure: Measure | null;
  /** Period that its head names; `null` where each row says it. */
  readonly period: string | null;
}
