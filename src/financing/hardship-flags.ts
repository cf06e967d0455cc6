import { tabulate } from "../numeric/tabulate.ts";
import type { HouseholdBudget } from "./household-budget.ts";

/** For each row 1 where it counts and 0 where it does not, by what is counted. */
export interface HardshipFlags {
  /** Payments over the threshold of the discretionary budget, or any where there is none. */
  readonly financialHardship: Float64Array;
  /** Payments over all of the budget. */
  readonly impoverishing: Float64Array;
  /** Payments over the threshold, but not over all of it. */
  readonly large: Float64Array;
  /** At or above the line before and below it after. */
  readonly impoverished: Float64Array;
  /** Below the line already, and paying. */
  readonly furtherImpoverished: Float64Array;
  /** Below the line before paying. */
  readonly below: Float64Array;
  /** Payments over 10 percent of consumption. */
  readonly over10: Float64Array;
  /** Payments over 25 percent of consumption. */
  readonly over25: Float64Array;
}

/** Who counts in each part of indicator 3.8.2, row by row. */
export function hardshipFlags({ gross, paid, line }: HouseholdBudget, threshold: number): HardshipFlags {
  // Quotients are compared: 2 of 5 is the double 0.4, and 0.4 times 5 a matter of luck.
  const over = (i: number, part: number, of: number): boolean =>
    paid[i]! > 0 && (of <= 0 || paid[i]! / of > part);
  const budget = (i: number): number => gross[i]! - line[i]!;
  const flags = (counts: (i: number) => boolean): Float64Array =>
    tabulate(gross, (_, i) => (counts(i) ? 1 : 0));
  return {
    financialHardship: flags((i) => over(i, threshold, budget(i))),
    impoverishing: flags((i) => over(i, 1, budget(i))),
    large: flags((i) => over(i, threshold, budget(i)) && !over(i, 1, budget(i))),
    impoverished: flags((i) => gross[i]! >= line[i]! && over(i, 1, budget(i))),
    furtherImpoverished: flags((i) => gross[i]! < line[i]! && paid[i]! > 0),
    below: flags((i) => gross[i]! < line[i]!),
    over10: flags((i) => over(i, 0.1, gross[i]!)),
    over25: flags((i) => over(i, 0.25, gross[i]!)),
  };
}
