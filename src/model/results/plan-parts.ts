/**
 * What holds the money of one region in one year.
 *
 * - `"budget"`: it is short of its standard, and the money there is does more elsewhere.
 * - `"standard"`: it is at its standard, or above it; more would close no gap.
 * - `"floor"`: it gets no less because of its floor.
 * - `"cap"`: it is short of its standard and can absorb no more.
 * - `"local"`: it is short of its standard and cannot pay more of its own share.
 * - `"collar"`: last year's money, or next year's, keeps it from getting more or less.
 * - `"none"`: the year does not count, and nothing holds it.
 * - `"excluded"`: it has no people, so that no money can lift it.
 */
export type PlanBinding = "budget" | "standard" | "floor" | "cap" | "local" | "collar" | "none" | "excluded";

/** One year of a {@link TransferPlan}. */
export interface PlanYear {
  /** Which year of the plan, from 1. */
  readonly year: number;
  /** Whether its shortfalls count: from the year `by` on. */
  readonly counted: boolean;
  /** Money granted for the year. */
  readonly budget: number;
  /** The budget, and what earlier years carried over. */
  readonly available: number;
  /** Money sent to the regions. */
  readonly disbursed: number;
  /** What of it arrives. */
  readonly arrived: number;
  /** What of it is lost on the way. */
  readonly lost: number;
  /** What the regions add themselves. */
  readonly localContribution: number;
  /** Money available and not sent; with `carryOver` the next year has it. */
  readonly unspent: number;
  /** Mean shortfall below the standard without the plan, per head, in the unit of the level. */
  readonly gapBefore: number;
  /** The same with the plan. */
  readonly remainingGap: number;
  /** By how much one more unit of budget in this year makes the objective smaller; where the target is an index, that of the year. */
  readonly shadowPrice: number;
  /** The index of the levels with the plan; `null` where the target is the standard. */
  readonly index: number | null;
}

/** One point of the frontier of budget against remaining gap. */
export interface PlanPoint {
  /** The budgets of all years are multiplied by this. */
  readonly scale: number;
  /** The budgets of all years together. */
  readonly budget: number;
  /** The best that this budget can do: the mean shortfall per head that remains in the years that count. */
  readonly remainingGap: number;
  /** The least the index can be in the worst year that counts; `null` where the target is the standard. */
  readonly index: number | null;
}

/** The proof that no plan does better, computed from the plan and the prices alone. */
export interface PlanCertificate {
  /** What was made as small as can be: the gap or index that remains, or, where the target is met, the money. */
  readonly objective: "gap" | "squared-gap" | "largest-gap" | "index" | "money";
  /** What this plan attains. */
  readonly primal: number;
  /** What no plan can fall below. */
  readonly dual: number;
  /** `primal - dual`: 0 up to rounding. */
  readonly dualityGap: number;
  /** The worst breach of a rule by the plan, relative to the money concerned: 0 up to rounding. */
  readonly maxViolation: number;
  /** Whether gap and violations are 0 up to rounding. */
  readonly optimal: boolean;
  /** How the bound was proved, in words. */
  readonly method: string;
}
