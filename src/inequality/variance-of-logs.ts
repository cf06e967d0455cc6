import { EqualizationError } from "../errors.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedVariance } from "../numeric/weighted-variance.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Variance of the natural logarithms of the values.
 *
 * $$ V = \sum_i p_i \left(\ln x_i - \overline{\ln x}\right)^2 $$
 *
 * - **Unit:** none. **Range:** 0 (equality) to Infinity.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** where the literature does (earnings, sigma convergence); its root is the standard deviation of
 *   logs. It can rise when the very rich give to the less rich, so do not use it to judge a transfer.
 * - **Zeros** are refused: the logarithm has no limit there. A zero of weight 0 is absent.
 * - **Conventions:** the population variance, about the mean of the logarithms.
 * - **Cost:** O(n).
 *
 * @param values Finite numbers above 0 in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a value of 0 or less,
 *   a negative weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Checked against brute force.
 *
 * @example
 * ```ts
 * import { varianceOfLogs } from "equalis";
 * varianceOfLogs([1, Math.E ** 2]); // => 1
 * ```
 */
export function varianceOfLogs(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("varianceOfLogs", options, ["weights"]);
  const { weights } = options;
  requireDistribution("varianceOfLogs", values, weights, { positiveTotal: false });
  const logs = new Float64Array(values.length);
  for (let index = 0; index < logs.length; index++) {
    if (weights !== undefined && weights[index] === 0) continue;
    if (values[index] === 0) {
      throw new EqualizationError(`value ${index} is 0; the logarithm needs values above 0`, {
        code: "out_of_domain",
        where: "varianceOfLogs",
        index,
        received: 0,
      });
    }
    logs[index] = logarithm(values[index]!);
  }
  const { scale, variance } = weightedVariance(logs, weights);
  return variance / scale / scale;
}
