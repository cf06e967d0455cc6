import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import type { Vector } from "../numeric/vector.ts";
import type { BelowLineOptions } from "./foster-greer-thorbecke.ts";

/**
 * Watts index of shortfall against a standard: the mean logarithm of how many times the line exceeds what one has.
 *
 * $$ \sum_{x_i < z} p_i \ln \frac{z}{x_i} $$
 *
 * - **Unit:** nats. **Range:** 0 (no one below the line) to Infinity (somebody at 0).
 * - **When to use:** where a standard is given and the farthest below counts most. Over the rate of growth it is the mean
 *   time to reach the line.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `missing_option` (no line), `too_few_observations`, `not_finite`, `out_of_domain` (a
 *   negative value or weight, a line not above 0), `length_mismatch`, `zero_total` (no weight), `unknown_option`,
 *   `wrong_type`.
 * @see Watts, H. W. (1968), An economic definition of poverty. Checked against ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { watts } from "equalis";
 * watts([1, 4, 8], { line: 4 }) === Math.log(4) / 3; // => true
 * ```
 */
export function watts(values: Vector, options: BelowLineOptions): number {
  requireOptions("watts", options, ["line", "weights"]);
  const { line, weights } = options;
  requireNumber("watts", "line", line, { above: 0 });
  requireDistribution("watts", values, weights, { positiveTotal: false });
  const logs = Float64Array.from(values, (value, i) => {
    if (weights !== undefined && weights[i] === 0) return 0;
    return value < line ? logarithm(line) - logarithm(value) : 0;
  });
  if (logs.includes(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  const { mean, scale } = moments(logs, weights);
  return mean / scale;
}
