import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { type HardshipFlags, hardshipFlags } from "./hardship-flags.ts";
import { type HouseholdBudgetOptions, householdBudget } from "./household-budget.ts";

/** Options of {@link financialHardship}. */
export interface FinancialHardshipOptions extends HouseholdBudgetOptions {
  /**
   * Share of the discretionary budget above which spending is a hardship, 0 to 1.
   *
   * @defaultValue 0.4
   */
  readonly threshold?: number | undefined;
}

/** What {@link financialHardship} answers: shares of the people, 0 to 1. */
export interface FinancialHardship {
  /** The indicator: spending over the threshold of the discretionary budget, or any where there is none. */
  readonly financialHardship: number;
  /** The part of it that spends more than all of its budget: impoverished and further impoverished. */
  readonly impoverishing: number;
  /** The rest of it: large spending, without falling below the line. */
  readonly large: number;
  /** At or above the line before paying and below it after. */
  readonly impoverished: number;
  /** Below the line already, and paying. */
  readonly furtherImpoverished: number;
  /** Below the line before paying, whether they pay or not. */
  readonly below: number;
  /** Spending over 10 percent of consumption: the indicator until 2025. */
  readonly over10: number;
  /** Spending over 25 percent of consumption: its second form until 2025. */
  readonly over25: number;
  /** Rows with weight. */
  readonly n: number;
}

/**
 * Financial hardship from health spending: indicator 3.8.2 of the Sustainable Development Goals as defined in March 2025.
 *
 * The share of the people with payments over 40 percent of the discretionary budget, consumption less the poverty line:
 *
 * $$ \sum_i p_i \, 1[x^{oop}_i > 0 \wedge x^{oop}_i > 0.4 (x_i - z)] $$
 *
 * - **Below or on the line** there is no discretionary budget: any payment counts. Without payments there is no hardship,
 *   however poor. Exactly 40 percent is not over; exactly all of the budget is large, not impoverishing.
 * - **The line** of the indicator is {@link societalPovertyLine}, per head and day at purchasing power parities.
 * - **Shares of people:** pass `householdSize` for household totals, so that weights are multiplied by it.
 * - **The former form**, strictly over 10 and 25 percent of consumption, stays in `over10` and `over25` for trends. Where
 *   consumption is 0, any payment is over both.
 * - **When to use:** to report the Goal. For poverty at another line use {@link impoverishment}, for other thresholds and who is hit
 *   {@link catastrophicExpenditure}.
 * - **Cost:** O(n).
 *
 * @param consumption Consumption (or income) with payments, per head or per household; finite, not negative.
 * @param outOfPocket Payments, in the same unit and for the same time; finite, not negative.
 * @throws `EqualizationError` `missing_option` (no line), `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain`
 *   (negative numbers; a line or size of 0; a threshold beyond 0 to 1), `length_mismatch`, `zero_total`, `unknown_option`,
 *   `wrong_type`.
 * @see WHO, indicator metadata registry, indicator 376, and the metadata of indicator 3.8.2 (March 2025); the former metadata of
 *   2023 for `over10` and `over25`.
 *
 * @example
 * ```ts
 * import { financialHardship } from "equalis";
 * const { financialHardship: hardship, impoverishing, large } = financialHardship([4, 10, 10, 30], [1, 3, 6, 2], {
 *   povertyLine: 5,
 * });
 * hardship; // => 0.75
 * impoverishing; // => 0.5
 * large; // => 0.25
 * ```
 */
export function financialHardship(
  consumption: Vector,
  outOfPocket: Vector,
  options: FinancialHardshipOptions,
): FinancialHardship {
  const where = "financialHardship";
  requireOptions(where, options, ["povertyLine", "householdSize", "weights", "threshold"]);
  const { threshold = 0.4 } = options;
  requireNumber(where, "threshold", threshold, { atLeast: 0, atMost: 1 });
  const budget = householdBudget(where, consumption, outOfPocket, options);
  const flags = hardshipFlags(budget, threshold);
  const share = (part: keyof HardshipFlags): number => weightedMean(flags[part], budget.people);
  return representable(where, {
    financialHardship: share("financialHardship"),
    impoverishing: share("impoverishing"),
    large: share("large"),
    impoverished: share("impoverished"),
    furtherImpoverished: share("furtherImpoverished"),
    below: share("below"),
    over10: share("over10"),
    over25: share("over25"),
    n: budget.n,
  });
}
