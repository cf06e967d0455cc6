import type { TransferResult } from "../model/results/transfer-result.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../study/presentation/format-number.ts";
import type { ReportSection } from "./content.ts";
import { drawTransfer } from "./figures.ts";
import type { Setting } from "./setting.ts";
import { shorten } from "./shorten.ts";
import { warningsOf } from "./warnings-of.ts";

/** One run of a program: one row per region, those who receive most per head first. */
export function describeTransfer(measure: TransferResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { effect, rows } = measure;
  const receivers = rows.filter(({ amount }) => amount > 0).length;
  const payers = rows.filter(({ amount }) => amount < 0).length;
  const sorted = rows.toSorted((a, b) => (b.perHead ?? b.amount) - (a.perHead ?? a.amount));
  let [most, largest] = [0, 0];
  for (const { perHead, amount } of rows) {
    most = Math.max(most, Math.abs(perHead ?? amount));
    largest = Math.max(largest, Math.abs(amount));
  }
  const summary = [
    words.transfer.summary(
      measure.title,
      formatNumber(measure.value),
      measure.unit,
      formatNumber(receivers),
      formatNumber(rows.length),
      payers === 0 ? null : formatNumber(payers),
    ),
  ];
  if (effect !== null) {
    summary.push(
      [
        words.transfer.gini(formatFixed(effect.giniBefore, 4), formatFixed(effect.giniAfter, 4)),
        ...(effect.gapClosed === null ? [] : [words.transfer.closed(formatPercent(effect.gapClosed))]),
        ...(effect.leakage === null ? [] : [words.transfer.leakage(formatPercent(effect.leakage))]),
      ].join(words.space),
    );
  }
  const cells = {
    amount: formatColumn(sorted.map(({ amount }) => (largest >= 100 ? Math.round(amount) : amount))),
    perHead: formatColumn(sorted.map(({ perHead }) => perHead)),
    before: formatColumn(sorted.map(({ before }) => before)),
    after: formatColumn(sorted.map(({ after }) => after)),
  };
  const withCapacity = rows.some(({ before }) => before !== null);
  return {
    heading: words.transfer.heading(
      measure.period === null ? measure.title : words.dated(measure.title, measure.period),
    ),
    summary,
    figures: drawTransfer(measure, setting),
    tables: [
      shorten(
        {
          caption: words.transfer.caption,
          columns: [
            { label: words.region, numeric: false },
            { label: words.transfer.amount(measure.unit), numeric: true },
            { label: words.perHead, numeric: true },
            ...(withCapacity
              ? [
                  { label: words.transfer.before, numeric: true },
                  { label: words.transfer.after, numeric: true },
                ]
              : []),
            { label: words.transfer.fixedBy, numeric: false, wide: true },
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
        setting,
      ),
      ...(measure.parameters.length === 0
        ? []
        : [
            shorten(
              {
                caption: words.transfer.parameters,
                columns: [
                  { label: words.transfer.parameter, numeric: false },
                  {
                    label: words.transfer.value,
                    numeric: measure.parameters.every(({ value }) => typeof value === "number"),
                  },
                  { label: words.transfer.statusColumn, numeric: false },
                  { label: words.transfer.source, numeric: false, wide: true },
                ],
                rows: measure.parameters.map(({ name, value, status, source }) => [
                  name,
                  formatParameter(value, setting),
                  words.status(status),
                  source,
                ]),
              },
              setting,
              "first",
            ),
          ]),
    ],
    method: [
      words.transfer.steps(measure.method),
      ...measure.invariants.map(({ claim, holds }) => words.transfer.checked(claim, holds)),
      ...measure.fits
        .filter(({ residual }) => residual !== 0)
        .map(({ step, residual }) => words.transfer.leftUnplaced(step, formatNumber(residual))),
      ...measure.assumptions.map(words.transfer.granted),
      ...measure.explanations.map(({ region, text }) => {
        const name = rows.find((row) => row.region === region)?.name;
        return withoutFractions(
          name !== undefined && text.startsWith(`${region}: `) ? name + text.slice(region.length) : text,
        );
      }),
    ],
    warnings: warningsOf([measure]),
  };
}

/** A parameter as it is read: a table of them by name, a list one after the other. */
function formatParameter(value: unknown, setting: Setting): string {
  const { words } = setting;
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return words.list(value.map((one) => formatParameter(one, setting)));
  if (typeof value !== "object" || value === null) return String(value);
  return words.list(
    Object.entries(value).map(([key, one]) => words.pair(key, formatParameter(one, setting))),
  );
}

/** A derivation for reading: amounts of a hundred and more with two decimals, which is cents. */
function withoutFractions(text: string): string {
  return text.replace(/(?<![\d.])(\d[\d,]*)\.\d{3,}(?![\d.])/g, (number, before: string) => {
    const value = Number(number.replaceAll(",", ""));
    return before.length < 3 ? number : formatFixed(value, 2);
  });
}
