import type { PolicyResult } from "../../model/results/evaluation-result.ts";
import { formatColumn, formatFixed, formatNumber } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawEvaluation } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** By how much more the treated regions changed, how sure that is, and what may be concluded. */
export function describeEvaluation(result: PolicyResult, setting: Setting): ReportSection {
  const words = setting.words.evaluation;
  const { design, effect, regions } = result;
  const label = words.label(result.index, result.name);
  const unit = result.unit === "none" ? "" : result.unit;
  const number = (value: number | null): string =>
    result.index === null ? formatNumber(value) : formatFixed(value, 4);
  const p = result.p === null ? null : result.p < 0.001 ? "p < 0.001" : `p = ${formatFixed(result.p, 3)}`;
  const withUnit = (text: string): string => setting.words.bracket(text, unit === "" ? result.index! : unit);
  const values = result.rows.map((row) => formatColumn([row.before, row.after]));
  const findings = [
    {
      text: words.finding(design, label, number(effect.value), unit, regions.treated, regions.comparison),
      detail: p === null ? null : words.sure(p, result.pFrom, result.permutation?.assignments ?? null),
    },
  ];
  return {
    heading: words.heading(label),
    findings,
    summary: [...sentencesOf(findings, setting.words.space), words.caution(design)],
    figures: drawEvaluation(result, setting),
    tables: [
      shorten(
        {
          caption: words.regionsCaption,
          columns: [
            { label: setting.words.region, numeric: false },
            { label: words.from, numeric: false },
            { label: withUnit(words.before), numeric: true },
            { label: withUnit(words.after), numeric: true },
            ...(design === "synthetic"
              ? [
                  { label: words.weight, numeric: true },
                  { label: words.placebo, numeric: true },
                ]
              : []),
          ],
          rows: result.rows.map((row, i) => [
            row.name,
            row.from ?? words.never,
            ...values[i]!,
            ...(design === "synthetic" ? [formatFixed(row.weight, 3), number(row.placebo)] : []),
          ]),
        },
        setting,
        "first",
      ),
      shorten(
        {
          caption: words.effectsCaption,
          columns: [
            { label: words.time, numeric: true },
            { label: withUnit(words.effect), numeric: true },
            { label: words.lower, numeric: true },
            { label: words.upper, numeric: true },
          ],
          rows: result.effects.map(({ time, value, lower, upper }) => [
            formatFixed(time, Number.isInteger(time) ? 0 : 2),
            number(value),
            number(lower),
            number(upper),
          ]),
        },
        setting,
        "first",
      ),
    ].filter((table) => table.rows.length > 0),
    method: [
      words.method(design),
      ...(result.preTrend === null ? [] : [words.preTrend(formatFixed(result.preTrend.p, 3))]),
    ],
    warnings: warningsOf([result]),
  };
}
