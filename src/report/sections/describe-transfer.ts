import type { TransferResult } from "../../model/results/transfer-result.ts";
import { formatColumn, formatFixed, formatNumber } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawTransfer } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import { transferFindings } from "../findings/transfer-findings.ts";
import { isMoney } from "../money.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** One run of a program: one row per region, those who receive most per head first. */
export function describeTransfer(measure: TransferResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { rows } = measure;
  const findings = transferFindings(measure, setting);
  const sorted = rows.toSorted((a, b) => (b.perHead ?? b.amount) - (a.perHead ?? a.amount));
  let [most, largest] = [0, 0];
  for (const { perHead, amount } of rows) {
    most = Math.max(most, Math.abs(perHead ?? amount));
    largest = Math.max(largest, Math.abs(amount));
  }
  // Amounts per resident that would be thousandths are shown per 1,000 residents.
  const levels = rows.flatMap(({ perHead, before, after }) => [perHead, before, after]);
  const highest = levels.reduce<number>((top, level) => Math.max(top, Math.abs(level ?? 0)), 0);
  const per = highest > 0 && highest < 0.1 ? 1000 : 1;
  const scaled = (values: readonly (number | null)[]): readonly string[] =>
    formatColumn(values.map((value) => (value === null ? null : per * value)));
  const money = isMoney(measure.unit);
  const cells = {
    amount: money
      ? setting.money.column(
          sorted.map(({ amount }) => amount),
          largest >= 100,
        )
      : formatColumn(sorted.map(({ amount }) => (largest >= 100 ? Math.round(amount) : amount))),
    perHead: scaled(sorted.map(({ perHead }) => perHead)),
    before: scaled(sorted.map(({ before }) => before)),
    after: scaled(sorted.map(({ after }) => after)),
  };
  const withCapacity = rows.some(({ before }) => before !== null);
  return {
    heading: words.transfer.heading(
      measure.period === null ? measure.title : words.dated(measure.title, measure.period),
    ),
    findings,
    summary: sentencesOf(findings, words.space),
    figures: drawTransfer(measure, setting),
    tables: [
      shorten(
        {
          caption: words.transfer.caption,
          columns: [
            { label: words.region, numeric: false },
            {
              label: words.transfer.amount(money ? setting.money.unit(measure.unit) : measure.unit),
              numeric: true,
            },
            { label: per === 1 ? words.perHead : words.perThousand, numeric: true },
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
