import { requireOptions } from "../../numeric/guard/index.ts";
import { representable } from "../../numeric/guard/representable.ts";
import type { Vector } from "../../numeric/vector.ts";
import { type RecenteredInfluence, RIF_OPTIONS, type RifOptions, recenter } from "./recenter.ts";

/**
 * Recentered influence function: for each value the statistic plus what a little more weight on the value does to it.
 *
 * $$ RIF(x) = \nu + IF(x; \nu) $$
 *
 * Its weighted mean is the statistic itself, so that a regression on it says what moves the statistic as ordinary regression says
 * what moves the mean ({@link rifRegression}, {@link oaxacaBlinder}).
 *
 * - **Unit:** that of the statistic. **Statistics:** mean, variance (of the population), quantiles and their range or ratio, Gini, Theil's
 *   T, mean log deviation, concentration index of every kind.
 * - **Quantiles:** $q + (p - 1[x \le q]) / f(q)$ with q of type 7 (see `quantile` for weights) and a Gaussian density. The mean of this one
 *   is not q exactly, as no sample has a share of exactly p below q.
 * - **Rows of weight 0** have no part in the statistic; their entry is that of one more value like it.
 * - **Matching other packages:** dineq's `rif` counts x < q, takes Hmisc's quantile (which depends on the scale of weights) and R's binned
 *   density: about 1 percent off. Stata has other kernels and widths. Pass `bandwidth` to compare.
 * - **Cost:** one sort at most; a quantile one more pass.
 *
 * @param values Finite; not negative for the indices of inequality.
 * @throws `EqualizationError` `missing_option` (no statistic, no p, no rankBy), `too_few_observations`, `missing_value`, `not_finite`,
 *   `out_of_domain` (a negative value, a zero for the mean log deviation, p beyond 0 to 1, equal values without a bandwidth),
 *   `length_mismatch`, `zero_total`, `unsupported_combination` (an option that the statistic does not use), `unknown_option`,
 *   `wrong_type`.
 * @see Firpo, S., Fortin, N. M. and Lemieux, T. (2009), Unconditional quantile regressions, Econometrica 77; Heckley, G., Gerdtham, U.-G.
 *   and Kjellsson, G. (2016), A general method for decomposing the causes of socioeconomic inequality in health, Journal of Health
 *   Economics 48. Checked by contamination, and against dineq 0.1.0 for the Gini and the variance.
 *
 * @example
 * ```ts
 * import { recenteredInfluence } from "equalis";
 * const { value, influence } = recenteredInfluence([1, 3], { statistic: "gini" });
 * value; // => 0.25
 * influence; // => [0.375, 0.125]
 * ```
 */
export function recenteredInfluence(values: Vector, options: RifOptions): RecenteredInfluence {
  requireOptions("recenteredInfluence", options, RIF_OPTIONS);
  return representable("recenteredInfluence", recenter("recenteredInfluence", values, options));
}
