import type { ResourceMeasure } from "../study/measure-resources.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../study/presentation/format-number.ts";
import type { ReportSection } from "./content.ts";

/** Resources one after the other; several of them begin with a section that shows them side by side. */
export function describeResources(measures: readonly ResourceMeasure[]): readonly ReportSection[] {
  const sections = measures.map(describeResource);
  return measures.length > 1 ? [overview(measures), ...sections] : sections;
}

/** Regions in rows, resources in columns; then each resource against its standard. */
function overview(measures: readonly ResourceMeasure[]): ReportSection {
  const regions = [
    ...new Map(measures.flatMap(({ rows }) => rows).map(({ region, name }) => [region, name])).entries(),
  ];
  const cells = measures.map(({ rows, value }) => {
    const texts = formatColumn([...rows.map((row) => row.value), value]);
    return {
      all: texts.at(-1)!,
      of: new Map(rows.map(({ region, met }, i) => [region, `${texts[i]}${met === false ? "*" : ""}`])),
    };
  });
  const judged = measures.filter(({ attainment }) => attainment !== null);
  const units = [...new Set(measures.map(({ unit }) => unit))];
  return {
    heading: "Who has how much",
    summary: [
      `${measures.length} resources in ${regions.length} regions${units.length === 1 ? `, ${units[0]}` : ""}.${judged.length === 0 ? "" : " A star marks what is below its standard."}`,
    ],
    tables: [
      {
        caption: units.length === 1 ? capitalized(units[0]!) : "Each in its own unit",
        columns: [
          { label: "Region", numeric: false },
          ...measures.map(({ name, unit }) => ({
            label: units.length === 1 ? name : `${name} (${unit})`,
            numeric: true,
          })),
        ],
        rows: [
          ...regions.map(([id, name]) => [name, ...cells.map(({ of }) => of.get(id) ?? "–")]),
          ["All together", ...cells.map(({ all }) => all)],
        ],
      },
      {
        caption: "Against the standards",
        columns: [
          { label: "Resource", numeric: false },
          { label: "Regions that meet it", numeric: true },
          { label: "People in them", numeric: true },
          { label: "Units short", numeric: true },
        ],
        rows: judged.map(({ name, rows, attainment }) => [
          name,
          `${rows.filter(({ met }) => met).length} of ${rows.length}`,
          formatPercent(attainment!.shareOfPopulation),
          formatNumber(attainment!.shortfall === null ? null : Math.round(attainment!.shortfall)),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
    method: [
      "The last line pools all regions: all resources over all people, not the mean of the lines above.",
    ],
    warnings: [],
  };
}

/** One resource: a row a region, the lowest first. */
function describeResource(measure: ResourceMeasure): ReportSection {
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
  const values = formatColumn(ascending.map((row) => row.value));
  const standards = formatColumn(ascending.map(({ standard }) => standard));
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
        rows: ascending.map((row, i) => [
          row.name,
          values[i]!,
          formatPercent(row.relative),
          ...(withStandard ? [standards[i]!, row.met ? "yes" : "no"] : []),
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
