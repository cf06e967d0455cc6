import { atkinsonCoefficient } from "../numeric/atkinson-coefficient.ts";
import { atkinsonOfMany } from "../numeric/atkinson-of-many.ts";
import { requireDistribution, requireNumber, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link atkinson}. */
export interface AtkinsonOptions extends DistributionOptions {
  /** Aversion to inequality, at least 0: the higher, the more the bottom counts. 0.5, 1 and 2 are usual. */
  readonly epsilon: number;
}

/**
 * Atkinson index: the share of the total that an evenly spread total could do without at equal welfare.
 *
 * $$ A = 1 - \left[ \sum_i p_i \left(\frac{x_i}{\mu}\right)^{1 - \varepsilon} \right]^{1 / (1 - \varepsilon)},
 *    \qquad A = 1 - \frac{\exp \sum_i p_i \ln x_i}{\mu} \text{ at } \varepsilon = 1 $$
 *
 * - **Unit:** share of the total. **Range:** 0 (equality, or epsilon 0) to 1.
 * - **Invariant** to a common factor, to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** where the aversion is to be stated and argued, and the badly-off counts most.
 * - **Zeros:** one value of 0 makes the index 1 for epsilon ≥ 1, the limit of the formula; below that a zero counts
 *   like any other. pysal refuses any zero, IC2 answers NULL.
 * - Epsilons near 1, large ones and values of any magnitude are as precise as others.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order.
 * @throws `EqualizationError` `missing_option` (no epsilon), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value, weight or epsilon), `length_mismatch`, `zero_total`, `unknown_option`,
 *   `wrong_type`.
 * @see Atkinson, A. B. (1970), On the measurement of inequality, Journal of Economic Theory 2. Checked against
 *   brute force, ineq 0.2-13, IC2 1.0-1, convey 1.0.1, wINEQ 1.2.1 and pysal/inequality.
 *
 * @example
 * ```ts
 * import { atkinson } from "equalis";
 * const value = atkinson([1, 4], { epsilon: 1 });
 * Math.round(value * 1e9) / 1e9; // => 0.2
 * atkinson([0, 4], { epsilon: 1 }); // => 1
 * ```
 */
export function atkinson(values: Vector, options: AtkinsonOptions): number {
  requireOptions("atkinson", options, ["epsilon", "weights"]);
  const { epsilon, weights } = options;
  requireNumber("atkinson", "epsilon", epsilon, { atLeast: 0 });
  // Checks as it goes, and leaves to the guard whatever it does not like.
  const many = atkinsonOfMany(values, weights, epsilon);
  if (many !== undefined) return many;
  requireDistribution("atkinson", values, weights);
  return atkinsonCoefficient(values, weights, epsilon);
}
