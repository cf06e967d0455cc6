import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { power } from "../../numeric/portable/power.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { judgedColumns, type RankingOptions } from "./judged-columns.ts";
import { places } from "./ranks.ts";

/** Options of {@link cocoso}. */
export interface CocosoOptions extends RankingOptions {
  /** Share of the sums in the third appraisal, 0 to 1; the rest is the powers. @defaultValue 0.5 */
  readonly lambda?: number | undefined;
}

/** Result of {@link cocoso}. */
export interface Cocoso {
  /** Score of each unit, above 0, without upper bound. */
  readonly scores: Float64Array;
  /** Place of each unit, 1 for the highest score; units with the same score share the better place. */
  readonly ranks: number[];
  /** Weighted sum of the min-max scores. */
  readonly sums: Float64Array;
  /** Sum of the min-max scores raised to their weights. */
  readonly powers: Float64Array;
}

/**
 * Ranks units by a combined compromise solution (CoCoSo): a weighted sum and a sum of powers, compared in three ways.
 *
 * $$ S_i = \sum_j w_j r_{ij}, \quad P_i = \sum_j r_{ij}^{w_j}, \quad k_a = \frac{S_i + P_i}{\sum (S + P)}, \quad k_b = \frac{S_i}{\min S} + \frac{P_i}{\min P}, \quad
 *    k_c = \frac{\lambda S_i + (1 - \lambda) P_i}{\lambda \max S + (1 - \lambda) \max P} $$
 *
 * with r the min-max score in the direction of the column; $\text{score} = \sqrt[3]{k_a k_b k_c} + (k_a + k_b + k_c) / 3$.
 *
 * - **Unit:** none; the score is relative to the other units.
 * - **When to use:** to reproduce a study that used CoCoSo, such as rankings of access to care with CRITIC weights. A new unit can reverse the order of two others.
 * - **Convention:** constant columns and columns without weight count in neither sum. A unit that is worst in everything has S = 0, so $k_b$ has no base: `zero_total`.
 *   pyDecision adds 1 to all scores instead.
 * - **Cost:** O(units x columns).
 *
 * @param matrix One row per unit, one column per indicator, in any unit.
 * @throws EqualizationError `zero_total` if a unit is worst in every column, or no column varies; `out_of_domain` for `lambda` outside 0 to 1; `missing_option` without
 *   directions; `too_few_observations`, `not_finite`, `length_mismatch`, `unknown_option`.
 * @see M. Yazdani et al., Management Decision 57(9), 2019. Checked against an independent program.
 * @example
 * ```ts
 * import { cocoso } from "equalis";
 * const { ranks } = cocoso([[4, 30], [6, 20], [3, 25]], { directions: ["higher", "lower"] });
 * ranks; // => [3, 1, 2]
 * ```
 */
export function cocoso(matrix: Matrix, options: CocosoOptions): Cocoso {
  const where = "cocoso";
  requireOptions(where, options, ["directions", "weights", "lambda"]);
  const { lambda = 0.5 } = options;
  requireNumber(where, "lambda", lambda, { atLeast: 0, atMost: 1 });
  const columns = judgedColumns(where, matrix, options);
  const n = matrix.length;
  const sums = new Float64Array(n);
  const powers = new Float64Array(n);
  let varies = false;
  for (const { values, weight, direction, least, most } of columns) {
    if (weight === 0 || least === most) continue;
    varies = true;
    for (let i = 0; i < n; i++) {
      const r = (direction === "lower" ? most - values[i]! : values[i]! - least) / (most - least);
      sums[i]! += weight * r;
      powers[i]! += r === 0 ? 0 : power(r, weight);
    }
  }
  if (!varies)
    refuse(where, "zero_total", "all units are alike in every column with weight; there is nothing to rank");
  const worst = sums.indexOf(0);
  if (worst >= 0) {
    refuse(
      where,
      "zero_total",
      `unit ${worst} is worst in every column with weight, so nothing can be compared with it`,
      0,
      worst,
    );
  }
  const smallest = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b));
  const largest = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b));
  const total = sum(sums) + sum(powers);
  const [leastSum, leastPower] = [smallest(sums), smallest(powers)];
  const top = lambda * largest(sums) + (1 - lambda) * largest(powers);
  const scores = sums.map((S, i) => {
    const P = powers[i]!;
    const a = (S + P) / total;
    const b = S / leastSum + P / leastPower;
    const c = (lambda * S + (1 - lambda) * P) / top;
    return power(a * b * c, 1 / 3) + (a + b + c) / 3;
  });
  return { scores, ranks: places(scores), sums, powers };
}
