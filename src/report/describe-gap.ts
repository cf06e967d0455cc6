import type { GapMeasure } from "../study/measure-gap.ts";
import {
  formatColumn,
  formatFixed,
  formatNumber,
  formatPercent,
} from "../study/presentation/format-number.ts";
import type { ReportSection, ReportTable } from "./content.ts";
import { drawGaps } from "./figures.ts";
import { nameOf } from "./name-of.ts";
import type { Setting } from "./setting.ts";
import { shorten } from "./shorten.ts";
import { warningsOf } from "./warnings-of.ts";

/** Gap measures as one section: indicators in rows, indices in columns, then the groups. */
export function describeGap(gaps: readonly GapMeasure[], setting: Setting): ReportSection {
  const { words } = setting;
  const methods = [
    ...new Map(
      gaps.flatMap(indicesOf).map(({ method, label }) => [method, words.index(method, label)]),
    ).entries(),
  ];
  const keyOf = (gap: GapMeasure): string =>
    JSON.stringify([gap.study, gap.indicator, gap.period, gap.stratum, gap.weights]);
  const byIndicator = new Map<string, GapMeasure[]>();
  for (const gap of gaps) {
    const key = keyOf(gap);
    const same = byIndicator.get(key);
    if (same === undefined) byIndicator.set(key, [gap]);
    else same.push(gap);
  }
  const rows = [...byIndicator.values()];
  const first = rows.map((group) => group[0]!);
  const largest = Math.max(...first.map(({ value }) => value));
  const sameWeights = new Set(gaps.map(({ weights }) => weights)).size === 1;
  const sizes = [...new Set(gaps.map(({ n }) => n))].sort((a, b) => a - b);
  const table: ReportTable = {
    caption: words.gap.caption(
      [...new Set([sizes[0]!, sizes.at(-1)!])].map(formatNumber).join("–"),
      sameWeights ? gaps[0]!.weights : null,
    ),
    columns: [
      { label: words.indicator, numeric: false },
      { label: words.period, numeric: false },
      ...methods.map(([, label]) => ({ label, numeric: true })),
    ],
    rows: rows.map((group) => [
      nameOf(group[0]!, words),
      group[0]!.period,
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
      column: 2,
      lengths: first.map(({ value }) => (largest > 0 && Number.isFinite(largest) ? value / largest : 0)),
    },
  };
  const worst = first.reduce((most, gap) => (gap.value > most.value ? gap : most));
  const least = first.reduce((most, gap) => (gap.value < most.value ? gap : most));
  const summary = [
    first.length === 1
      ? words.gap.one(
          nameOf(worst, words),
          words.index(worst.method, worst.label),
          formatFixed(worst.value, 3),
        )
      : words.gap.several(
          formatNumber(first.length),
          nameOf(worst, words),
          words.index(worst.method, worst.label),
          formatFixed(worst.value, 3),
          nameOf(least, words),
          formatFixed(least.value, 3),
        ),
  ];
  const tables = [shorten(table, setting)];
  const split = rows
    .map((group) => group.find(({ decomposition }) => decomposition !== null))
    .filter((gap) => gap !== undefined);
  if (split.length > 0) {
    const by = split[0]!.decomposition!.by;
    const indexOf = (method: string): string =>
      words.index(
        method,
        gaps.find((one) => one.method === method)?.label ??
          (method === "meanLogDeviation" ? "Mean log deviation" : method),
      );
    const labels = [...new Set(split.map(({ decomposition }) => indexOf(decomposition!.method)))];
    const shares = split.map(({ decomposition }) => {
      const { total, between } = decomposition!;
      return total > 0 && Number.isFinite(total) ? between / total : null;
    });
    tables.push(
      shorten(
        {
          caption: words.gap.betweenCaption(by, labels.length === 1 ? labels[0]! : null),
          columns: [
            { label: words.indicator, numeric: false },
            ...(labels.length === 1 ? [] : [{ label: words.gap.indexColumn, numeric: false }]),
            { label: words.gap.total, numeric: true },
            { label: words.gap.between, numeric: true },
            { label: words.gap.within, numeric: true },
            { label: words.gap.shareBetween, numeric: true },
          ],
          rows: split.map((gap, i) => {
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
          bar: { column: labels.length === 1 ? 4 : 5, lengths: shares.map((share) => share ?? 0) },
        },
        setting,
      ),
    );
    const known = shares.filter((share) => share !== null);
    if (known.length > 0) {
      const low = formatPercent(Math.min(...known));
      const high = formatPercent(Math.max(...known));
      summary.push(low === high ? words.gap.betweenOne(low, by) : words.gap.betweenSeveral(low, high, by));
    }
  }
  const grouped = first.filter(({ groups }) => groups.length > 0);
  if (grouped.length > 0) tables.push(shorten(groupTable(grouped, setting), setting));
  for (const gap of first) if (gap.series.length > 1) tables.push(seriesTable(gap, setting));
  const { population } = gaps[0]!;
  return {
    heading: words.gap.heading,
    summary,
    figures: drawGaps(first, setting),
    tables,
    method: [
      ...methods.map(([, label]) => words.gap.ofValues(label)),
      ...(population === null
        ? []
        : [
            words.gap.weights(
              words.concept(population.concept),
              String(population.year),
              formatNumber(population.total),
            ),
          ]),
      words.gap.caution,
    ],
    warnings: warningsOf(gaps, words),
  };
}

/** An index of a gap, whether it is the one asked for or one of those beside it. */
type OneIndex = Pick<GapMeasure["also"][number], "method" | "label" | "value" | "interval">;

function indicesOf(gap: GapMeasure): readonly OneIndex[] {
  return [gap, ...gap.also];
}

/** Several periods of one indicator: its index and its mean, period by period. */
function seriesTable(gap: GapMeasure, setting: Setting): ReportTable {
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
      rows: gap.series.map(({ period, value, also }, i) => [
        period,
        ...[value, ...also].map((one) => formatFixed(one, 4)),
        means[i]!,
      ]),
    },
    setting,
  );
}

/** Means by group, indicators in rows. */
function groupTable(gaps: readonly GapMeasure[], { words }: Setting): ReportTable {
  const groups = [...new Set(gaps.flatMap((gap) => gap.groups.map(({ group }) => group)))];
  const units = [...new Set(gaps.map(({ valueUnit }) => valueUnit))];
  const withUnit = units.length > 1;
  return {
    caption: withUnit ? words.gap.groupsCaption : words.bracket(words.gap.groupsCaption, units[0]!),
    columns: [
      { label: words.indicator, numeric: false },
      ...(withUnit ? [{ label: words.unit, numeric: false }] : []),
      ...groups.map((group) => ({ label: group, numeric: true })),
      { label: words.all, numeric: true },
    ],
    rows: gaps.map((gap) => [
      nameOf(gap, words),
      ...(withUnit ? [gap.valueUnit] : []),
      ...groups.map((group) => formatNumber(gap.groups.find((one) => one.group === group)?.mean ?? null)),
      formatNumber(gap.mean),
    ]),
  };
}
