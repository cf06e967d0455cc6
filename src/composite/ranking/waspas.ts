import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { power } from "../../numeric/portable/power.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { judgedColumns, type RankingOptions, requireRatioScale } from "./judged-columns.ts";
import { places } from "./ranks.ts";

/** Options of {@link waspas}. */
export interface WaspasOptions extends RankingOptions {
  /** Share of the weighted sum in the score, 0 to 1; the rest is the weighted product. @defaultValue 0.5 */
  readonly lambda?: number | undefined;
}

/** Result of {@link waspas}. */
export interface Waspas {
  /** Score of each unit, 0 to 1. */
  readonly scores: Float64Array;
  /** Place of each unit, 1 for the highest score; units with the same score share the better place. */
  readonly ranks: number[];
  /** Weighted sum of the normalized columns. */
  readonly sums: Float64Array;
  /** Weighted product of the normalized columns. */
  readonly products: Float64Array;
}

/**
 * Ranks units by a weighted sum and a weighted product taken together (WASPAS).
 *
 * $$ \text{score}_i = \lambda \sum_j w_j r_{ij} + (1 - \lambda) \prod_j r_{ij}^{w_j}, \qquad r = x / \max x \text{ or } \min x / x $$
 *
 * - **Unit:** none. **Range:** 0 to 1.
 * - **When to use:** `lambda` chooses how far a strength may make up for a weakness: 1 fully, 0 only in proportion. With 1 or 0 it is `aggregate` of the same columns.
 * - **Convention:** columns over their largest value, or the smallest over them. pyDecision scales 1 plus min-max instead and gives other numbers.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator; at least 0, and above 0 where less is better.
 * @throws EqualizationError `out_of_domain` for a negative value, a 0 where less is better, or `lambda` outside 0 to 1; `zero_total` for a column of zeros with weight;
 *   `missing_option` without directions; `too_few_observations`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see E. Zavadskas et al., Elektronika ir Elektrotechnika 122(6), 2012. Checked against an independent program.
 * @example
 * ```ts
 * import { waspas } from "equalis";
 * const { sums, ranks } = waspas([[4, 40], [8, 20], [2, 80]], { directions: ["higher", "lower"] });
 * [...sums]; // => [0.5, 1, 0.25]
 * ranks; // => [2, 1, 3]
 * ```
 */
export function waspas(matrix: Matrix, options: WaspasOptions): Waspas {
  const where = "waspas";
  requireOptions(where, options, ["directions", "weights", "lambda"]);
  const { lambda = 0.5 } = options;
  requireNumber(where, "lambda", lambda, { atLeast: 0, atMost: 1 });
  const columns = judgedColumns(where, matrix, options);
  const sums = new Float64Array(matrix.length);
  const products = new Float64Array(matrix.length).fill(1);
  for (const judged of columns) {
    const { values, weight, direction, column, least, most } = judged;
    requireRatioScale(where, judged, direction === "lower");
    if (weight === 0) continue;
    if (most === 0)
      refuse(where, "zero_total", `column ${column} holds only zeros; its largest value is 0`, 0, column);
    for (let i = 0; i < values.length; i++) {
      const r = direction === "lower" ? least / values[i]! : values[i]! / most;
      sums[i]! += weight * r;
      products[i]! *= power(r, weight);
    }
  }
  const scores = sums.map((value, i) => lambda * value + (1 - lambda) * products[i]!);
  return { scores, ranks: places(scores), sums, products };
}
