import type { ReconciliationResult, ReconciliationSplit } from "../../model/results/reconciliation-result.ts";
import { formatFixed, formatPercent } from "../../study/presentation/format-number.ts";
import type { ReportSection, ReportTable } from "../content.ts";
import { drawMoney } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import { moneyFindings } from "../findings/money-findings.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** Money followed from budget to spending: where it went, who got it, what does not fit. */
export function describeReconciliation(measure: ReconciliationResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { currency } = measure;
  const last = measure.waterfall.length - 1;
  // A step on which nothing happened is none.
  const waterfall = measure.waterfall.filter(({ amount }, i) => amount !== 0 || i === 0 || i === last);
  const findings = moneyFindings(measure, setting);
  const unit = setting.money.unit(currency);
  const largest = waterfall.reduce((most, { balance: running }) => Math.max(most, Math.abs(running)), 0);
  const amounts = setting.money.column(waterfall.map(({ amount }) => amount));
  const balances = setting.money.column(waterfall.map(({ balance }) => balance));
  const unlinked = setting.money.column(measure.unlinked.map(({ amount }) => amount));
  const receivers = measure.byRegion.toSorted(
    (a, b) => (a.arrivalRate ?? Number.POSITIVE_INFINITY) - (b.arrivalRate ?? Number.POSITIVE_INFINITY),
  );
  // A county has an account and institutions: a name that stands for several receivers does not tell them apart.
  const names = receivers.map(({ name }) => name);
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return {
    heading: words.money.heading(words.list(measure.periods)),
    findings,
    summary: sentencesOf(findings, words.space),
    figures: drawMoney(measure, setting),
    tables: [
      {
        caption: words.money.waterfall(unit),
        columns: [
          { label: words.money.step, numeric: false },
          { label: words.money.change, numeric: true },
          { label: words.money.running, numeric: true },
        ],
        rows: waterfall.map(({ id, label }, i) => [words.money.bar(id, label), amounts[i]!, balances[i]!]),
        bar: {
          column: 2,
          lengths: waterfall.map(({ balance }) => (largest > 0 ? Math.abs(balance) / largest : 0)),
        },
      },
      shorten(
        flowTable(
          words.money.byReceiver(unit),
          words.money.receiver,
          receivers,
          ({ name, tier }) => (twice.has(name) ? words.bracket(name, tier) : name),
          setting,
        ),
        setting,
      ),
      flowTable(
        words.money.byHop(unit),
        words.money.hop,
        measure.byTierPair,
        ({ from, to }) => `${from} → ${to}`,
        setting,
      ),
      ...(["kind", "category", "service"] as const).map((what) => {
        const splits: readonly ReconciliationSplit[] = {
          kind: measure.byKind,
          category: measure.byCategory,
          service: measure.byService,
        }[what];
        // One group that all belong to says nothing that the total does not.
        return flowTable(
          words.money.by(what, unit),
          words.money.split(what),
          splits.length > 1 ? splits : [],
          ({ group, name }) => words.money.name(group, name),
          setting,
        );
      }),
      shorten(
        {
          caption: words.money.unmatchedCaption(unit),
          columns: [
            { label: words.money.flow, numeric: false },
            { label: words.money.from, numeric: false },
            { label: words.money.to, numeric: false },
            { label: words.money.amount, numeric: true },
            { label: words.money.why, numeric: false, wide: true },
          ],
          rows: measure.unlinked.map(({ id, from, to, reason }, i) => [id, from, to, unlinked[i]!, reason]),
        },
        setting,
        "first",
      ),
    ].filter(({ rows }) => rows.length > 0),
    method: [
      words.money.method,
      measure.asOf === null ? words.money.everything : words.money.asOf(words.day(measure.asOf)),
    ],
    warnings: warningsOf([measure]),
  };
}

/** What flows are measured by, whatever they are grouped by. */
interface Flows {
  readonly due: number;
  readonly arrived: number;
  readonly arrivalRate: number | null;
  readonly onTimeRate: number | null;
  readonly meanDelayDays: number | null;
  readonly undisbursed: number;
  readonly spent: number;
  readonly offPurpose: number;
}

function flowTable<Row extends Flows>(
  caption: string,
  head: string,
  rows: readonly Row[],
  name: (row: Row) => string,
  { words, money: format }: Setting,
): ReportTable {
  const money = (of: (row: Row) => number): readonly string[] => format.column(rows.map(of));
  // A column of zeros or dashes only takes the room of one that says something.
  const optional = (
    label: string,
    some: (row: Row) => boolean,
    texts: readonly string[],
  ): readonly (readonly [string, readonly string[]])[] => (rows.some(some) ? [[label, texts]] : []);
  const columns: readonly (readonly [string, readonly string[]])[] = [
    [words.money.due, money(({ due }) => due)],
    [words.money.arrived, money(({ arrived }) => arrived)],
    [words.money.arrivedOfDue, rows.map(({ arrivalRate }) => formatPercent(arrivalRate))],
    ...optional(
      words.money.onTime,
      ({ onTimeRate }) => onTimeRate !== null,
      rows.map(({ onTimeRate }) => formatPercent(onTimeRate)),
    ),
    ...optional(
      words.money.delay,
      ({ meanDelayDays }) => meanDelayDays !== null && meanDelayDays > 0,
      rows.map(({ meanDelayDays }) => (meanDelayDays === null ? "–" : formatFixed(meanDelayDays, 1))),
    ),
    ...optional(
      words.money.retained,
      ({ undisbursed }) => undisbursed !== 0,
      money(({ undisbursed }) => undisbursed),
    ),
    [words.money.spent, money(({ spent }) => spent)],
    ...optional(
      words.money.offPurpose,
      ({ offPurpose }) => offPurpose !== 0,
      money(({ offPurpose }) => offPurpose),
    ),
  ];
  return {
    caption,
    columns: [{ label: head, numeric: false }, ...columns.map(([label]) => ({ label, numeric: true }))],
    rows: rows.map((row, i) => [name(row), ...columns.map(([, texts]) => texts[i]!)]),
    bar: { column: 3, lengths: rows.map(({ arrivalRate }) => Math.min(1, arrivalRate ?? 0)) },
  };
}
