import type { Estimate } from "../numeric/estimate.ts";

/** A measure of the gap between subgroups with its uncertainty; `n` counts the subgroups that have people. */
export interface SubgroupEstimate extends Estimate {
  /** Why there is no interval; absent where there is one. */
  readonly reason?: string | undefined;
}
