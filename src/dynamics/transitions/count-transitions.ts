import { EqualizationError } from "../../errors.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requirePanel } from "../require-panel.ts";
import { classOf } from "./class-of.ts";

/** Transitions between classes, and where units are in the end. */
export interface TransitionCounts {
  /** Row by row: the number of moves `from` class `to` class stands at `from` times the number of classes plus `to`. */
  readonly moves: Uint32Array;
  /** Units in each class in the last period. */
  readonly last: Uint32Array;
}

/** Checks a panel of at least two periods and counts its transitions from class to class in the same pass. */
export function countTransitions(where: string, panel: Matrix, cutoffs: Vector): TransitionCounts {
  // The first row stands for all; each is compared with it on its way.
  const periods = Array.isArray(panel) ? (panel[0]?.length ?? 0) : 0;
  const count = cutoffs.length > 4 ? countMany : countFew;
  const counts = periods >= 2 ? count(panel, periods, cutoffs) : null;
  if (counts !== null) return counts;
  requirePanel(where, panel, { periods: 2 });
  throw new EqualizationError("the panel changed while it was read", { code: "wrong_type", where });
}

/**
 * Up to five classes, the usual number, are told apart without a branch: where the class of a value is hard to foresee, a
 * mistaken branch costs more than all the comparisons. Two tables are filled in turn, so that no count waits for the
 * one before it. `null` for an unfit panel.
 */
function countFew(panel: Matrix, periods: number, cutoffs: Vector): TransitionCounts | null {
  const k = cutoffs.length + 1;
  const moves = new Uint32Array(k * k);
  const others = new Uint32Array(k * k);
  const last = new Uint32Array(k);
  const a = cutoffs[0]!;
  const b = cutoffs[1] ?? Number.POSITIVE_INFINITY;
  const c = cutoffs[2] ?? Number.POSITIVE_INFINITY;
  const d = cutoffs[3] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i < panel.length; i++) {
    const row = panel[i]!;
    if (typeof row !== "object" || row === null || row.length !== periods) return null;
    const x = row[0]!;
    if (typeof x !== "number") return null;
    // A number less itself is 0, unless it is infinite or no number at all; that stays in the sum.
    let unfit = x - x;
    let from = Number(x > a) + Number(x > b) + Number(x > c) + Number(x > d);
    let t = 1;
    for (; t + 1 < periods; t += 2) {
      const y = row[t]!;
      const z = row[t + 1]!;
      if (typeof y !== "number" || typeof z !== "number") return null;
      unfit += y - y + (z - z);
      const via = Number(y > a) + Number(y > b) + Number(y > c) + Number(y > d);
      const to = Number(z > a) + Number(z > b) + Number(z > c) + Number(z > d);
      moves[k * from + via]!++;
      others[k * via + to]!++;
      from = to;
    }
    if (t < periods) {
      const y = row[t]!;
      if (typeof y !== "number") return null;
      unfit += y - y;
      const to = Number(y > a) + Number(y > b) + Number(y > c) + Number(y > d);
      moves[k * from + to]!++;
      from = to;
    }
    if (unfit !== 0) return null;
    last[from]!++;
  }
  return { moves: moves.map((count, cell) => count + others[cell]!), last };
}

/** The same for any number of classes. */
function countMany(panel: Matrix, periods: number, cutoffs: Vector): TransitionCounts | null {
  const k = cutoffs.length + 1;
  const moves = new Uint32Array(k * k);
  const last = new Uint32Array(k);
  for (let i = 0; i < panel.length; i++) {
    const row = panel[i]!;
    if (typeof row !== "object" || row === null || row.length !== periods) return null;
    let from = 0;
    for (let t = 0; t < periods; t++) {
      const y = row[t]!;
      if (typeof y !== "number" || y - y !== 0) return null;
      const to = classOf(y, cutoffs);
      if (t > 0) moves[k * from + to]!++;
      from = to;
    }
    last[from]!++;
  }
  return { moves, last };
}
