import type { ProtectionResult } from "../../model/results/protection-result.ts";
import { formatFixed, formatNumber, formatPercent } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawProtection } from "../figures.ts";
import { type Finding, sentencesOf } from "../findings/finding.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** How many people are ruined by health spending, at which threshold, and in which groups. */
export function describeProtection(result: ProtectionResult, setting: Setting): ReportSection {
  const words = setting.words.survey.protection;
  const { rows } = result;
  const findings = protectionFindings(result, setting);
  return {
    heading: words.heading(result.name),
    findings,
    summary: sentencesOf(findings, setting.words.space),
    figures: drawProtection(result, setting),
    tables: [
      shorten(
        {
          caption: words.thresholdsCaption,
          columns: [
            { label: words.base, numeric: false },
            { label: words.threshold, numeric: true },
            { label: words.headcount, numeric: true },
            { label: words.overshoot, numeric: true },
            { label: words.concentration, numeric: true },
          ],
          rows: result.catastrophic.map((one) => [
            words.resources(one.resources),
            formatPercent(one.threshold),
            formatPercent(one.headcount),
            formatPercent(one.overshoot),
            one.headcountConcentration === null ? "–" : formatFixed(one.headcountConcentration, 3),
          ]),
        },
        setting,
        "first",
      ),
      shorten(
        {
          caption: words.groupsCaption,
          columns: [
            { label: words.group, numeric: false },
            { label: words.populationShare, numeric: true },
            { label: words.hardship, numeric: true },
            { label: words.impoverishing, numeric: true },
            { label: words.large, numeric: true },
            { label: words.below, numeric: true },
          ],
          rows: rows.map((row) => [
            String(row.group),
            formatPercent(row.populationShare),
            formatPercent(row.value),
            formatPercent(row.impoverishing),
            formatPercent(row.large),
            formatPercent(row.below),
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

function protectionFindings(result: ProtectionResult, setting: Setting): readonly Finding[] {
  const words = setting.words.survey.protection;
  const { hardship, poverty, rows } = result;
  const interval =
    hardship.interval === null
      ? ""
      : setting.words.interval(
          `${formatFixed(100 * hardship.interval.confidence, 0)}%`,
          formatPercent(hardship.interval.lower),
          formatPercent(hardship.interval.upper),
        );
  const worst =
    rows.length < 2 ? undefined : rows.reduce((most, row) => (row.value > most.value ? row : most));
  return [
    {
      text: words.finding(formatPercent(result.value), interval),
      detail: words.parts(formatPercent(result.impoverishing.value), formatPercent(result.large.value)),
    },
    {
      text: words.poverty(
        formatPercent(poverty.before.headcount),
        formatPercent(poverty.after.headcount),
        formatPercent(poverty.impoverished),
      ),
      detail: null,
    },
    ...(worst === undefined
      ? []
      : [{ text: words.worst(String(worst.group), formatPercent(worst.value)), detail: null }]),
  ];
}
