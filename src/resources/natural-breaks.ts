import { EqualizationError } from "../errors.ts";
import { requireFinite, requireNumber, requireObservations, requireOptions } from "../numeric/guard/index.ts";
import { optimalClusters } from "../numeric/optimal-clusters.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";

/** Options of {@link naturalBreaks}. */
export interface NaturalBreaksOptions {
  /** How many classes; at most as many as there are different values. */
  readonly classes: number;
}

/** One class of {@link naturalBreaks}. */
export interface NaturalClass {
  /** Smallest value in it; the class holds from here up to the next class's `from`. */
  readonly from: number;
  /** Largest value in it. */
  readonly to: number;
  /** Values in it. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
}

/** What {@link naturalBreaks} finds. */
export interface NaturalBreaks {
  /** The classes, ascending. */
  readonly classes: readonly NaturalClass[];
  /** Share of the sum of squares that lies between the classes, 0 to 1: 1 is a perfect fit. */
  readonly fit: number;
}

/**
 * Splits values into classes so that each is as alike as can be: natural breaks, for maps and for grading regions
 * where no standard says where classes begin.
 *
 * $$ \min \sum_k \sum_{i \in k} (x_i - \bar x_k)^2, \quad
 *    \text{fit} = 1 - \frac{\sum_k \sum_{i \in k} (x_i - \bar x_k)^2}{\sum_i (x_i - \bar x)^2} $$
 *
 * - **Unit:** that of the values; `fit` has none and lies in [0, 1].
 * - **When to use:** to draw a map or to group regions; not to judge them: classes follow from the data, so they move from
 *   year to year. Where a standard exists, use {@link classify} with its bands.
 * - The optimum is exact (dynamic programming), not Jenks' heuristic, whose classes can differ. Every value counts
 *   once; there are no weights. Equal values always share a class.
 * - **Cost:** O(k n log n) after one sort.
 *
 * @param values Finite numbers, in any order.
 * @throws `EqualizationError` `too_few_observations` (no value, or fewer different values than classes),
 *   `not_finite`, `wrong_type`, `missing_option`, `out_of_domain` (`classes` is no whole number of at least 1),
 *   `unknown_option`.
 * @see Wang, H., Song, M. (2011), Ckmeans.1d.dp, The R Journal 3(2). Checked against all possible splits.
 *
 * @example
 * ```ts
 * import { naturalBreaks } from "equalis";
 * const { classes, fit } = naturalBreaks([2.2, 11.1, 2.5, 3.6, 11.0, 3.4], { classes: 2 });
 * classes.map(({ from, to }) => [from, to]); // => [[2.2, 3.6], [11, 11.1]]
 * Math.round(fit * 1000) / 1000; // => 0.984
 * ```
 */
export function naturalBreaks(values: Vector, options: NaturalBreaksOptions): NaturalBreaks {
  const where = "naturalBreaks";
  requireOptions(where, options, ["classes"]);
  requireFinite(where, "value", values);
  requireObservations(where, "value", values.length, 1);
  requireNumber(where, "classes", options.classes, { atLeast: 1, integer: true });
  const different = new Set(Array.from(values)).size;
  if (different < options.classes) {
    throw new EqualizationError(
      `needs at least as many different values as classes, got ${different} for ${options.classes}; ask for fewer classes`,
      { code: "too_few_observations", where, received: different },
    );
  }
  // Squares of very large or small numbers leave the range of doubles; a power of two moves them back exactly.
  const largest = Array.from(values).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const unit = largest > 1e100 ? 2 ** 700 : largest > 0 && largest < 1e-100 ? 2 ** -700 : 1;
  const scaled = Float64Array.from(values, (x) => x / unit);
  const clusters = optimalClusters(scaled, options.classes);
  const spread = (numbers: Vector): number => {
    const mean = sum(numbers) / numbers.length;
    return sum(Float64Array.from(numbers, (x) => (x - mean) ** 2));
  };
  const total = spread(scaled);
  return {
    classes: clusters.map((cluster) => ({
      from: cluster[0]! * unit,
      to: cluster.at(-1)! * unit,
      n: cluster.length,
      mean: (sum(cluster) / cluster.length) * unit,
    })),
    fit: total === 0 ? 1 : 1 - sum(clusters.map(spread)) / total,
  };
}
