import type { PlotSettings } from "../plot-options.ts";
import { escapeText } from "./clean-text.ts";
import { ID, makePen, type Pen, px, SIZE } from "./pen.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** Space around everything. */
export const PAD = 16;

/** What a mark means. */
export interface LegendItem {
  readonly label: string;
  /** The mark, in a box 20 wide whose middle is at x + 10, y. */
  readonly swatch: (pen: Pen, x: number, y: number) => string;
}

/** What was drawn, and how much room it took downwards. */
export interface Drawn {
  readonly marks: string;
  readonly height: number;
}

/** A picture before it is drawn: words around a body. */
export interface Picture {
  readonly settings: PlotSettings;
  readonly title: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly legend?: readonly LegendItem[] | undefined;
  readonly body: (pen: Pen, top: number) => Drawn;
}

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Draws a picture: heading, sentence, legend, body, notes, in one SVG element with nothing from elsewhere. */
export function drawPicture({ settings, title, description, notes, legend = [], body }: Picture): string {
  const { width, theme, language } = settings;
  const pen = makePen(theme);
  const inner = width - 2 * PAD;
  let y = PAD - 4;
  let marks = "";
  const lines = (
    text: string,
    size: number,
    step: number,
    most: number,
    look: { bold?: boolean; role?: "soft" },
  ): void => {
    for (const line of wrapText(text, inner, bold(size, look.bold), most)) {
      y += step;
      marks += pen.text(PAD, y, line, { size, ...look });
    }
  };
  lines(title, 16, 20, 3, { bold: true });
  y += 3;
  lines(description, SIZE, 17, 6, { role: "soft" });
  if (legend.length > 0) {
    y += 20;
    let x = PAD;
    for (const { label, swatch } of legend) {
      const size = Math.min(textWidth(label, SIZE), inner - 26);
      if (x > PAD && x + 26 + size > width - PAD) {
        x = PAD;
        y += 18;
      }
      marks += swatch(pen, x, y - 4);
      for (const [i, one] of wrapText(label, inner - 26, SIZE, 3).entries()) {
        if (i > 0) y += 15;
        marks += pen.text(x + 26, y, one);
      }
      x += 26 + size + 18;
    }
  }
  const drawn = body(pen, y + 14);
  marks += drawn.marks;
  y += 14 + drawn.height;
  if (notes.length > 0) y += 4;
  for (const note of notes) lines(note, 11, 15, 4, { role: "soft" });
  const height = Math.ceil(y + PAD);
  const paper = `<rect width="${px(width)}" height="${height}"${pen.fill("paper")}/>\n`;
  const content = `${pen.style()}${pen.definitions()}${paper}${marks}`;
  const head = `<title id="${ID}-t">${escapeText(title)}</title>\n<desc id="${ID}-d">${escapeText([description, ...notes].join(" "))}</desc>\n`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" id="${ID}" lang="${language}" role="img" aria-labelledby="${ID}-t ${ID}-d" width="${px(width)}" height="${height}" viewBox="0 0 ${px(width)} ${height}" font-family="${FONT}" font-size="${SIZE}">\n${head}${content}</svg>\n`;
  return svg.replaceAll(ID, settings.id ?? `eq-${hash(svg)}`);
}

/** Bold letters are wider. */
function bold(size: number, heavy = false): number {
  return heavy ? size * 1.09 : size;
}

/** Two runs of FNV-1a: enough that two pictures of one page have two ids. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
