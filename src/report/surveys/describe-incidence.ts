import type { IncidenceResult } from "../../model/results/incidence-result.ts";
import { formatFixed, formatNumber, formatPercent } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawIncidence } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

const index = (value: number | null): string => (value === null ? "–" : formatFixed(value, 3));

/** Who receives the money of the services, and whether payments follow income. */
export function describeIncidence(result: IncidenceResult, setting: Setting): ReportSection {
  const words = setting.words.survey.incidence;
  const { overall, payments, rows } = result;
  const all = rows.at(-1);
  const parts = all?.shares?.length ?? 0;
  const findings = [
    ...(all?.shares == null
      ? []
      : [
          words.benefits(
            formatPercent(1 / parts),
            formatPercent(all.shares[0]!),
            formatPercent(all.shares[parts - 1]!),
            index(all.concentrationIndex),
          ),
        ]),
    ...(overall === null
      ? []
      : [
          words.payments(
            overall.kakwani > 0 ? "progressive" : overall.kakwani < 0 ? "regressive" : "proportional",
            index(overall.kakwani),
          ),
        ]),
  ].map((text) => ({ text, detail: null }));
  return {
    heading: words.heading(result.name),
    findings,
    summary: sentencesOf(findings, setting.words.space),
    figures: drawIncidence(result, setting),
    tables: [
      shorten(
        {
          caption: words.benefitsCaption,
          columns: [
            { label: words.serviceLabel, numeric: false },
            { label: words.share, numeric: true },
            ...Array.from({ length: parts }, (_, k) => ({ label: words.part(k + 1, parts), numeric: true })),
            { label: words.concentration, numeric: true },
            { label: words.kakwani, numeric: true },
            { label: words.against, numeric: false },
          ],
          rows: rows.map((row) => [
            words.service(row.service),
            formatPercent(row.share),
            ...Array.from({ length: parts }, (_, k) => formatPercent(row.shares?.[k] ?? null)),
            index(row.concentrationIndex),
            index(row.kakwani),
            words.verdict(row.againstEquality),
          ]),
        },
        setting,
        "first",
      ),
      shorten(
        {
          caption: words.paymentsCaption,
          columns: [
            { label: words.source, numeric: false },
            { label: words.share, numeric: true },
            { label: words.concentration, numeric: true },
            { label: words.kakwani, numeric: true },
          ],
          rows: payments.map((row) => [
            row.source,
            formatPercent(row.share),
            index(row.concentrationIndex),
            index(row.kakwani),
          ]),
        },
        setting,
        "first",
      ),
    ].filter((table) => table.rows.length > 0),
    method: [words.method(formatNumber(result.n))],
    warnings: warningsOf([result]),
  };
}
