import type { ErrorCode } from "../../errors.ts";
import type { SubgroupEstimate } from "../subgroup-estimate.ts";

/** A measure that these subgroups do not define, and why. */
export interface Undefined {
  /** The code with which the measure by name refuses. */
  readonly code: ErrorCode;
  /** The reason, as a person reads it. */
  readonly reason: string;
}

/** What becomes of a measure. */
export type Outcome = SubgroupEstimate | Undefined;
