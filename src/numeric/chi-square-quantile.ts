import { chiSquareCdf, chiSquareTail } from "./chi-square-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { solveMonotone } from "./solve-monotone.ts";

/**
 * Quantile of chi-square with `df` degrees of freedom: the x with `P(X <= x) = p`.
 *
 * Solved on the side of the smaller probability, where the digits are. `p` is taken to lie between 0 and 1, `df` to be finite
 * and above 0, not necessarily whole (guard first). Beyond 2e9 degrees of freedom by Wilson and Hilferty, who are right to 1e-13 there;
 * the distribution function itself takes time with the root of them.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (df > 2e9) {
    const spread = 2 / (9 * df);
    return df * (1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3;
  }
  // The median lies below the mean.
  if (p < 0.5) return solveMonotone((x) => chiSquareCdf(x, df), p, { lower: 0, upper: df });
  let upper = 2 * df + 10;
  while (chiSquareTail(upper, df) > 1 - p) upper *= 2;
  return solveMonotone((x) => chiSquareTail(x, df), 1 - p, { lower: 0, upper });
}
