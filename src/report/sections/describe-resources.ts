import type { ResourceResult } from "../../model/results/resources-result.ts";
import { sum } from "../../numeric/sum.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../../study/presentation/format-number.ts";
import type { AnnexPart, PrintedTable, ReportSection, ReportTable } from "../content.ts";
import { drawResource } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import {
  belowOf,
  levelFinding,
  levelFindings,
  nounOf,
  standardFinding,
  standardFindings,
  trendFinding,
  wholeNumber,
} from "../findings/resource-findings.ts";
import { nameOf } from "../name-of.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";
import { keyOf, oneBelowTheOther, sideBySide, standardsTable } from "./resource-tables.ts";

/** Resources that are columns next to each other; more of them are rows. */
const COLUMNS = 7;

/** Trends that are findings of their own. */
const TRENDS = 2;

/** One indicator: its measures by period, ascending. */
type Course = readonly ResourceResult[];

/**
 * Supply by region, supply against the standards, change over time; the full table of each indicator is in the annex. One indicator
 * of one period is one section.
 */
export function describeResources(
  measures: readonly ResourceResult[],
  setting: Setting,
): readonly ReportSection[] {
  const courses = coursesOf(measures);
  const latest = courses.map((course) => course.at(-1)!);
  const changing = courses.filter((course) => course.length > 1);
  if (courses.length === 1 && changing.length === 0) return [only(latest[0]!, setting)];
  const judged = latest.filter(({ attainment }) => attainment !== null);
  return [
    supply(courses, latest, measures, setting),
    ...(judged.length > 0 ? [againstStandards(judged, setting)] : []),
    ...(changing.length > 0 ? [overTime(changing, setting)] : []),
  ];
}

/** Measures of one indicator over the same kind of regions; two of the same period are two indicators. */
function coursesOf(measures: readonly ResourceResult[]): readonly Course[] {
  const courses = new Map<string, ResourceResult[]>();
  for (const [i, measure] of measures.entries()) {
    const { study, indicator, subgroup, subgroups, unit, period } = measure;
    const key = JSON.stringify([study, indicator, subgroup, subgroups, unit]);
    const course = courses.get(key);
    if (course === undefined) courses.set(key, [measure]);
    else if (course.every((one) => one.period !== period)) course.push(measure);
    else courses.set(`${key}${i}`, [measure]);
  }
  return [...courses.values()].map((course) =>
    course.toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)),
  );
}

/** One indicator of one period: findings, picture and full table in one section. */
function only(measure: ResourceResult, setting: Setting): ReportSection {
  const { words } = setting;
  const findings = [
    levelFinding(measure, setting),
    ...(measure.attainment === null ? [] : [standardFinding(measure, setting)]),
  ];
  return {
    heading: words.dated(nameOf(measure, words), measure.period),
    findings,
    summary: sentencesOf(findings, words.space),
    figures: drawResource(measure, setting),
    tables: [regionTable([measure], setting)],
    method: methodOf([measure], setting),
    warnings: warningsOf([measure]),
  };
}

/** All indicators at once; each in full in the annex. */
function supply(
  courses: readonly Course[],
  latest: readonly ResourceResult[],
  measures: readonly ResourceResult[],
  setting: Setting,
): ReportSection {
  const { words } = setting;
  const regions = [
    ...new Map(latest.flatMap(({ rows }) => rows).map((row) => [keyOf(row), nameOf(row, words)])).entries(),
  ];
  const units = [...new Set(latest.map(({ unit }) => unit))];
  const side = latest.length <= COLUMNS && regions.length <= setting.maxRows;
  const findings = levelFindings(latest, setting);
  const starred = side && latest.some((one) => belowOf(one).length > 0);
  const table = side ? sideBySide(latest, regions, units, setting) : oneBelowTheOther(latest, setting);
  return {
    heading: words.resources.heading,
    findings,
    summary: [
      ...sentencesOf(findings, words.space),
      words.resources.overview(
        formatNumber(latest.length),
        formatNumber(regions.length),
        units.length === 1 ? units[0]! : null,
        starred,
      ),
    ],
    figures: [],
    tables: [shorten(table, setting)],
    method: [words.resources.pooledLine, ...methodOf(latest, setting).slice(1)],
    warnings: warningsOf(measures),
    annex: courses.map((course) => annexPart(course, setting)),
  };
}

/** Each indicator against its standard, one row each. */
function againstStandards(judged: readonly ResourceResult[], setting: Setting): ReportSection {
  const { words } = setting;
  const findings = standardFindings(judged, setting);
  const below = judged.filter((one) => belowOf(one).length > 0);
  const worst = below.toSorted(
    (a, b) => (a.attainment!.shareOfPopulation ?? 1) - (b.attainment!.shareOfPopulation ?? 1),
  )[0];
  return {
    heading: words.resources.againstHeading,
    findings,
    summary: sentencesOf(findings, words.space),
    figures: worst === undefined ? [] : drawResource(worst, setting),
    tables: [shorten(standardsTable(judged, setting), setting, "first")],
    method: [words.resources.surplus],
    warnings: [],
  };
}

/** Indicators with several periods: one row each, and the trends that are largest. */
function overTime(changing: readonly Course[], setting: Setting): ReportSection {
  const { words } = setting;
  const spans = new Map<string, Course[]>();
  for (const course of changing) {
    const span = JSON.stringify([course[0]!.period, course.at(-1)!.period]);
    spans.set(span, [...(spans.get(span) ?? []), course]);
  }
  const change = (course: Course): number => {
    const [first, last] = [course[0]!.value, course.at(-1)!.value];
    return first === 0 ? 0 : Math.abs(last / first - 1);
  };
  const findings = changing
    .toSorted((a, b) => change(b) - change(a))
    .slice(0, TRENDS)
    .map((course) => trendFinding(course, setting));
  return {
    heading: words.findings.overTime,
    findings,
    summary: sentencesOf(findings, words.space),
    figures: [],
    tables: [...spans.values()].map((courses) => shorten(trendTable(courses, setting), setting, "first")),
    method: [],
    warnings: [],
  };
}

function trendTable(courses: readonly Course[], { words }: Setting): ReportTable {
  const [from, to] = [courses[0]![0]!.period, courses[0]!.at(-1)!.period];
  return {
    caption: words.resources.trendCaption(from, to),
    columns: [
      { label: words.resources.resource, numeric: false },
      { label: words.unit, numeric: false },
      { label: from, numeric: true },
      { label: to, numeric: true },
      { label: words.resources.change, numeric: true },
      { label: words.bracket(words.resources.times, from), numeric: true },
      { label: words.bracket(words.resources.times, to), numeric: true },
    ],
    rows: courses.map((course) => {
      const [first, last] = [course[0]!, course.at(-1)!];
      return [
        nameOf(last, words),
        last.unit,
        ...formatColumn([first.value, last.value, last.value - first.value]),
        first.ratio === null ? "–" : formatFixed(first.ratio, 1),
        last.ratio === null ? "–" : formatFixed(last.ratio, 1),
      ];
    }),
  };
}

/** One indicator in full: picture, regions, and the values of all regions together by period. */
function annexPart(course: Course, setting: Setting): AnnexPart {
  const { words } = setting;
  const latest = course.at(-1)!;
  return {
    heading: words.dated(nameOf(latest, words), latest.period),
    figures: drawResource(latest, setting),
    tables: [
      regionTable(course, setting),
      ...(course.length > 2 ? [shorten(periodTable(course, setting), setting)] : []),
    ],
  };
}

function periodTable(course: Course, { words }: Setting): ReportTable {
  const all = formatColumn(course.map(({ value }) => value));
  return {
    caption: words.resources.periodsCaption(nameOf(course[0]!, words)),
    columns: [
      { label: words.period, numeric: false },
      { label: words.bracket(words.resources.allTogether, course[0]!.unit), numeric: true },
      { label: words.resources.times, numeric: true },
    ],
    rows: course.map(({ period, ratio }, i) => [
      period,
      all[i]!,
      ratio === null ? "–" : formatFixed(ratio, 1),
    ]),
  };
}

/** One row per region, the lowest first; with the first period where there are several. */
function regionTable(course: Course, setting: Setting): PrintedTable {
  const { words } = setting;
  const [first, measure] = [course[0]!, course.at(-1)!];
  const { unit, rows, attainment } = measure;
  const ascending = rows.toSorted((a, b) => a.value - b.value);
  const most = ascending.at(-1)!.value;
  const before = new Map(first.rows.map((row) => [keyOf(row), row.value]));
  const earlier = ascending.map((row) => before.get(keyOf(row)) ?? null);
  const n = ascending.length;
  const values = formatColumn([...ascending.map((row) => row.value), ...earlier]);
  const standards = formatColumn(ascending.map(({ standard }) => standard));
  const withStandard = attainment !== null;
  const withShortfall = attainment?.shortfall != null;
  const noun = nounOf(measure, setting);
  return shorten(
    {
      caption: words.resources.caption(nameOf(measure, words)),
      columns: [
        { label: words.region, numeric: false },
        { label: words.unitText(unit), numeric: true },
        ...(course.length > 1 ? [{ label: words.resources.first(first.period), numeric: true }] : []),
        { label: words.resources.relative, numeric: true },
        ...(withStandard
          ? [
              { label: words.standard, numeric: true },
              { label: words.resources.met, numeric: false },
            ]
          : []),
        ...(withShortfall
          ? [
              {
                label: noun === null ? words.resources.unitsShort : words.resources.shortOf(noun),
                numeric: true,
              },
            ]
          : []),
        { label: isOverPeople(measure) ? words.people : words.resources.over, numeric: true },
      ],
      rows: ascending.map((row, i) => [
        nameOf(row, words),
        values[i]!,
        ...(course.length > 1 ? [values[n + i]!] : []),
        formatPercent(row.ratioToPooled),
        ...(withStandard ? [standards[i]!, row.met === true ? words.yes : words.no] : []),
        ...(withShortfall ? [wholeNumber(row.shortfall)] : []),
        formatNumber(row.denominator),
      ]),
      bar: { column: 1, lengths: ascending.map(({ value }) => (most > 0 ? Math.max(0, value / most) : 0)) },
    },
    setting,
  );
}

/** How the values were computed, and over which population. */
function methodOf(measures: readonly ResourceResult[], { words }: Setting): readonly string[] {
  const populations = new Set(
    measures.flatMap((measure) =>
      measure.population === null || !isOverPeople(measure)
        ? []
        : [
            words.resources.peopleAre(
              words.concept(measure.population.concept),
              String(measure.population.year),
            ),
          ],
    ),
  );
  return [words.resources.pooled, ...populations];
}

/** Whether the rate is over residents: one of deliveries in time is over deliveries, and must not be shown as people. */
function isOverPeople({ population, rows }: ResourceResult): boolean {
  return population !== null && sum(rows.map(({ denominator }) => denominator)) === population.total;
}
