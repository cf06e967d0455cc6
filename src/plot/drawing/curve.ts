import { DASHES, type Role } from "./palette.ts";
import { type Pen, px } from "./pen.ts";

/** A path through points given in pixels. */
export function curve(
  pen: Pen,
  points: readonly (readonly [number, number])[],
  role: Role,
  dash = 0,
  width = 2.5,
): string {
  if (points.length < 2) return "";
  const path = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");
  return `<path d="${path}"${pen.stroke(role, width, DASHES[dash])} stroke-linejoin="round"/>\n`;
}
