import { cleanText, escapeText } from "./clean-text.ts";
import { DARK, LIGHT, type Palette, PRINT, type Role } from "./palette.ts";
import { fitText } from "./text-width.ts";

/** How a text looks. */
interface TextLook {
  readonly anchor?: "start" | "middle" | "end" | undefined;
  readonly role?: Role | undefined;
  readonly size?: number | undefined;
  readonly bold?: boolean | undefined;
  /** A rim in the color of the paper, for text over lines; a wide one leaves nothing of a line between the letters. */
  readonly halo?: boolean | "wide" | undefined;
  /** What does not fit is cut off; the whole text is the tooltip. */
  readonly width?: number | undefined;
  /** What the tooltip says where this is the end of something longer. */
  readonly whole?: string | undefined;
}

/** Draws marks with colors by role, and remembers which it used: the style sheet names no others. */
export interface Pen {
  readonly fill: (role: Role) => string;
  readonly stroke: (role: Role, width?: number, dash?: string) => string;
  /** Attributes that fill with diagonal lines in the color of a role: lost, short, missing. */
  readonly hatch: (role: Role) => string;
  readonly text: (x: number, y: number, text: string, look?: TextLook) => string;
  /** Patterns that were used. */
  readonly definitions: () => string;
  /** Rules for the dark and for paper. */
  readonly style: () => string;
}

/** Stands for the id of the picture until its content is known. No text can hold it. */
export const ID = "\u0000";

/** Size of text in pixels. */
export const SIZE = 12;

/** A coordinate for SVG, to the hundredth of a pixel. */
export function px(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}

export function makePen(theme: "auto" | "light" | "dark"): Pen {
  const palette = theme === "dark" ? DARK : LIGHT;
  const used = new Set<string>();
  const hatched = new Set<Role>();
  const color = (kind: "fill" | "stroke", role: Role): string => {
    used.add(`${kind}-${role}`);
    return palette[role];
  };
  const classes = (...names: string[]): string => ` class="${names.join(" ")}"`;
  return { fill, stroke, hatch, text, definitions, style };

  function fill(role: Role): string {
    return `${classes(`fill-${role}`)} fill="${color("fill", role)}"`;
  }
  function stroke(role: Role, width = 1, dash = ""): string {
    return `${classes(`stroke-${role}`)} fill="none" stroke="${color("stroke", role)}" stroke-width="${width}"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}`;
  }
  function hatch(role: Role): string {
    hatched.add(role);
    const width = ` stroke-width="1"`;
    return `${classes(`stroke-${role}`)} fill="url(#${ID}-${role})" stroke="${color("stroke", role)}"${width}`;
  }
  function text(x: number, y: number, said: string, look: TextLook = {}): string {
    const {
      anchor = "start",
      role = "ink",
      size = SIZE,
      bold = false,
      halo = false,
      width,
      whole = said,
    } = look;
    const clean = cleanText(said);
    const shown = width === undefined ? clean : fitText(clean, width, size);
    if (shown === "") return "";
    const names = [`fill-${role}`, ...(halo === false ? [] : ["stroke-paper"])];
    const rim =
      halo === false
        ? ""
        : ` stroke="${color("stroke", "paper")}" stroke-width="${halo === "wide" ? 6 : 3}" stroke-linejoin="round" paint-order="stroke"`;
    const at = `x="${px(x)}" y="${px(y)}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}`;
    const font = `${size === SIZE ? "" : ` font-size="${size}"`}${bold ? ' font-weight="600"' : ""}`;
    const tooltip = shown === clean ? "" : `<title>${escapeText(whole)}</title>`;
    return `<text ${at}${font}${classes(...names)} fill="${color("fill", role)}"${rim}>${tooltip}${escapeText(shown)}</text>\n`;
  }
  function definitions(): string {
    if (hatched.size === 0) return "";
    const patterns = [...hatched].map(
      (role) =>
        `<pattern id="${ID}-${role}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5"${fill("paper")}/><path d="M1 0V5"${stroke(role, 1.6)}/></pattern>`,
    );
    return `<defs>${patterns.join("")}</defs>\n`;
  }
  function style(): string {
    const rules = (other: Palette): string =>
      [...used]
        .sort()
        .map((name) => {
          const [kind = "", role = ""] = name.split("-");
          return `#${ID} .${name}{${kind}:${other[role as Role]}}`;
        })
        .join("");
    const dark = theme === "auto" ? `@media (prefers-color-scheme:dark){${rules(DARK)}}\n` : "";
    return `<style>#${ID}{max-width:100%;height:auto}\n${dark}@media print{${rules(PRINT)}}</style>\n`;
  }
}
