import { largestOf } from "../../numeric/extremes.ts";
import type { PlotSettings } from "../plot-options.ts";
import type { Axis } from "./axis.ts";
import { line } from "./marks.ts";
import { type Pen, px, SIZE } from "./pen.ts";
import { type Drawn, PAD } from "./picture.ts";
import { drawFoot } from "./rows.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** A field with two axes. */
export interface PlaneChart {
  readonly settings: PlotSettings;
  readonly x: Axis;
  readonly y: Axis;
  /** Height over width of the field, where no height is asked for. */
  readonly ratio: number;
  /** Where the chart stands, axes included. @defaultValue the whole width */
  readonly frame?: { readonly left: number; readonly right: number } | undefined;
  /** Pixels kept free right of the field, for texts at the ends of lines. */
  readonly right?: number | undefined;
  /** Pixels kept free above the field, for the text of a point at its top. */
  readonly above?: number | undefined;
  readonly marks: (at: PlaneScale) => string;
}

/** Where values lie in the picture. */
export interface PlaneScale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws a field: the title of the upright axis above it, so that no one has to turn the head. */
export function drawPlane(pen: Pen, top: number, chart: PlaneChart): Drawn {
  const { settings, x, y } = chart;
  const frame = chart.frame ?? { left: PAD, right: settings.width - PAD };
  const width = frame.right - frame.left;
  const size = SIZE - 1;
  const widest = largestOf(
    y.ticks.map(({ text }) => textWidth(text, size)),
    0,
  );
  const last = textWidth(x.ticks.at(-1)?.text ?? "", size) / 2;
  const left = frame.left + widest + 8;
  const right = Math.max(left + 60, frame.right - Math.max(chart.right ?? 0, last - PAD + 6, 0));
  let words = "";
  let start = top;
  for (const one of wrapText(y.title, width, SIZE, 3)) {
    start += 15;
    words += pen.text(frame.left, start, one);
  }
  start += 12 + (chart.above ?? 0);
  const height = settings.height ?? Math.round((right - left) * chart.ratio);
  const bottom = start + height;
  const at: PlaneScale = {
    x: (value) => left + x.at(value) * (right - left),
    y: (value) => bottom - y.at(value) * height,
    left,
    right,
    top: start,
    bottom,
  };
  const grid =
    y.ticks.map(({ value }) => `M${px(left)} ${px(at.y(value))}H${px(right)}`).join("") +
    x.ticks.map(({ value }) => `M${px(at.x(value))} ${px(start)}V${px(bottom)}`).join("");
  for (const { value, text } of y.ticks)
    words += pen.text(left - 8, at.y(value) + 4, text, { anchor: "end", role: "soft", size });
  const foot = drawFoot(pen, bottom + 2, x, at.x, (left + right) / 2, frame);
  const base =
    line(left, bottom, right, bottom, pen.stroke("axis")) +
    line(left, start, left, bottom, pen.stroke("axis"));
  return {
    marks: `<path d="${grid}"${pen.stroke("grid")}/>${base}\n${words}${foot.marks}${chart.marks(at)}`,
    height: bottom + 2 - top + foot.height,
  };
}
