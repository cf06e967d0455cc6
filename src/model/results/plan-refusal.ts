/**
 * Why a plan does not meet its target, or does not exist. Regions are ids and years the labels of the plan in results of
 * study functions; both are positions from 0 in those of array functions.
 */
export interface PlanRefusal<Region = string, Year = string> {
  /** Which reason; programs branch on it. */
  readonly code:
    | "rules-contradict"
    | "minimum-exceeds-budget"
    | "region-held-short"
    | "limits-keep-short"
    | "target-out-of-reach"
    | "budget-short"
    | "budget-late"
    | "index-short";
  /** The region it is about; `null` if it is about none. */
  readonly region: Region | null;
  /** The year it is about; `null` if it is about none. */
  readonly year: Year | null;
  /** Money that floors and collars take; for an index its bound; `null` if it is about neither. */
  readonly amount: number | null;
  /** Money that is missing; `null` if it is about none. */
  readonly shortBy: number | null;
}
