import type { PlanRefusal } from "../../model/results/plan-refusal.ts";
import type { TransferPlan } from "./plan-result.ts";

/** A refusal with positions; what it is not about is `null`. */
export function refusalOf(
  code: PlanRefusal["code"],
  about: Partial<Omit<PlanRefusal<number, number>, "code">> = {},
): PlanRefusal<number, number> {
  return { code, region: null, year: null, amount: null, shortBy: null, ...about };
}

/** The reason in English. */
export function refusalText({ code, region, year, amount, shortBy }: PlanRefusal<unknown, unknown>): string {
  switch (code) {
    case "rules-contradict":
      return `floors, caps and collars contradict each other: no amount keeps those of ${region} in ${year}`;
    case "minimum-exceeds-budget":
      return `floors and collars take ${amount} over the years, which the budgets do not cover: ${shortBy} is lacking`;
    case "region-held-short":
      return `no budget brings every region to its standard: what holds ${region} in ${year} keeps it short`;
    case "limits-keep-short":
      return "no budget brings every region to its standard: caps and collars keep some short";
    case "target-out-of-reach":
      return "no budget brings every region to its standard";
    case "budget-short":
      return `the budgets do not bring every region to its standard: ${shortBy} is lacking`;
    case "budget-late":
      return "the budgets do not bring every region to its standard in time";
    case "index-short":
      return `the budgets do not bring the index to ${amount} in time: ${shortBy} is lacking`;
  }
}

/** The same for positions. */
function positionText(refusal: PlanRefusal<number, number>): string {
  const { region, year } = refusal;
  return refusalText({
    ...refusal,
    region: region === null ? null : `region ${region}`,
    year: year === null ? null : `year ${year + 1}`,
  });
}

/** The refusal and its sentence. */
export function refused(
  refusal: PlanRefusal<number, number> | null,
): Pick<TransferPlan, "refusal" | "reason"> {
  return { refusal, reason: refusal === null ? null : positionText(refusal) };
}
