import { periodEnd } from "./period-end.ts";

/** Orders periods by their ends; a year before its months, so that of two that end together the longer one is the later. */
export function comparePeriods(a: string, b: string): number {
  const [x, y] = [periodEnd(a), periodEnd(b)];
  if (x < y || x > y) return x - y;
  return b.length - a.length || (a < b ? -1 : 1);
}
