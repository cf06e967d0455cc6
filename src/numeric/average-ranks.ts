import { argsort } from "./argsort.ts";
import type { Vector } from "./vector.ts";

/**
 * Rank of each value, 1 for the smallest to n for the largest; tied values share the mean of their ranks.
 *
 * The values are taken to be finite (guard first); no values give no ranks.
 */
export function averageRanks(values: Vector): Float64Array {
  const order = argsort(values);
  const ranks = new Float64Array(order.length);
  for (let start = 0; start < order.length; ) {
    const value = values[order[start]!]!;
    let end = start + 1;
    while (end < order.length && values[order[end]!] === value) end++;
    // Ranks start + 1 to end; their mean is exact.
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) ranks[order[i]!] = rank;
    start = end;
  }
  return ranks;
}
