import type { ResourceMeasure, ResourceRow } from "../measure-resources.ts";
import { count } from "./count.ts";
import { extremes } from "./extremes.ts";
import { formatNumber, formatPercent } from "./format-number.ts";
import type { Overview } from "./overview.ts";

/** How much all have, who has least and most, and how the standard is met. */
export function lookAtResources(measure: ResourceMeasure): Overview<ResourceRow> {
  const { attainment, rows, unit } = measure;
  const range = extremes(rows, ({ value }) => value);
  const standard =
    attainment === null
      ? ""
      : ` ${formatNumber(rows.filter(({ met }) => met).length)} of ${count(rows.length, "region")}${attainment.shareOfPopulation === null ? "" : `, ${formatPercent(attainment.shareOfPopulation)} of the people,`} meet the standard${attainment.shortfall === null ? "" : `; ${formatNumber(attainment.shortfall)} units short`}.`;
  return {
    title: `${measure.name}${measure.stratum === null ? "" : ` (${measure.stratum})`}, ${measure.period}`,
    summary: `${formatNumber(measure.value)} ${unit} in ${count(measure.n, "region")} together${range === null ? "" : `, from ${formatNumber(range.least.value)} (${range.least.name}) to ${formatNumber(range.most.value)} (${range.most.name})`}.${standard}`,
    rows,
    columns: [
      ["Region", ({ name }) => name],
      [unit, ({ value }) => value],
      ["Over all", ({ relative }) => (relative === null ? null : formatPercent(relative))],
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
