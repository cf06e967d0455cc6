import type { PlotLanguage } from "../plot-options.ts";
import { fixed, largest, type NumberStyle, numberStyle, unitOf } from "./numbers.ts";

/** A line of numbers with marks at round ones. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** What the numbers are, with their unit. */
  readonly title: string;
  readonly style: NumberStyle;
  /** Where a value lies between low (0) and high (1). */
  readonly at: (value: number) => number;
}

/** What an axis has to show. */
export interface AxisNeeds {
  readonly values: readonly number[];
  /** Whether nothing has to be on it: bars begin there. */
  readonly zero: boolean;
  readonly name: string;
  readonly unit: string;
  readonly language: PlotLanguage;
  /** About how many marks. */
  readonly marks?: number | undefined;
  /** Write numbers as shares in percent. */
  readonly percent?: boolean | undefined;
  /** Ends as they are, such as 0 and 1. */
  readonly ends?: readonly [number, number] | undefined;
  /** No thousands, no divisor: years. */
  readonly plain?: boolean | undefined;
}

/** What is smaller than this has no round numbers next to it, and is nothing in any picture. */
const SMALLEST = 1e-290;

export function makeAxis(needs: AxisNeeds): Axis {
  const { values: given, zero, language, unit, marks = 5, percent = false, plain = false } = needs;
  const values = largest(given) < SMALLEST ? given.map(() => 0) : given;
  const size = largest(values);
  const style =
    percent || plain ? { divisor: percent ? 0.01 : 1, word: "" } : numberStyle(size, language, unit);
  const { divisor } = style;
  let low = zero ? 0 : Number.POSITIVE_INFINITY;
  let high = zero ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (values.length === 0 && !zero) {
    low = 0;
    high = 1;
  }
  if (low === high) {
    if (plain) {
      low -= 1;
      high += 1;
    } else if (low === 0) high = divisor;
    else {
      // A single value stands in the middle of something, not at a loose end.
      low -= Math.abs(high) / 10;
      high += Math.abs(high) / 10;
    }
  }
  const [first, last, step] = roundEnds(low / divisor, high / divisor, marks, needs.ends, divisor, plain);
  const bottom = first * divisor;
  const top = last * divisor;
  const scale = Math.max(Math.abs(bottom), Math.abs(top));
  const span = top / scale - bottom / scale;
  const count = Math.round((last - first) / step);
  const decimals = decimalsOf(step);
  const ticks = Array.from({ length: Math.min(60, count) + 1 }, (_, i) => {
    const shown = first + i * step;
    // What is nothing but for rounding is nothing.
    const value = Math.abs(shown) < step * 1e-6 ? 0 : shown;
    const text = plain ? String(Math.round(value * 1e6) / 1e6) : fixed(value, decimals);
    return { value: value * divisor, text: percent ? `${text} %` : text };
  });
  const measured = percent ? unit : unitOf(style, unit, language);
  const [open, close] = language === "zh" ? ["（", "）"] : [" (", ")"];
  const title =
    measured === "" ? needs.name : needs.name === "" ? measured : `${needs.name}${open}${measured}${close}`;
  return {
    low: bottom,
    high: top,
    ticks,
    title,
    style,
    at: (value) => (value / scale - bottom / scale) / span,
  };
}

/** How many decimals it takes to write a step in full: 2.5 takes one. */
function decimalsOf(step: number): number {
  for (let decimals = Math.max(0, -Math.floor(Math.log10(step))); decimals < 12; decimals++) {
    const shifted = step * 10 ** decimals;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6 * shifted) return decimals;
  }
  return 12;
}

/** The ends moved outwards to round numbers, and the step between marks. */
function roundEnds(
  low: number,
  high: number,
  marks: number,
  ends: readonly [number, number] | undefined,
  divisor: number,
  whole: boolean,
): readonly [number, number, number] {
  const raw = high / marks - low / marks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const ratio = raw / power;
  const factor = ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 2.5 ? 2.5 : ratio <= 5 ? 5 : 10;
  const step = whole ? Math.max(1, Math.round(factor * power)) : factor * power;
  if (ends !== undefined) return [ends[0] / divisor, ends[1] / divisor, step];
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step];
}
