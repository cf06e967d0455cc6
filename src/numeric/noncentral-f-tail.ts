import { logGamma } from "./log-gamma.ts";
import { exponential } from "./portable/exponential.ts";
import { logarithm } from "./portable/logarithm.ts";
import { betaTails } from "./regularized-beta.ts";

/**
 * Upper tail of the noncentral F with `df1` and `df2` degrees of freedom and noncentrality `lambda`: `P(F > f)`.
 *
 * The Poisson mixture of central tails, from its heaviest term outward in both directions until what is left is below 1e-17. Above a lambda of
 * 2e7, where terms are too many, the mixture is a mean over three points of a normal distribution, right to about 1e-9. All degrees of freedom are
 * taken to be above 0 and lambda at least 0 (guard first).
 *
 * @see Checked against `ncf.sf` of SciPy.
 */
export function noncentralFTail(f: number, df1: number, df2: number, lambda: number): number {
  if (f <= 0) return 1;
  const half = lambda / 2;
  const y = df2 / (df2 + df1 * f);
  const x = (df1 * f) / (df2 + df1 * f);
  const b = df2 / 2;
  const upper = (j: number): number => {
    const a = df1 / 2 + j;
    return betaTails(x, y, a, b, b * x - a * y).upper;
  };
  if (half > 1e7) {
    // Poisson(half) is normal to first order: the three points of Gauss and Hermite.
    const step = Math.sqrt(3 * half);
    return (4 * upper(half) + upper(half - step) + upper(half + step)) / 6;
  }
  const term = (j: number): number => {
    const weight = half === 0 ? (j === 0 ? 1 : 0) : exponential(j * logarithm(half) - half - logGamma(j + 1));
    return weight * upper(j);
  };
  const mode = Math.floor(half);
  let tail = 0;
  for (let j = mode; j >= 0; j--) {
    const next = term(j);
    tail += next;
    if (next <= 1e-17 * tail) break;
  }
  const reach = mode + 40 + 12 * Math.sqrt(half);
  for (let j = mode + 1; j <= reach; j++) tail += term(j);
  return Math.min(1, tail);
}
