import { largestOf } from "../../numeric/extremes.ts";
import type { PlotSettings } from "../plot-options.ts";
import type { Axis } from "./axis.ts";
import { cleanText } from "./clean-text.ts";
import { box, line } from "./marks.ts";
import { type Pen, px, SIZE } from "./pen.ts";
import { type Drawn, PAD } from "./picture.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** One row of a chart. */
interface ChartRow {
  readonly label: string;
  /** Said at the right end. */
  readonly right?: string | undefined;
  /** Said in a row of its own above: what was left out. */
  readonly above?: string | undefined;
  /** Heading of the rows from here on. */
  readonly heading?: string | undefined;
  /** Drawn in heavy letters. */
  readonly bold?: boolean | undefined;
}

/** A line across all rows. */
export interface Reference {
  readonly value: number;
  readonly label: string;
}

/** A chart of rows along one axis. */
export interface RowsChart {
  readonly settings: PlotSettings;
  readonly axis: Axis;
  readonly rows: readonly ChartRow[];
  /** Pixels kept free for texts next to the marks. */
  readonly room: { readonly left: number; readonly right: number };
  readonly references: readonly Reference[];
  /** How many of all lie where, over the axis; drawn above the rows. */
  readonly profile?: { readonly label: string; readonly counts: readonly number[] } | undefined;
  /** Heading of the texts at the right end. */
  readonly rightTitle?: string | undefined;
  /** The marks of a row; `x` places a value. */
  readonly mark: (
    row: number,
    y: number,
    x: (value: number) => number,
    height: number,
    /** How far below the next row is. */
    step: number,
  ) => string;
  /** The texts next to the marks of a row: they lie over everything else. */
  readonly say?: ((row: number, y: number, x: (value: number) => number) => string) | undefined;
}

const ROW = 21;
const PROFILE = 44;
/** From one line of a name to its next. */
const LINE = 13;

/** Draws rows: names left, marks in the field, texts right, the axis below. */
export function drawRows(pen: Pen, top: number, chart: RowsChart): Drawn {
  const { settings, axis, rows, room, references, profile, rightTitle = "" } = chart;
  const { width } = settings;
  const widest = (texts: readonly string[], most: number): number =>
    Math.min(
      most,
      largestOf(
        texts.map((text) => textWidth(text, SIZE * 1.03)),
        0,
      ),
    );
  const labels = widest(
    [...rows.map(({ label }) => label), profile?.label ?? ""],
    Math.min(
      (width >= 320 ? 0.34 : room.left > 0 ? 0.32 : 0.4) * width,
      Math.max(36, width - 2 * PAD - 10 - room.left - room.right - 46),
    ),
  );
  const asked = widest([...rows.map(({ right = "" }) => right), rightTitle], 0.28 * width);
  // On a narrow page the marks come first.
  const crowded = width - 2 * PAD - labels - 20 - asked - room.left - room.right < 70;
  const rights = crowded ? 0 : asked;
  const lastTick = textWidth(axis.ticks.at(-1)?.text ?? "", SIZE - 1) / 2;
  const left = PAD + labels + 10;
  const right = width - PAD - (rights > 0 ? rights + 10 : 0);
  const from = left + room.left;
  const to = Math.max(from + 30, right - Math.max(room.right, rights > 0 ? 4 : lastTick - PAD + 6));
  const x = (value: number): number => from + axis.at(value) * (to - from);
  const height = rowHeight(settings, rows.length);
  const labelLines = rows.map(({ label }) => linesOf(label, labels + 1));
  const heights = labelLines.map(({ length }) => (length > 1 ? Math.max(height, 2 * LINE + 6) : height));

  let y = top;
  let words = "";
  let rules = "";
  const starts: number[] = [];
  for (const one of placeReferences(
    references,
    x,
    rights === 0 || rightTitle === "" ? width - PAD : right + 4,
  )) {
    y = top + 15 * (one.line + 1);
    starts.push(y + 4);
    words += pen.text(one.x, y, one.label, {
      anchor: one.anchor,
      size: SIZE - 1,
      halo: true,
      width: width - 2 * PAD,
    });
  }
  if (rights > 0 && rightTitle !== "") {
    if (references.length === 0) y += 15;
    words += pen.text(right + 10, y, rightTitle, { size: SIZE - 1, role: "soft", width: rights });
  }
  if (y > top) y += 8;
  const field = y;
  let marks = "";
  if (profile !== undefined) {
    marks += drawProfile(pen, y, from, to, profile.counts);
    words += pen.text(left - 10, y + PROFILE / 2 + 4, profile.label, {
      anchor: "end",
      role: "soft",
      width: labels + 1,
    });
    y += PROFILE + 6;
  }
  for (const [i, { label, right: said = "", above, heading, bold = false }] of rows.entries()) {
    if (above !== undefined) {
      y += ROW;
      const fits = textWidth(above, SIZE) <= right - left;
      words += pen.text(fits ? (left + right) / 2 : width / 2, y - 6, above, {
        anchor: "middle",
        role: "soft",
        halo: true,
        width: fits ? right - left : width - 2 * PAD,
      });
    }
    if (heading !== undefined) {
      y += ROW;
      words += pen.text(PAD, y - 5, heading, { bold: true, role: "soft", width: right - PAD });
    }
    const tall = heights[i]!;
    const middle = y + tall / 2;
    const lines = labelLines[i]!;
    for (const [k, one] of lines.entries())
      words += pen.text(left - 10, middle + 4 + (k - (lines.length - 1) / 2) * LINE, one, {
        anchor: "end",
        width: labels + 1,
        whole: label,
        bold,
      });
    if (rights > 0) words += pen.text(right + 10, middle + 4, said, { width: rights + 1, role: "soft" });
    const step = tall / 2 + (heights[i + 1] ?? tall) / 2;
    marks += `${chart.mark(i, middle, x, height, step)}\n`;
    words += chart.say?.(i, middle, x) ?? "";
    y += tall;
  }
  const bottom = y + 2;
  const grid = axis.ticks.map(({ value }) => `M${px(x(value))} ${px(field)}V${px(bottom)}`).join("");
  const zero = axis.low <= 0 && axis.high >= 0 ? line(x(0), field, x(0), bottom, pen.stroke("axis")) : "";
  for (const [i, { value }] of references.entries())
    rules += line(x(value), starts[i]!, x(value), bottom, pen.stroke("ink", 1.2, "5 3"));
  const foot = drawFoot(pen, bottom, axis, x, (from + to) / 2, { left: PAD, right: width - PAD });
  return {
    marks: `<path d="${grid}"${pen.stroke("grid")}/>\n${zero}\n${marks}${rules}\n${words}${foot.marks}`,
    height: bottom - top + foot.height,
  };
}

/** A name in one line or two; what does not fit into the second is cut off there. */
function linesOf(label: string, width: number): readonly string[] {
  if (textWidth(label, SIZE) <= width) return [label];
  const name = cleanText(label);
  const [first = "", ...rest] = wrapText(name, width, SIZE, Number.POSITIVE_INFINITY);
  // A word is rather cut off than broken; Chinese breaks anywhere.
  if (rest.length === 0 || !/^[\s\u2e80-\u9fff\uf900-\uffef]/u.test(name.slice(first.length))) return [name];
  return [first, name.slice(first.length).trim()];
}

/** A label of a reference line, placed. */
interface PlacedLabel {
  readonly label: string;
  readonly x: number;
  readonly anchor: "start" | "middle" | "end";
  /** Which line of labels, from the top. */
  readonly line: number;
}

/** Two labels stand on the outer sides of their lines where there is room, else each has a line of its own. */
function placeReferences(
  references: readonly Reference[],
  x: (value: number) => number,
  most: number,
): readonly PlacedLabel[] {
  const size = ({ label }: Reference): number => textWidth(label, SIZE - 1);
  const [one, two] = references;
  if (one !== undefined && two !== undefined && references.length === 2) {
    const [low, high] = one.value <= two.value ? [one, two] : [two, one];
    if (x(low.value) + 4 - size(low) >= PAD && x(high.value) - 4 + size(high) + 6 <= most) {
      return references.map((reference) => ({
        label: reference.label,
        x:
          x(reference.value) +
          (reference === low ? 4 : -4) +
          (x(high.value) - x(low.value) < 14 ? (reference === low ? -6 : 6) : 0),
        anchor: reference === low ? "end" : "start",
        line: 0,
      }));
    }
  }
  return references.map((reference, line) => {
    const half = size(reference) / 2;
    const middle = Math.max(PAD + half, Math.min(most - half, x(reference.value)));
    return { label: reference.label, x: middle, anchor: "middle", line };
  });
}

/** Marks and title of an axis at the foot of a field. */
export function drawFoot(
  pen: Pen,
  y: number,
  axis: Axis,
  x: (value: number) => number,
  middle: number,
  frame: { readonly left: number; readonly right: number },
): Drawn {
  const { ticks } = axis;
  const size = SIZE - 1;
  const widest =
    largestOf(
      ticks.map(({ text }) => textWidth(text, size)),
      0,
    ) + 10;
  const step = ticks.length < 2 ? 1 : Math.abs(x(ticks[1]!.value) - x(ticks[0]!.value));
  const every = Math.max(1, Math.ceil(widest / Math.max(step, 0.1)));
  // Where only some are written, nothing is one of them.
  const zero = Math.max(
    0,
    ticks.findIndex(({ value }) => value === 0),
  );
  const last = ticks.length - 1;
  let named = ticks.map((_, i) => i).filter((i) => (i - zero) % every === 0);
  // One number says nothing of the scale: then the ends are written.
  if (named.length < 2 && Math.abs(x(ticks[last]!.value) - x(ticks[0]!.value)) >= widest) named = [0, last];
  let marks = "";
  for (const [i, { value, text }] of ticks.entries()) {
    if (named.includes(i))
      marks += pen.text(x(value), y + 14, text, { anchor: "middle", role: "soft", size });
  }
  let height = 14;
  for (const one of wrapText(axis.title, frame.right - frame.left, SIZE, 3)) {
    height += 17;
    const half = textWidth(one, SIZE) / 2;
    marks += pen.text(Math.min(frame.right - half, Math.max(frame.left + half, middle)), y + height, one, {
      anchor: "middle",
    });
  }
  return { marks, height: height + 6 };
}

function rowHeight({ height }: PlotSettings, rows: number): number {
  return height === undefined ? ROW : Math.min(60, Math.max(17, height / rows));
}

/** A histogram of all values over the axis. */
function drawProfile(pen: Pen, y: number, from: number, to: number, counts: readonly number[]): string {
  const most = largestOf(counts, 1);
  const step = (to - from) / counts.length;
  return `${counts
    .map((count, i) => {
      const height = (PROFILE * count) / most;
      return box(from + i * step, y + PROFILE - height, step, height, "");
    })
    .join("")
    .replace(/^/, `<g${pen.fill("axis")}>`)}</g>\n`;
}
