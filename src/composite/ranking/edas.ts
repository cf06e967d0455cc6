import { requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { judgedColumns, type RankingOptions, requireRatioScale } from "./judged-columns.ts";
import { places } from "./ranks.ts";

/** Result of {@link edas}. */
export interface Edas {
  /** Appraisal score of each unit, 0 to 1. */
  readonly scores: Float64Array;
  /** Place of each unit, 1 for the highest score; units with the same score share the better place. */
  readonly ranks: number[];
  /** Weighted distance above the average, as a share of it. */
  readonly positive: Float64Array;
  /** Weighted distance below the average, as a share of it. */
  readonly negative: Float64Array;
}

/**
 * Ranks units by their distances from the average unit, above and below apart (EDAS).
 *
 * $$ SP_i = \sum_j w_j \frac{\max(0, \pm(x_{ij} - \bar x_j))}{\bar x_j}, \quad SN_i = \sum_j w_j \frac{\max(0, \mp(x_{ij} - \bar x_j))}{\bar x_j}, \quad
 *    \text{score}_i = \tfrac12 \left( \frac{SP_i}{\max SP} + 1 - \frac{SN_i}{\max SN} \right) $$
 *
 * - **Unit:** none.
 * - **When to use:** to reproduce a study that used EDAS, or where the average, not the best unit, is the reference. {@link topsis} compares with the best and the worst.
 * - **Convention:** population mean of each column; columns on a ratio scale.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator, all at least 0.
 * @throws EqualizationError `out_of_domain` for a negative value; `zero_total` for a column of zeros with weight, or if all units are alike;
 *   `missing_option` without directions; `too_few_observations`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see M. Keshavarz Ghorabaee et al., Informatica 26(3), 2015. Checked against an independent program.
 * @example
 * ```ts
 * import { edas } from "equalis";
 * const { scores, ranks } = edas([[4, 30], [6, 20], [2, 70]], { directions: ["higher", "lower"] });
 * Array.from(scores, (s) => Math.round(s * 1e4) / 1e4); // => [0.625, 1, 0]
 * ranks; // => [2, 1, 3]
 * ```
 */
export function edas(matrix: Matrix, options: RankingOptions): Edas {
  const where = "edas";
  requireOptions(where, options, ["directions", "weights"]);
  const positive = new Float64Array(Array.isArray(matrix) ? matrix.length : 0);
  const negative = positive.slice();
  for (const judged of judgedColumns(where, matrix, options)) {
    requireRatioScale(where, judged, false);
    const { values, weight, direction, column, least, most } = judged;
    if (weight === 0) continue;
    if (most === 0)
      refuse(where, "zero_total", `column ${column} holds only zeros; its average is 0`, 0, column);
    if (least === most) continue;
    const average = sum(values) / values.length;
    const sign = direction === "lower" ? -1 : 1;
    for (let i = 0; i < values.length; i++) {
      const distance = (sign * (values[i]! - average)) / average;
      if (distance > 0) positive[i]! += weight * distance;
      else negative[i]! -= weight * distance;
    }
  }
  const above = positive.reduce((a, b) => Math.max(a, b));
  const below = negative.reduce((a, b) => Math.max(a, b));
  if (above === 0) {
    refuse(where, "zero_total", "all units are alike in every column with weight; there is nothing to rank");
  }
  const scores = positive.map((value, i) => (value / above + 1 - negative[i]! / below) / 2);
  return { scores, ranks: places(scores), positive, negative };
}
