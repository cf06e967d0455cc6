import type { AppraisalMeasure } from "../study/appraise.ts";
import { formatFixed, formatNumber } from "../study/presentation/format-number.ts";
import type { ReportSection } from "./content.ts";

/** One appraisal: a row a subject, the best first, then why points were lost. */
export function describeAppraisal(measure: AppraisalMeasure): ReportSection {
  const sorted = measure.rows.toSorted((a, b) => b.score / (b.maximum || 1) - a.score / (a.maximum || 1));
  const { payment } = measure;
  const withGrades = sorted.some(({ grade }) => grade !== null);
  const best = sorted[0]!;
  const last = sorted.at(-1)!;
  const summary = [
    `${best.name} scores best with ${formatFixed(best.score, 2)} of ${formatNumber(best.maximum)} points, ${last.name} last with ${formatFixed(last.score, 2)}; the mean is ${formatFixed(measure.value, 2)}.`,
    ...(withGrades ? [`Grades: ${measure.grades.map(({ grade, n }) => `${n} × ${grade}`).join(", ")}.`] : []),
    ...(payment === null
      ? []
      : [
          `Of a pool of ${formatNumber(payment.pool)} ${payment.currency}, ${formatNumber(payment.paid)} is paid by score${payment.residual === 0 ? "" : `, ${formatNumber(payment.residual)} is left over`}.`,
        ]),
  ];
  return {
    heading: `How the work is scored: ${measure.name}, ${measure.year}`,
    summary,
    tables: [
      {
        caption: "Scores, best first",
        columns: [
          { label: "Subject", numeric: false },
          { label: "Score", numeric: true },
          { label: "Of", numeric: true },
          ...(withGrades ? [{ label: "Grade", numeric: false }] : []),
          ...(payment === null ? [] : [{ label: `Payment (${payment.currency})`, numeric: true }]),
        ],
        rows: sorted.map((row) => [
          row.name,
          formatFixed(row.score, 2),
          formatNumber(row.maximum),
          ...(withGrades ? [row.grade ?? "–"] : []),
          ...(payment === null ? [] : [formatNumber(row.payment)]),
        ]),
        bar: { column: 1, lengths: sorted.map(({ score, maximum }) => (maximum > 0 ? score / maximum : 0)) },
      },
      {
        caption: "Why points were lost",
        columns: [
          { label: "Subject", numeric: false },
          { label: "Indicator", numeric: false },
          { label: "Points lost", numeric: true },
          { label: "Reason", numeric: false },
        ],
        rows: sorted.flatMap((row) =>
          row.deductions.map(({ name, points, reason }) => [row.name, name, formatFixed(points, 2), reason]),
        ),
      },
    ].filter(({ rows }) => rows.length > 0),
    method: [
      `${measure.method}.`,
      ...(payment === null ? [] : [`Money by ${payment.rule}`]),
      ...measure.rows.flatMap(({ name, vetoes }) =>
        vetoes.map(({ reason }) => `Veto for ${name}: ${reason}`),
      ),
      ...measure.omitted.map(({ region, reason }) => `Left out: ${region}, ${reason}.`),
    ],
    warnings: measure.warnings.map(({ message }) => message),
  };
}
