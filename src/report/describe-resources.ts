import type { ResourceResult } from "../model/results/resources-result.ts";
import { largestOf, smallestOf } from "../numeric/extremes.ts";
import { sum } from "../numeric/sum.ts";
import { extremes } from "../study/presentation/extremes.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../study/presentation/format-number.ts";
import type { ReportSection, ReportTable } from "./content.ts";
import { drawResource } from "./figures.ts";
import { nameOf } from "./name-of.ts";
import type { Setting } from "./setting.ts";
import { shorten } from "./shorten.ts";
import { warningsOf } from "./warnings-of.ts";

/** Resources that stand next to each other as columns; more of them stand below each other. */
const COLUMNS = 7;

/** Resources one after the other; several of them begin with a section that shows them side by side. */
export function describeResources(
  measures: readonly ResourceResult[],
  setting: Setting,
): readonly ReportSection[] {
  const sections = measures.map((measure) => describeResource(measure, setting));
  return measures.length > 1 ? [overview(measures, setting), ...sections] : sections;
}

/** All resources at once, then each against its standard. */
function overview(measures: readonly ResourceResult[], setting: Setting): ReportSection {
  const { words } = setting;
  const regions = [
    ...new Map(measures.flatMap(({ rows }) => rows).map((row) => [keyOf(row), nameOf(row, words)])).entries(),
  ];
  const judged = measures.filter(({ attainment }) => attainment !== null);
  const units = [...new Set(measures.map(({ unit }) => unit))];
  const side = measures.length <= COLUMNS && regions.length <= setting.maxRows;
  return {
    heading: words.resources.heading,
    summary: [
      words.resources.overview(
        formatNumber(measures.length),
        formatNumber(regions.length),
        units.length === 1 ? units[0]! : null,
        side && judged.length > 0,
      ),
    ],
    figures: [],
    tables: [
      side ? sideBySide(measures, regions, units, setting) : oneBelowTheOther(measures, setting),
      {
        caption: words.resources.against,
        columns: [
          { label: words.resources.resource, numeric: false },
          { label: words.resources.regionsMeet, numeric: true },
          { label: words.resources.peopleIn, numeric: true },
          { label: words.resources.unitsShort, numeric: true },
        ],
        rows: judged.map((measure) => [
          nameOf(measure, words),
          words.resources.of(
            formatNumber(measure.rows.filter(({ met }) => met).length),
            formatNumber(measure.rows.length),
          ),
          formatPercent(measure.attainment!.shareOfPopulation),
          measure.attainment!.shortfall === null
            ? "–"
            : [whole(measure.attainment!.shortfall), nounOf(measure.unit) ?? ""].join(" ").trim(),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
    method: [words.resources.pooledLine],
    warnings: [],
  };
}

/** Regions in rows, resources in columns. */
function sideBySide(
  measures: readonly ResourceResult[],
  regions: readonly (readonly [string, string])[],
  units: readonly string[],
  { words }: Setting,
): ReportTable {
  const cells = measures.map(({ rows, value }) => {
    const texts = formatColumn([...rows.map((row) => row.value), value]);
    return {
      all: texts.at(-1)!,
      of: new Map(rows.map((row, i) => [keyOf(row), `${texts[i]}${row.met === false ? "*" : ""}`])),
    };
  });
  return {
    caption: units.length === 1 ? words.unitText(units[0]!) : words.resources.ownUnits,
    columns: [
      { label: words.region, numeric: false },
      ...measures.map((measure) => ({
        label:
          units.length === 1 ? nameOf(measure, words) : words.bracket(nameOf(measure, words), measure.unit),
        numeric: true,
      })),
    ],
    rows: [
      ...regions.map(([id, name]) => [name, ...cells.map(({ of }) => of.get(id) ?? "–")]),
      [words.resources.allTogether, ...cells.map(({ all }) => all)],
    ],
  };
}

/** Resources in rows, with those who have least and most. */
function oneBelowTheOther(measures: readonly ResourceResult[], setting: Setting): ReportTable {
  const { words } = setting;
  return {
    caption: words.resources.ownUnits,
    columns: [
      { label: words.resources.resource, numeric: false },
      { label: words.unit, numeric: false },
      { label: words.resources.allTogether, numeric: true },
      { label: words.resources.lowest, numeric: true },
      { label: words.resources.highest, numeric: true },
      { label: words.resources.times, numeric: true },
    ],
    rows: measures.map((measure) => {
      const range = extremes(measure.rows, ({ value }) => value);
      const [all, low, high] = formatColumn([
        measure.value,
        range?.least.value ?? null,
        range?.most.value ?? null,
      ]);
      return [
        nameOf(measure, words),
        measure.unit,
        all!,
        range === null ? low! : words.bracket(low!, nameOf(range.least, words)),
        range === null ? high! : words.bracket(high!, nameOf(range.most, words)),
        measure.ratio === null ? "–" : formatFixed(measure.ratio, 1),
      ];
    }),
  };
}

/** One resource: one row per region, the lowest first. */
function describeResource(measure: ResourceResult, setting: Setting): ReportSection {
  const { words } = setting;
  const { unit, rows, attainment } = measure;
  const ascending = rows.toSorted((a, b) => a.value - b.value);
  const [lowest] = ascending;
  const highest = ascending.at(-1)!;
  const name = nameOf(measure, words);
  const most = highest.value;
  const [all, low, high] = formatColumn([measure.value, lowest!.value, highest.value]);
  const summary = [
    rows.length === 1
      ? words.resources.alone(all!, unit, nameOf(lowest!, words))
      : words.resources.summary(
          all!,
          unit,
          nameOf(lowest!, words),
          low!,
          nameOf(highest, words),
          high!,
          measure.ratio === null ? null : formatFixed(measure.ratio, 1),
        ),
  ];
  if (attainment !== null) {
    const standards = rows.flatMap(({ standard }) => (standard === null ? [] : [standard]));
    summary.push(
      [
        words.resources.meets(
          formatNumber(rows.filter(({ met }) => met).length),
          formatNumber(rows.length),
          attainment.shareOfPopulation === null ? null : formatPercent(attainment.shareOfPopulation),
          words.resources.standardIs(
            attainment.standard,
            formatNumber(smallestOf(standards)),
            formatNumber(largestOf(standards)),
            unit,
          ),
        ),
        ...(attainment.shortfall === null || attainment.shortfall === 0
          ? []
          : [words.resources.short(whole(attainment.shortfall), nounOf(unit))]),
      ].join(words.space),
    );
  }
  const values = formatColumn(ascending.map((row) => row.value));
  const standards = formatColumn(ascending.map(({ standard }) => standard));
  const withStandard = attainment !== null;
  const withShortfall = attainment?.shortfall != null;
  return {
    heading: words.dated(name, measure.period),
    summary,
    figures: drawResource(measure, setting),
    tables: [
      shorten(
        {
          caption: words.resources.caption(name),
          columns: [
            { label: words.region, numeric: false },
            { label: words.unitText(unit), numeric: true },
            { label: words.resources.relative, numeric: true },
            ...(withStandard
              ? [
                  { label: words.standard, numeric: true },
                  { label: words.resources.met, numeric: false },
                ]
              : []),
            ...(withShortfall ? [{ label: shortOf(unit, setting), numeric: true }] : []),
            { label: isOverPeople(measure) ? words.people : words.resources.over, numeric: true },
          ],
          rows: ascending.map((row, i) => [
            nameOf(row, words),
            values[i]!,
            formatPercent(row.ratioToPooled),
            ...(withStandard ? [standards[i]!, row.met ? words.yes : words.no] : []),
            ...(withShortfall ? [whole(row.shortfall)] : []),
            formatNumber(row.denominator),
          ]),
          bar: { column: 1, lengths: ascending.map(({ value }) => (most > 0 ? value / most : 0)) },
        },
        setting,
      ),
    ],
    method: [
      words.resources.pooled,
      ...(measure.population === null || !isOverPeople(measure)
        ? []
        : [
            words.resources.peopleAre(
              words.concept(measure.population.concept),
              String(measure.population.year),
            ),
          ]),
    ],
    warnings: warningsOf([measure]),
  };
}

/** Whether the rate is over residents: one of deliveries in time is over deliveries, and must not be shown as people. */
function isOverPeople({ population, rows }: ResourceResult): boolean {
  return population !== null && sum(rows.map(({ denominator }) => denominator)) === population.total;
}

/** A region or a part of it, told apart from others. */
function keyOf({ region, subgroup }: ResourceResult["rows"][number]): string {
  return JSON.stringify([region, subgroup]);
}

function whole(units: number | null): string {
  return formatNumber(units === null ? null : Math.round(units));
}

/** Multiples in a unit: a rate in thousand yuan may be counted in yuan, and what is short is in what is counted. */
const MULTIPLE = /hundred|thousand|million|billion|[百千万萬亿億]/i;

/** What a rate counts, as its unit says: yuan per head are yuan, beds per 1,000 people beds; `null` where it does not say. */
function nounOf(unit: string): string | null {
  const noun = /^([^\d/%]+?)(?: per |\/)/.exec(unit)?.[1]?.trim() ?? "";
  return noun === "" || MULTIPLE.test(noun) ? null : noun;
}

function shortOf(unit: string, { words }: Setting): string {
  const noun = nounOf(unit);
  return noun === null ? words.resources.unitsShort : words.resources.shortOf(noun);
}
