import { exponential } from "./portable/exponential.ts";
import { logarithm } from "./portable/logarithm.ts";
import { solveMonotone } from "./solve-monotone.ts";
import { studentTSides } from "./student-t-cdf.ts";

/**
 * Quantile of Student's t with `df` degrees of freedom: the t with `P(T <= t) = p`.
 *
 * Relative error below 1e-12, near the center and for p as small as 1e-300 too. `p` is taken to lie in 0 to 1, `df` to be finite and
 * above 0 (guard first); 0 gives `-Infinity` and 1 gives `Infinity`.
 */
export function studentTQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const sign = p < 0.5 ? -1 : 1;
  const tail = Math.min(p, 1 - p);
  // Between the quartiles the share around 0 has the digits, outside them the tail.
  const side = tail > 0.25 ? "upper" : "lower";
  const share = side === "upper" ? 2 * Math.abs(p - 0.5) : 2 * tail;
  if (share === 0) return sign * Number.POSITIVE_INFINITY;
  return sign * solveLogarithm((x) => studentTSides(x, df)[side], share);
}

/** The positive x with `f(x) = target`, solved in logarithms on both axes, where tails are nearly straight. */
export function solveLogarithm(f: (x: number) => number, target: number): number {
  const goal = logarithm(target);
  function at(s: number): number {
    return logarithm(f(exponential(s)));
  }
  const rising = at(1) > at(-1);
  let lower = -1;
  let upper = 1;
  while (lower > SMALLEST && at(lower) > goal === rising) {
    upper = lower;
    lower = Math.max(SMALLEST, lower * 2);
  }
  while (upper < LARGEST && at(upper) < goal === rising) {
    lower = upper;
    upper = Math.min(LARGEST, upper * 2);
  }
  if (lower === SMALLEST && at(lower) > goal === rising) return 0;
  if (upper === LARGEST && at(upper) < goal === rising) return Number.POSITIVE_INFINITY;
  return exponential(solveMonotone(at, goal, { lower, upper }));
}

/** Logarithms between which doubles keep all their digits; a quantile below counts as 0, above as infinite. */
const SMALLEST = -700;
const LARGEST = 709;
