import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { columnStatistics } from "../normalization/column-statistics.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";
import { idealDistances } from "./ideal-distances.ts";
import { places } from "./ranks.ts";

/** Options of {@link topsis}. */
export interface TopsisOptions {
  /** One weight a column; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /**
   * What makes the columns comparable: their Euclidean length (Hwang and Yoon), their range, or nothing because
   * they are already. `"vector"` and `"min-max"` usually rank differently. @defaultValue "vector"
   */
  readonly normalization?: "vector" | "min-max" | "none" | undefined;
}

/** Result of {@link topsis}. */
export interface Topsis {
  /** Closeness to the ideal, 0 to 1; 1 for a unit that is best in every column. */
  readonly scores: Float64Array;
  /** Place of each unit, 1 for the highest score; units with the same score share the better place. */
  readonly ranks: number[];
  /** Weighted distance to the ideal. */
  readonly toIdeal: Float64Array;
  /** Weighted distance to the anti-ideal. */
  readonly toAntiIdeal: Float64Array;
}

/**
 * TOPSIS: units by how near they are to the best of everything, and how far from the worst.
 *
 * `v_ij = w_j x_ij / |x_j|`; the ideal takes the best `v` of every column, the anti-ideal the worst;
 * `d+` and `d-` are the Euclidean distances to them and `score = d- / (d+ + d-)`. `|x_j|` is the Euclidean length of
 * the column, its range for `"min-max"`, 1 for `"none"`. Rows are units, columns indicators in any unit. One pass for
 * the columns, one for the distances.
 *
 * Use it to rank; the score itself is relative to who else is there, so it is no grade and does not compare
 * across years. A new unit can reverse the order of two others. A column that is equal everywhere adds
 * nothing to either distance.
 *
 * Other packages: "vector" is the default in R's topsis, MCDA and MCDM, in pyDecision and mathmodels; pymcdm takes
 * min-max unless told otherwise. For `"lower"` columns pymcdm takes `1 - x / |x|`, which gives the same distances.
 * For other normalizations call `normalize` and pass `"none"`. All peers give NaN if the rows are identical.
 *
 * @throws `zero_total` if all units are alike in every column with weight; `too_few_observations`; `not_finite`;
 * `missing_option` without directions; `length_mismatch`; `unknown_option`.
 * @see Hwang and Yoon, Multiple Attribute Decision Making (1981). Checked against pyDecision 4.9.1 and pymcdm 1.4.0.
 *
 * @example
 * ```ts
 * import { topsis } from "equalis";
 * const counties = [[4, 30], [6, 20], [3, 60]];
 * const { scores, ranks } = topsis(counties, { directions: ["higher", "lower"], weights: [1, 1] });
 * Array.from(scores, (s) => Math.round(s * 1e4) / 1e4); // => [0.604, 1, 0]
 * ranks; // => [2, 1, 3]
 * ```
 */
export function topsis(matrix: Matrix, options: TopsisOptions): Topsis {
  const where = "topsis";
  requireOptions(where, options, ["weights", "directions", "normalization"]);
  const { normalization = "vector" } = options;
  requireOneOf(where, "normalization", normalization, ["vector", "min-max", "none"]);
  let rows = matrix;
  let statistics = columnStatistics(where, matrix);
  const columns = statistics.least.length;
  const directions = requireDirections(where, options.directions, columns);
  const weights = indicatorWeights(where, options.weights, columns);
  // Squares of very large or very small numbers leave the range of doubles; a power of two brings them back.
  let scales = weights.map(() => 1);
  if (statistics.extreme) {
    scales = weights.map((_, j) => scaledColumn(matrix, j).scale);
    rows = matrix.map((row) => Float64Array.from(row, (x, j) => x * scales[j]!));
    statistics = columnStatistics(where, rows);
  }
  const { least, most, squares } = statistics;

  const factors = weights.map((w, j) => {
    if (least[j] === most[j]) return 0;
    if (normalization === "none") return w / scales[j]!;
    return w / (normalization === "vector" ? Math.sqrt(squares[j]!) : most[j]! - least[j]!);
  });
  // The distances are as large as the data only for "none"; brought to about 1 they cannot overflow there either.
  const steps = factors.map((f, j) => f * (most[j]! - least[j]!));
  const largest = steps.reduce((a, b) => Math.max(a, b), 0);
  if (largest === 0) {
    throw new EqualizationError("all units are alike in every column with weight; there is nothing to rank", {
      code: "zero_total",
      where,
    });
  }
  for (let j = 0; j < columns; j++) factors[j] = factors[j]! / largest;
  const best = directions.map((direction, j) => (direction === "lower" ? least[j]! : most[j]!));
  const worst = directions.map((direction, j) => (direction === "lower" ? most[j]! : least[j]!));
  const { toIdeal, toAntiIdeal } = idealDistances(rows, best, worst, factors);
  const scores = new Float64Array(rows.length);
  for (let i = 0; i < scores.length; i++) {
    // Not both can be 0: one column differs between the best and the worst, and no one is both.
    scores[i] = toAntiIdeal[i]! / (toIdeal[i]! + toAntiIdeal[i]!);
    toIdeal[i] = toIdeal[i]! * largest;
    toAntiIdeal[i] = toAntiIdeal[i]! * largest;
  }
  return { scores, ranks: places(scores), toIdeal, toAntiIdeal };
}
