import { EqualizationError } from "../errors.ts";

/** Where {@link solveMonotone} looks. */
export interface SolveMonotoneOptions {
  /** One end of the interval. */
  readonly lower: number;
  /** The other end. */
  readonly upper: number;
  /** The public function on whose behalf it looks, for the error. @defaultValue "solveMonotone" */
  readonly where?: string | undefined;
}

/**
 * The x in `[lower, upper]` with `f(x) = target`, for an f that only rises or only falls there.
 *
 * Inverse interpolation inside a bracket, with a bisection whenever two steps have not halved it; stops when the two
 * ends are neighboring doubles or f meets the target exactly. So the result is right to the last bits that f itself
 * has, for ends as far apart as 1e-300 and 1e300, and in at most a few hundred evaluations (about ten for a smooth f).
 * On a level stretch any of its points is a solution; at a jump the result is the side nearer to the target.
 * `f` may be infinite but not NaN in the interval. Both ends are taken to be finite (guard first).
 *
 * @throws EqualizationError `infeasible` if the target does not lie between `f(lower)` and `f(upper)`;
 *   `no_convergence` if `f` gives NaN.
 */
export function solveMonotone(
  f: (x: number) => number,
  target: number,
  options: SolveMonotoneOptions,
): number {
  const { lower, upper, where = "solveMonotone" } = options;
  function miss(x: number): number {
    const value = f(x);
    if (Number.isNaN(value)) {
      throw new EqualizationError(`the function to solve is not a number at ${x}`, {
        code: "no_convergence",
        where,
        received: x,
      });
    }
    return value === target ? 0 : value - target;
  }

  let a = lower;
  let missA = miss(a);
  if (missA === 0) return a;
  let b = upper;
  let missB = miss(b);
  if (missB === 0) return b;
  if (missA > 0 === missB > 0) {
    throw new EqualizationError(
      `no solution between ${lower} and ${upper}: the target ${target} is missed by ${missA} and by ${missB}`,
      { code: "infeasible", where, received: target },
    );
  }
  // The end last replaced: the third point of the interpolation.
  let old = a;
  let missOld = missA;
  let patience = 2;
  let landmark = middleOf(a, b);
  for (;;) {
    const middle = middleOf(a, b);
    if (middle === a || middle === b) return Math.abs(missA) <= Math.abs(missB) ? a : b;
    let x = landmark;
    if (patience > 0) {
      const [best, missBest] = Math.abs(missA) <= Math.abs(missB) ? [a, missA] : [b, missB];
      const [far, missFar] = best === a ? [b, missB] : [a, missA];
      x = interpolate(best, missBest, far, missFar, old, missOld);
      // A step at least past the rounding of x, so that the far end comes in as well.
      const least = Math.abs(best) * 2 ** -52;
      if (Math.abs(x - best) < least) x = best + Math.sign(far - best) * least;
      if (!(x > Math.min(a, b) && x < Math.max(a, b))) x = middle;
    }
    const missX = miss(x);
    if (missX === 0) return x;
    if (missX > 0 === missA > 0) {
      old = a;
      missOld = missA;
      a = x;
      missA = missX;
    } else {
      old = b;
      missOld = missB;
      b = x;
      missB = missX;
    }
    // Two steps are given to leave one half of the bracket; the third takes its old middle.
    if (landmark > Math.min(a, b) && landmark < Math.max(a, b)) {
      patience--;
    } else {
      patience = 2;
      landmark = middleOf(a, b);
    }
  }
}

/** Zero of the inverse parabola through three points, or of the line through the first two. NaN or anything where there is none. */
function interpolate(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  if (fa !== fc && fb !== fc) {
    const x =
      a + (b - a) * (fa / (fa - fb)) * (fc / (fc - fb)) + (c - a) * (fa / (fa - fc)) * (fb / (fb - fc));
    if (x > Math.min(a, b) && x < Math.max(a, b)) return x;
  }
  return a + (b - a) * (fa / (fa - fb));
}

/** Halves the exponent while the ends differ in magnitude, then the distance: 75 halvings at most. */
function middleOf(a: number, b: number): number {
  if (a > 0 !== b > 0 && a !== 0 && b !== 0) return 0;
  const small = Math.min(Math.abs(a), Math.abs(b));
  const large = Math.max(Math.abs(a), Math.abs(b));
  if (large <= 4 * small) return a + (b - a) / 2;
  const sign = Math.sign(a + b);
  return sign * Math.sqrt(Math.max(small, Number.MIN_VALUE)) * Math.sqrt(large);
}
