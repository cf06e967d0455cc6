import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { formatReceived } from "../numeric/guard/format-received.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedQuantile } from "../numeric/weighted-quantile.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { integrateLorenzGaps, lorenzGapAt, lorenzGaps } from "./lorenz-gaps.ts";

/** Options of {@link wolfson}. */
export interface WolfsonOptions extends DistributionOptions {
  /**
   * 2 prints the index on Wolfson's own scale, 0 to 1 in use; 1 prints half of it.
   *
   * @defaultValue 1
   */
  readonly factor?: 1 | 2 | undefined;
}

/**
 * Wolfson index of polarization: how far the distribution has drawn apart into two camps about its median.
 *
 * $$ P = factor \left( 2 (0.5 - L(0.5)) - G \right) \frac{\mu}{m} $$
 *
 * with $m$ the median.
 *
 * - **Unit:** none. **Range:** 0 (equality) to Infinity (the median is 0).
 * - **Invariant** to a common factor, to the scale of weights and to row order.
 * - **When to use:** where the question is the vanishing middle, not inequality: a transfer inside one camp lowers
 *   inequality and raises polarization.
 * - **Conventions:** $L(0.5)$ is interpolated, the median is type 7 (see {@link quantile} for weights), as in
 *   pysal. Wolfson's own scale is `factor: 2`; `polar.wtd` of dineq and affluenceIndex print that, and do not interpolate
 *   $L(0.5)$: 0.014 for twice 0.214 with five values.
 * - **Cost:** two sorts.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Wolfson, M. C. (1994), When inequalities diverge, American Economic Review 84. Checked against brute force
 *   and pysal/inequality.
 *
 * @example
 * ```ts
 * import { wolfson } from "equalis";
 * wolfson([1, 1, 3, 3]); // => 0.25
 * ```
 */
export function wolfson(values: Vector, options: WolfsonOptions = {}): number {
  requireOptions("wolfson", options, ["weights", "factor"]);
  const { factor = 1 } = options;
  if (factor !== 1 && factor !== 2) {
    refuse("wolfson", "unknown_option", `factor is ${formatReceived(factor)}; pass 1 or 2`, factor);
  }
  requireDistribution("wolfson", values, options.weights);
  const distribution = ascendingDistribution(values, options.weights);
  const { x, w, mean } = distribution;
  const gaps = lorenzGaps(distribution);
  const gini = 2 * integrateLorenzGaps(gaps, () => 1);
  const median = weightedQuantile(x, 0.5, {
    weights: options.weights === undefined ? undefined : w,
    definition: "type7",
  });
  return (factor * Math.max(0, 2 * lorenzGapAt(gaps, 0.5) - gini) * mean) / median;
}
