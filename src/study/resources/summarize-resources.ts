import type { ResourceResult, ResourceRow } from "../../model/results/resources-result.ts";
import { count } from "../presentation/count.ts";
import { extremes } from "../presentation/extremes.ts";
import { formatColumn, formatNumber, formatPercent } from "../presentation/format-number.ts";
import type { Overview } from "../presentation/overview.ts";

/** How much all have, who has least and most, and how the standard is met. */
export function summarizeResources(measure: ResourceResult): Overview<ResourceRow> {
  const { attainment, rows, unit } = measure;
  const range = extremes(rows, ({ value }) => value);
  const [all, ...ends] = formatColumn([
    measure.value,
    ...(range === null ? [] : [range.least.value, range.most.value]),
  ]);
  const standard =
    attainment === null
      ? ""
      : ` ${formatNumber(rows.filter(({ met }) => met).length)} of ${count(rows.length, "region")}${attainment.shareOfPopulation === null ? "" : `, ${formatPercent(attainment.shareOfPopulation)} of the people,`} meet the standard${attainment.shortfall === null ? "" : `; ${formatNumber(attainment.shortfall)} units short`}.`;
  return {
    title: `${measure.name}${measure.subgroup === null ? "" : ` (${measure.subgroup})`}, ${measure.period}`,
    summary: `${all} ${unit} in ${count(measure.n, "region")} together${range === null ? "" : `, from ${ends[0]} (${called(range.least)}) to ${ends[1]} (${called(range.most)})`}.${standard}`,
    rows,
    columns: [
      ["Region", called],
      [unit, ({ value }) => value],
      ["Over all", ({ ratioToPooled }) => (ratioToPooled === null ? null : formatPercent(ratioToPooled))],
      ...(attainment === null
        ? []
        : [
            ["Standard", ({ standard }: ResourceRow) => standard] as const,
            ["Met", ({ met }: ResourceRow) => met] as const,
          ]),
      ...(attainment?.shortfall == null
        ? []
        : [["Units short", ({ shortfall }: ResourceRow) => shortfall] as const]),
    ],
  };
}

/** A region, and which part of it. */
function called({ name, subgroup }: ResourceRow): string {
  return subgroup === null ? name : `${name} (${subgroup})`;
}
