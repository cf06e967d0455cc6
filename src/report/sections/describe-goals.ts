import type { GoalRow, GoalsResult } from "../../model/results/goals-result.ts";
import { formatColumn, formatFixed, formatPercent } from "../../study/presentation/format-number.ts";
import type { ReportSection } from "../content.ts";
import { drawGoals } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import { goalFindings, projectedIn } from "../findings/goal-findings.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/** Regions listed for each goal. */
const LAGGARDS = 5;

/** Where each goal stands, the pace it has and the pace it needs, and who holds it back. */
export function describeGoals(measure: GoalsResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { rows } = measure;
  const findings = goalFindings(measure, setting);
  const withTerm = rows.some(({ term }) => term !== null);
  return {
    heading: words.goals.heading,
    findings,
    summary: sentencesOf(findings, words.space),
    figures: drawGoals(measure, setting),
    tables: [
      shorten(
        {
          caption: words.goals.caption,
          columns: [
            { label: words.goals.goal, numeric: false },
            ...(withTerm ? [{ label: words.goals.termColumn, numeric: false }] : []),
            { label: words.goals.by, numeric: false },
            { label: words.goals.baseline, numeric: true },
            { label: words.goals.current, numeric: true },
            { label: words.goals.target, numeric: true },
            { label: words.goals.done, numeric: true },
            { label: words.goals.standing, numeric: false },
          ],
          rows: rows.map((row) => {
            const [baseline, current, target] = levelsOf(row);
            return [
              nameWithUnit(row, setting),
              ...(withTerm ? [words.goals.term(row.term)] : []),
              row.deadline,
              baseline!,
              current!,
              target!,
              row.progress === null ? "–" : `${formatFixed(100 * Math.min(1, row.progress), 0)}%`,
              words.goals.status(row.status),
            ];
          }),
          bar: {
            column: withTerm ? 6 : 5,
            lengths: rows.map(({ progress }) => Math.max(0, Math.min(1, progress ?? 0))),
          },
        },
        setting,
        "first",
      ),
      shorten(
        {
          caption: words.goals.paceCaption,
          columns: [
            { label: words.goals.goal, numeric: false },
            { label: words.goals.pace, numeric: true },
            { label: words.goals.needed, numeric: true },
            { label: words.goals.projected, numeric: true },
            { label: words.goals.target, numeric: true },
          ],
          rows: rows.map((row) => {
            const [, , target, projected] = levelsOf(row);
            return [
              nameWithUnit(row, setting),
              ...formatColumn([row.annualChange, row.requiredAnnualChange]),
              projected!,
              target!,
            ];
          }),
        },
        setting,
        "first",
      ),
      shorten(
        {
          caption: words.goals.backCaption,
          columns: [
            { label: words.goals.goal, numeric: false },
            { label: words.region, numeric: false },
            { label: words.goals.current, numeric: true },
            { label: words.goals.target, numeric: true },
            { label: words.goals.gap, numeric: true },
            { label: words.goals.share, numeric: true },
          ],
          rows: rows.flatMap(({ name, laggingRegions }) =>
            laggingRegions.slice(0, LAGGARDS).map((one) => {
              const [value, target, gap] = formatColumn([one.value, one.target, one.gap]);
              return [name, one.name, value!, target!, gap!, formatPercent(one.share)];
            }),
          ),
        },
        setting,
        "first",
      ),
    ].filter((table) => table.rows.length > 0),
    method: [words.goals.method, ...(measure.asOf === null ? [] : [words.goals.asOf(measure.asOf)])],
    warnings: warningsOf([measure]),
  };
}

/** Baseline, latest value, target and projection, with the same decimals. */
function levelsOf(row: GoalRow): readonly string[] {
  const { baseline, current, target } = row;
  return formatColumn([baseline?.value ?? null, current?.value ?? null, target, projectedIn(row)]);
}

/** A goal, with the unit of its numbers. */
function nameWithUnit({ name, unit }: GoalRow, { words }: Setting): string {
  return unit === "none" ? name : words.bracket(name, unit);
}
