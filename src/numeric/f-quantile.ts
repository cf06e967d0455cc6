import { fCdf, fTail } from "./f-cdf.ts";
import { solveLogarithm } from "./student-t-quantile.ts";

/**
 * Quantile of Fisher's F with `df1` and `df2` degrees of freedom: the f with `P(F <= f) = p`.
 *
 * Relative error below 1e-12. `p` is taken to lie in 0 to 1, both degrees of freedom to be finite and above 0 (guard first); 0 gives 0 and 1
 * gives `Infinity`.
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p <= 0.5
    ? solveLogarithm((f) => fCdf(f, df1, df2), p)
    : solveLogarithm((f) => fTail(f, df1, df2), 1 - p);
}
