import { periodEnd } from "../calendar/period-end.ts";
import type { SigmaConvergence } from "../dynamics/convergence/sigma-convergence.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { GoalsResult } from "../model/results/goals-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import { makeAxis } from "./drawing/axis.ts";
import { curve } from "./drawing/curve.ts";
import { mark, SHAPES } from "./drawing/marks.ts";
import { columnFormat, fixed } from "./drawing/numbers.ts";
import { DASHES, SERIES } from "./drawing/palette.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawPlane, type PlaneScale } from "./drawing/plane.ts";
import { textWidth } from "./drawing/text-width.ts";
import { goalPlot } from "./goal-plot.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { distinctLabels, indicatorOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  isRecord,
  numberAt,
  optionalNumberAt,
  recordsAt,
  refusal,
  textAt,
} from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** A line over years, where no result holds it. */
export interface PlotSeries {
  /** What the line is called. */
  readonly name: string;
  /** Its points, in the order of time. */
  readonly points: readonly {
    /** The year; fractions are parts of it. */
    readonly period: number;
    /** The value. */
    readonly value: number;
  }[];
}

/** What {@link convergencePlot} can draw. */
export type ConvergencePlotInput = SigmaConvergence | GapResult | GoalsResult | readonly PlotSeries[];

/** Options of {@link convergencePlot}. */
export interface ConvergencePlotOptions extends PlotOptions {
  /** What the values of plain series are, for the axis. @defaultValue "Value" */
  readonly name?: string | undefined;
  /** Unit of the values of plain series. @defaultValue none */
  readonly unit?: string | undefined;
}

/** One line. */
interface Line {
  readonly label: string;
  readonly points: readonly { readonly period: number; readonly value: number }[];
}

/** Lines with their words. */
interface Lines {
  readonly title: string;
  readonly description: string;
  readonly name: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  /** The straight line through the first; `null` where there is none. */
  readonly trend: { readonly slope: number; readonly intercept: number } | null;
  /** Whether the axis has to begin at nothing. */
  readonly zero: boolean;
  readonly notes: readonly string[];
}

/** More lines would be told apart by no one. */
const MOST = 6;

/**
 * Convergence over time: whether the spread between units shrinks.
 *
 * - **Takes** what `sigmaConvergence` returns (with its trend, dashed), a `measureGap` with `periods` (the
 *   index of every period), or up to six series `{ name, points: [{ period, value }] }`. What `trackGoals`
 *   returns is drawn as {@link goalPlot} does.
 * - The axis of a spread begins at 0, so that a small change looks small. That of plain series does not have to.
 *
 * @param result The result.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations`, `out_of_domain` (more than six
 *   series, periods that go back), `unknown_option`.
 *
 * @example
 * ```ts
 * import { sigmaConvergence } from "equalis";
 * import { convergencePlot } from "equalis/plot";
 * const spread = sigmaConvergence([[1, 2, 3], [5, 5, 5]], { years: [2008, 2009, 2010] });
 * convergencePlot(spread).svg().includes("the gap has narrowed"); // => true
 * ```
 */
export function convergencePlot(result: ConvergencePlotInput, options: ConvergencePlotOptions = {}): Plot {
  const where = "convergencePlot";
  const settings = readOptions(where, options, 620, ["name", "unit"]);
  const words = wordsOf(settings.language);
  if (isRecord(result) && result.kind === "goals") {
    const { name: _name, unit: _unit, ...rest } = options;
    return goalPlot(result as unknown as GoalsResult, rest);
  }
  const read = readLines(where, result, options, settings, words);
  const labels = distinctLabels(
    read.lines.map(({ label }) => label),
    read.lines.map((_, i) => String(i + 1)),
  );
  const lines = read.lines.map((one, i) => ({ ...one, label: labels[i]! }));
  const text = {
    title: settings.title ?? read.title,
    description: settings.description ?? read.description,
    notes: read.notes,
  };
  const all = lines.flatMap(({ points }) => points);
  const first = lines[0]!.points[0]!.period;
  const last = lines[0]!.points.at(-1)!.period;
  const { trend } = read;
  const calendar = isCalendar(all);
  const ends =
    trend === null
      ? []
      : [first, last].map((year) => [year, trend.intercept + trend.slope * (year - first)] as const);
  const x = makeAxis({
    values: all.map(({ period }) => period),
    zero: false,
    plain: true,
    marks: 6,
    name: calendar ? words.year : words.period,
    unit: "",
    language: settings.language,
  });
  const y = makeAxis({
    values: [...all.map(({ value }) => value), ...ends.map(([, value]) => value)],
    zero: read.zero,
    name: read.name,
    unit: read.unit,
    language: settings.language,
  });
  const values = all.map(({ value }) => value);
  const format = columnFormat(values, y.style);
  const several = lines.length > 1;
  const legend: LegendItem[] = several
    ? lines.map(({ label }, i) => ({ label, swatch: (pen, at, middle) => swatch(pen, at, middle, i) }))
    : [];
  if (trend !== null)
    legend.push({
      label: words.trend(signed(trend.slope), calendar),
      swatch: (pen, at, middle) =>
        curve(
          pen,
          [
            [at, middle],
            [at + 20, middle],
          ],
          "soft",
          1,
          1.5,
        ),
    });
  const room = largestOf(values.map((value) => textWidth(format(value), SIZE))) + 12;
  const body = (pen: Pen, top: number) =>
    drawPlane(pen, top, {
      settings,
      x,
      y,
      ratio: 0.5,
      right: room,
      above: several ? 0 : 8,
      marks: (at) =>
        curve(
          pen,
          ends.map(([year, value]) => [at.x(year), at.y(value)]),
          "soft",
          1,
          1.5,
        ) + lines.map((one, i) => drawLine(pen, at, one, i, format, several)).join(""),
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => {
      const palette = paletteOf(settings);
      const axes = {
        x: {
          field: "period",
          type: "quantitative",
          title: x.title,
          scale: { domain: [x.low, x.high], nice: false, zero: false },
          axis: { format: "d", values: x.ticks.map(({ value }) => value) },
        },
        y: {
          field: "value",
          type: "quantitative",
          title: y.title,
          scale: { domain: [y.low, y.high], nice: false, zero: false },
        },
      };
      const domain = lines.map(({ label }) => label);
      return specification(settings, text, {
        width: settings.width - 120,
        height: settings.height ?? Math.round((settings.width - 120) / 2),
        layer: [
          {
            data: {
              values: lines.flatMap(({ label, points }) =>
                points.map((point) => ({ series: label, ...point })),
              ),
            },
            mark: { type: "line", point: { filled: true, size: 50 }, strokeWidth: 2.5 },
            encoding: {
              ...axes,
              color: several
                ? {
                    field: "series",
                    type: "nominal",
                    title: null,
                    scale: { domain, range: domain.map((_, i) => palette[SERIES[i]!]) },
                  }
                : { value: palette.a },
            },
          },
          ...(ends.length === 0
            ? []
            : [
                {
                  data: { values: ends.map(([period, value]) => ({ period, value })) },
                  mark: { type: "line", strokeDash: [7, 3], strokeWidth: 1.5, color: palette.soft },
                  encoding: axes,
                },
              ]),
        ],
      });
    },
  );
}

function signed(value: number): string {
  const size = Math.abs(value);
  const text = fixed(value, size === 0 ? 0 : Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(size)))));
  return value > 0 ? `+${text}` : text;
}

function swatch(pen: Pen, x: number, y: number, i: number): string {
  return (
    curve(
      pen,
      [
        [x, y],
        [x + 20, y],
      ],
      SERIES[i]!,
      i,
    ) + mark(pen, SHAPES[i]!, SERIES[i]!, x + 10, y, 4)
  );
}

function drawLine(
  pen: Pen,
  at: PlaneScale,
  { points }: Line,
  i: number,
  format: (value: number) => string,
  several: boolean,
): string {
  const role = SERIES[i]!;
  const places = points.map(({ period, value }) => [at.x(period), at.y(value)] as const);
  const dots =
    places.length > 60 ? "" : places.map(([x, y]) => mark(pen, SHAPES[i]!, role, x, y, 4)).join("");
  const [x, y] = places.at(-1)!;
  const end = several ? "" : pen.text(x + 9, y + 4, format(points.at(-1)!.value), { halo: true });
  const [left, height] = places[0]!;
  const begin =
    several || points.length < 2
      ? ""
      : pen.text(left + 2, height - 9, format(points[0]!.value), { halo: true });
  return curve(pen, places, role, i, DASHES[i] === "" ? 2.5 : 2.2) + dots + begin + end;
}

const TAKES =
  "what sigmaConvergence or trackGoals return, a measureGap with periods, or series { name, points: [{ period, value }] }";

function readLines(
  where: string,
  result: unknown,
  options: ConvergencePlotOptions,
  settings: PlotSettings,
  words: PlotMessages,
): Lines {
  if (Array.isArray(result)) {
    if (result.length > MOST)
      throw refusal(
        where,
        "out_of_domain",
        `${result.length} series are more than ${MOST}; draw fewer`,
        result.length,
      );
    const lines = recordsAt(where, "series", result).map((one, i) => ({
      label: textAt(where, `series[${i}].name`, one.name),
      points: readPoints(where, `series[${i}].points`, one.points, (point, place) =>
        numberAt(where, `${place}.period`, point.period),
      ),
    }));
    const first = lines[0]!;
    return {
      title: lines.length === 1 ? first.label : words.seriesTitle,
      description: "",
      name: options.name ?? words.value,
      unit: options.unit ?? "",
      lines,
      trend: null,
      zero: false,
      notes: [],
    };
  }
  if (!isRecord(result)) throw refusal(where, "wrong_type", `takes ${TAKES}`, result);
  if (result.kind === "gap") return readGapSeries(where, result, settings, words);
  const measure = textAt(where, "dispersion", result.dispersion);
  const points = readPoints(where, "periods", result.periods, (point, place) =>
    numberAt(where, `${place}.period`, point.period),
  );
  const trend = isRecord(result.trend)
    ? {
        slope: numberAt(where, "trend.slope", result.trend.slope),
        intercept: numberAt(where, "trend.intercept", result.trend.intercept),
      }
    : null;
  const p = isRecord(result.trend) ? optionalNumberAt(where, "trend.p", result.trend.p) : null;
  return {
    title: words.spreadTitle,
    description: words.join([
      sayChange(points, words),
      p === null ? "" : words.trendTest(p < 0.0001 ? "p < 0.0001" : `p = ${fixed(p, 4)}`),
    ]),
    name: words.spreadName(measure),
    unit: "",
    lines: [{ label: words.spreadName(measure), points }],
    trend,
    zero: true,
    notes: [],
  };
}

function readGapSeries(where: string, record: Fields, settings: PlotSettings, words: PlotMessages): Lines {
  if (!Array.isArray(record.series) || record.series.length === 0)
    throw refusal(
      where,
      "wrong_type",
      'the gap has no series; ask measureGap for periods: "all"',
      record.series,
    );
  const years = record.series.every((one) => isRecord(one) && /^\d{4}$/.test(String(one.period)));
  const points = readPoints(where, "series", record.series, (point, place) => {
    const period = textAt(where, `${place}.period`, point.period);
    // Whole years stand at their name, parts of years at their end.
    const at = years ? Number(period) : periodEnd(period);
    if (Number.isFinite(at)) return at;
    throw refusal(where, "out_of_domain", `${place}.period is no period`, period);
  });
  const label = words.indexLabel(
    textAt(where, "method", record.method),
    textAt(where, "label", record.label),
  );
  const unit = textAt(where, "unit", record.unit);
  return {
    title: words.indexOverTime(label, indicatorOf(where, record, settings)),
    description: sayChange(points, words),
    name: label,
    unit: unit === "none" ? "" : unit,
    lines: [{ label, points }],
    trend: null,
    zero: true,
    notes: notesOf(where, record, words),
  };
}

/** Positions in a list are no years: years have four digits. */
function isCalendar(points: Line["points"]): boolean {
  return points.every(({ period }) => period >= 1000);
}

function sayChange(points: Line["points"], words: PlotMessages): string {
  const first = points[0]!;
  const last = points.at(-1)!;
  if (points.length < 2) return "";
  const format = columnFormat(
    points.map(({ value }) => value),
    { divisor: 1, word: "" },
  );
  return words.spreadSays(
    format(first.value),
    String(first.period),
    format(last.value),
    String(last.period),
    last.value - first.value,
    isCalendar(points),
  );
}

function readPoints(
  where: string,
  place: string,
  list: unknown,
  periodOf: (point: Fields, place: string) => number,
): Line["points"] {
  const points = recordsAt(where, place, list).map((point, i) => ({
    period: periodOf(point, `${place}[${i}]`),
    value: numberAt(where, `${place}[${i}].value`, point.value),
  }));
  if (points.some(({ period }, i) => i > 0 && period <= points[i - 1]!.period))
    throw refusal(
      where,
      "out_of_domain",
      `${place} must ascend in time`,
      points.map(({ period }) => period),
    );
  return points;
}
