import type { PlanResult } from "../../model/results/plan-result.ts";
import { sum } from "../../numeric/sum.ts";
import { formatColumn, formatNumber } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawPlan } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import { planFindings } from "../findings/plan-findings.ts";
import { nameOf } from "../name-of.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** What it takes to close a gap: by year, by region, what binds, and what other budgets would reach. */
export function describePlan(measure: PlanResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { moneyUnit, rows, status, years } = measure;
  const findings = planFindings(measure, setting);
  const nothing = rows.filter(({ disbursed }) => disbursed === 0);
  const moneyLabel = setting.money.unit(moneyUnit);
  const perHead = ({ disbursed, population }: PlanResult["rows"][number]): number =>
    population > 0 ? disbursed / population : 0;
  // Regions that receive nothing are one row, unless there is only one of them.
  const listed = nothing.length > 1 ? rows.filter(({ disbursed }) => disbursed !== 0) : rows;
  const sorted = listed.toSorted((a, b) => perHead(b) - perHead(a));
  const most = sorted.length === 0 ? 0 : perHead(sorted[0]!);
  const amounts = (values: readonly (number | null)[]): readonly string[] =>
    setting.money.column(values, measure.budget >= 1000);
  const byYear = {
    budget: amounts(years.map(({ budget }) => budget)),
    sent: amounts(years.map(({ disbursed }) => disbursed)),
    arrived: amounts(years.map(({ arrived }) => arrived)),
    local: amounts(years.map(({ localContribution }) => localContribution)),
    unspent: amounts(years.map(({ unspent }) => unspent)),
    gap: formatColumn(years.map(({ index, remainingGap }) => index ?? remainingGap)),
  };
  const byRegion = {
    before: formatColumn(sorted.map((row) => row.before)),
    after: formatColumn(sorted.map((row) => row.after)),
    shortfall: formatColumn(sorted.map(({ shortfall }) => shortfall)),
    sent: amounts(sorted.map(({ disbursed }) => disbursed)),
    perHead: formatColumn(sorted.map(perHead)),
    local: amounts(sorted.map(({ localContribution }) => localContribution)),
  };
  const binding = Object.entries(measure.binding).filter(([, n]) => n > 0);
  const points = measure.frontier;
  const frontier = {
    budget: amounts(points.map(({ budget }) => budget)),
    gap: formatColumn(points.map(({ index, remainingGap }) => index ?? remainingGap)),
  };
  const inMoney = (label: string): { readonly label: string; readonly numeric: true } => ({
    label,
    numeric: true,
  });
  return {
    heading: words.plan.heading(nameOf(measure, words)),
    findings,
    summary: [
      ...sentencesOf(findings, words.space),
      ...(measure.reason === null || status !== "infeasible" ? [] : [words.plan.reason(measure.reason)]),
    ],
    figures: drawPlan(measure, setting),
    tables: [
      {
        caption: words.plan.yearsCaption(moneyLabel),
        columns: [
          { label: words.plan.year, numeric: false },
          ...[
            words.plan.budget,
            words.plan.sent,
            words.plan.arrived,
            words.plan.local,
            words.plan.unspent,
            words.plan.gapLeft,
          ].map(inMoney),
        ],
        rows: years.map(({ year }, i) => [
          year,
          byYear.budget[i]!,
          byYear.sent[i]!,
          byYear.arrived[i]!,
          byYear.local[i]!,
          byYear.unspent[i]!,
          byYear.gap[i]!,
        ]),
      },
      shorten(
        {
          caption: words.plan.regionsCaption(moneyLabel),
          columns: [
            { label: words.region, numeric: false },
            ...[
              words.bracket(words.transfer.before, measure.levelUnit),
              words.transfer.after,
              words.plan.stillShort,
              words.plan.sent,
              words.perHead,
              words.plan.local,
            ].map(inMoney),
          ],
          rows: [
            ...sorted.map(({ name }, i) => [
              name,
              byRegion.before[i]!,
              byRegion.after[i]!,
              byRegion.shortfall[i]!,
              byRegion.sent[i]!,
              byRegion.perHead[i]!,
              byRegion.local[i]!,
            ]),
            ...(listed === rows
              ? []
              : [
                  [
                    words.findings.plan.nothing(formatNumber(nothing.length)),
                    "–",
                    "–",
                    "–",
                    "0",
                    "0",
                    amounts([sum(nothing.map(({ localContribution }) => localContribution))])[0]!,
                  ],
                ]),
          ],
          bar: {
            column: 5,
            lengths: [
              ...sorted.map((row) => (most > 0 ? perHead(row) / most : 0)),
              ...(listed === rows ? [] : [0]),
            ],
          },
        },
        setting,
      ),
      {
        caption: words.plan.bindingCaption,
        columns: [{ label: words.plan.bindingColumn, numeric: false }, inMoney(words.plan.times)],
        rows: binding.map(([id, n]) => [words.plan.binding(id), formatNumber(n)]),
      },
      {
        caption: words.plan.frontierCaption(moneyLabel),
        columns: [{ label: words.plan.budget, numeric: false }, inMoney(words.plan.gapLeft)],
        rows: points.map((_, i) => [frontier.budget[i]!, frontier.gap[i]!]),
      },
    ].filter((table) => table.rows.length > 0),
    method: [
      words.plan.method(measure.method),
      ...(measure.certificate === null
        ? []
        : [
            words.plan.certificate(
              measure.certificate.optimal,
              words.plan.best(measure.certificate.objective),
              measure.certificate.method,
            ),
          ]),
    ],
    warnings: warningsOf([measure]),
  };
}
