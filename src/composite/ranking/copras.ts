import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { judgedColumns, type RankingOptions, requireRatioScale } from "./judged-columns.ts";
import { places } from "./ranks.ts";

/** Result of {@link copras}. */
export interface Copras {
  /** Relative significance of each unit; they need no upper bound. */
  readonly scores: Float64Array;
  /** Score over the largest score, 0 to 1. */
  readonly utility: Float64Array;
  /** Place of each unit, 1 for the highest score; units with the same score share the better place. */
  readonly ranks: number[];
  /** Weighted sum of the columns in which more is better. */
  readonly positive: Float64Array;
  /** Weighted sum of the columns in which less is better. */
  readonly negative: Float64Array;
}

/**
 * Ranks units by complex proportional assessment: what is better when more adds in proportion, what is better when less adds in inverse proportion.
 *
 * $$ r_{ij} = \frac{x_{ij}}{\sum_k x_{kj}}, \quad S^\pm_i = \sum_{j \in \pm} w_j r_{ij}, \quad
 *    Q_i = S^+_i + \frac{\sum_k S^-_k}{S^-_i \sum_k 1 / S^-_k} $$
 *
 * - **Unit:** none; `utility` is 1 for the first unit.
 * - **When to use:** to reproduce a study that used COPRAS. For new work {@link topsis} or an aggregate of normalized columns says the same and is better known.
 * - **Convention:** columns are shares of their sums, on a ratio scale. Without a weighted "lower" column the score is $S^+$.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator, all at least 0.
 * @throws EqualizationError `out_of_domain` for a negative value, or a unit whose "lower" columns are all 0; `zero_total` for a column of zeros with weight;
 *   `missing_option` without directions; `too_few_observations`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see E. Zavadskas, A. Kaklauskas and V. Sarka, Technological and Economic Development of Economy 1(3), 1994. Checked against an independent program.
 * @example
 * ```ts
 * import { copras } from "equalis";
 * const { utility, ranks } = copras([[4, 30], [6, 20], [3, 60]], { directions: ["higher", "lower"] });
 * Array.from(utility, (u) => Math.round(u * 1e4) / 1e4); // => [0.6667, 1, 0.4133]
 * ranks; // => [2, 1, 3]
 * ```
 */
export function copras(matrix: Matrix, options: RankingOptions): Copras {
  const where = "copras";
  requireOptions(where, options, ["directions", "weights"]);
  const positive = new Float64Array(Array.isArray(matrix) ? matrix.length : 0);
  const negative = positive.slice();
  let inverse = false;
  for (const judged of judgedColumns(where, matrix, options)) {
    requireRatioScale(where, judged, false);
    const { values, weight, direction, column } = judged;
    if (weight === 0) continue;
    const total = sum(values);
    if (total === 0)
      refuse(where, "zero_total", `column ${column} holds only zeros; its shares are undefined`, 0, column);
    const sums = direction === "lower" ? negative : positive;
    inverse ||= direction === "lower";
    for (let i = 0; i < values.length; i++) sums[i]! += (weight * values[i]!) / total;
  }
  const none = inverse ? negative.indexOf(0) : -1;
  if (none >= 0) {
    refuse(
      where,
      "out_of_domain",
      `unit ${none} is 0 in every column in which less is better; its inverse is infinite`,
      0,
      none,
    );
  }
  const burden = sum(negative);
  const inverses = inverse ? sum(negative.map((value) => 1 / value)) : 1;
  const scores = positive.map((value, i) => value + (inverse ? burden / (negative[i]! * inverses) : 0));
  const largest = scores.reduce((a, b) => Math.max(a, b));
  return {
    scores,
    utility: scores.map((score) => score / largest),
    ranks: places(scores),
    positive,
    negative,
  };
}
