import { add } from "../numeric/add.ts";
import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { exponentialMinusOne } from "../numeric/portable/exponential-minus-one.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../numeric/portable/logarithm-of-one-plus.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** Options of {@link kolm}. */
export interface KolmOptions extends DistributionOptions {
  /** Aversion to inequality per unit of the values, above 0: for yuan it is per yuan, and 0.001 may be plenty. */
  readonly alpha: number;
  /**
   * Whether values below 0 are refused; the formula takes any number.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/**
 * Kolm index: the amount per head that an evenly spread total could do without at equal welfare.
 *
 * $$ K = \frac{1}{\alpha} \ln \sum_i p_i \, e^{\alpha (\mu - x_i)} $$
 *
 * - **Unit:** that of the values. **Range:** 0 (equality) to the distance of the mean from the smallest value.
 * - **Invariant** to a common amount added to all, not to a common factor: a change of currency needs another
 *   alpha. Also to the scale of weights, to row order, and to copies of everybody.
 * - **When to use:** where absolute gaps matter: all get 100 more, and nothing is said to have changed.
 * - **Zeros** are values like any other, and so are negative values where allowed; a total of 0 is legal.
 * - Never overflows: ineq's `Kolm` is Infinity as soon as alpha times a gap exceeds 709.
 * - **Cost:** O(n).
 *
 * @param values Finite numbers in any order, not negative unless `negatives` says so.
 * @throws `EqualizationError` `missing_option` (no alpha), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value or weight, an alpha not above 0), `length_mismatch`, `zero_total` (no
 *   weight), `unknown_option`, `wrong_type`.
 * @see Kolm, S.-C. (1976), Unequal inequalities, Journal of Economic Theory 12 and 13. Checked against brute
 *   force, ineq 0.2-13 and wINEQ 1.2.1.
 *
 * @example
 * ```ts
 * import { kolm } from "equalis";
 * kolm([5, 5], { alpha: 1 }); // => 0
 * kolm([0, 2000], { alpha: 1 }) === 1000 - Math.log(2); // => true
 * ```
 */
export function kolm(values: Vector, options: KolmOptions): number {
  requireOptions("kolm", options, ["alpha", "weights", "negatives"]);
  const { alpha, weights, negatives = "error" } = options;
  requireNumber("kolm", "alpha", alpha, { above: 0 });
  requireOneOf("kolm", "negatives", negatives, ["error", "allow"]);
  requireDistribution("kolm", values, weights, {
    nonNegative: negatives === "error",
    positiveTotal: false,
  });
  const m = moments(values, weights);
  const mean = m.mean / m.scale;
  const least = m.least / m.scale;
  // Far apart, the smallest value decides, and the sum is taken from its term on; otherwise from the mean,
  // with the terms in x - mu, which add up to 0, taken out, so that none is negative.
  const far = alpha * (mean - least) > 700;
  const running = new Float64Array(2);
  let S = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : weights[i]! * m.weightScale;
    if (w === 0) continue;
    const s =
      w * (far ? exponential(alpha * (least - values[i]!)) : excessOfExp(alpha * (mean - values[i]!)));
    S = add(running, s);
  }
  const average = S / m.weight;
  return far ? mean - least + logarithm(average) / alpha : logarithmOfOnePlus(average) / alpha;
}

/** `e^y - 1 - y`, by its series near 0, where the closed form loses its digits. */
function excessOfExp(y: number): number {
  if (Math.abs(y) > 0.1) return exponentialMinusOne(y) - y;
  let series = 0;
  for (let k = 10; k >= 2; k--) series = (series * y) / (k + 1) + 1;
  return (series * y * y) / 2;
}
