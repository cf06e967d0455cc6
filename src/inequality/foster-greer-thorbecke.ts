import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import { power } from "../numeric/portable/power.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { relativeShortfalls } from "./relative-shortfalls.ts";

/** What an index of shortfall measures against. */
export interface BelowLineOptions extends DistributionOptions {
  /** The standard, above 0, in the unit of the values: who has less falls short. */
  readonly line: number;
}

/** Options of {@link fosterGreerThorbecke}. */
export interface FosterGreerThorbeckeOptions extends BelowLineOptions {
  /** 0 counts who falls short, 1 takes how far, 2 its square, so that the farthest count most. */
  readonly alpha: number;
}

/**
 * Foster–Greer–Thorbecke index of shortfall against a standard.
 *
 * $$ FGT(\alpha) = \sum_{x_i < z} p_i \left(\frac{z - x_i}{z}\right)^\alpha $$
 *
 * with $z$ the line: headcount at 0, gap at 1, severity at 2.
 *
 * - **Unit:** none. **Range:** 0 (no one below the line) to 1.
 * - **When to use:** where a standard is given and those above it do not matter.
 * - **Conventions:** a value on the line does not fall short. ineq's `Foster(x, k, parameter)` has parameter = alpha + 1.
 * - **Cost:** O(n).
 *
 * @param values Finite, non-negative numbers in any order; all may be 0.
 * @throws `EqualizationError` `missing_option` (no line or alpha), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value, weight or alpha, a line not above 0), `length_mismatch`, `zero_total` (no weight),
 *   `unknown_option`, `wrong_type`.
 * @see Foster, J., Greer, J. and Thorbecke, E. (1984), A class of decomposable poverty measures, Econometrica 52. Checked
 *   against ineq 0.2-13.
 *
 * @example
 * ```ts
 * import { fosterGreerThorbecke } from "equalis";
 * fosterGreerThorbecke([1, 3, 4, 8], { line: 4, alpha: 0 }); // => 0.5
 * fosterGreerThorbecke([1, 3, 4, 8], { line: 4, alpha: 1 }); // => 0.25
 * ```
 */
export function fosterGreerThorbecke(values: Vector, options: FosterGreerThorbeckeOptions): number {
  requireOptions("fosterGreerThorbecke", options, ["line", "alpha", "weights"]);
  const { alpha, line, weights } = options;
  requireNumber("fosterGreerThorbecke", "alpha", alpha, { atLeast: 0 });
  const gaps = relativeShortfalls("fosterGreerThorbecke", values, line, weights);
  const { mean, scale } = moments(
    gaps.map((gap) => (gap > 0 ? power(gap, alpha) : 0)),
    weights,
  );
  return mean / scale;
}
