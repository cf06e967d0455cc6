import type { PlanBinding, PlanCertificate, PlanPoint, PlanYear } from "./plan-parts.ts";
import type { PlanRefusal } from "./plan-refusal.ts";
import type { ResultMetadata } from "./result-metadata.ts";

/** One region in one year of a {@link PlanResult}. */
export interface PlanCell {
  /** The year, as the question names it. */
  readonly year: string;
  /** Money sent. */
  readonly disbursed: number;
  /** What of it arrives and is spent on its purpose. */
  readonly arrived: number;
  /** What the region adds itself. */
  readonly localContribution: number;
  /** Level without the plan. */
  readonly before: number;
  /** Level with the plan. */
  readonly after: number;
  /** The standard; `null` where the target is an index. */
  readonly standard: number | null;
  /** How far the level with the plan is short of the standard. */
  readonly shortfall: number;
  /** What holds the region's money. */
  readonly binding: PlanBinding;
}

/** One region of a {@link PlanResult}. */
export interface PlanRow {
  /** Id of the region. */
  readonly region: string;
  /** Display name. */
  readonly name: string;
  /** Its people; where the study counts none the denominator of its level. */
  readonly population: number;
  /** Its tier in the cost sharing; `null` where there is none. */
  readonly tier: string | null;
  /** Share of the cost that the budget pays. */
  readonly centralShare: number;
  /** Share of the money sent that does not reach its purpose. */
  readonly lossRate: number;
  /** Level in the last year without the plan. */
  readonly before: number;
  /** Level in the last year with the plan. */
  readonly after: number;
  /** Shortfall in the last year with the plan. */
  readonly shortfall: number;
  /** Money sent over all years. */
  readonly disbursed: number;
  /** What of it arrives. */
  readonly arrived: number;
  /** What the region adds over all years. */
  readonly localContribution: number;
  /** Year by year; empty where no plan exists. */
  readonly years: readonly PlanCell[];
}

/** One year of a {@link PlanResult}, all regions together. */
export interface PlanYearRow extends Omit<PlanYear, "year"> {
  /** The year, as the question names it. */
  readonly year: string;
}

/** What {@link planEqualization} finds. */
export interface PlanResult extends ResultMetadata {
  /** Tells this result from others. */
  readonly kind: "plan";
  /** Id of the indicator. */
  readonly indicator: string;
  /** Display name. */
  readonly name: string;
  /** Period of the levels from which the plan starts. */
  readonly period: string;
  /** Part of the regions; `null` for whole regions. */
  readonly subgroup: string | null;
  /** What is aimed at. */
  readonly target:
    | {
        /** Every region at its standard. */ readonly kind: "standard";
        /** The first year that counts. */ readonly targetYear: string;
      }
    | {
        /** An index at most so much. */ readonly kind: "index";
        /** Id of the index. */ readonly index: string;
        /** Name of the index. */ readonly label: string;
        /** What it may be at most. */ readonly atMost: number;
        /** The first year that counts. */ readonly targetYear: string;
      };
  /** `"met"`: with the least money. `"short"`: the smallest gap is left. `"infeasible"`: no plan keeps the rules within the budgets. */
  readonly status: "met" | "short" | "infeasible";
  /** Whether the target can be met. */
  readonly feasible: boolean;
  /** Why not, as data; `null` where it is met. */
  readonly refusal: PlanRefusal | null;
  /** The same in words. */
  readonly reason: string | null;
  /**
   * The gap that remains: the mean shortfall per head in the years that count, or by how much the index is above the bound;
   * `null` where infeasible.
   */
  readonly value: number | null;
  /** Unit of `value`: that of the levels, or `"none"` for an index. */
  readonly unit: string;
  /** The gap without the plan, in the same unit. */
  readonly gapBefore: number;
  /** Unit of the levels. */
  readonly levelUnit: string;
  /** Unit of all money. */
  readonly moneyUnit: string;
  /** How the plan was made, in words. */
  readonly method: string;
  /** One row per region, in the order of the study. */
  readonly rows: readonly PlanRow[];
  /** One row per year; empty where infeasible. */
  readonly years: readonly PlanYearRow[];
  /** Money granted over all years. */
  readonly budget: number;
  /** Money sent over all years; `null` where infeasible. */
  readonly disbursed: number | null;
  /** The least extra money with which the target could be met; `null` where no money does, or it is not known. */
  readonly fundingGap: number | null;
  /** The least money that meets the target under the rules, in all and by year; `null` where none does. */
  readonly minimumBudget: {
    /** All years together. */ readonly total: number;
    /** Year by year. */ readonly byYear: readonly number[];
  } | null;
  /** The least factor on all budgets that meets the target; `null` where none does, or it is not known. */
  readonly minimumScale: number | null;
  /** The least money that keeps floors and collars; `null` where they contradict each other. */
  readonly minimumRuleBudget: {
    /** All years together. */ readonly total: number;
    /** Year by year. */ readonly byYear: readonly number[];
  } | null;
  /** Budget against remaining gap. */
  readonly frontier: readonly PlanPoint[];
  /**
   * By how much one more unit of budget in each year makes the objective smaller (`certificate.primal`) or, where the target is
   * an index, that of the year; 0 where the target is met, empty where infeasible.
   */
  readonly shadowPrices: readonly number[];
  /** How many region-years each constraint binds. */
  readonly binding: Readonly<Record<PlanBinding, number>>;
  /** The proof that no plan does better; `null` where infeasible. */
  readonly certificate: PlanCertificate | null;
}
