import type { AppraisalResult } from "../../model/results/appraisal-result.ts";
import { formatFixed, formatNumber } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawAppraisal } from "../figures.ts";
import { appraisalFindings } from "../findings/appraisal-findings.ts";
import { sentencesOf } from "../findings/finding.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** One appraisal: a row a subject, the best first, then why points were lost. */
export function describeAppraisal(measure: AppraisalResult, setting: Setting): ReportSection {
  const { words } = setting;
  const sorted = measure.rows.toSorted((a, b) => b.score / (b.maximum || 1) - a.score / (a.maximum || 1));
  const { payment } = measure;
  const withGrades = sorted.some(({ grade }) => grade !== null);
  const findings = appraisalFindings(measure, setting);
  const payments = setting.money.column(sorted.map((row) => row.payment));
  return {
    heading: words.appraisal.heading(words.dated(measure.name, String(measure.year))),
    findings,
    summary: sentencesOf(findings, words.space),
    figures: drawAppraisal(measure, setting),
    tables: [
      shorten(
        {
          caption: words.appraisal.caption,
          columns: [
            { label: words.appraisal.subject, numeric: false },
            { label: words.appraisal.score, numeric: true },
            { label: words.appraisal.of, numeric: true },
            ...(withGrades ? [{ label: words.appraisal.grade, numeric: false }] : []),
            ...(payment === null
              ? []
              : [{ label: words.appraisal.payment(setting.money.unit(payment.currency)), numeric: true }]),
          ],
          rows: sorted.map((row, i) => [
            row.name,
            formatFixed(row.score, 2),
            formatNumber(row.maximum),
            ...(withGrades ? [row.grade ?? "–"] : []),
            ...(payment === null ? [] : [payments[i]!]),
          ]),
          bar: {
            column: 1,
            lengths: sorted.map(({ score, maximum }) => (maximum > 0 ? score / maximum : 0)),
          },
        },
        setting,
      ),
      shorten(
        {
          caption: words.appraisal.lostCaption,
          columns: [
            { label: words.appraisal.subject, numeric: false },
            { label: words.indicator, numeric: false },
            { label: words.appraisal.lost, numeric: true },
            { label: words.appraisal.reason, numeric: false, wide: true },
          ],
          rows: sorted.flatMap((row) =>
            row.deductions.map(({ name, points, reason }) => [
              row.name,
              name,
              formatFixed(points, 2),
              reason,
            ]),
          ),
        },
        setting,
        "first",
      ),
    ].filter(({ rows }) => rows.length > 0),
    method: [
      words.appraisal.method(measure.method),
      ...(payment === null ? [] : [words.appraisal.rule(payment.rule)]),
      ...measure.rows.flatMap(({ name, vetoes }) =>
        vetoes.map(({ reason }) => words.appraisal.veto(name, reason)),
      ),
    ],
    warnings: warningsOf([measure]),
  };
}
