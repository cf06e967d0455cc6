import type { PlanBinding, PlanCertificate, PlanPoint, PlanYear } from "../../model/results/plan-parts.ts";
import type { PlanRefusal } from "../../model/results/plan-refusal.ts";
import type { Column } from "../columns/column.ts";

/** Money over the years that meets a demand. */
export interface PlanBudget {
  /** All years together. */
  readonly total: number;
  /** Year by year. */
  readonly byYear: Column;
}

/** Transfers by region and year, with what they reach and the proof that nothing reaches more. */
export interface TransferPlan {
  /**
   * `"met"`: the target is met, with the least money. `"short"`: it cannot be met; the plan leaves the smallest gap.
   * `"infeasible"`: no plan at all keeps the rules within the budget; there are no amounts.
   */
  readonly status: "met" | "short" | "infeasible";
  /** Why the target cannot be met or no plan exists, as data; `null` where it is met. */
  readonly refusal: PlanRefusal<number, number> | null;
  /** The same in words. */
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
