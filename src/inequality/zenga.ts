import { ascendingDistribution } from "../numeric/ascending-distribution.ts";
import { cumulativeSum } from "../numeric/cumulative-sum.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/**
 * Zenga's index of 2007, plug-in form: how far, on average, the mean of those below falls short of the mean of those
 * above.
 *
 * $$ Z = 1 - \sum_k \frac{w_k}{W} \cdot \frac{T - K_k}{H_k} \Big/ \frac{K_k}{W - H_k} $$
 *
 * over the values in ascending order, $H_k$ the weight up to and including k, $K_k$ the total from k on, $T$ the
 * total.
 *
 * - **Unit:** none. **Range:** 0 (equality) to 1.
 * - **Invariant** to a common factor and to the scale of weights.
 * - **When to use:** where the literature does, with many values: the person at the border is counted with those above
 *   in the total and with those below in the people, which leaves a bias of the order ln n / n. Two
 *   different values always give 1.
 * - **Conventions:** that of convey's `svyzenga`. Rows are taken one by one, so that a weight of 2 is not two
 *   rows, and equal values with different weights are taken in the order in which they come. Equal values alone
 *   give 0, which the formula does not.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `too_few_observations`, `not_finite`, `out_of_domain` (a negative value
 *   or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Zenga, M. (2007), Inequality curve and inequality index based on the ratios between lower and upper
 *   arithmetic means, Statistica & Applicazioni 5. Checked against brute force and convey 1.0.1.
 *
 * @example
 * ```ts
 * import { zenga } from "equalis";
 * const value = zenga([1, 2, 3, 4]);
 * Math.round(value * 1e6) / 1e6; // => 0.936508
 * ```
 */
export function zenga(values: Vector, options: DistributionOptions = {}): number {
  requireOptions("zenga", options, ["weights"]);
  requireDistribution("zenga", values, options.weights);
  const { x, w, weight } = ascendingDistribution(values, options.weights);
  if (x[0] === x[x.length - 1]) return 0;
  const amounts = x.map((value, i) => w[i]! * value);
  const people = cumulativeSum(w);
  const total = cumulativeSum(amounts);
  // From the top, where a small remainder keeps its digits.
  const peopleFrom = cumulativeSum(w.slice().reverse()).reverse();
  const totalFrom = cumulativeSum(amounts.slice().reverse()).reverse();
  const terms = x.map((_, k) =>
    k === 0 || k === x.length - 1
      ? 0
      : ((w[k]! / people[k]!) * peopleFrom[k + 1]! * total[k - 1]!) / totalFrom[k]!,
  );
  return 1 - sum(terms) / weight;
}
