import type { Vector } from "../numeric/vector.ts";

/** Options of an index that has no others. */
export interface DistributionOptions {
  /**
   * People behind each value; only proportions matter, 0 is absence.
   *
   * @defaultValue every value counts once
   */
  readonly weights?: Vector | undefined;
}
