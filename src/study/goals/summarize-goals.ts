import type { GoalRow, GoalsResult } from "../../model/results/goals-result.ts";
import { count } from "../presentation/count.ts";
import { formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** How many goals stand where. */
export function summarizeGoals(measure: GoalsResult): Overview<GoalRow> {
  const { asOf, counts, rows } = measure;
  const good = rows.filter(({ status }) => status === "achieved" || status === "on-track").length;
  const standing = counts.filter(({ n }) => n > 0);
  return {
    title: `Goals${asOf === null ? "" : `, as of ${asOf}`}`,
    summary: `${formatNumber(good)} of ${count(rows.length, "goal")} achieved or on track: ${standing.map(({ status, n }) => `${formatNumber(n)} ${status.replaceAll("-", " ")}`).join(", ")}.`,
    rows,
    columns: [
      ["Goal", ({ name }) => name],
      ["By", ({ deadline }) => deadline],
      ["Unit", ({ unit }) => unit],
      ["Baseline", ({ baseline }) => baseline?.value ?? null],
      ["Latest", ({ current }) => current?.value ?? null],
      ["Target", ({ target }) => target],
      ["Way covered", ({ progress }) => (progress === null ? null : formatPercent(progress))],
      ["Standing", ({ status }) => status.replaceAll("-", " ")],
    ],
  };
}
