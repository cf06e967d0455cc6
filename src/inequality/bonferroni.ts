import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { cumulativeSum } from "../numeric/cumulative-sum.ts";
import { requireDistribution, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link bonferroni}. */
export interface BonferroniOptions extends DistributionOptions {
  /**
   * Whether the mean at a value takes in all that equal it, or tied rows are taken one by one in the order in which they
   * come.
   *
   * @defaultValue "pooled"
   */
  readonly ties?: "pooled" | "rows" | undefined;
}

/**
 * Bonferroni index: how far, on average over the people, the mean of all who have no more falls short of
 * the mean.
 *
 * $$ B = 1 - \sum_i p_i \frac{M_i}{\mu} $$
 *
 * with $M_i$ the mean of the values up to and including $x_i$, all that equal it included.
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1; at most 1 − 1/n without weights.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **Use it** as a relative of the Gini that is more sensitive to the bottom.
 * - **Conventions:** ties are pooled, so that the order of equal rows cannot change the index and a weight of k is k
 *   rows. Pooled ties break the transfer principle: a transfer from richer to poorer that parts a tie can raise the index
 *   (1, 3, 3 has 0.190; after 0.1 from one who has 3 to the one who has 1 it is 0.224). `ties: "rows"` keeps it.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Bonferroni, C. E. (1930), Elementi di statistica generale. Checked against its formula by brute force.
 *
 * @example
 * ```ts
 * import { bonferroni } from "equalis";
 * bonferroni([1, 3]); // => 0.25
 * bonferroni([3, 3]); // => 0
 * ```
 */
export function bonferroni(values: Vector, options: BonferroniOptions = {}): number {
  requireOptions("bonferroni", options, ["weights", "ties"]);
  const { weights, ties = "pooled" } = options;
  requireOneOf("bonferroni", "ties", ties, ["pooled", "rows"]);
  requireDistribution("bonferroni", values, weights);
  const { x, w, weight, mean } = ascendingDistribution(values, weights);
  const people = cumulativeSum(w);
  const lacking = cumulativeSum(x.map((value, i) => w[i]! * (mean - value)));
  const terms = new Float64Array(x.length);
  let end = x.length - 1;
  for (let i = end; i >= 0; i--) {
    if (ties === "rows" || x[i]! < x[end]!) end = i;
    // The mean through the last row is that of all, and lacks nothing.
    terms[i] = end === x.length - 1 ? 0 : (w[i]! * lacking[end]!) / people[end]!;
  }
  return sum(terms) / weight / mean;
}
