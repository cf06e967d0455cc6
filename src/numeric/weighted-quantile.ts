import { argsort } from "./argsort.ts";
import { between, quantileSorted } from "./quantile-sorted.ts";
import { sum } from "./sum.ts";
import type { Vector } from "./vector.ts";

/** How {@link weightedQuantile} reads a quantile off the values. */
export interface WeightedQuantileOptions {
  /** People behind each value; absent means one each. */
  readonly weights?: Vector | undefined;
  /** `"type7"` is linear between values, `"inverse-cdf"` picks a value. */
  readonly definition: "type7" | "inverse-cdf";
}

/** Cumulative shares are compared with `p` to this much, so that the rounding of a sum cannot shift a quantile. */
const TOLERANCE = 1e-12;

/**
 * Quantile of values in any order, with or without weights.
 *
 * `"inverse-cdf"` is the smallest value at which the cumulative weight reaches `p` of the total, compared
 * with a tolerance of 1e-12 of the total: three weights of 0.1 do reach 0.3. A weight of k is k copies.
 *
 * `"type7"` without weights is Hyndman and Fan's type 7. With weights it cannot be all one wishes: type 7
 * of `[1, 2]` differs from that of `[1, 1, 2, 2]`, so a rule for which only proportions of weights matter
 * cannot also take a weight of 2 for two rows. Here proportions decide. A row with weight `A` below it
 * and `B` above it stands at `p = A / (A + B)`, and values are joined by lines; with equal weights that is
 * type 7 exactly. Tied rows are one level stretch from `A / (W - m)` to `(W - B - m) / (W - m)`, where `W` is the
 * total weight and `m` the mean weight of the tied rows, so that the order of rows cannot change a result.
 * Packages that read weights as frequencies (R's Hmisc, Julia's frequency weights) repeat the rows
 * instead: repeat them before the call to match.
 *
 * Rows of weight 0 are absent. Values and weights are taken to be finite, equally many and with a positive total
 * weight, `p` to lie in 0 to 1 (guard first).
 */
export function weightedQuantile(values: Vector, p: number, options: WeightedQuantileOptions): number {
  const { weights, definition } = options;
  if (weights === undefined && definition === "type7") {
    return quantileSorted(Float64Array.from(values).sort(), p);
  }
  const levels = levelsOf(values, weights);
  const last = levels.length - 1;
  const W = levels[last]!.through;
  if (definition === "inverse-cdf") {
    if (p === 1) return levels[last]!.value;
    return levels.find((level) => level.through >= (p - TOLERANCE) * W)!.value;
  }
  let previous = levels[0]!;
  let previousEnd = 0;
  for (const level of levels) {
    const others = W - level.mean;
    const start = others > 0 ? level.below / others : 0;
    if (p < start) return between(previous.value, level.value, (p - previousEnd) / (start - previousEnd));
    previousEnd = others > 0 ? (level.through - level.mean) / others : 1;
    if (p <= previousEnd) return level.value;
    previous = level;
  }
  return previous.value;
}

/** One distinct value with weight. */
interface Level {
  readonly value: number;
  /** Weight of all smaller values. */
  readonly below: number;
  /** Weight of all values up to and including this one. */
  readonly through: number;
  /** Mean weight of the rows with this value. */
  readonly mean: number;
}

function levelsOf(values: Vector, weights: Vector | undefined): readonly Level[] {
  const order = argsort(values);
  const n = order.length;
  const total = weights === undefined ? n : sum(weights);
  const scale = total > 1e300 ? 2 ** -64 : total < 1e-290 ? 2 ** 64 : 1;
  const levels: Level[] = [];
  let through = 0;
  let lost = 0;
  for (let start = 0; start < n; ) {
    const value = values[order[start]!]!;
    const below = through + lost;
    let rows = 0;
    let end = start;
    do {
      const weight = weights === undefined ? 1 : weights[order[end]!]! * scale;
      const next = through + weight;
      const part = next - through;
      lost += through - (next - part) + (weight - part);
      through = next;
      if (weight > 0) rows++;
      end++;
    } while (end < n && values[order[end]!] === value);
    if (rows > 0) {
      levels.push({ value, below, through: through + lost, mean: (through + lost - below) / rows });
    }
    start = end;
  }
  return levels;
}
