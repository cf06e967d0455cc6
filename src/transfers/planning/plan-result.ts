import type { Column } from "../columns/column.ts";

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

/** Money over the years that meets a demand. */
export interface PlanBudget {
  /** All years together. */
  readonly total: number;
  /** Year by year. */
  readonly byYear: Column;
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

/** Transfers by region and year, with what they reach and the proof that nothing reaches more. */
export interface TransferPlan {
  /**
   * `"met"`: the target is met, with the least money. `"short"`: it cannot be met; the plan leaves the smallest gap.
   * `"infeasible"`: no plan at all keeps the rules within the budget; there are no amounts.
   */
  readonly status: "met" | "short" | "infeasible";
  /** Why the target cannot be met or no plan exists; `null` where it is met. */
  readonly reason: string | null;
  /** Money sent: one column per year, one number per region. Empty where infeasible, as the columns below. */
  readonly disbursed: readonly Column[];
  /** What of it arrives. */
  readonly arrived: readonly Column[];
  /** What each region adds itself. */
  readonly localContribution: readonly Column[];
  /** Level per head without the plan. */
  readonly before: readonly Column[];
  /** Level per head with the plan. */
  readonly after: readonly Column[];
  /** How far the level is still short of the standard; 0 where it is not. */
  readonly shortfall: readonly Column[];
  /** What holds each region in each year. */
  readonly binding: readonly (readonly PlanBinding[])[];
  /** The years, summed up; empty where infeasible. */
  readonly years: readonly PlanYear[];
  /**
   * Mean shortfall per head without the plan in the years that count, in the unit of the level. For an index: by how much it is
   * above the bound in the worst of those years.
   */
  readonly gapBefore: number;
  /** The same with the plan; `null` where infeasible. */
  readonly remainingGap: number | null;
  /** The least extra money with which the target could be met, in the years that lack it; `null` where no money does, or it is not known. */
  readonly fundingGap: number | null;
  /** The least money that meets the target under the rules, were it there when needed; `null` where none does. */
  readonly minimumBudget: PlanBudget | null;
  /** The least factor on all budgets that meets the target; `null` where none does, or where it is not known. */
  readonly minimumScale: number | null;
  /** The least money that keeps the floors and collars; `null` where they contradict each other. */
  readonly minimumRuleBudget: PlanBudget | null;
  /** Budget against remaining gap, from the least that keeps the rules to what meets the target. */
  readonly frontier: readonly PlanPoint[];
  /**
   * By how much one more unit of budget in each year makes the objective smaller (`certificate.primal`) or, where the target is
   * an index, that of the year; 0 where the target is met, empty where infeasible.
   */
  readonly shadowPrices: Column;
  /** The proof; `null` where infeasible. */
  readonly certificate: PlanCertificate | null;
}
