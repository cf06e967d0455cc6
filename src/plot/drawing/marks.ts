import type { Role } from "./palette.ts";
import { type Pen, px } from "./pen.ts";

/** Shapes that tell groups apart without color, in the order they are given out. */
export type Shape = "circle" | "square" | "triangle" | "diamond" | "cross" | "ring";

export const SHAPES: readonly Shape[] = ["circle", "square", "triangle", "diamond", "cross", "ring"];

/** A mark of about ten pixels at a point. */
export function mark(pen: Pen, shape: Shape, role: Role, x: number, y: number, size = 5): string {
  const s = px(size * 0.9);
  const at = (dx: number, dy: number): string => `${px(x + dx)} ${px(y + dy)}`;
  switch (shape) {
    case "circle":
      return `<circle cx="${px(x)}" cy="${px(y)}" r="${size}"${pen.fill(role)}/>`;
    case "ring":
      return `<circle cx="${px(x)}" cy="${px(y)}" r="${size - 1}"${ringed(pen, role)}/>`;
    case "square":
      return `<rect x="${px(x - s)}" y="${px(y - s)}" width="${2 * s}" height="${2 * s}"${pen.fill(role)}/>`;
    case "triangle":
      return `<path d="M${at(0, -size)}L${at(size, s)}L${at(-size, s)}Z"${pen.fill(role)}/>`;
    case "diamond":
      return `<path d="M${at(0, -size - 1)}L${at(size + 1, 0)}L${at(0, size + 1)}L${at(-size - 1, 0)}Z"${pen.fill(role)}/>`;
    case "cross":
      return `<path d="M${at(-s, -s)}L${at(s, s)}M${at(-s, s)}L${at(s, -s)}"${pen.stroke(role, 2.5)}/>`;
  }
}

/** Hollow: the paper inside, the color around. */
function ringed(pen: Pen, role: Role): string {
  const [, paper = ""] = / fill="([^"]*)"/.exec(pen.fill("paper")) ?? [];
  const stroke = pen.stroke(role, 2);
  return stroke.replace('class="', 'class="fill-paper ').replace('fill="none"', `fill="${paper}"`);
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, look: string): string {
  return `<path d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}"${look}/>`;
}

/** A box; one without width or height is not drawn. */
export function box(x: number, y: number, width: number, height: number, look: string): string {
  if (!(width > 0 && height > 0)) return "";
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"${look}/>`;
}
