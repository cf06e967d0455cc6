import { largestOf } from "../numeric/extremes.ts";
import type { Category } from "./categories.ts";

/** Scales of measurement of Krippendorff's alpha. */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio";

/** Ratings by unit, each as the position of its value among all values in order. */
export interface PlacedRatings {
  /** The scale. */
  readonly metric: AlphaMetric;
  /** Positions, unit after unit. */
  readonly places: Uint32Array;
  /** Where each unit begins in `places`; one longer than the units. */
  readonly offsets: Uint32Array;
  /** How many values there are. */
  readonly values: number;
  /** The values on a scale on which squares neither overflow nor vanish; positions for the nominal scale. */
  readonly sizes: Float64Array;
}

/** Disagreement within units and by chance, and the number of ratings. */
export interface Disagreement {
  /** Mean squared distance within units. */
  readonly observed: number;
  /** Mean squared distance between any two ratings. */
  readonly expected: number;
  /** Number of ratings. */
  readonly n: number;
}

/** Puts the values in order, once for all resamples. */
export function placeRatings(rows: readonly (readonly Category[])[], metric: AlphaMetric): PlacedRatings {
  const distinct = new Set<Category>();
  for (const row of rows) for (const rating of row) distinct.add(rating);
  const values = [...distinct];
  if (metric !== "nominal") values.sort((a, b) => Number(a) - Number(b));
  const place = new Map(values.map((value, i) => [value, i]));
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) offsets[i + 1] = offsets[i]! + row.length;
  const places = new Uint32Array(offsets[rows.length]!);
  let at = 0;
  for (const row of rows) for (const rating of row) places[at++] = place.get(rating)!;
  // Only proportions matter.
  const sizes = Float64Array.from(values, (value, i) => (metric === "nominal" ? i : Number(value)));
  const most = largestOf(
    sizes.map((size) => Math.abs(size)),
    0,
  );
  if (most > 0 && (metric === "interval" || metric === "ratio"))
    for (let i = 0; i < sizes.length; i++) sizes[i]! /= most;
  return { metric, places, offsets, values: values.length, sizes };
}

/**
 * Disagreement of some units, each as often as it is named: linear in the ratings, but for the ratio scale, whose distances have no
 * sum of squares and are taken pair by pair of values.
 */
export function disagreementOf(ratings: PlacedRatings, units: ArrayLike<number>): Disagreement {
  const { metric, places, offsets, values } = ratings;
  const counts = new Float64Array(values);
  let n = 0;
  for (let u = 0; u < units.length; u++) {
    const unit = units[u]!;
    for (let at = offsets[unit]!; at < offsets[unit + 1]!; at++) counts[places[at]!]!++;
    n += offsets[unit + 1]! - offsets[unit]!;
  }
  const position = metric === "ordinal" ? middlesOf(counts) : ratings.sizes;
  let within = 0;
  for (let u = 0; u < units.length; u++) {
    const from = offsets[units[u]!]!;
    const to = offsets[units[u]! + 1]!;
    if (to - from > 1) within += pairsWithin(metric, places, position, from, to) / (to - from - 1);
  }
  const all = metric === "nominal" || metric === "ratio" ? 0 : spreadOf(position, counts, n);
  const chance =
    metric === "nominal" ? differing(counts, n) : metric === "ratio" ? byRatio(position, counts) : all;
  return { observed: n > 0 ? within / n : 0, expected: n > 1 ? chance / n / (n - 1) : 0, n };
}

/** The middle of the ranks of each value: the distance of two is the sum between them less half of both. */
function middlesOf(counts: Float64Array): Float64Array {
  let through = 0;
  return counts.map((count) => {
    through += count;
    return through - count / 2;
  });
}

/** Squared distances of all ordered pairs of one unit. */
function pairsWithin(
  metric: AlphaMetric,
  places: Uint32Array,
  position: Float64Array,
  from: number,
  to: number,
): number {
  if (metric === "nominal" || metric === "ratio") {
    let pairs = 0;
    for (let i = from; i < to; i++) {
      for (let j = from; j < i; j++) {
        if (places[i] === places[j]) continue;
        pairs += metric === "nominal" ? 2 : 2 * ratioDistance(position[places[i]!]!, position[places[j]!]!);
      }
    }
    return pairs;
  }
  // Twice the number times the squares about the mean, from the first rating, so that equal ratings give exactly 0.
  const first = position[places[from]!]!;
  let mean = 0;
  for (let i = from; i < to; i++) mean += position[places[i]!]! - first;
  mean /= to - from;
  let squares = 0;
  for (let i = from; i < to; i++) squares += (position[places[i]!]! - first - mean) ** 2;
  return 2 * (to - from) * squares;
}

function ratioDistance(x: number, y: number): number {
  return ((x - y) / (x + y)) ** 2;
}

/** The same of all ratings, by counts. */
function spreadOf(position: Float64Array, counts: Float64Array, n: number): number {
  const start = counts.findIndex((count) => count > 0);
  if (start < 0) return 0;
  const first = position[start]!;
  let mean = 0;
  for (let c = 0; c < counts.length; c++) mean += counts[c]! * (position[c]! - first);
  mean /= n;
  let squares = 0;
  for (let c = 0; c < counts.length; c++) squares += counts[c]! * (position[c]! - first - mean) ** 2;
  return 2 * n * squares;
}

/** Ordered pairs of different values. */
function differing(counts: Float64Array, n: number): number {
  let equal = 0;
  for (const count of counts) equal += count * count;
  return n * n - equal;
}

function byRatio(sizes: Float64Array, counts: Float64Array): number {
  let all = 0;
  for (let c = 0; c < sizes.length; c++) {
    if (counts[c] === 0) continue;
    for (let k = 0; k < c; k++) all += 2 * counts[c]! * counts[k]! * ratioDistance(sizes[c]!, sizes[k]!);
  }
  return all;
}
