import { refuse } from "../../numeric/guard/refuse.ts";
import { shownCell } from "./shown-cell.ts";

/** Deeper than any record of the model. */
const DEEPEST = 30;

/** Refuses what no JSON could hold: it would go into the study as it is, and be found far from here. */
export function requirePlain(where: string, path: string, value: unknown, depth = 0): void {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean")
    return;
  if (typeof value === "number") {
    if (value - value !== 0)
      refuse(where, "not_finite", `${path} is ${shownCell(value)}; pass a finite number`, value);
    return;
  }
  const prototype: unknown = typeof value === "object" ? Object.getPrototypeOf(value) : undefined;
  const list = Array.isArray(value);
  if (depth > DEEPEST || !(list || prototype === Object.prototype || prototype === null)) {
    refuse(where, "wrong_type", `${path} is ${shownCell(value)}; pass plain data, as of JSON`);
  }
  for (const [key, item] of Object.entries(value as object)) {
    requirePlain(where, list ? `${path}[${key}]` : `${path}.${key}`, item, depth + 1);
  }
}
