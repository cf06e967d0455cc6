import type { GapMeasure } from "../study/measure-gap.ts";
import { formatFixed, formatNumber, formatPercent } from "../study/presentation/format-number.ts";
import type { ReportSection, ReportTable } from "./content.ts";

/** Gap measures as one section: indicators in rows, indices in columns, then the groups. */
export function describeGap(gaps: readonly GapMeasure[]): ReportSection {
  const methods = [...new Map(gaps.map(({ method, label }) => [method, label])).entries()];
  const keyOf = (gap: GapMeasure): string =>
    JSON.stringify([gap.study, gap.indicator, gap.period, gap.stratum, gap.weights]);
  const byIndicator = new Map<string, GapMeasure[]>();
  for (const gap of gaps) byIndicator.set(keyOf(gap), [...(byIndicator.get(keyOf(gap)) ?? []), gap]);
  const rows = [...byIndicator.values()];
  const first = rows.map((group) => group[0]!);
  const largest = Math.max(...first.map(({ value }) => value));
  const sameWeights = new Set(gaps.map(({ weights }) => weights)).size === 1;
  const table: ReportTable = {
    caption: `Inequality between ${gaps[0]!.n} regions${sameWeights ? `, ${gaps[0]!.weights === "population" ? "weighted by people" : "every region counting once"}` : ""}`,
    columns: [
      { label: "Indicator", numeric: false },
      { label: "Period", numeric: false },
      ...methods.map(([, label]) => ({ label, numeric: true })),
    ],
    rows: rows.map((group) => [
      nameOf(group[0]!),
      group[0]!.period,
      ...methods.map(([method]) => {
        const gap = group.find((one) => one.method === method);
        return gap === undefined ? "–" : formatFixed(gap.value, 4);
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
      ? `${nameOf(worst)} is spread over the regions with a ${worst.label} of ${formatFixed(worst.value, 3)}; 0 would be equality.`
      : `Of ${first.length} indicators, ${nameOf(worst)} is spread most unequally (${worst.label} ${formatFixed(worst.value, 3)}) and ${nameOf(least)} least (${formatFixed(least.value, 3)}); 0 would be equality.`,
  ];
  const split = rows
    .map((group) => group.find(({ decomposition }) => decomposition !== null))
    .filter((gap) => gap !== undefined);
  const tables = [table];
  if (split.length > 0) {
    const by = split[0]!.decomposition!.by;
    const labels = [...new Set(split.map(({ decomposition }) => labelOf(gaps, decomposition!.method)))];
    tables.push({
      caption: `How much of it lies between the groups of "${by}"${labels.length === 1 ? `: ${labels[0]}` : ""}`,
      columns: [
        { label: "Indicator", numeric: false },
        ...(labels.length === 1 ? [] : [{ label: "Index", numeric: false }]),
        { label: "Total", numeric: true },
        { label: "Between groups", numeric: true },
        { label: "Within groups", numeric: true },
        { label: "Share between", numeric: true },
      ],
      rows: split.map((gap) => {
        const { method, total, between, within } = gap.decomposition!;
        return [
          nameOf(gap),
          ...(labels.length === 1 ? [] : [labelOf(gaps, method)]),
          formatFixed(total, 4),
          formatFixed(between, 4),
          formatFixed(within, 4),
          formatPercent(total > 0 ? between / total : null),
        ];
      }),
      bar: {
        column: labels.length === 1 ? 4 : 5,
        lengths: split.map(({ decomposition }) =>
          decomposition!.total > 0 ? decomposition!.between / decomposition!.total : 0,
        ),
      },
    });
    const shares = split
      .map(({ decomposition }) => decomposition!)
      .filter(({ total }) => total > 0)
      .map(({ between, total }) => between / total);
    if (shares.length > 0) {
      summary.push(
        shares.length === 1
          ? `${formatPercent(shares[0]!)} of the inequality lies between the groups of "${by}", the rest within them.`
          : `Between ${formatPercent(Math.min(...shares))} and ${formatPercent(Math.max(...shares))} of the inequality lies between the groups of "${by}", the rest within them.`,
      );
    }
  }
  for (const group of rows
    .map((one) => one.find(({ groups }) => groups.length > 0))
    .filter((gap) => gap !== undefined)
    .slice(0, 1)) {
    tables.push(
      groupTable(
        rows.map((one) => one[0]!).filter(({ groups }) => groups.length > 0),
        group,
      ),
    );
  }
  return {
    heading: "Who has less: the gap",
    summary,
    tables,
    method: [
      ...methods.map(([, label]) => label).map((label) => `${label} of the regional values.`),
      ...(gaps[0]!.population === null
        ? []
        : [
            `Weights: ${gaps[0]!.population.concept} population of ${gaps[0]!.population.year}, ${formatNumber(gaps[0]!.population.total)} people.`,
          ]),
      "An index over regions measures what lies between them. It is lower than one over people, and bands made for household income do not fit it.",
    ],
    warnings: unique(gaps),
  };
}

/** Means by group, indicators in rows. */
function groupTable(gaps: readonly GapMeasure[], sample: GapMeasure): ReportTable {
  const groups = sample.groups.map(({ group }) => group);
  return {
    caption: "Mean of each group, weighted",
    columns: [
      { label: "Indicator", numeric: false },
      { label: "Unit", numeric: false },
      ...groups.map((group) => ({ label: group, numeric: true })),
      { label: "All", numeric: true },
    ],
    rows: gaps.map((gap) => [
      nameOf(gap),
      gap.valueUnit,
      ...groups.map((group) => formatNumber(gap.groups.find((one) => one.group === group)?.mean ?? null)),
      formatNumber(gap.mean),
    ]),
  };
}

/** Name of an index that the gaps may or may not have been measured by. */
function labelOf(gaps: readonly GapMeasure[], method: string): string {
  return (
    gaps.find((one) => one.method === method)?.label ??
    (method === "meanLogDeviation" ? "Mean log deviation" : method)
  );
}

function nameOf(gap: GapMeasure): string {
  return gap.stratum === null ? gap.name : `${gap.name} (${gap.stratum})`;
}

function unique(gaps: readonly GapMeasure[]): readonly string[] {
  return [...new Set(gaps.flatMap(({ warnings }) => warnings).map(({ message }) => message))];
}
