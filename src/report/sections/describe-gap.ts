import type { GapResult } from "../../model/results/gap-result.ts";
import { largestOf } from "../../numeric/extremes.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../../study/presentation/format-number.ts";
import type { PrintedTable, ReportSection, ReportTable } from "../content.ts";
import { drawGaps } from "../figures.ts";
import { sentencesOf } from "../findings/finding.ts";
import { coursesOf, gapFindings, type IndexCourse } from "../findings/gap-findings.ts";
import { nameOf } from "../name-of.ts";
import type { Setting } from "../setting.ts";
import { shorten } from "../shorten.ts";
import { warningsOf } from "../warnings-of.ts";

/**
 * Gap measures as one section: indicators in rows, indices in columns, then the groups. What cannot be compared with each other
 * (another index, other units, other weights) stands in tables of its own, with a sentence of its own.
 */
export function describeGap(gaps: readonly GapResult[], setting: Setting): ReportSection {
  const { words } = setting;
  const blocks = [
    ...groupBy([...groupBy(gaps, sameValues)], ([first]) => [
      first!.method,
      first!.subgroups,
      first!.weights,
      first!.study,
    ]),
  ];
  const described = blocks.map((rows) => describeBlock(rows, setting));
  const labels = [...new Map(gaps.flatMap(indicesOf).map((one) => [one.method, one])).values()];
  const populations = new Map(
    gaps.flatMap(({ population }) =>
      population === null
        ? []
        : [[JSON.stringify([population.concept, population.year, population.total]), population]],
    ),
  );
  const findings = described.flatMap((block) => block.findings);
  const annex = described.flatMap((block) => block.annex);
  return {
    heading: words.gap.heading,
    findings,
    summary: sentencesOf(findings, words.space),
    figures: described.flatMap(({ figures }) => figures),
    tables: described.flatMap(({ tables }) => tables),
    method: [
      ...labels.map(({ method, label }) => words.gap.ofValues(words.index(method, label))),
      ...(gaps.some(({ weights }) => weights === "population")
        ? [...populations.values()].map(({ concept, year, total }) =>
            words.gap.weights(words.concept(concept), String(year), formatNumber(total)),
          )
        : []),
      words.gap.caution,
    ],
    warnings: warningsOf(gaps),
    ...(annex.length === 0 ? {} : { annex: [{ heading: words.gap.heading, figures: [], tables: annex }] }),
  };
}

/** Measures of the same values of the same regions, weighted alike: they are one row, whatever their index. */
function sameValues(gap: GapResult): unknown {
  const { study, indicator, period, subgroup, subgroups, weights, population, rows } = gap;
  return [
    [study, indicator, period, subgroup, subgroups, weights, population?.concept, population?.year],
    rows.map((row) => [row.region, row.subgroup]),
  ];
}

/** Items of one key together, in order of appearance. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Indicators that can be compared with each other: the same index, of the same kind of units, weighted alike. */
function describeBlock(
  rows: readonly (readonly GapResult[])[],
  setting: Setting,
): Pick<ReportSection, "findings" | "figures" | "tables"> & { readonly annex: readonly PrintedTable[] } {
  const { words } = setting;
  const gaps = rows.flat();
  const first = rows.map((group) => group[0]!);
  const { subgroups, weights } = first[0]!;
  const methods = [
    ...new Map(
      gaps.flatMap(indicesOf).map(({ method, label }) => [method, words.index(method, label)]),
    ).entries(),
  ];
  const largest = largestOf(first.map(({ value }) => value));
  const sizes = [...new Set(gaps.map(({ n }) => n))].sort((a, b) => a - b);
  const parts = subgroups.length === 0 ? null : words.list(subgroups);
  const table: ReportTable = {
    caption: words.gap.caption(
      [...new Set([sizes[0]!, sizes.at(-1)!])].map(formatNumber).join("–"),
      weights,
      parts,
    ),
    columns: [
      { label: words.indicator, numeric: false },
      { label: words.period, numeric: false },
      // Two rows of one indicator are told apart by how many they are over.
      ...(sizes.length > 1 ? [{ label: words.gap.units, numeric: true }] : []),
      ...methods.map(([, label]) => ({ label, numeric: true })),
    ],
    rows: rows.map((group) => [
      nameOf(group[0]!, words),
      group[0]!.period,
      ...(sizes.length > 1 ? [formatNumber(group[0]!.n)] : []),
      ...methods.map(([method]) => {
        const found = group.flatMap(indicesOf).find((one) => one.method === method);
        if (found === undefined) return "–";
        const value = formatFixed(found.value, 4);
        return found.interval === null
          ? value
          : words.bracket(
              value,
              `${formatFixed(found.interval.lower, 4)}–${formatFixed(found.interval.upper, 4)}`,
            );
      }),
    ]),
    bar: {
      column: sizes.length > 1 ? 3 : 2,
      lengths: first.map(({ value }) =>
        largest > 0 && Number.isFinite(largest) ? Math.max(0, value / largest) : 0,
      ),
    },
  };
  const findings = gapFindings(first, setting);
  const splits = groupBy(rows.flatMap(splitsOf), ({ by }) => by).map((split) => splitTable(split, setting));
  const grouped = rows.flatMap((group) =>
    groupBy(
      group.filter(({ groups }) => groups.length > 0),
      ({ groups }) => groups,
    ).map(([gap]) => gap!),
  );
  const nested = rows.flatMap((group) =>
    groupBy(
      group.filter(({ nesting }) => nesting !== null),
      ({ nesting }) => nesting,
    ).map(([gap]) => gap!),
  );
  const contrasted = first.filter(({ contrast }) => (contrast?.rows.length ?? 0) > 0);
  const series = gaps.filter((gap) => gap.series.length > 1);
  const courses = coursesOf(first);
  return {
    findings,
    figures: drawGaps(first, setting),
    tables: [
      shorten(table, setting),
      ...splits.map((split) => shorten(split, setting)),
      ...groupBy(nested, ({ nesting }) => [
        nesting!.method,
        nesting!.levels.map(({ groupBy: by }) => by),
      ]).map((same) => shorten(nestingTable(same, setting), setting)),
      ...groupBy(contrasted, ({ contrast }) => [contrast!.first, contrast!.last]).map((same) =>
        shorten(contrastTable(same, setting), setting),
      ),
      ...groupBy(grouped, ({ groups }) => groups.map(({ group }) => group)).map((same) =>
        shorten(groupTable(same, setting), setting),
      ),
      ...(courses.length > 1 ? [shorten(trendTable(courses, setting), setting, "first")] : []),
      ...(series.length === 1 ? [seriesTable(series[0]!, setting)] : []),
    ],
    annex: [
      ...(contrasted.length === 1 ? [shorten(contrastByRegion(contrasted[0]!, setting), setting)] : []),
      ...(series.length > 1 ? series.map((gap) => seriesTable(gap, setting)) : []),
    ],
  };
}

/** One split of one indicator. */
interface Split {
  readonly gap: GapResult;
  readonly by: string;
}

/** The splits of one indicator: one for each grouping. */
function splitsOf(group: readonly GapResult[]): readonly Split[] {
  const splits = new Map<string, Split>();
  for (const gap of group) {
    const by = gap.decomposition?.groupBy;
    if (by !== undefined && !splits.has(by)) splits.set(by, { gap, by });
  }
  return [...splits.values()];
}

/** How much lies between groups, indicators in rows. */
function splitTable(splits: readonly Split[], { words }: Setting): ReportTable {
  const { by } = splits[0]!;
  const indexOf = (method: string): string =>
    words.index(
      method,
      splits.flatMap(({ gap }) => indicesOf(gap)).find((one) => one.method === method)?.label ??
        (method === "meanLogDeviation" ? "Mean log deviation" : method),
    );
  const labels = [...new Set(splits.map(({ gap }) => indexOf(gap.decomposition!.method)))];
  const shares = splits.map(({ gap }) => {
    const { total, between } = gap.decomposition!;
    return total > 0 && Number.isFinite(total) ? between / total : null;
  });
  return {
    caption: words.gap.betweenCaption(by, labels.length === 1 ? labels[0]! : null),
    columns: [
      { label: words.indicator, numeric: false },
      ...(labels.length === 1 ? [] : [{ label: words.gap.indexColumn, numeric: false }]),
      { label: words.gap.total, numeric: true },
      { label: words.gap.between, numeric: true },
      { label: words.gap.within, numeric: true },
      { label: words.gap.shareBetween, numeric: true },
    ],
    rows: splits.map(({ gap }, i) => {
      const { method, total, between, within } = gap.decomposition!;
      return [
        nameOf(gap, words),
        ...(labels.length === 1 ? [] : [indexOf(method)]),
        formatFixed(total, 4),
        formatFixed(between, 4),
        formatFixed(within, 4),
        formatPercent(shares[i]!),
      ];
    }),
    bar: {
      column: labels.length === 1 ? 4 : 5,
      lengths: shares.map((share) => Math.max(0, Math.min(1, share ?? 0))),
    },
  };
}

/** Several indicators with several periods: the index in each period, up to six of them, and the change. */
function trendTable(courses: readonly IndexCourse[], { words }: Setting): ReportTable {
  const all = [...new Set(courses.flatMap(({ points }) => points.map(({ period }) => period)))].toSorted();
  const step = Math.ceil((all.length - 1) / (PERIODS - 1)) || 1;
  const periods = all.filter((_, i) => i === all.length - 1 || (i % step === 0 && i + step / 2 < all.length));
  const { method, label } = courses[0]!.gap;
  return {
    caption: words.gap.trendCaption(words.index(method, label)),
    columns: [
      { label: words.indicator, numeric: false },
      ...periods.map((period) => ({ label: period, numeric: true })),
      { label: words.resources.change, numeric: true },
    ],
    rows: courses.map(({ gap, points, first, last }) => [
      nameOf(gap, words),
      ...periods.map((period) => {
        const point = points.find((one) => one.period === period);
        return point === undefined ? "–" : formatFixed(point.value, 4);
      }),
      formatFixed(last.value - first.value, 4),
    ]),
  };
}

/** Periods that are columns next to each other. */
const PERIODS = 6;

/** One split level by level: a column a level, each with its share of the whole. */
function nestingTable(gaps: readonly GapResult[], { words }: Setting): ReportTable {
  const { method, levels } = gaps[0]!.nesting!;
  const label = indicesOf(gaps[0]!).find((one) => one.method === method)?.label;
  const index = words.index(method, label ?? (method === "meanLogDeviation" ? "Mean log deviation" : method));
  return {
    caption: words.gap.nestingCaption(index),
    columns: [
      { label: words.indicator, numeric: false },
      { label: words.gap.total, numeric: true },
      ...levels.map(({ groupBy: by }, i) => ({
        label: words.gap.nestingLevel(by, levels[i - 1]?.groupBy ?? null),
        numeric: true,
      })),
      { label: words.gap.nestingRest(levels.at(-1)?.groupBy ?? ""), numeric: true },
    ],
    rows: gaps.map((gap) => {
      const { total, within, withinShare, levels: parts } = gap.nesting!;
      return [
        nameOf(gap, words),
        formatFixed(total, 4),
        ...[...parts, { between: within, share: withinShare }].map(({ between, share }) =>
          words.bracket(formatPercent(share), formatFixed(between, 4)),
        ),
      ];
    }),
  };
}

/** What the means of a table are over: what they all are, else both. */
function meanOfAll(over: readonly GapResult["meanBasis"][]): GapResult["meanBasis"] {
  return new Set(over).size === 1 ? over[0]! : "mixed";
}

/** One part of the regions against another, indicators in rows. */
function contrastTable(gaps: readonly GapResult[], { words }: Setting): ReportTable {
  const { first, last } = gaps[0]!.contrast!;
  return {
    caption: words.gap.contrastCaption(
      first,
      last,
      meanOfAll(gaps.map(({ contrast }) => contrast!.meanBasis)),
    ),
    columns: [
      { label: words.indicator, numeric: false },
      { label: words.unit, numeric: false },
      { label: first, numeric: true },
      { label: last, numeric: true },
      { label: words.gap.ratio, numeric: true },
      { label: words.gap.difference, numeric: true },
      { label: words.gap.regionsAbove(first, last), numeric: true },
    ],
    rows: gaps.map((gap) => {
      const { firstMean, lastMean, ratio, difference, rows } = gap.contrast!;
      const [one, other, less] = formatColumn([firstMean, lastMean, difference]);
      return [
        gap.name,
        gap.valueUnit,
        one!,
        other!,
        formatFixed(ratio, 2),
        less!,
        words.resources.of(
          formatNumber(rows.filter((row) => row.first > row.last).length),
          formatNumber(rows.length),
        ),
      ];
    }),
  };
}

/** One part against another, region by region, the highest ratio first. */
function contrastByRegion(gap: GapResult, { words }: Setting): ReportTable {
  const { first, last, rows } = gap.contrast!;
  const sorted = rows.toSorted(
    (a, b) => (b.ratio ?? Number.POSITIVE_INFINITY) - (a.ratio ?? Number.POSITIVE_INFINITY),
  );
  const texts = formatColumn(sorted.flatMap((row) => [row.first, row.last, row.difference]));
  return {
    caption: words.bracket(words.gap.contrastByRegion(gap.name, first, last), gap.valueUnit),
    columns: [
      { label: words.region, numeric: false },
      { label: first, numeric: true },
      { label: last, numeric: true },
      { label: words.gap.ratio, numeric: true },
      { label: words.gap.difference, numeric: true },
    ],
    rows: sorted.map(({ name, ratio }, i) => [
      name,
      texts[3 * i]!,
      texts[3 * i + 1]!,
      formatFixed(ratio, 2),
      texts[3 * i + 2]!,
    ]),
  };
}

/** An index of a gap, whether it is the one asked for or one of those next to it. */
type OneIndex = Pick<GapResult["additionalIndices"][number], "method" | "label" | "value" | "interval">;

function indicesOf(gap: GapResult): readonly OneIndex[] {
  return [gap, ...gap.additionalIndices];
}

/** Several periods of one indicator: its index and its mean, period by period. */
function seriesTable(gap: GapResult, setting: Setting): ReportTable {
  const { words } = setting;
  const indices = indicesOf(gap);
  const means = formatColumn(gap.series.map(({ mean }) => mean));
  return shorten(
    {
      caption: words.gap.seriesCaption(nameOf(gap, words)),
      columns: [
        { label: words.period, numeric: false },
        ...indices.map(({ method, label }) => ({ label: words.index(method, label), numeric: true })),
        { label: words.bracket(words.gap.mean, gap.valueUnit), numeric: true },
      ],
      rows: gap.series.map(({ period, value, additionalValues }, i) => [
        period,
        ...[value, ...additionalValues].map((one) => formatFixed(one, 4)),
        means[i]!,
      ]),
    },
    setting,
  );
}

/** Means by group, indicators in rows. */
function groupTable(gaps: readonly GapResult[], { words }: Setting): ReportTable {
  const groups = gaps[0]!.groups.map(({ group }) => group);
  const units = [...new Set(gaps.map(({ valueUnit }) => valueUnit))];
  const withUnit = units.length > 1;
  const over = [...new Set(gaps.flatMap((gap) => gap.groups.map(({ meanBasis }) => meanBasis)))];
  const caption = words.gap.groupsCaption(over.length === 1 ? over[0]! : "mixed");
  return {
    caption: withUnit ? caption : words.bracket(caption, units[0]!),
    columns: [
      { label: words.indicator, numeric: false },
      ...(withUnit ? [{ label: words.unit, numeric: false }] : []),
      ...groups.map((group) => ({ label: group, numeric: true })),
      { label: words.gap.allBy(meanOfAll(gaps.map(({ meanBasis }) => meanBasis))), numeric: true },
    ],
    rows: gaps.map((gap) => [
      nameOf(gap, words),
      ...(withUnit ? [gap.valueUnit] : []),
      ...formatColumn([...gap.groups.map(({ mean }) => mean), gap.mean]),
    ]),
  };
}
