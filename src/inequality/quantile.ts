import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedQuantile } from "../numeric/weighted-quantile.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link quantile}. */
export interface QuantileOptions extends DistributionOptions {
  /**
   * `"type7"` is linear between values (the default of R, NumPy and spreadsheets); `"inverse-cdf"` is the
   * smallest value at which the cumulative weight reaches `p` of the total.
   *
   * @defaultValue "type7"
   */
  readonly definition?: "type7" | "inverse-cdf" | undefined;
}

/**
 * Quantile of the values, with or without weights.
 *
 * - **Unit:** that of the values. **Range:** from the smallest to the largest value with weight.
 * - **Use** `"inverse-cdf"` where the answer must be a value that occurs, and where a weight of k must mean k
 *   rows; `"type7"` where a smooth answer is wanted or the number is to match a spreadsheet.
 * - **Conventions:** `"type7"` with weights depends on their proportions only and equals type 7 if all are equal:
 *   a value with weight $A$ below it and $B$ above it stands at $p = A / (A + B)$. Packages disagree
 *   here: `"inverse-cdf"` is `Quantile` of wINEQ and `fquantile(ties = "lower")` of collapse; laeken averages
 *   at exact jumps; Hmisc's answer changes when weights are rescaled, and cannot be matched.
 * - Values may be negative: a quantile is a value, not an index.
 * - **Cost:** one sort.
 *
 * @param values Finite numbers in any order.
 * @param p Share of the weight below, from 0 to 1.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative weight,
 *   p outside 0 to 1), `length_mismatch`, `zero_total` (no weight), `unknown_option`, `wrong_type`.
 * @see Hyndman, R. J. and Fan, Y. (1996), Sample quantiles in statistical packages, The American Statistician 50.
 *
 * @example
 * ```ts
 * import { quantile } from "equalis";
 * quantile([1, 2, 3, 10], 0.5); // => 2.5
 * quantile([1, 2, 3, 10], 0.5, { weights: [1, 1, 1, 9], definition: "inverse-cdf" }); // => 10
 * ```
 */
export function quantile(values: Vector, p: number, options: QuantileOptions = {}): number {
  requireOptions("quantile", options, ["weights", "definition"]);
  const { weights, definition = "type7" } = options;
  requireOneOf("quantile", "definition", definition, ["type7", "inverse-cdf"]);
  requireDistribution("quantile", values, weights, { nonNegative: false });
  requireNumber("quantile", "p", p, { atLeast: 0, atMost: 1 });
  return weightedQuantile(values, p, { weights, definition });
}
