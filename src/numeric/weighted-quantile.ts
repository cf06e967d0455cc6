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
  const { count, value, through, size } = levelsOf(values, weights);
  const last = count - 1;
  const W = through[last]!;
  if (definition === "inverse-cdf") {
    let level = p === 1 ? last : 0;
    while (through[level]! < (p - TOLERANCE) * W) level++;
    return value[level]!;
  }
  let end = 0;
  for (let level = 0; level < last; level++) {
    // The level stretch of this value ends here, and that of the next begins at `start`. Next to a row with all the weight
    // but for rounding, the difference from the whole may come out smaller than its part.
    const reached = through[level]! - size[level]!;
    end = reached > 0 ? reached / Math.max(reached, W - size[level]!) : 0;
    if (p <= end) return value[level]!;
    const start = through[level]! / Math.max(through[level]!, W - size[level + 1]!);
    if (p < start) return between(value[level]!, value[level + 1]!, (p - end) / (start - end));
  }
  return value[last]!;
}

/** The distinct values with weight, ascending: the first `count` elements of each array. */
interface Levels {
  readonly count: number;
  readonly value: Float64Array;
  /** Weight of all values up to and including this one. */
  readonly through: Float64Array;
  /** Mean weight of the rows with this value. */
  readonly size: Float64Array;
}

function levelsOf(values: Vector, weights: Vector | undefined): Levels {
  const order = argsort(values);
  const n = order.length;
  const total = weights === undefined ? n : sum(weights);
  // Totals beyond 1.8e308 or in the subnormal range would lose their digits; a power of two loses none.
  const scale = total > 1e300 ? 2 ** -64 : total < 1e-290 ? 2 ** 64 : 1;
  const value = new Float64Array(n);
  const through = new Float64Array(n);
  const size = new Float64Array(n);
  let count = 0;
  let running = 0;
  let lost = 0;
  let before = 0;
  let rows = 0;
  for (let k = 0; k < n; k++) {
    const weight = weights === undefined ? 1 : weights[order[k]!]! * scale;
    if (weight === 0) continue;
    const x = values[order[k]!]!;
    if (rows > 0 && x !== value[count]) {
      before = through[count]!;
      rows = 0;
      count++;
    }
    const next = running + weight;
    const part = next - running;
    lost += running - (next - part) + (weight - part);
    running = next;
    rows++;
    value[count] = x;
    through[count] = running + lost;
    size[count] = (running + lost - before) / rows;
  }
  return { count: count + 1, value, through, size };
}
