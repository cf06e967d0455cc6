import type { Matrix, Vector } from "../numeric/vector.ts";
import { classOf } from "./class-of.ts";
import { requirePanel } from "./require-panel.ts";

/**
 * Checks a panel and counts its transitions from class to class in the same pass: row by row, `from` times the
 * number of classes plus `to`.
 *
 * Up to five classes, the usual number, are told apart without a branch: where the class of a value is hard to
 * foresee, a mistaken branch costs more than all the comparisons. Two tables are filled in turn, so that no count has to
 * wait for the one before it.
 */
export function countTransitions(where: string, panel: Matrix, cutoffs: Vector): Float64Array {
  const refuse = (): void => void requirePanel(where, panel, { periods: 2 });
  if (!Array.isArray(panel) || typeof panel[0] !== "object" || panel[0] === null) refuse();
  const periods = panel[0]!.length;
  if (!(periods >= 2)) refuse();
  const k = cutoffs.length + 1;
  const side = k * k;
  const tables = new Uint32Array(2 * side);
  const wide = cutoffs.length > 4;
  const a = cutoffs[0]!;
  const b = cutoffs[1] ?? Number.POSITIVE_INFINITY;
  const c = cutoffs[2] ?? Number.POSITIVE_INFINITY;
  const d = cutoffs[3] ?? Number.POSITIVE_INFINITY;
  // A number less itself is 0, unless it is infinite or no number at all.
  for (let i = 0; i < panel.length; i++) {
    const row = panel[i]!;
    if (typeof row !== "object" || row === null || row.length !== periods) refuse();
    const x = row[0]!;
    if (typeof x !== "number" || x - x !== 0) refuse();
    let from = wide ? classOf(x, cutoffs) : Number(x > a) + Number(x > b) + Number(x > c) + Number(x > d);
    let t = 1;
    for (; t + 1 < periods; t += 2) {
      const y = row[t]!;
      const z = row[t + 1]!;
      if (typeof y !== "number" || y - y !== 0 || typeof z !== "number" || z - z !== 0) refuse();
      const via = wide ? classOf(y, cutoffs) : Number(y > a) + Number(y > b) + Number(y > c) + Number(y > d);
      const to = wide ? classOf(z, cutoffs) : Number(z > a) + Number(z > b) + Number(z > c) + Number(z > d);
      tables[k * from + via]!++;
      tables[side + k * via + to]!++;
      from = to;
    }
    if (t < periods) {
      const y = row[t]!;
      if (typeof y !== "number" || y - y !== 0) refuse();
      const to = wide ? classOf(y, cutoffs) : Number(y > a) + Number(y > b) + Number(y > c) + Number(y > d);
      tables[k * from + to]!++;
    }
  }
  return Float64Array.from({ length: side }, (_, cell) => tables[cell]! + tables[side + cell]!);
}
