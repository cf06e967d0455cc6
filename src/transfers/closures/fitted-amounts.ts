import type { Column } from "../columns/column.ts";

/**
 * What holds a unit's amount once a closure is solved.
 *
 * - `"none"`: nothing; it moves with the multiplier.
 * - `"lower"`: its floor (its own zero, where the closure has no other floor).
 * - `"upper"`: its ceiling.
 * - `"below-floor"`: a floor that had to be cut, because all floors together exceed the money. The guarantee is broken.
 * - `"excluded"`: it takes no part.
 */
export type Bound = "none" | "lower" | "upper" | "below-floor" | "excluded";

/** Amounts made to fit a total, and how. */
export interface FittedAmounts {
  /** What each unit gets, in the unit of the column that was closed. */
  readonly amounts: Column;
  /** The one number that was solved for; each closure says what it means. */
  readonly multiplier: number;
  /** What holds each unit. */
  readonly bound: Bound[];
  /** Money of the total that the rule leaves unplaced; exactly 0 where everything is placed. */
  readonly residual: number;
}
