import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** What {@link concentrationIndex} ranks by, and which index it takes. */
export interface ConcentrationIndexOptions extends DistributionOptions {
  /** The variable that ranks the people, poorest first: one finite number a value. Ties share a rank. */
  readonly rankBy: Vector;
  /**
   * `"relative"` is C; `"generalized"` the mean times C; `"modified"`, `"wagstaff"` and `"erreygers"` are for
   * variables with known bounds, and need them.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /**
   * Weight of the low ranks, at least 1: 2 is the concentration index, more weighs the bottom more (the extended
   * index). Other values are for the kinds without bounds.
   *
   * @defaultValue 2
   */
  readonly nu?: number | undefined;
  /**
   * The least and the most that the variable can be, such as 0 and 1 for a yes or no: of the variable, not of the sample.
   */
  readonly bounds?:
    | {
        /** Smallest value possible. */
        readonly lower: number;
        /** Largest value possible. */
        readonly upper: number;
      }
    | undefined;
  /**
   * Whether values below 0 are refused where there are no bounds; the total must be positive in any case.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/** Which concentration index. */
export type ConcentrationKind = "relative" | "generalized" | "modified" | "wagstaff" | "erreygers";
