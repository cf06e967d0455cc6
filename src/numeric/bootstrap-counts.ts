import { randomIndex } from "./random-index.ts";

/**
 * Fills `counts` with how often each of n units is drawn in n draws with replacement: one bootstrap sample,
 * as weights. The counts sum to n.
 *
 * Takes n numbers from `random`. The array is overwritten, so that thousands of samples need one array.
 */
export function bootstrapCounts(random: () => number, counts: Uint32Array): void {
  counts.fill(0);
  const n = counts.length;
  for (let draw = 0; draw < n; draw++) counts[randomIndex(random, n)]!++;
}
