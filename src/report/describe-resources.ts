import type { ResourceMeasure } from "../study/measure-resources.ts";
import type { ReportSection } from "./content.ts";
import { formatFixed, formatNumber, formatPercent } from "./format-number.ts";

/** One resource: a row a region, the lowest first. */
export function describeResources(measure: ResourceMeasure): ReportSection {
  const { name, unit, rows, attainment, value } = measure;
  const ascending = rows.toSorted((a, b) => a.value - b.value);
  const [lowest] = ascending;
  const highest = ascending.at(-1)!;
  const most = highest.value;
  const summary = [
    `All regions together have ${formatNumber(value)} ${unit}. ${lowest!.name} has ${formatNumber(lowest!.value)}, ${highest.name} ${formatNumber(highest.value)}${measure.ratio === null ? "" : `: ${formatFixed(measure.ratio, 1)} times as much`}.`,
  ];
  if (attainment !== null) {
    const met = rows.filter(({ met }) => met).length;
    summary.push(
      `${met} of ${rows.length} regions${attainment.shareOfPopulation === null ? "" : `, with ${formatPercent(attainment.shareOfPopulation)} of the people,`} meet the standard (${attainment.standard}).${attainment.shortfall === null ? "" : ` The others together are ${formatNumber(attainment.shortfall)} units short; what some have beyond the standard is not set off.`}`,
    );
  }
  const withStandard = attainment !== null;
  const withShortfall = attainment?.shortfall != null;
  return {
    heading: `${name}${measure.stratum === null ? "" : ` (${measure.stratum})`}, ${measure.period}`,
    summary,
    tables: [
      {
        caption: `${name} by region, lowest first`,
        columns: [
          { label: "Region", numeric: false },
          { label: capitalized(unit), numeric: true },
          { label: "Against all", numeric: true },
          ...(withStandard
            ? [
                { label: "Standard", numeric: true },
                { label: "Met", numeric: false },
              ]
            : []),
          ...(withShortfall ? [{ label: "Units short", numeric: true }] : []),
          { label: "People", numeric: true },
        ],
        rows: ascending.map((row) => [
          row.name,
          formatNumber(row.value),
          formatPercent(row.relative),
          ...(withStandard ? [formatNumber(row.standard), row.met ? "yes" : "no"] : []),
          ...(withShortfall ? [formatNumber(row.shortfall === null ? null : Math.round(row.shortfall))] : []),
          formatNumber(row.base),
        ]),
        bar: { column: 1, lengths: ascending.map(({ value }) => (most > 0 ? value / most : 0)) },
      },
    ],
    method: [
      `${capitalized(measure.method)}.`,
      ...(measure.population === null
        ? []
        : [`People: ${measure.population.concept} population of ${measure.population.year}.`]),
      ...measure.omitted.map(({ region, reason }) => `Left out: ${region}, ${reason}.`),
    ],
    warnings: measure.warnings.map(({ message }) => message),
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
