import type { Catchment } from "./catchment.ts";

/** The least cost within which a place reaches enough capacity; `Infinity` if it never does. */
export function leastCost(reach: Catchment, place: number, enough: (reached: number) => boolean): number {
  const { offsets, targets, costs, supply } = reach;
  const begin = offsets[place]!;
  const nearestFirst = Array.from(costs.subarray(begin, offsets[place + 1]!), (_, k) => begin + k).sort(
    (a, b) => costs[a]! - costs[b]!,
  );
  let reached = 0;
  for (const e of nearestFirst) {
    reached += supply[targets[e]!]!;
    if (enough(reached)) return costs[e]!;
  }
  return Number.POSITIVE_INFINITY;
}
