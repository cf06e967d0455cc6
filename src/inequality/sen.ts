import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import type { BelowLineOptions } from "./foster-greer-thorbecke.ts";
import { relativeShortfalls } from "./relative-shortfalls.ts";

/**
 * Sen index of shortfall against a standard: how many fall short, how far, and how unequally.
 *
 * $$ S = H \left( I + (1 - I) \, G_{short} \right) $$
 *
 * with $H$ the share of those below the line, $I$ their mean relative gap and $G_{short}$ the Gini among them.
 *
 * - **Unit:** none. **Range:** 0 (no one below the line) to 1.
 * - **When to use:** where the literature does; it jumps when somebody reaches the line, which `senShorrocksThon` does not.
 * - **Conventions:** Sen's limit for many people, without the factor q / (q + 1), as in ineq's `Sen`.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers in any order; all may be 0.
 * @throws `EqualizationError` `missing_option` (no line), `too_few_observations`, `not_finite`, `out_of_domain` (a
 *   negative value or weight, a line not above 0), `length_mismatch`, `zero_total` (no weight), `unknown_option`,
 *   `wrong_type`.
 * @see Sen, A. (1976), Poverty: an ordinal approach to measurement, Econometrica 44. Checked against ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { sen } from "equalis";
 * sen([1, 3, 5, 6], { line: 4 }); // => 0.3125
 * ```
 */
export function sen(values: Vector, options: BelowLineOptions): number {
  requireOptions("sen", options, ["line", "weights"]);
  const { line, weights } = options;
  const gaps = relativeShortfalls("sen", values, line, weights);
  const belowWeights = gaps.map((gap, i) => (gap > 0 ? (weights === undefined ? 1 : weights[i]!) : 0));
  if (belowWeights.every((w) => w === 0)) return 0;
  const headcount = moments(
    belowWeights.map((w) => (w > 0 ? 1 : 0)),
    weights,
  );
  const gap = moments(gaps, belowWeights);
  const among = giniCoefficient(values, belowWeights);
  const I = gap.mean / gap.scale;
  const G = among.halfDifference === 0 ? 0 : among.halfDifference / among.mean;
  return (headcount.mean / headcount.scale) * (I + (1 - I) * G);
}
