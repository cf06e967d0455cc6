import { cleanText } from "../drawing/clean-text.ts";
import { DARK, LIGHT, type Palette } from "../drawing/palette.ts";
import { wrapText } from "../drawing/text-width.ts";
import type { PlotSettings } from "../plot-options.ts";

/** Words around a specification. */
export interface SpecificationWords {
  readonly title: string;
  readonly description: string;
  readonly notes: readonly string[];
}

/** The colors of a specification: Vega-Lite cannot follow the reader, so "auto" is light. */
export function paletteOf({ theme }: PlotSettings): Palette {
  return theme === "dark" ? DARK : LIGHT;
}

/** What is no text for people: the labels of an axis, which are an expression, made of numbers alone. */
const EXPRESSIONS: readonly string[] = ["labelExpr"];

/** A part of a specification with every text in it cleaned, as those of the SVG are. */
function cleanTexts(part: unknown): unknown {
  if (typeof part === "string") return cleanText(part);
  if (Array.isArray(part)) return part.map(cleanTexts);
  if (typeof part !== "object" || part === null) return part;
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) {
    clean[key] = EXPRESSIONS.includes(key) ? value : cleanTexts(value);
  }
  return clean;
}

/** A whole specification: the words, the look, and a body with data and marks. */
export function specification(settings: PlotSettings, words: SpecificationWords, body: object): object {
  const { width } = settings;
  const palette = paletteOf(settings);
  const text = [words.description, ...words.notes];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: cleanText([words.title, ...text].join(" ")),
    title: {
      text: wrapText(cleanText(words.title), width, 17, 3),
      subtitle: text.flatMap((one) => wrapText(cleanText(one), width, 12, 6)),
      anchor: "start",
      frame: "group",
    },
    background: palette.paper,
    padding: 16,
    autosize: { type: "pad", contains: "padding" },
    config: {
      font: "system-ui, sans-serif",
      view: { stroke: null },
      title: {
        color: palette.ink,
        fontSize: 16,
        fontWeight: 600,
        subtitleColor: palette.soft,
        subtitleFontSize: 12,
        subtitlePadding: 6,
        offset: 12,
      },
      axis: {
        labelColor: palette.soft,
        titleColor: palette.ink,
        gridColor: palette.grid,
        domainColor: palette.axis,
        tickColor: palette.axis,
        labelFontSize: 11,
        titleFontSize: 12,
        titleFontWeight: "normal",
        labelLimit: 240,
      },
      legend: { labelColor: palette.ink, titleColor: palette.ink, labelLimit: 400, orient: "top" },
    },
    ...(cleanTexts(body) as object),
  };
}
