import type { RankRobustness } from "../composite/robustness/rank-robustness.ts";
import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { TransferResult } from "../model/results/transfer-result.ts";
import { largestOf, smallestOf } from "../numeric/extremes.ts";
import { makeAxis } from "./drawing/axis.ts";
import { box, line, mark } from "./drawing/marks.ts";
import { columnFormat, fixed, loneNumber } from "./drawing/numbers.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawRows, type Reference } from "./drawing/rows.ts";
import { textWidth } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { type Measured, type MeasuredRow, type PlotRow, readMeasured } from "./reading/measured.ts";
import { countIn, selectRows } from "./reading/select-rows.ts";
import { rowsSpecification } from "./vega/rows-specification.ts";
import { paletteOf } from "./vega/specification.ts";

/** What {@link rankPlot} can draw. */
export type RankPlotInput =
  | GapResult
  | ResourceResult
  | TransferResult
  | AppraisalResult
  | RankRobustness
  | readonly PlotRow[];

/** Options of {@link rankPlot}. */
export interface RankPlotOptions extends PlotOptions {
  /** What the values of plain rows are, for the axis. @defaultValue "Value" */
  readonly name?: string | undefined;
  /** Unit of the values of plain rows. @defaultValue none */
  readonly unit?: string | undefined;
}

/**
 * Ranked bars: every region by its value, the highest first, with its interval where it has one.
 *
 * - **Takes** what `measureGap`, `measureResources`, `simulateTransfer` or `appraise` return;
 *   what `rankRobustness` returns (dots with the range of the rank; `labels` names the units); or rows
 *   `{ name, value, lower?, upper?, standard? }`.
 * - Bars begin at 0, also where values are negative. Lines across show the mean or the rate of all together, and the
 *   standard where it is the same for all. A row that falls short of its standard is hatched.
 * - **Many rows:** beyond `limit` only the highest and the lowest are named; a profile above shows where all lie.
 *
 * @param result The result.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (no row), `length_mismatch`,
 *   `out_of_domain` (an interval upside down), `unknown_option`.
 *
 * @example
 * ```ts
 * import { rankPlot } from "equalis/plot";
 * const plot = rankPlot([{ name: "East", value: 4, lower: 3, upper: 5 }, { name: "West", value: 2 }], { name: "Beds" });
 * plot.svg().includes("East"); // => true
 * ```
 */
export function rankPlot(result: RankPlotInput, options: RankPlotOptions = {}): Plot {
  const where = "rankPlot";
  const settings = readOptions(where, options, 680, ["name", "unit"]);
  const words = wordsOf(settings.language);
  const measured = withNames(where, readMeasured(where, result, settings, words), options);
  const ranks = measured.kind === "rows" && measured.name === words.rank;
  // Ties keep the order of the data.
  const ordered = measured.rows.toSorted((a, b) => (ranks ? a.value - b.value : b.value - a.value));
  const { rows, gap, hidden, top, bottom } = selectRows(ordered, settings.limit);
  const references = referencesOf(measured, words, settings);
  const ends = references.map(({ value }) => value);
  for (const { value, lower, upper } of ordered) {
    ends.push(value);
    if (lower !== null) ends.push(lower);
    if (upper !== null) ends.push(upper);
  }
  const axis = makeAxis({
    values: ends,
    zero: !ranks,
    name: measured.name,
    unit: measured.unit,
    language: settings.language,
  });
  const format = columnFormat(
    ordered.map(({ value }) => value),
    axis.style,
  );
  const room =
    largestOf(
      rows.map(({ value }) => textWidth(format(value), SIZE)),
      0,
    ) + 8;
  const short = rows.some(({ met }) => met === false);
  const intervals = rows.some(({ lower, upper }) => lower !== null && upper !== null);
  const text = {
    title: settings.title ?? (ranks ? words.rankTitle : words.dated(withSubgroup(measured), measured.period)),
    description: settings.description ?? describe(measured, ordered, words, settings, ranks),
    notes: [
      ...(hidden > 0
        ? [words.named(words.regions(fixed(ordered.length, 0)), String(bottom), String(top))]
        : []),
      ...measured.notes,
    ],
  };
  const legend: LegendItem[] = [];
  if (short) {
    legend.push(
      { label: words.metMark, swatch: (pen, x, y) => box(x, y - 6, 20, 12, pen.fill("a")) },
      { label: words.shortMark, swatch: (pen, x, y) => box(x, y - 6, 20, 12, pen.hatch("b")) },
    );
  }
  if (intervals) {
    legend.push({
      label: ranks ? words.rankRange : words.interval,
      swatch: (pen, x, y) => whisker(pen, x, x + 20, y, ranks),
    });
    if (ranks)
      legend.push({ label: words.median, swatch: (pen, x, y) => mark(pen, "circle", "a", x + 10, y) });
  }
  const counts =
    hidden > 0
      ? countIn(
          ordered.map(({ value }) => value),
          axis.at,
        )
      : [];
  const profile = hidden > 0 ? { label: words.all(fixed(ordered.length, 0)), counts } : undefined;
  const draw = (pen: Pen, y: number) =>
    drawRows(pen, y, {
      settings,
      axis,
      rows: rows.map(({ label }, i) => ({
        label,
        above: i === gap ? words.between(fixed(hidden, 0)) : undefined,
      })),
      room: { left: axis.low < 0 ? room : 0, right: room },
      references,
      profile,
      mark: (i, middle, x, height) => drawBar(pen, rows[i]!, middle, x, height, ranks),
      say: (i, middle, x) => sayBar(pen, rows[i]!, middle, x, format, ranks),
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body: draw }),
    () => rankSpecification(settings, text, rows, references, axis, counts, ranks, words),
  );
}

function withNames(_where: string, measured: Measured, { name, unit }: RankPlotOptions): Measured {
  if (measured.kind !== "rows") return measured;
  return { ...measured, name: name ?? measured.name, unit: unit ?? measured.unit };
}

function withSubgroup({ name, subgroup }: Measured): string {
  return subgroup === null ? name : `${name} (${subgroup})`;
}

/** The standard, where it is the same for all, and what all together have. */
export function referencesOf(
  measured: Measured,
  words: PlotMessages,
  settings: PlotSettings,
): readonly Reference[] {
  const { rows, center } = measured;
  const found: Reference[] = [];
  const standards = new Set(rows.map(({ standard }) => standard));
  const [standard] = standards;
  if (standards.size === 1 && standard !== null && standard !== undefined)
    found.push({
      value: standard,
      label: words.standard(loneNumber(standard, settings.language, measured.unit)),
    });
  if (center !== null && rows.length > 1) {
    const value = loneNumber(center.value, settings.language, measured.unit);
    found.push({ value: center.value, label: center.pooled ? words.overall(value) : words.mean(value) });
  }
  return found;
}

function describe(
  measured: Measured,
  ordered: readonly MeasuredRow[],
  words: PlotMessages,
  settings: PlotSettings,
  ranks: boolean,
): string {
  if (ranks) return words.ranksSay(fixed(ordered.length, 0));
  const { language } = settings;
  const first = ordered[0]!;
  const last = ordered.at(-1)!;
  const say = (value: number): string => loneNumber(value, language, measured.unit);
  const extent =
    ordered.length === 1
      ? words.only(first.label, say(first.value))
      : words.extent(fixed(ordered.length, 0), say(first.value), first.label, say(last.value), last.label);
  const { index } = measured;
  const short = ordered.filter(({ met }) => met === false).length;
  const asked = ordered.filter(({ met }) => met !== null).length;
  return words.join([
    extent,
    index === null ? "" : words.indexIs(words.indexLabel(index.id, index.label), fixed(index.value, 4)),
    asked === 0
      ? ""
      : short === 0
        ? words.allMet(String(asked))
        : words.short(fixed(short, 0), fixed(asked, 0)),
  ]);
}

function drawBar(
  pen: Pen,
  { value, lower, upper, met }: MeasuredRow,
  y: number,
  x: (value: number) => number,
  height: number,
  ranks: boolean,
): string {
  const thick = Math.min(22, height - 7);
  const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
  const look = met === false ? pen.hatch("b") : pen.fill("a");
  const bar = ranks ? "" : box(from, y - thick / 2, Math.max(to - from, value === 0 ? 0 : 0.8), thick, look);
  const between = lower !== null && upper !== null ? whisker(pen, x(lower), x(upper), y, ranks) : "";
  const dot = ranks ? mark(pen, "circle", "a", x(value), y) : "";
  return bar + between + dot;
}

function sayBar(
  pen: Pen,
  { value, lower, upper }: MeasuredRow,
  y: number,
  x: (value: number) => number,
  format: (value: number) => string,
  ranks: boolean,
): string {
  const ends = [x(value), ...(lower === null ? [] : [x(lower)]), ...(upper === null ? [] : [x(upper)])];
  const negative = value < 0 && !ranks;
  const at = negative ? smallestOf(ends) - 5 : largestOf(ends, ranks ? 0 : x(0)) + (ranks ? 9 : 5);
  return pen.text(at, y + 4, format(value), { anchor: negative ? "end" : "start", halo: "wide" });
}

function whisker(pen: Pen, from: number, to: number, y: number, thin: boolean): string {
  if (thin) return line(from, y, to, y, pen.stroke("axis", 3));
  const over =
    line(from, y, to, y, pen.stroke("paper", 4)) +
    line(from, y, to, y, pen.stroke("ink", 1.5)) +
    line(from, y - 4, from, y + 4, pen.stroke("ink", 1.5)) +
    line(to, y - 4, to, y + 4, pen.stroke("ink", 1.5));
  return over;
}

function rankSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  rows: readonly MeasuredRow[],
  references: readonly Reference[],
  axis: ReturnType<typeof makeAxis>,
  counts: readonly number[],
  ranks: boolean,
  words: PlotMessages,
): object {
  const palette = paletteOf(settings);
  const short = rows.some(({ met }) => met === false);
  const intervals = rows.some(({ lower, upper }) => lower !== null && upper !== null);
  const values = rows.map(({ label, value, lower, upper, met }) => ({
    name: label,
    value,
    ...(intervals ? { lower, upper } : {}),
    ...(short ? { state: met === false ? words.shortMark : words.metMark } : {}),
  }));
  const color = short
    ? {
        color: {
          field: "state",
          type: "nominal",
          title: null,
          scale: { domain: [words.metMark, words.shortMark], range: [palette.a, palette.b] },
        },
      }
    : { color: { value: palette.a } };
  const x = { field: "value", type: "quantitative" };
  return rowsSpecification(settings, text, {
    axis,
    values,
    counts,
    references,
    layers: [
      ...(ranks ? [] : [{ mark: { type: "bar", height: { band: 0.68 } }, encoding: { x, ...color } }]),
      ...(intervals
        ? [
            {
              transform: [{ filter: "datum.lower !== null && datum.upper !== null" }],
              mark: { type: "rule", color: ranks ? palette.axis : palette.ink, strokeWidth: ranks ? 3 : 1.5 },
              encoding: { x: { field: "lower", type: "quantitative" }, x2: { field: "upper" } },
            },
          ]
        : []),
      ...(ranks ? [{ mark: { type: "point", filled: true, size: 80 }, encoding: { x, ...color } }] : []),
    ],
  });
}
