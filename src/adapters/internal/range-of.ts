import type { FoundIndicator } from "../adapter-result.ts";

/** What the values of an indicator can be. */
export interface ValueRange {
  readonly lower: number;
  readonly upper: number;
  /** Who says so, in words. */
  readonly by: string;
}

/**
 * What the values of an indicator can be: its bounds; without them 0 to 100 for a percentage and from 0 for resources.
 * `null` where anything can be.
 */
export function rangeOf({ bounds, unit, dimension }: FoundIndicator): ValueRange | null {
  if (bounds !== undefined) return { lower: bounds.lower, upper: bounds.upper, by: "its bounds" };
  if (unit !== undefined && /^(?:%|percent\b|per cent\b)/i.test(unit)) {
    return { lower: 0, upper: 100, by: "as a percentage" };
  }
  return dimension === "input" ? { lower: 0, upper: Number.POSITIVE_INFINITY, by: "as a resource" } : null;
}
