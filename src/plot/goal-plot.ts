import { periodEnd } from "../calendar/period-end.ts";
import type { GoalsResult } from "../model/results/goals-result.ts";
import { largestOf } from "../numeric/extremes.ts";
import { type Axis, makeAxis } from "./drawing/axis.ts";
import { curve } from "./drawing/curve.ts";
import { line, mark, type Shape } from "./drawing/marks.ts";
import { columnFormat, fixed, loneNumber, percent } from "./drawing/numbers.ts";
import type { Role } from "./drawing/palette.ts";
import { type Pen, SIZE } from "./drawing/pen.ts";
import { type Drawn, drawPicture, type LegendItem, PAD } from "./drawing/picture.ts";
import { drawPlane } from "./drawing/plane.ts";
import { textWidth, wrapText } from "./drawing/text-width.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { nameOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  isRecord,
  listAt,
  numberAt,
  optionalNumberAt,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** One goal as it is drawn. */
interface Track {
  readonly name: string;
  readonly head: string;
  readonly status: string;
  readonly unit: string;
  readonly share: boolean;
  readonly target: number | null;
  readonly due: number | null;
  readonly points: readonly { readonly year: number; readonly value: number }[];
  /** Where the pace so far ends: at the due date, or where it comes to what cannot be. */
  readonly projected: { readonly year: number; readonly value: number } | null;
  /** What is taken off the end of a period for its name: whole years end where the next one begins. */
  readonly shift: number;
}

/** Size that heavy letters are measured by. */
const HEAD = SIZE * 1.1;

const LOOKS: Readonly<Record<string, readonly [Shape, Role]>> = {
  achieved: ["circle", "c"],
  "on-track": ["circle", "a"],
  "off-track": ["triangle", "b"],
  "not-achieved": ["cross", "b"],
  regressing: ["diamond", "b"],
  "not-measurable": ["ring", "e"],
};

/**
 * Goal tracks: one panel a goal, with what was observed, the target, and where the pace so far leads.
 *
 * - **Takes** what `trackGoals` returns.
 * - The dashed level is the target, up to the date it is due; the dotted line goes on at the pace so far. It is no
 *   forecast. Each panel has its own axis, in the unit of its goal; not every axis begins at 0.
 * - Goals without any value are named with their status, in an empty panel.
 * - `names` takes names by the id of the goal; `limit` is the number of panels, 12 unless said otherwise.
 *
 * @param result The goals.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (no goal), `unknown_option`.
 *
 * @example
 * ```ts
 * import { type Study, trackGoals } from "equalis";
 * import { goalPlot } from "equalis/plot";
 * const study: Study = {
 *   id: "town", name: "Town",
 *   regions: [{ id: "a", name: "A", population: [{ concept: "resident", year: 2012, value: 1000 }] }],
 *   indicators: [{ id: "cover", name: "Cover", dimension: "process", direction: "higher", unit: "%", scale: 100 }],
 *   observations: [
 *     { region: "a", indicator: "cover", period: "2010", value: 70 },
 *     { region: "a", indicator: "cover", period: "2012", value: 74 },
 *   ],
 * };
 * const goals = trackGoals(study, { goals: [{ id: "g", name: "85 by 2015", indicator: "cover", target: 85, deadline: "2015" }] });
 * goalPlot(goals).svg().includes("0 of 1 goals are achieved or on track."); // => true
 * ```
 */
export function goalPlot(result: GoalsResult, options: PlotOptions = {}): Plot {
  const where = "goalPlot";
  const settings = readOptions(where, options, 680);
  const words = wordsOf(settings.language);
  const record = requireRecord(where, "what trackGoals returns", result);
  const most = options.limit ?? 12;
  const every = recordsAt(where, "rows", record.rows).map((row, i) =>
    readTrack(where, row, `rows[${i}]`, settings, words, record.study),
  );
  const tracks = every.slice(0, most);
  const good = every.filter(({ status }) => status === "achieved" || status === "on-track").length;
  const text = {
    title: settings.title ?? words.goalsTitle,
    description: settings.description ?? words.goalsSay(fixed(good, 0), fixed(every.length, 0)),
    notes: [
      ...(tracks.length < every.length
        ? [words.goalsLeft(fixed(tracks.length, 0), fixed(every.length, 0))]
        : []),
      ...notesOf(where, record, words),
    ],
  };
  const legend: readonly LegendItem[] = [
    {
      label: words.observed,
      swatch: (pen, x, y) =>
        curve(
          pen,
          [
            [x, y],
            [x + 20, y],
          ],
          "a",
        ) + mark(pen, "circle", "a", x + 10, y, 4),
    },
    { label: words.target, swatch: (pen, x, y) => line(x, y, x + 20, y, pen.stroke("ink", 1.5, "7 3")) },
    { label: words.atThisPace, swatch: (pen, x, y) => line(x, y, x + 20, y, pen.stroke("soft", 2, "2 3")) },
  ];
  const columns = settings.width >= 560 && tracks.length > 1 ? 2 : 1;
  const gap = 28;
  const wide = (settings.width - 2 * PAD - gap * (columns - 1)) / columns;
  const body = (pen: Pen, top: number): Drawn => {
    let y = top;
    let marks = "";
    for (let i = 0; i < tracks.length; i += columns) {
      const beside = tracks.slice(i, i + columns);
      const most = (texts: readonly string[], room: number, size: number): number =>
        largestOf(
          texts.map((one) => wrapText(one, room, size, 2).length),
          1,
        );
      const lines = {
        name: most(
          beside.map(({ name }) => name),
          wide,
          HEAD,
        ),
        head: most(
          beside.map(({ head }) => head),
          wide - 18,
          SIZE,
        ),
      };
      const row = beside.map((track, k) => {
        const left = PAD + k * (wide + gap);
        return drawTrack(pen, y, track, settings, lines, { left, right: left + wide });
      });
      marks += row.map((one) => one.marks).join("");
      y += largestOf(row.map(({ height }) => height)) + 12;
    }
    return { marks, height: y - top };
  };
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend, body }),
    () => goalSpecification(settings, text, tracks, words, columns, wide),
  );
}

function readTrack(
  where: string,
  row: Fields,
  place: string,
  settings: PlotSettings,
  words: PlotMessages,
  study: unknown,
): Track {
  const id = textAt(where, `${place}.goal`, row.goal);
  const status = textAt(where, `${place}.status`, row.status);
  const unit = textAt(where, `${place}.unit`, row.unit);
  const by = textAt(where, `${place}.deadline`, row.deadline);
  const share = unit === "share";
  const target = optionalNumberAt(where, `${place}.target`, row.target);
  const end = periodEnd(by);
  const points = listAt(where, `${place}.series`, row.series).map((point, i) => {
    if (!isRecord(point)) throw refusal(where, "wrong_type", `${place}.series[${i}] must be a record`, point);
    return {
      year: endAt(where, `${place}.series[${i}].period`, point.period),
      value: numberAt(where, `${place}.series[${i}].value`, point.value),
    };
  });
  const whole = [...points.map(({ year }) => year), ...(Number.isFinite(end) ? [end] : [])].every(
    Number.isInteger,
  );
  const said = target === null ? "" : share ? percent(target) : loneNumber(target, settings.language, unit);
  return {
    name: nameOf(settings, id, textAt(where, `${place}.name`, row.name), "goal", study),
    head: words.goalHead(words.goalStatus(status), said, by),
    status,
    unit: share || unit === "none" ? "" : unit,
    share,
    target,
    due: Number.isFinite(end) ? end : null,
    points,
    projected: projectionOf(where, row, place, points, target, end, share),
    shift: whole ? 1 : 0,
  };
}

/** The end of a period on the line of years. */
function endAt(where: string, place: string, period: unknown): number {
  const end = periodEnd(textAt(where, place, period));
  if (!Number.isNaN(end)) return end;
  throw refusal(
    where,
    "out_of_domain",
    `${place} is ${String(period)}; it must be a period such as 2020`,
    period,
  );
}

/** A share does not rise above all, and what was never negative does not fall below nothing. */
function projectionOf(
  where: string,
  row: Fields,
  place: string,
  points: Track["points"],
  target: number | null,
  due: number,
  share: boolean,
): Track["projected"] {
  const value = optionalNumberAt(where, `${place}.projected`, row.projected);
  const last = points.at(-1);
  if (value === null || last === undefined || !(due > last.year)) return null;
  const low = points.every((point) => point.value >= 0) && (target ?? 0) >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const bound = value < low ? low : share && value > 1 ? 1 : null;
  if (bound === null || value === last.value) return { year: due, value };
  return {
    year: last.year + ((due - last.year) * (bound - last.value)) / (value - last.value),
    value: bound,
  };
}

/** The axes of a panel. */
function axesOf(track: Track, settings: PlotSettings): { readonly x: Axis; readonly y: Axis } {
  const { points, target, due, projected, unit, share, shift } = track;
  const years = [...points.map(({ year }) => year - shift), ...(due === null ? [] : [due - shift])];
  const x = makeAxis({
    values: years,
    zero: false,
    plain: true,
    marks: 4,
    name: "",
    unit: "",
    language: settings.language,
  });
  const values = [
    ...points.map(({ value }) => value),
    ...(target === null ? [] : [target]),
    ...(projected === null ? [] : [projected.value]),
  ];
  const y = makeAxis({
    values,
    zero: false,
    marks: 4,
    name: "",
    unit,
    language: settings.language,
    percent: share,
  });
  return { x, y };
}

function drawTrack(
  pen: Pen,
  top: number,
  track: Track,
  settings: PlotSettings,
  lines: { readonly name: number; readonly head: number },
  frame: { readonly left: number; readonly right: number },
): Drawn {
  const { name, head, status, target, due, points, projected, share, shift } = track;
  const [shape, role] = LOOKS[status] ?? LOOKS["not-measurable"]!;
  const width = frame.right - frame.left;
  let foot = top;
  let words = "";
  for (const one of wrapText(name, width, HEAD, 2)) {
    foot += 15;
    words += pen.text(frame.left, foot, one, { bold: true });
  }
  foot = top + 15 * lines.name + 17;
  words += mark(pen, shape, role, frame.left + 6, foot - 4, 5);
  for (const [i, one] of wrapText(head, width - 18, SIZE, 2).entries())
    words += pen.text(frame.left + 18, foot + 15 * i, one, { role: "soft" });
  foot += 15 * (lines.head - 1);
  if (points.length === 0) return { marks: words, height: foot - top + 12 };
  const { x, y } = axesOf(track, settings);
  const format = share
    ? (value: number): string => percent(value)
    : columnFormat(
        points.map(({ value }) => value),
        y.style,
      );
  const last = points.at(-1)!;
  const plane = drawPlane(pen, foot + 4, {
    settings: { ...settings, height: settings.height ?? 110 },
    x,
    y,
    ratio: 0.4,
    frame,
    right: 14,
    above: 8,
    marks: (at) => {
      const places = points.map(({ year, value }) => [at.x(year - shift), at.y(value)] as const);
      let marks = "";
      if (target !== null) {
        const end = due === null ? at.right : at.x(due - shift);
        marks += line(places[0]![0], at.y(target), end, at.y(target), pen.stroke("ink", 1.5, "7 3"));
        marks += line(end, at.y(target) - 5, end, at.y(target) + 5, pen.stroke("ink", 1.5));
      }
      if (projected !== null)
        marks += line(
          at.x(last.year - shift),
          at.y(last.value),
          at.x(projected.year - shift),
          at.y(projected.value),
          pen.stroke("soft", 2, "2 3"),
        );
      marks += curve(pen, places, "a");
      for (const [px, py] of places) marks += mark(pen, "circle", "a", px, py, 3.5);
      const [px, py] = places.at(-1)!;
      const label = format(last.value);
      const size = textWidth(label, SIZE);
      const before = points.at(-2);
      const falls = before !== undefined && before.value > last.value;
      // Next to a falling line there is room above on the right, next to a rising one above it.
      const right = falls && px + 7 + size <= at.right + 12;
      const middle = Math.min(at.right + 12 - size / 2, Math.max(at.left + size / 2 + 2, px));
      const struck = target !== null && Math.abs(at.y(target) - (py - 13)) < 9;
      const above = !struck;
      return (
        marks +
        pen.text(right ? px + 7 : middle, right ? py - 4 : above ? py - 9 : py + 18, label, {
          anchor: right ? "start" : "middle",
          halo: true,
        })
      );
    },
  });
  return { marks: words + plane.marks, height: foot + 4 - top + plane.height };
}

function goalSpecification(
  settings: PlotSettings,
  text: { title: string; description: string; notes: readonly string[] },
  tracks: readonly Track[],
  words: PlotMessages,
  columns: number,
  wide: number,
): object {
  const palette = paletteOf(settings);
  return specification(settings, text, {
    columns,
    concat: tracks.map((track) => {
      const { x, y } = axesOf(track, settings);
      const { points, target, due, projected, name, head, shift } = track;
      const last = points.at(-1);
      const axes = {
        x: {
          field: "year",
          type: "quantitative",
          title: words.year,
          scale: { domain: [x.low, x.high], nice: false, zero: false },
          axis: { format: "d", values: x.ticks.map(({ value }) => value) },
        },
        y: {
          field: "value",
          type: "quantitative",
          title: y.title === "" ? null : y.title,
          scale: { domain: [y.low, y.high], nice: false, zero: false },
          axis: { tickCount: 4, ...(track.share ? { format: "~p" } : {}) },
        },
      };
      const first = points[0]?.year ?? due;
      return {
        title: { text: name, subtitle: head, fontSize: 12, subtitleFontSize: 11 },
        width: Math.max(120, wide - 60),
        height: settings.height ?? 110,
        layer: [
          {
            data: { values: points.map(({ year, value }) => ({ year: year - shift, value })) },
            mark: { type: "line", point: { filled: true, size: 40 }, color: palette.a, strokeWidth: 2.5 },
            encoding: axes,
          },
          ...(target === null || due === null || first === null
            ? []
            : [
                {
                  data: {
                    values: [
                      { year: (first ?? due) - shift, value: target },
                      { year: due - shift, value: target },
                    ],
                  },
                  mark: { type: "line", strokeDash: [7, 3], strokeWidth: 1.5, color: palette.ink },
                  encoding: axes,
                },
              ]),
          ...(projected === null || last === undefined
            ? []
            : [
                {
                  data: {
                    values: [
                      { year: last.year - shift, value: last.value },
                      { year: projected.year - shift, value: projected.value },
                    ],
                  },
                  mark: { type: "line", strokeDash: [2, 3], color: palette.soft },
                  encoding: axes,
                },
              ]),
        ],
      };
    }),
  });
}
