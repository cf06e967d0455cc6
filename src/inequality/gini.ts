import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import {
  requireFinite,
  requireObservations,
  requireOneOf,
  requireOptions,
  requireWeights,
} from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { moments } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link gini}. */
export interface GiniOptions extends DistributionOptions {
  /**
   * Small-sample correction: `"n"` multiplies by n / (n − 1), n the number of values with weight; `"weights"`
   * multiplies by 1 / (1 − Σ p²), p the share of each value in the total weight. Both are the same without
   * weights.
   *
   * @defaultValue "none"
   */
  readonly correction?: "none" | "n" | "weights" | undefined;
  /**
   * What to do with values below 0: refuse them; take the formula as it is, which may exceed 1 (`"allow"`,
   * the total must stay positive); or divide by the mean of |x| instead of the mean, which stays in
   * [0, 1] (`"normalize"`, Raffinetti, Siletti and Vernizzi).
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | "normalize" | undefined;
}

/**
 * Gini coefficient: half the mean absolute difference between two people, over the mean.
 *
 * $$ G = \frac{1}{2 W^2 \mu} \sum_i \sum_j w_i w_j |x_i - x_j| $$
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1; at most 1 − 1/n without weights.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **Use it** as the index every reader knows. It is most sensitive around the middle of the distribution.
 *   Not where the gap must split into between and within groups: use {@link theil} or
 *   {@link meanLogDeviation} there, or read `decomposeGini` on what remains.
 * - **Conventions:** the population definition, as in R's ineq, dineq, laeken and IC2. DescTools
 *   corrects by default: `correction: "weights"` gives its number. REAT's `gini` sorts values without
 *   their weights, and convey's `svygini` depends on the scale of the weights; neither can be matched.
 * - **Zeros** are values like any other; all values 0 is refused. Equal values, or one, give exactly 0,
 *   with every correction.
 * - **Cost:** one sort, O(n log n). The input is not changed.
 *
 * @param values Finite numbers in any order, not negative unless `negatives` says so.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight, or a negative total with `negatives: "allow"`), `length_mismatch`, `zero_total`,
 *   `unknown_option`, `wrong_type`.
 * @see Gini, C. (1912), Variabilità e mutabilità. Checked against all pairs by brute force and against
 *   ineq 0.2-13, dineq 0.1.0, laeken 0.5.2, IC2 1.0-1, acid 1.1, DescTools 0.99.59, GiniWegNeg 1.0.1.
 *
 * @example Beds per 1,000 people in four districts
 * ```ts
 * import { gini } from "equalis";
 * gini([2, 4, 6, 8]); // => 0.25
 * ```
 * @example The same, each district counted by its people
 * ```ts
 * import { gini } from "equalis";
 * const value = gini([2, 4, 6, 8], { weights: [1, 1, 1, 5] });
 * Math.round(value * 1e4) / 1e4; // => 0.1635
 * ```
 */
export function gini(values: Vector, options: GiniOptions = {}): number {
  requireOptions("gini", options, ["weights", "correction", "negatives"]);
  const { weights, correction = "none", negatives = "error" } = options;
  requireOneOf("gini", "correction", correction, ["none", "n", "weights"]);
  requireOneOf("gini", "negatives", negatives, ["error", "allow", "normalize"]);
  // What requireDistribution asks but the positive total: the size below is looked at in any case.
  requireFinite("gini", "value", values, negatives === "error" ? 0 : undefined);
  requireObservations("gini", "value", values.length, 1);
  requireWeights("gini", values.length, weights);
  const { count, halfDifference, mean } = giniCoefficient(values, weights);
  const size = negatives === "normalize" ? moments(Array.from(values, Math.abs), weights).mean : mean;
  if (size === 0) refuse("gini", "zero_total", "the total value is 0; shares of nothing are undefined");
  if (size < 0) refuse("gini", "out_of_domain", 'the total value is negative; pass negatives "normalize"');
  // Equal values have no difference to correct; a single one would give 0 / 0.
  if (halfDifference === 0) return 0;
  const value = halfDifference / size;
  if (correction === "weights" && weights !== undefined) {
    // The weighted mean of the weights over their total is the sum of squared shares.
    const { mean: heaviness, weight } = moments(weights, weights);
    return value / (1 - heaviness / weight);
  }
  return correction === "none" ? value : (value * count) / (count - 1);
}
