import { EqualizationError } from "../errors.ts";
import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedQuantile } from "../numeric/weighted-quantile.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link quantileRatio}. */
export interface QuantileRatioOptions extends DistributionOptions {
  /** The quantile on top of the ratio, such as 0.9. */
  readonly upper: number;
  /** The quantile at the bottom of the ratio, such as 0.1; below `upper`. */
  readonly lower: number;
  /**
   * How a quantile is read off; see {@link quantile}.
   *
   * @defaultValue "type7"
   */
  readonly definition?: "type7" | "inverse-cdf" | undefined;
}

/**
 * Ratio of two quantiles, such as P90/P10.
 *
 * - **Unit:** none. **Range:** 1 (equality) to Infinity (the lower quantile is 0).
 * - **When to use:** to say how many times the well-off have of what the badly-off have, without the outliers
 *   beyond. It is blind to all that happens above, below and between the two quantiles.
 * - **Conventions:** as {@link quantile}; only proportions of weights matter.
 * - **Cost:** two sorts.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `missing_option` (no upper or lower), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value or weight, a quantile outside 0 to 1, lower not below upper),
 *   `length_mismatch`, `zero_total` (also where both quantiles are 0), `unknown_option`, `wrong_type`.
 * @see Checked against brute force.
 *
 * @example
 * ```ts
 * import { quantileRatio } from "equalis";
 * quantileRatio([1, 2, 3, 4, 5], { upper: 0.75, lower: 0.25 }); // => 2
 * ```
 */
export function quantileRatio(values: Vector, options: QuantileRatioOptions): number {
  requireOptions("quantileRatio", options, ["upper", "lower", "weights", "definition"]);
  const { weights, upper, lower, definition = "type7" } = options;
  requireNumber("quantileRatio", "upper", upper, { atLeast: 0, atMost: 1 });
  requireNumber("quantileRatio", "lower", lower, { atLeast: 0, below: upper });
  requireOneOf("quantileRatio", "definition", definition, ["type7", "inverse-cdf"]);
  requireDistribution("quantileRatio", values, weights);
  const top = weightedQuantile(values, upper, { weights, definition });
  if (top === 0) {
    throw new EqualizationError(
      `quantile ${upper} is 0, and so is the one below it; their ratio is undefined`,
      {
        code: "zero_total",
        where: "quantileRatio",
      },
    );
  }
  return top / weightedQuantile(values, lower, { weights, definition });
}
