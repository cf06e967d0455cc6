import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { BelowLineOptions } from "./foster-greer-thorbecke.ts";
import { relativeShortfalls } from "./relative-shortfalls.ts";

/**
 * Sen–Shorrocks–Thon index of shortfall against a standard: the mean relative gap, and how unequally it is borne.
 *
 * $$ SST = \bar g \, (1 + G_g) $$
 *
 * with $\bar g$ the mean relative gap over all people and $G_g$ the Gini of the gaps.
 *
 * - **Unit:** none. **Range:** 0 (no one below the line) to 1.
 * - **Use it** in place of {@link sen} where a unit that reaches the line must not make the index jump.
 * - **Conventions:** as ineq's `SST`.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order; all may be 0.
 * @throws `EqualizationError` `missing_option` (no line), `too_few_observations`, `not_finite`, `out_of_domain` (a
 *   negative value or weight, a line not above 0), `length_mismatch`, `zero_total` (no weight), `unknown_option`,
 *   `wrong_type`.
 * @see Shorrocks, A. F. (1995), Revisiting the Sen poverty index, Econometrica 63. Checked against ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { senShorrocksThon } from "equalis";
 * senShorrocksThon([1, 3, 5, 6], { line: 4 }); // => 0.40625
 * ```
 */
export function senShorrocksThon(values: Vector, options: BelowLineOptions): number {
  requireOptions("senShorrocksThon", options, ["line", "weights"]);
  const { line, weights } = options;
  const gaps = relativeShortfalls("senShorrocksThon", values, line, weights);
  const { mean, scale, halfDifference } = giniCoefficient(gaps, weights);
  return (mean + halfDifference) / scale;
}
