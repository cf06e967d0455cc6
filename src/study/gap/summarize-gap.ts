import type { GapResult, GapRow } from "../../model/results/gap-result.ts";
import { count } from "../presentation/count.ts";
import { formatFixed, formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

const WEIGHED = {
  population: "weighted by people",
  equal: "each counting once",
  area: "weighted by land area",
} as const satisfies Record<GapResult["weights"], string>;

/** How unequal, over how many regions, and how much of it between groups. */
export function summarizeGap(gap: GapResult): Overview<GapRow> {
  const { decomposition, groups, rows, weights } = gap;
  const between =
    decomposition !== null && decomposition.total > 0 && Number.isFinite(decomposition.total)
      ? ` ${formatPercent(decomposition.between / decomposition.total)} of ${decomposition.method === gap.method ? "it" : "the mean log deviation"} lies between the ${count(groups.length, "group")} of "${decomposition.groupBy}".`
      : "";
  return {
    title: `${gap.name}${gap.subgroup === null ? "" : ` (${gap.subgroup})`}, ${gap.period}`,
    summary: `${gap.label} ${formatFixed(gap.value, 4)}${gap.interval === null ? "" : ` (${formatFixed(gap.interval.lower, 4)} to ${formatFixed(gap.interval.upper, 4)}, ${formatNumber(100 * gap.interval.confidence)}%)`} over ${count(gap.n, "region")}, ${WEIGHED[weights]}; mean ${formatNumber(gap.mean)} ${gap.valueUnit}.${between}`,
    rows,
    columns: [
      ["Region", ({ name, subgroup }) => (subgroup === null ? name : `${name} (${subgroup})`)],
      [gap.valueUnit, ({ value }) => value],
      ...(weights === "equal"
        ? []
        : [[weights === "area" ? "Land (km²)" : "People", ({ weight }: GapRow) => weight] as const]),
      ...(decomposition === null && groups.length === 0
        ? []
        : [["Group", ({ group }: GapRow) => group] as const]),
    ],
  };
}
