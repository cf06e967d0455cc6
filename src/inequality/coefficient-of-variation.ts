import { EqualizationError } from "../errors.ts";
import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedVariance } from "../numeric/weighted-variance.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link coefficientOfVariation}. */
export interface CoefficientOfVariationOptions extends DistributionOptions {
  /**
   * Degrees of freedom taken off: the variance is multiplied by n / (n − ddof), n the number of values with
   * weight. 0 is the population's, 1 the sample's.
   *
   * @defaultValue 0
   */
  readonly ddof?: number | undefined;
}

/**
 * Coefficient of variation: the standard deviation over the mean.
 *
 * $$ CV = \frac{1}{\mu} \sqrt{\sum_i p_i (x_i - \mu)^2} $$
 *
 * - **Unit:** none (times 100 it is a percentage). **Range:** 0 (equality) to √(n − 1) without weights.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody
 *   (with `ddof: 0`).
 * - **When to use:** for spread around a standard, and for sigma convergence. Sensitive to the top; half its square is
 *   `generalizedEntropy` with `alpha: 2`.
 * - **Conventions:** the population definition, as in ineq's `var.coeff`, wINEQ's `CoefVar` and
 *   Williamson's weighted index about the weighted mean. REAT's `cv` and spreadsheets use
 *   `ddof: 1`.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations` (none, or no more than `ddof` unequal ones),
 *   `not_finite`, `out_of_domain` (a negative value, weight or ddof), `length_mismatch`, `zero_total`,
 *   `unknown_option`, `wrong_type`.
 * @see Checked against brute force, ineq 0.2-13, wINEQ 1.2.1 and REAT 3.0.3.
 *
 * @example
 * ```ts
 * import { coefficientOfVariation } from "equalis";
 * coefficientOfVariation([1, 3]); // => 0.5
 * ```
 */
export function coefficientOfVariation(values: Vector, options: CoefficientOfVariationOptions = {}): number {
  requireOptions("coefficientOfVariation", options, ["weights", "ddof"]);
  const { weights, ddof = 0 } = options;
  requireNumber("coefficientOfVariation", "ddof", ddof, { atLeast: 0 });
  requireDistribution("coefficientOfVariation", values, weights);
  const { variance, mean, count } = weightedVariance(values, weights);
  // Equal values have no spread to correct; a single one would give 0 / 0.
  if (variance === 0) return 0;
  if (count <= ddof) {
    throw new EqualizationError(`needs more than ${ddof} values for ddof ${ddof}, got ${count}`, {
      code: "too_few_observations",
      where: "coefficientOfVariation",
      received: count,
    });
  }
  return Math.sqrt((variance * count) / (count - ddof)) / mean;
}
