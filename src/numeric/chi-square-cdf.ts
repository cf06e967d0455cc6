import { regularizedGamma, regularizedGammaTail } from "./regularized-gamma.ts";

/**
 * Distribution function of chi-square with `df` degrees of freedom: `P(X <= x) = P(df/2, x/2)`.
 *
 * Relative error below 1e-12. `x` is taken to be a number other than NaN, `df` finite and above 0, not necessarily whole (guard first).
 */
export function chiSquareCdf(x: number, df: number): number {
  return regularizedGamma(df / 2, x / 2);
}

/** Upper tail of chi-square: `P(X > x)`, the p-value of a test statistic, with all its digits however small. */
export function chiSquareTail(x: number, df: number): number {
  return regularizedGammaTail(df / 2, x / 2);
}
