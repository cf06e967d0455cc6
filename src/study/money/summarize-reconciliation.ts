import type {
  ReconciliationRegion,
  ReconciliationResult,
} from "../../model/results/reconciliation-result.ts";
import { count } from "../presentation/count.ts";
import { formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** What was due, arrived and was spent, and how much does not fit. */
export function summarizeReconciliation(measure: ReconciliationResult): Overview<ReconciliationRegion> {
  const { currency, periods, unlinked, value } = measure;
  const { offPurpose } = measure.total;
  const spent = measure.waterfall.at(-1)?.amount ?? 0;
  const delivered =
    value === null
      ? "no money came in"
      : `${formatNumber(spent)} ${currency}, ${formatPercent(value)} of the ${formatNumber(measure.totalFunding)} that came in, was spent on what it was for`;
  return {
    title: `Money from budget to spending, ${periods.join(", ")}${measure.asOf === null ? "" : `, as of ${measure.asOf}`}`,
    summary: `${count(measure.flows, "flow")} to ${count(measure.n, "receiver")}: ${delivered}${offPurpose > 0 ? `, and ${formatNumber(offPurpose)} on something else` : ""}.${unlinked.length === 0 ? "" : ` ${count(unlinked.length, "flow fits", "flows fit")} no other.`}`,
    rows: measure.byRegion,
    columns: [
      ["Receiver", ({ name }) => name],
      [`Due (${currency})`, ({ due }) => due],
      ["Arrived", ({ arrived }) => arrived],
      ["Spent", ({ spent }) => spent],
      ["Misused", ({ offPurpose }) => offPurpose],
      ["In time", ({ onTimeRate }) => (onTimeRate === null ? null : formatPercent(onTimeRate))],
      ["Days late", ({ meanDelayDays }) => meanDelayDays],
      ["Kept", ({ undisbursed }) => undisbursed],
      ["Arrived of due", ({ arrivalRate }) => (arrivalRate === null ? null : formatPercent(arrivalRate))],
    ],
  };
}
