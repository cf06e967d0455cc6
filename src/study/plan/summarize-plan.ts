import type { PlanResult, PlanRow } from "../../model/results/plan-result.ts";
import { count } from "../presentation/count.ts";
import { formatColumn, formatFixed, formatNumber } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** Whether the target can be met, what is left of the gap, and how much money that takes or lacks. */
export function summarizePlan(measure: PlanResult): Overview<PlanRow> {
  const { minimumBudget, moneyUnit, disbursed, fundingGap, status, target, years } = measure;
  const aim =
    target.kind === "standard" ? "the standard" : `${target.label} ${formatFixed(target.atMost, 4)}`;
  const money = `${formatNumber(disbursed)} of ${formatNumber(measure.budget)} ${moneyUnit}`;
  const [before, after] = formatColumn([measure.gapBefore, measure.value]);
  const outcome = {
    met: `${aim} can be met by ${target.targetYear}, with ${money} sent.`,
    short: `${aim} cannot be met by ${target.targetYear}: with ${money} sent the gap goes from ${before} to ${after}${measure.unit === "none" ? "" : ` ${measure.unit}`}${fundingGap === null ? "" : `, and ${formatNumber(fundingGap)} ${moneyUnit} more would be needed`}.`,
    infeasible: `no plan keeps the rules within ${formatNumber(measure.budget)} ${moneyUnit}.`,
  }[status];
  return {
    title: `Plan for ${measure.name}${measure.subgroup === null ? "" : ` (${measure.subgroup})`}`,
    summary: `${count(measure.n, "region")}${years.length === 0 ? "" : `, ${count(years.length, "year")}`}: ${outcome}${status === "met" || minimumBudget === null ? "" : ` The least that meets it is ${formatNumber(minimumBudget.total)}.`}`,
    rows: measure.rows,
    columns: [
      ["Region", ({ name }) => name],
      [`Before (${measure.levelUnit})`, ({ before }) => before],
      ["After", ({ after }) => after],
      ["Still short", ({ shortfall }) => shortfall],
      [`Sent (${moneyUnit})`, ({ disbursed }) => disbursed],
      ["Added locally", ({ localContribution }) => localContribution],
    ],
  };
}
