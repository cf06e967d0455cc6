import { argsort } from "../numeric/argsort.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";

/** Rows with weight in the order of a ranking, with the share of the people up to each level of it. */
export interface RankOrder {
  /** Positions of the rows, poorest first. */
  readonly order: Uint32Array;
  /** For each place in `order`, the share of the people below its level (rows of equal rank are one level). */
  readonly from: Float64Array;
  /** For each place in `order`, the share of the people up to and including its level. */
  readonly to: Float64Array;
  /** For each place in `order`, the share of its row. */
  readonly share: Float64Array;
}

/** Orders the rows with weight by `rankBy`; the rankBy and the weights are checked (guard first). */
export function rankOrder(rankBy: Vector, weights: Vector | undefined): RankOrder {
  const order = argsort(rankBy).filter((i) => weights === undefined || weights[i]! > 0);
  const n = order.length;
  const total = weights === undefined ? n : weightedSum(weights, undefined);
  const share = tabulate(order, (i) => (weights === undefined ? 1 : weights[i]!) / total);
  const from = new Float64Array(n);
  const to = new Float64Array(n);
  let below = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let through = below;
    for (; end < n && rankBy[order[end]!] === rankBy[order[start]!]; end++) through += share[end]!;
    // The sum of all shares is 1, whatever rounding says.
    if (end === n) through = 1;
    from.fill(below, start, end);
    to.fill(through, start, end);
    below = through;
    start = end;
  }
  return { order, from, to, share };
}

/** The part of a level that lies below p: 1, 0, or where p cuts it in between. */
export function partBelow(p: number, from: number, to: number): number {
  if (to <= p) return 1;
  if (from >= p) return 0;
  return (p - from) / (to - from);
}
