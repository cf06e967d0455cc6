import type { AppraisalResult, AppraisalRow } from "../../model/results/appraisal-result.ts";
import { count } from "../presentation/count.ts";
import { extremes } from "../presentation/extremes.ts";
import { formatFixed, formatNumber } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** How the work scored, who scored least and most, and what is paid. */
export function summarizeAppraisal(measure: AppraisalResult): Overview<AppraisalRow> {
  const { grades, payment, rows } = measure;
  const range = extremes(rows, ({ score, maximum }) => (maximum > 0 ? score / maximum : 0));
  const graded =
    grades.length === 0 ? "" : ` Grades: ${grades.map(({ grade, n }) => `${n} × ${grade}`).join(", ")}.`;
  const paid =
    payment === null
      ? ""
      : ` ${formatNumber(payment.paid)} of ${formatNumber(payment.pool)} ${payment.currency} is paid.`;
  const lost = (row: AppraisalRow): number => row.deductions.reduce((all, { points }) => all + points, 0);
  return {
    title: `${measure.name}, ${measure.year}`,
    summary: `mean ${formatFixed(measure.value, 2)} points of ${count(rows.length, "subject")}${range === null ? "" : `, from ${formatFixed(range.least.score, 2)} (${range.least.name}) to ${formatFixed(range.most.score, 2)} (${range.most.name}) of ${formatNumber(range.most.maximum)}`}.${graded}${paid}`,
    rows,
    columns: [
      ["Subject", ({ name }) => name],
      ["Score", ({ score }) => score],
      ["Of", ({ maximum }) => maximum],
      ["Points lost", lost],
      ...(grades.length === 0 ? [] : [["Grade", ({ grade }: AppraisalRow) => grade] as const]),
      ...(payment === null
        ? []
        : [[`Payment (${payment.currency})`, (row: AppraisalRow) => row.payment] as const]),
    ],
  };
}
