import { type BetaTails, betaTails } from "./regularized-beta.ts";

/**
 * Distribution function of Fisher's F with `df1` and `df2` degrees of freedom: `P(F <= f)`.
 *
 * Relative error below 1e-12, small values included. `f` is taken to be a number other than NaN, both degrees of
 * freedom finite and above 0, not necessarily whole (guard first).
 */
export function fCdf(f: number, df1: number, df2: number): number {
  return sides(f, df1, df2).lower;
}

/** Upper tail of Fisher's F: `P(F > f)`, the p-value of a variance ratio, with all its digits however small. */
export function fTail(f: number, df1: number, df2: number): number {
  return sides(f, df1, df2).upper;
}

function sides(f: number, df1: number, df2: number): BetaTails {
  if (f <= 0) return { lower: 0, upper: 1 };
  if (f === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const ratio = (f / df2) * df1;
  const y = ratio === Number.POSITIVE_INFINITY ? df2 / df1 / f : 1 / (1 + ratio);
  const x = ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
  return betaTails(x, y, df1 / 2, df2 / 2, (df1 / 2) * ((f - 1) * y));
}
