import { logGamma } from "./log-gamma.ts";
import { exponential } from "./portable/exponential.ts";
import { logarithm } from "./portable/logarithm.ts";
import { type BetaTails, betaTails } from "./regularized-beta.ts";

/**
 * Distribution function of Student's t with `df` degrees of freedom: `P(T <= t)`.
 *
 * Relative error below 1e-12, small lower tails included; for the upper tail use {@link studentTTail}.
 * `t` is taken to be a number other than NaN, `df` finite and above 0, not necessarily whole (guard first).
 */
export function studentTCdf(t: number, df: number): number {
  return studentTTail(-t, df);
}

/**
 * Upper tail of Student's t: `P(T > t) = I_x(df/2, 1/2) / 2` with `x = df / (df + t^2)`, for t above 0.
 *
 * A two-sided p-value is `2 * studentTTail(Math.abs(t), df)`.
 */
export function studentTTail(t: number, df: number): number {
  const half = studentTSides(t, df).lower / 2;
  return t > 0 ? half : 1 - half;
}

/** `P(|T| > |t|)` as `lower` and `P(|T| <= |t|)` as `upper`, each with all its digits. */
export function studentTSides(t: number, df: number): BetaTails {
  const size = Math.abs(t);
  if (size === Number.POSITIVE_INFINITY) return { lower: 0, upper: 1 };
  if (size > 1e100) return { lower: farTail(size, df), upper: 1 };
  const ratio = (size / df) * size;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  return betaTails(x, y, df / 2, 0.5, ((1 - size) * (1 + size) * x) / 2);
}

/** The leading term of the tail, where the next is below 1e-190 of it and the square of t may overflow. */
function farTail(size: number, df: number): number {
  const a = df / 2;
  const logBeta = logGamma(a) + logGamma(0.5) - logGamma(a + 0.5);
  return exponential(a * logarithm(df) - df * logarithm(size) - logarithm(a) - logBeta);
}
