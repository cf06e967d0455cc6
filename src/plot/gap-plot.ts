import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import { type Axis, makeAxis } from "./drawing/axis.ts";
import { line, mark } from "./drawing/marks.ts";
import { columnFormat, fixed } from "./drawing/numbers.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawRows, type Reference } from "./drawing/rows.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { referencesOf } from "./rank-plot.ts";
import {
  distinctLabels,
  type Measured,
  type MeasuredRow,
  nameOf,
  type PlotRow,
  readMeasured,
} from "./reading/measured.ts";
import { type Fields, isRecord, numberAt, recordsAt, refusal, textAt } from "./reading/read-data.ts";
import { countIn, selectRows } from "./reading/select-rows.ts";
import { rowsSpecification } from "./vega/rows-specification.ts";
import { paletteOf } from "./vega/specification.ts";

/** What {@link gapPlot} can draw. */
export type GapPlotInput = GapResult | ResourceResult | AppraisalResult | readonly PlotRow[];

/** Options of {@link gapPlot}. */
export interface GapPlotOptions extends PlotOptions {
  /** What the values of plain rows are, for the axis. @defaultValue "Value" */
  readonly name?: string | undefined;
  /** Unit of the values of plain rows. @defaultValue none */
  readonly unit?: string | undefined;
}

/** One row: a value, and what it is compared with. */
interface Dumbbell {
  readonly label: string;
  readonly group: string | null;
  /** The value; of the first result in a pair. */
  readonly value: number | null;
  /** What it is compared with: the standard, the mean, or the value of the second result. */
  readonly against: number | null;
  readonly low: boolean;
}

/** The rows, and what they are compared with. */
interface Comparison {
  readonly measured: Measured;
  readonly rows: readonly Dumbbell[];
  readonly against: "standard" | "mean" | "pair";
  readonly labels: readonly [string, string];
}

/** What can be drawn, for messages. */
const TAKES = "what measureGap, measureResources or appraise return, or rows { name, value, standard }";

/**
 * Gap plot: how far each region is from what it is compared with, as a dumbbell.
 *
 * - **Takes** one result of `measureResources` (against each region's standard, or else the rate of all),
 *   `measureGap` (against the mean, grouped by its grouping; with subgroups the first part against the last) or `appraise`; or rows `{ name, value, standard? }`.
 * - **Takes two** of the same indicator, such as the rural and the urban part: each region's two values are joined;
 *   `labels` names them, else their subgroups do. A region that is only in one has one dot.
 * - Filled dots are at the mark or above, rings fall short; on the right stands the distance, signed.
 * - **Many rows:** beyond `limit` only the highest and the lowest are named; a profile above shows where all lie.
 *
 * @param result One result, or a pair.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (no row), `mixed_units` (a pair
 *   in two units), `unknown_option`.
 *
 * @example
 * ```ts
 * import { gapPlot } from "equalis/plot";
 * const plot = gapPlot([{ name: "East", value: 4, standard: 3 }, { name: "West", value: 2, standard: 3 }], { name: "Beds" });
 * plot.svg().includes("1 of 2 regions are short of the standard."); // => true
 * ```
 */
export function gapPlot(
  result: GapPlotInput | readonly [GapPlotInput, GapPlotInput],
  options: GapPlotOptions = {},
): Plot {
  const where = "gapPlot";
  const settings = readOptions(where, options, 680, ["name", "unit"]);
  const words = wordsOf(settings.language);
  const comparison = compare(where, result, options, settings, words);
  const { measured, against, labels } = comparison;
  const grouped =
    comparison.rows.length <= settings.limit && comparison.rows.some(({ group }) => group !== null);
  const { rows, gap, hidden, top, bottom } = selectRows(
    grouped ? byGroup(comparison.rows) : comparison.rows,
    settings.limit,
  );
  const references = referencesOf(measured, words, settings);
  const oneStandard = new Set(measured.rows.map(({ standard }) => standard)).size === 1;
  const everything = comparison.rows.flatMap(({ value, against }) =>
    [value, against].filter((one) => one !== null),
  );
  const axis = makeAxis({
    values: [...everything, ...references.map(({ value }) => value)],
    zero: everything.every((value) => value >= 0),
    name: measured.name,
    unit: measured.unit,
    language: settings.language,
  });
  const format = columnFormat(everything, axis.style);
  const differences = rows.map(({ value, against }) =>
    value === null || against === null
      ? null
      : comparison.against === "pair"
        ? against - value
        : value - against,
  );
  const known = differences.filter((one) => one !== null);
  const formatDifference = columnFormat(known, axis.style);
  const signed = (value: number): string =>
    value > 0 ? `+${formatDifference(value)}` : formatDifference(value);
  const room =
    largestOf(
      rows.flatMap(({ value, against }) =>
        [value, against].map((one) => (one === null ? 0 : textWidth(format(one), SIZE))),
      ),
      0,
    ) + 10;
  const text = {
    title: settings.title ?? titleOf(comparison, words),
    description: settings.description ?? describe(comparison, words),
    notes: [
      ...(hidden > 0
        ? [words.named(words.regions(fixed(comparison.rows.length, 0)), String(bottom), String(top))]
        : []),
      ...measured.notes,
    ],
  };
  const counts =
    hidden > 0
      ? countIn(
          comparison.rows.flatMap(({ value }) => (value === null ? [] : [value])),
          axis.at,
        )
      : [];
  const draw = (pen: Pen, y: number) =>
    drawRows(pen, y, {
      settings,
      axis,
      rows: rows.map(({ label, group }, i) => {
        const difference = differences[i];
        return {
          label,
          right: difference === null || difference === undefined ? "–" : signed(difference),
          above: i === gap ? words.between(fixed(hidden, 0)) : undefined,
          heading: grouped && group !== rows[i - 1]?.group ? (group ?? "–") : undefined,
        };
      }),
      rightTitle: against === "pair" ? words.difference : words.distance,
      room: { left: room, right: room },
      references,
      profile: hidden > 0 ? { label: words.all(fixed(comparison.rows.length, 0)), counts } : undefined,
      mark: (i, middle, x) => drawDumbbell(pen, rows[i]!, middle, x, against, oneStandard),
      say: (i, middle, x) => sayDumbbell(pen, rows[i]!, middle, x, format, against),
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend: legendOf(comparison, words), body: draw }),
    () => gapSpecification(settings, text, rows, references, axis, counts, comparison, words),
  );

  function titleOf({ measured: { name, period, subgroup } }: Comparison, say: PlotMessages): string {
    const dated = say.dated(name, period);
    if (against === "pair") return say.pairTitle(dated, labels[0], labels[1]);
    return say.gapTitle(subgroup === null ? dated : `${dated} (${subgroup})`);
  }
}

function compare(
  where: string,
  given: unknown,
  options: GapPlotOptions,
  settings: PlotSettings,
  words: PlotMessages,
): Comparison {
  // A list with holes is a list of what is not there.
  const result: unknown = Array.isArray(given) ? Array.from(given as unknown[]) : given;
  const pair =
    Array.isArray(result) &&
    result.length === 2 &&
    result.every((one) => Array.isArray(one) || (isRecord(one) && "rows" in one));
  const read = (one: unknown): Measured => {
    const measured = readMeasured(where, one, settings, words, TAKES);
    if (measured.kind === "transfer" || measured.name === words.rank)
      throw refusal(where, "wrong_type", `takes ${TAKES}`, one);
    if (measured.kind !== "rows") return measured;
    return { ...measured, name: options.name ?? measured.name, unit: options.unit ?? measured.unit };
  };
  if (!pair) {
    const measured = read(result);
    const contrast = isRecord(result) ? result.contrast : undefined;
    if (
      measured.kind === "gap" &&
      isRecord(contrast) &&
      Array.isArray(contrast.rows) &&
      contrast.rows.length > 0
    )
      return contrastOf(where, measured, result as Fields, contrast, settings, words);
    const standards = measured.rows.some(({ standard }) => standard !== null);
    const center = measured.center?.value ?? middleOf(measured.rows);
    const rows = measured.rows
      .toSorted((a, b) => b.value - a.value)
      .map(({ label, group, value, standard, met }) => ({
        label,
        group: standards ? null : group,
        value,
        against: standards ? standard : center,
        low: standards ? met === false : value < center,
      }));
    return {
      measured:
        standards || measured.center !== null
          ? measured
          : { ...measured, center: { value: center, pooled: false } },
      rows,
      against: standards ? "standard" : "mean",
      labels: ["", ""],
    };
  }
  const [first, second] = (result as readonly unknown[]).map(read) as [Measured, Measured];
  if (first.unit !== second.unit)
    throw refusal(
      where,
      "mixed_units",
      `one result is in "${first.unit}", the other in "${second.unit}"`,
      second.unit,
    );
  const others = new Map(second.rows.map((row) => [row.id, row]));
  const ours = new Set(first.rows.map(({ id }) => id));
  const joined = [
    ...first.rows.map((row) => ({
      row,
      one: row.value as number | null,
      two: others.get(row.id)?.value ?? null,
    })),
    ...second.rows
      .filter(({ id }) => !ours.has(id))
      .map((row) => ({ row, one: null, two: row.value as number | null })),
  ];
  const rows = joined
    .toSorted(
      (a, b) => Math.max(b.one ?? b.two!, b.two ?? b.one!) - Math.max(a.one ?? a.two!, a.two ?? a.one!),
    )
    .map(({ row, one, two }) => ({
      label: row.label,
      group: null,
      value: one,
      against: two,
      low: one !== null && two !== null && one < two,
    }));
  const standards = first.rows.filter(({ standard }) => standard !== null);
  const apart =
    first.subgroup !== second.subgroup ? [first.subgroup, second.subgroup] : [first.period, second.period];
  return {
    // The two have two means: neither is drawn; a standard that both share is.
    measured: {
      ...first,
      center: null,
      rows: standards,
      notes: [...new Set([...first.notes, ...second.notes])],
    },
    rows,
    against: "pair",
    labels: [settings.labels[0] ?? apart[0] ?? words.first, settings.labels[1] ?? apart[1] ?? words.second],
  };
}

/** The two parts of each region, as a gap with subgroups holds them. */
function contrastOf(
  where: string,
  measured: Measured,
  { study }: Fields,
  contrast: Fields,
  settings: PlotSettings,
  words: PlotMessages,
): Comparison {
  const records = recordsAt(where, "contrast.rows", contrast.rows);
  const ids = records.map((row, i) => textAt(where, `contrast.rows[${i}].region`, row.region));
  const labels = distinctLabels(
    records.map((row, i) =>
      nameOf(settings, ids[i]!, textAt(where, `contrast.rows[${i}].name`, row.name), "region", study),
    ),
    ids,
  );
  const rows = records.map((row, i) => {
    const value = numberAt(where, `contrast.rows[${i}].first`, row.first);
    const against = numberAt(where, `contrast.rows[${i}].last`, row.last);
    return { label: labels[i]!, group: null, value, against, low: value < against };
  });
  return {
    measured: { ...measured, center: null, rows: [] },
    rows: rows.toSorted((a, b) => Math.max(b.value, b.against) - Math.max(a.value, a.against)),
    against: "pair",
    labels: [
      settings.labels[0] ?? words.subgroup(textAt(where, "contrast.first", contrast.first)),
      settings.labels[1] ?? words.subgroup(textAt(where, "contrast.last", contrast.last)),
    ],
  };
}

function middleOf(rows: readonly MeasuredRow[]): number {
  return rows.reduce((mean, { value }) => mean + value / rows.length, 0);
}

function byGroup(rows: readonly Dumbbell[]): readonly Dumbbell[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group) => rows.filter((row) => row.group === group));
}

function describe({ rows, against, labels }: Comparison, words: PlotMessages): string {
  const low = fixed(rows.filter((row) => row.low).length, 0);
  if (against === "pair") {
    const both = rows.filter((row) => row.value !== null && row.against !== null).length;
    const high = rows.filter((row) => row.value !== null && row.against !== null && row.value > row.against);
    // The one that is below more often is named first.
    return rows.filter((row) => row.low).length < high.length
      ? words.pairGap(fixed(high.length, 0), labels[1], labels[0], fixed(both, 0))
      : words.pairGap(low, labels[0], labels[1], fixed(both, 0));
  }
  if (against === "mean") return words.meanGap(low, fixed(rows.length, 0));
  const asked = rows.filter((row) => row.against !== null).length;
  return low === "0" ? words.allMet(fixed(asked, 0)) : words.short(low, fixed(asked, 0));
}

function legendOf(
  { rows, against, labels, measured }: Comparison,
  words: PlotMessages,
): readonly LegendItem[] {
  if (against === "pair") {
    return [
      { label: labels[0], swatch: (pen, x, y) => mark(pen, "ring", "b", x + 10, y, 6) },
      { label: labels[1], swatch: (pen, x, y) => mark(pen, "circle", "a", x + 10, y) },
    ];
  }
  const standard = against === "standard";
  const items: LegendItem[] = [];
  if (rows.some(({ low }) => !low))
    items.push({
      label: standard ? words.metMark : words.aboveMean,
      swatch: (pen, x, y) => mark(pen, "circle", "a", x + 10, y),
    });
  if (rows.some(({ low }) => low))
    items.push({
      label: standard ? words.shortMark : words.belowMean,
      swatch: (pen, x, y) => mark(pen, "ring", "b", x + 10, y, 6),
    });
  const various = new Set(measured.rows.map((row) => row.standard)).size > 1;
  if (standard && various)
    items.push({
      label: words.standardMark,
      swatch: (pen, x, y) => line(x + 10, y - 7, x + 10, y + 7, pen.stroke("ink", 2)),
    });
  return items;
}

function drawDumbbell(
  pen: Pen,
  { value, against, low }: Dumbbell,
  y: number,
  x: (value: number) => number,
  kind: Comparison["against"],
  lined: boolean,
): string {
  let marks = "";
  if (value !== null && against !== null)
    marks += line(x(value), y, x(against), y, pen.stroke(low ? "b" : "a", 2.2));
  if (against !== null && kind === "standard" && !lined)
    marks += line(x(against), y - 7, x(against), y + 7, pen.stroke("ink", 2));
  if (against !== null && kind === "pair") marks += mark(pen, "circle", "a", x(against), y);
  if (value !== null)
    marks += mark(
      pen,
      kind === "pair" || low ? "ring" : "circle",
      kind === "pair" || low ? "b" : "a",
      x(value),
      y,
      kind === "pair" || low ? 6 : 5,
    );
  return marks;
}

function sayDumbbell(
  pen: Pen,
  { value, against }: Dumbbell,
  y: number,
  x: (value: number) => number,
  format: (value: number) => string,
  kind: Comparison["against"],
): string {
  const beside = (one: number | null, other: number | null): string => {
    if (one === null) return "";
    const left = other !== null && one < other;
    return pen.text(x(one) + (left ? -9 : 9), y + 4, format(one), {
      anchor: left ? "end" : "start",
      halo: "wide",
    });
  };
  // Two equal values are written once.
  return beside(value, against) + (kind === "pair" && against !== value ? beside(against, value) : "");
}

function gapSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  rows: readonly Dumbbell[],
  references: readonly Reference[],
  axis: Axis,
  counts: readonly number[],
  { against: kind, labels }: Comparison,
  words: PlotMessages,
): object {
  const palette = paletteOf(settings);
  const states =
    kind === "pair"
      ? labels
      : kind === "standard"
        ? ([words.shortMark, words.metMark] as const)
        : ([words.belowMean, words.aboveMean] as const);
  const values = rows.map(({ label, value, against, low }) => ({
    name: label,
    value,
    against,
    state: kind === "pair" ? states[0] : states[low ? 0 : 1],
    ...(kind === "pair" ? { other: states[1] } : {}),
  }));
  const coded = (field: string): object => ({
    color: { field, type: "nominal", title: null, scale: { domain: states, range: [palette.b, palette.a] } },
    shape: { field, type: "nominal", title: null, scale: { domain: states, range: ["diamond", "circle"] } },
  });
  const x = { field: "value", type: "quantitative" };
  const against = { field: "against", type: "quantitative" };
  const both = { transform: [{ filter: "datum.value !== null && datum.against !== null" }] };
  return rowsSpecification(settings, text, {
    axis,
    values,
    counts,
    references,
    layers: [
      {
        ...both,
        mark: { type: "rule", strokeWidth: 2, color: palette.axis },
        encoding: { x, x2: { field: "against" } },
      },
      ...(kind === "standard"
        ? [
            {
              transform: [{ filter: "datum.against !== null" }],
              mark: { type: "tick", color: palette.ink, thickness: 2 },
              encoding: { x: against },
            },
          ]
        : []),
      {
        transform: [{ filter: "datum.value !== null" }],
        mark: { type: "point", filled: true, size: 80, opacity: 1 },
        encoding: { x, ...coded("state") },
      },
      ...(kind === "pair"
        ? [
            {
              transform: [{ filter: "datum.against !== null" }],
              mark: { type: "point", filled: true, size: 80, opacity: 1 },
              encoding: { x: against, ...coded("other") },
            },
          ]
        : []),
    ],
  });
}
