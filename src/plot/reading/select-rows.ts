/** Which rows of many are drawn by name. */
export interface Selection<T> {
  readonly rows: readonly T[];
  /** Place of the first row after what was left out; -1 where nothing was. */
  readonly gap: number;
  /** How many were left out. */
  readonly hidden: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where there are more rows than fit, the first and the last half of what fits. */
export function selectRows<T>(ordered: readonly T[], limit: number): Selection<T> {
  if (ordered.length <= limit) return { rows: ordered, gap: -1, hidden: 0, top: ordered.length, bottom: 0 };
  const top = Math.ceil(limit / 2);
  const bottom = limit - top;
  return {
    rows: [...ordered.slice(0, top), ...ordered.slice(ordered.length - bottom)],
    gap: top,
    hidden: ordered.length - limit,
    top,
    bottom,
  };
}

/** Counts of values in equal parts of the line between two ends. */
export function countIn(
  values: readonly number[],
  at: (value: number) => number,
  bins = 60,
): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(at(value) * bins)));
    counts[bin]!++;
  }
  return counts;
}
