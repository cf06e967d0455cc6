import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../study/presentation/format-number.ts";
import type { TransferMeasure } from "../study/simulate-transfer.ts";
import type { ReportSection } from "./content.ts";

/** One run of a program: a row a region, those who receive most per head first. */
export function describeTransfer(measure: TransferMeasure): ReportSection {
  const { effect, rows } = measure;
  const receivers = rows.filter(({ amount }) => amount > 0);
  const payers = rows.filter(({ amount }) => amount < 0);
  const sorted = rows.toSorted((a, b) => (b.perHead ?? b.amount) - (a.perHead ?? a.amount));
  const most = Math.max(...rows.map(({ perHead, amount }) => Math.abs(perHead ?? amount)));
  const summary = [
    `"${measure.title}" moves ${formatNumber(measure.value)} ${measure.unit}: ${receivers.length} of ${rows.length} regions receive${payers.length > 0 ? `, ${payers.length} pay` : ""}.`,
  ];
  if (effect !== null) {
    summary.push(
      `The Gini coefficient of what regions have per head goes from ${formatFixed(effect.giniBefore, 4)} to ${formatFixed(effect.giniAfter, 4)}.${effect.gapClosed === null ? "" : ` ${formatPercent(effect.gapClosed)} of the shortfall is closed.`}${effect.leakage === null ? "" : ` ${formatPercent(effect.leakage)} goes to regions that were not short.`}`,
    );
  }
  const largest = Math.max(...rows.map(({ amount }) => Math.abs(amount)));
  const cells = {
    amount: formatColumn(sorted.map(({ amount }) => (largest >= 100 ? Math.round(amount) : amount))),
    perHead: formatColumn(sorted.map(({ perHead }) => perHead)),
    before: formatColumn(sorted.map(({ before }) => before)),
    after: formatColumn(sorted.map(({ after }) => after)),
  };
  const withCapacity = rows.some(({ before }) => before !== null);
  return {
    heading: `What a transfer does: ${measure.title}${measure.period === null ? "" : `, ${measure.period}`}`,
    summary,
    tables: [
      {
        caption: "Transfer by region, largest per head first",
        columns: [
          { label: "Region", numeric: false },
          { label: `Amount (${measure.unit})`, numeric: true },
          { label: "Per head", numeric: true },
          ...(withCapacity
            ? [
                { label: "Before", numeric: true },
                { label: "After", numeric: true },
              ]
            : []),
          { label: "Fixed by", numeric: false },
        ],
        rows: sorted.map((row, i) => [
          row.name,
          cells.amount[i]!,
          cells.perHead[i]!,
          ...(withCapacity ? [cells.before[i]!, cells.after[i]!] : []),
          row.bindingLabel,
        ]),
        bar: {
          column: 2,
          lengths: sorted.map(({ perHead, amount }) => (most > 0 ? Math.abs(perHead ?? amount) / most : 0)),
        },
      },
      ...(measure.parameters.length === 0
        ? []
        : [
            {
              caption: "Parameters used",
              columns: [
                { label: "Parameter", numeric: false },
                { label: "Value", numeric: true },
                { label: "Status", numeric: false },
                { label: "Source", numeric: false },
              ],
              rows: measure.parameters.map(({ name, value, status, source }) => [
                name,
                typeof value === "number" ? formatNumber(value) : JSON.stringify(value),
                status,
                source,
              ]),
            },
          ]),
    ],
    method: [
      `Steps: ${measure.method}.`,
      ...measure.invariants.map(
        ({ claim, holds }) => `Checked: ${claim}: ${holds ? "holds" : "does NOT hold"}.`,
      ),
      ...measure.closures
        .filter(({ residual }) => residual !== 0)
        .map(({ step, residual }) => `Left unplaced by "${step}": ${formatNumber(residual)}.`),
      ...measure.assumptions.map((text) => `Taken for granted: ${text}`),
      ...measure.explanations.map(({ text }) => text),
      ...measure.omitted.map(({ region, reason }) => `Left out: ${region}, ${reason}.`),
    ],
    warnings: measure.warnings.map(({ message }) => message),
  };
}
