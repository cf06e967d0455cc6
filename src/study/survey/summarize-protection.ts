import type { ProtectionResult, ProtectionRow } from "../../model/results/protection-result.ts";
import { formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** How many are in hardship, of what kind, and in which groups. */
export function summarizeProtection(result: ProtectionResult): Overview<ProtectionRow> {
  const { hardship, impoverishing, large, poverty } = result;
  const sure =
    hardship.interval === null
      ? ""
      : ` (${formatPercent(hardship.interval.lower)} to ${formatPercent(hardship.interval.upper)})`;
  return {
    title: `Financial protection: ${result.name}${result.period === null ? "" : `, ${result.period}`}`,
    summary: `${formatPercent(result.value)}${sure} of the people are in financial hardship from health spending: ${formatPercent(impoverishing.value)} pay more than all of their discretionary budget and ${formatPercent(large.value)} a large part of it. ${formatPercent(poverty.impoverished)} fall below the poverty line by it.`,
    rows: result.rows,
    columns: [
      ["Group", ({ group }) => group],
      ["People", ({ populationShare }) => formatPercent(populationShare)],
      ["In hardship", ({ value }) => formatPercent(value)],
      ["Impoverishing", (row) => formatPercent(row.impoverishing)],
      ["Large", (row) => formatPercent(row.large)],
      ["Below the line before", ({ below }) => formatPercent(below)],
    ],
  };
}
