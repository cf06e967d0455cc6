import type { Undefined } from "./outcome.ts";
import { pooled } from "./pooled.ts";
import type { Setting } from "./setting.ts";
import type { Side } from "./side.ts";

/**
 * The two sides that difference and ratio compare.
 *
 * Ordered: the ends of the order, the most advantaged first if more is better, else the most disadvantaged.
 * Unordered: the largest against the smallest, or with a reference that subgroup against the worst of the
 * others: reference and smallest if more is better, largest and reference else.
 */
export function comparedPair(setting: Setting): { readonly first: Side; readonly second: Side } | Undefined {
  const { n, given, errors, errorUnit, orders, favorable, reference } = setting;
  if (orders !== null) {
    if (orders[0] === orders[n - 1])
      return { code: "too_few_observations", reason: "needs at least 2 different orders" };
    let endOfLowest = 1;
    while (orders[endOfLowest] === orders[0]) endOfLowest++;
    let startOfHighest = n - 1;
    while (orders[startOfHighest - 1] === orders[n - 1]) startOfHighest--;
    const lowest = pooled(setting, 0, endOfLowest);
    const highest = pooled(setting, startOfHighest, n);
    if ("code" in lowest) return lowest;
    if ("code" in highest) return highest;
    return favorable ? { first: highest, second: lowest } : { first: lowest, second: highest };
  }
  const side = (at: number): Side => ({ estimate: given[at]!, error: errors[at]! * errorUnit });
  // Without orders the estimates ascend.
  if (reference < 0) return { first: side(n - 1), second: side(0) };
  if (favorable) return { first: side(reference), second: side(reference === 0 ? 1 : 0) };
  return { first: side(reference === n - 1 ? n - 2 : n - 1), second: side(reference) };
}
