import type { TransferResult, TransferRow } from "../../model/results/transfer-result.ts";
import { count } from "../presentation/count.ts";
import { formatFixed, formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** How much money moves, to how many, and what it does to the gap. */
export function summarizeTransfer(measure: TransferResult): Overview<TransferRow> {
  const { effect, rows, unit } = measure;
  const receivers = rows.filter(({ amount }) => amount > 0).length;
  const payers = rows.filter(({ amount }) => amount < 0).length;
  const change =
    effect === null
      ? ""
      : ` The Gini of what regions have goes from ${formatFixed(effect.giniBefore, 4)} to ${formatFixed(effect.giniAfter, 4)}${effect.gapClosed === null ? "" : `; ${formatPercent(effect.gapClosed)} of the shortfall${effect.gapTo === "mean" ? " to the mean before" : ""} is closed`}.`;
  return {
    title: `${measure.title}${measure.period === null ? "" : `, ${measure.period}`}`,
    summary: `${formatNumber(measure.value)} ${unit} in all; ${formatNumber(receivers)} of ${count(rows.length, "region")} receive${payers === 0 ? "" : `, ${formatNumber(payers)} pay`}.${change}`,
    rows,
    columns: [
      ["Region", ({ name }) => name],
      [`Amount (${unit})`, ({ amount }) => amount],
      ...(rows.some(({ perHead }) => perHead !== null)
        ? [["Per head", ({ perHead }: TransferRow) => perHead] as const]
        : []),
      ...(rows.some(({ before }) => before !== null)
        ? [
            ["Before", ({ before }: TransferRow) => before] as const,
            ["After", ({ after }: TransferRow) => after] as const,
          ]
        : []),
      ["Fixed by", ({ bindingLabel }) => bindingLabel],
    ],
  };
}
