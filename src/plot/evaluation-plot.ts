import { periodEnd } from "../calendar/period-end.ts";
import type { PolicyResult } from "../model/results/evaluation-result.ts";
import { smallestOf } from "../numeric/extremes.ts";
import { makeAxis } from "./drawing/axis.ts";
import { curve } from "./drawing/curve.ts";
import { line, mark } from "./drawing/marks.ts";
import { columnFormat, fixed } from "./drawing/numbers.ts";
import type { Pen } from "./drawing/pen.ts";
import { drawPicture, type LegendItem } from "./drawing/picture.ts";
import { drawPlane, type PlaneScale } from "./drawing/plane.ts";
import { type PlotMessages, wordsOf } from "./messages/index.ts";
import { makePlot, type Plot } from "./plot.ts";
import { type PlotOptions, type PlotSettings, readOptions } from "./plot-options.ts";
import { rankPlot } from "./rank-plot.ts";
import { nameOf, notesOf } from "./reading/measured.ts";
import {
  type Fields,
  numberAt,
  optionalNumberAt,
  recordsAt,
  refusal,
  requireRecord,
  textAt,
} from "./reading/read-data.ts";
import { paletteOf, specification } from "./vega/specification.ts";

/** Options of {@link evaluationPlot}. */
export interface EvaluationPlotOptions extends PlotOptions {
  /**
   * What is drawn: the effect by time since the policy, the observed course and the one without the policy, or the effect of
   * each region as placebo.
   *
   * @defaultValue "effects" for an event study and group-time effects, else "path"
   */
  readonly show?: "effects" | "path" | "placebos" | undefined;
}

/** One place of the picture, with what is drawn at it. */
interface Place {
  readonly at: number;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The second line; `null` if there is none here. */
  readonly other: number | null;
}

/**
 * Draws an evaluation: the effects by time, the observed and the counterfactual course, or the placebos.
 *
 * - **Takes** what `evaluatePolicy` returns.
 * - Effects have their intervals; the dashed line is no effect. In the course the dashed line is what the method expects without
 *   the policy, and the dotted line is where the policy began. Placebos are the effects of regions treated in turn.
 *
 * @param result The evaluation.
 * @throws `EqualizationError` `wrong_type`, `not_finite`, `too_few_observations` (the result has none of what is to be shown),
 *   `unknown_option`, `out_of_domain`.
 *
 * @example
 * ```ts
 * import { evaluatePolicy, type Study } from "equalis";
 * import { evaluationPlot } from "equalis/plot";
 * const values = { a: [10, 11, 16, 17], b: [12, 12, 13, 14], c: [9, 10, 11, 11] };
 * const study: Study = {
 *   id: "counties", name: "Illustrative counties",
 *   regions: Object.keys(values).map((id) => ({ id, name: `County ${id}` })),
 *   indicators: [
 *     { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
 *   ],
 *   observations: Object.entries(values).flatMap(([region, series]) =>
 *     series.map((value, t) => ({ region, indicator: "beds", period: String(2019 + t), value })),
 *   ),
 * };
 * const result = evaluatePolicy(study, { indicator: "beds", treated: { a: "2021" }, method: "did" });
 * evaluationPlot(result).svg().includes("without the policy"); // => true
 * ```
 */
export function evaluationPlot(result: PolicyResult, options: EvaluationPlotOptions = {}): Plot {
  const where = "evaluationPlot";
  const settings = readOptions(where, options, 620, ["show"]);
  const words = wordsOf(settings.language);
  const record = requireRecord(where, "what evaluatePolicy returns", result);
  const design = textAt(where, "design", record.design);
  const show = options.show ?? (design === "event-study" || design === "group-time" ? "effects" : "path");
  const label = textAt(where, "label", record.label);
  const unit = textAt(where, "unit", record.unit);
  const text = {
    title: settings.title ?? words.evaluationTitle(label, show),
    description: settings.description ?? sayEffect(where, record, unit, words),
    notes: notesOf(where, record, words),
  };
  if (show === "placebos") return drawPlacebos(where, record, options, settings, words, text);
  if (show !== "effects" && show !== "path") {
    throw refusal(where, "unknown_option", 'show must be "effects", "path" or "placebos"', show);
  }
  const places = show === "effects" ? readEffects(where, record) : readPath(where, record);
  const began = show === "path" ? beganAt(record, places) : null;
  const x = makeAxis({
    values: places.map(({ at }) => at),
    zero: false,
    plain: true,
    marks: 6,
    name: show === "effects" ? words.timeSincePolicy : words.year,
    unit: "",
    language: settings.language,
  });
  const y = makeAxis({
    values: places.flatMap(({ value, lower, upper, other }) =>
      [value, lower, upper, other].filter((one) => one !== null),
    ),
    zero: show === "effects",
    name: show === "effects" ? words.effect : label,
    unit: unit === "none" ? "" : unit,
    language: settings.language,
  });
  const body = (pen: Pen, top: number) =>
    drawPlane(pen, top, {
      settings,
      x,
      y,
      ratio: 0.5,
      right: 12,
      above: 8,
      marks: (at) => (show === "effects" ? drawEffects(pen, at, places) : drawPath(pen, at, places, began)),
    });
  return makePlot(
    text,
    () => drawPicture({ settings, ...text, legend: show === "path" ? legendOf(words) : [], body }),
    () => {
      const palette = paletteOf(settings);
      const field = (name: string, axis: typeof x): object => ({
        field: name,
        type: "quantitative",
        title: axis.title,
        scale: { domain: [axis.low, axis.high], nice: false, zero: false },
      });
      const axes = { x: { ...field("at", x), axis: { format: "d" } }, y: field("value", y) };
      const data = (of: readonly object[]): object => ({ data: { values: of } });
      const others = places.flatMap(({ at, other }) => (other === null ? [] : [{ at, value: other }]));
      return specification(settings, text, {
        width: settings.width - 120,
        height: settings.height ?? Math.round((settings.width - 120) / 2),
        layer: [
          ...(show === "effects"
            ? [
                {
                  ...data(places.filter(({ lower }) => lower !== null)),
                  mark: { type: "rule", color: palette.a, strokeWidth: 2 },
                  encoding: { x: axes.x, y: field("lower", y), y2: { field: "upper" } },
                },
              ]
            : [
                {
                  ...data(others),
                  mark: { type: "line", strokeDash: [7, 3], color: palette.soft, strokeWidth: 2 },
                  encoding: axes,
                },
              ]),
          {
            ...data(places.map(({ at, value }) => ({ at, value }))),
            mark: {
              type: show === "effects" ? "point" : "line",
              point: { filled: true, size: 50 },
              filled: show === "effects",
              color: palette.a,
              strokeWidth: 2.5,
            },
            encoding: axes,
          },
        ],
      });
    },
  );
}

/** The effect with its p, as a sentence. */
function sayEffect(where: string, record: Fields, unit: string, words: PlotMessages): string {
  const value = numberAt(where, "value", record.value);
  const p = optionalNumberAt(where, "p", record.p);
  const format = columnFormat([value], { divisor: 1, word: "" });
  const said = p === null ? null : p < 0.001 ? "p < 0.001" : `p = ${fixed(p, 3)}`;
  return words.effectSays(`${format(value)}${unit === "none" ? "" : ` ${unit}`}`, said);
}

function readEffects(where: string, record: Fields): readonly Place[] {
  return recordsAt(where, "effects", record.effects).map((one, i) => ({
    at: numberAt(where, `effects[${i}].time`, one.time),
    value: numberAt(where, `effects[${i}].value`, one.value),
    lower: optionalNumberAt(where, `effects[${i}].lower`, one.lower),
    upper: optionalNumberAt(where, `effects[${i}].upper`, one.upper),
    other: null,
  }));
}

function readPath(where: string, record: Fields): readonly Place[] {
  const points = recordsAt(where, "path", record.path);
  const years = points.every(({ period }) => /^\d{4}$/.test(String(period)));
  return points.map((one, i) => {
    const period = textAt(where, `path[${i}].period`, one.period);
    const at = years ? Number(period) : periodEnd(period);
    if (!Number.isFinite(at)) {
      throw refusal(where, "out_of_domain", `path[${i}].period must be a period such as "2020"`, period);
    }
    return {
      at,
      value: numberAt(where, `path[${i}].observed`, one.observed),
      lower: null,
      upper: null,
      other: optionalNumberAt(where, `path[${i}].counterfactual`, one.counterfactual),
    };
  });
}

/** Half a step before the first period of the policy; `null` if the rows do not say. */
function beganAt(record: Fields, places: readonly Place[]): number | null {
  if (!Array.isArray(record.rows) || !Array.isArray(record.path)) return null;
  const starts = record.rows.flatMap((row: Fields) =>
    typeof row.from === "string" ? [periodEnd(row.from)] : [],
  );
  const first = smallestOf(starts);
  const k = record.path.findIndex((point: Fields) => periodEnd(point.period) >= first);
  return k < 1 ? null : (places[k - 1]!.at + places[k]!.at) / 2;
}

function drawEffects(pen: Pen, at: PlaneScale, places: readonly Place[]): string {
  const whiskers = places.map(({ at: time, lower, upper }) => {
    if (lower === null || upper === null) return "";
    const x = at.x(time);
    const stroke = pen.stroke("a", 2);
    return (
      line(x, at.y(lower), x, at.y(upper), stroke) +
      line(x - 4, at.y(lower), x + 4, at.y(lower), stroke) +
      line(x - 4, at.y(upper), x + 4, at.y(upper), stroke)
    );
  });
  const points = places.map(({ at: time, value, lower }) =>
    mark(pen, lower === null ? "ring" : "circle", "a", at.x(time), at.y(value), 4),
  );
  return (
    line(at.left, at.y(0), at.right, at.y(0), pen.stroke("ink", 1.5, "7 3")) +
    whiskers.join("") +
    points.join("")
  );
}

function drawPath(pen: Pen, at: PlaneScale, places: readonly Place[], began: number | null): string {
  const own = places.map(({ at: time, value }) => [at.x(time), at.y(value)] as const);
  const other = places.flatMap(({ at: time, other: value }) =>
    value === null ? [] : [[at.x(time), at.y(value)] as const],
  );
  return (
    (began === null ? "" : line(at.x(began), at.top, at.x(began), at.bottom, pen.stroke("ink", 1.5, "2 3"))) +
    curve(pen, other, "soft", 1, 2) +
    curve(pen, own, "a") +
    own.map(([x, y]) => mark(pen, "circle", "a", x, y, 4)).join("")
  );
}

function legendOf(words: PlotMessages): LegendItem[] {
  const sample = (dash: number, role: "a" | "soft"): LegendItem["swatch"] => {
    return (pen, x, y) =>
      curve(
        pen,
        [
          [x, y],
          [x + 20, y],
        ],
        role,
        dash,
        2,
      );
  };
  return [
    { label: words.treatedRegions, swatch: sample(0, "a") },
    { label: words.withoutPolicy, swatch: sample(1, "soft") },
  ];
}

/** The effect of the treated region among those of the others, treated in turn. */
function drawPlacebos(
  where: string,
  record: Fields,
  options: EvaluationPlotOptions,
  settings: PlotSettings,
  words: PlotMessages,
  text: { readonly title: string; readonly description: string },
): Plot {
  const rows = recordsAt(where, "rows", record.rows).flatMap((row, i) => {
    const id = textAt(where, `rows[${i}].region`, row.region);
    const name = nameOf(settings, id, textAt(where, `rows[${i}].name`, row.name), "region", record.study);
    if (row.from !== null) {
      return [{ id, name: words.treatedName(name), value: numberAt(where, "value", record.value) }];
    }
    const value = optionalNumberAt(where, `rows[${i}].placebo`, row.placebo);
    return value === null ? [] : [{ id, name, value }];
  });
  if (rows.length < 2) {
    throw refusal(
      where,
      "too_few_observations",
      'there are no placebos; pass method: "synthetic"',
      rows.length,
    );
  }
  const { show: _show, study: _study, ...rest } = options;
  const unit = textAt(where, "unit", record.unit);
  return rankPlot(rows, {
    ...rest,
    title: text.title,
    description: text.description,
    name: words.effect,
    unit: unit === "none" ? "" : unit,
  });
}
