import { solveLinear } from "./solve-linear.ts";

/** A function with its first two derivatives at one point. */
export interface SecondOrder {
  /** The value. */
  readonly value: number;
  /** First derivatives. */
  readonly gradient: Float64Array;
  /** Second derivatives, as rows of a symmetric matrix. */
  readonly hessian: readonly Float64Array[];
}

/**
 * The maximum of a concave function by Newton's method, each step halved until the value rises. `null` where it does not settle, as
 * for a function that rises without end.
 *
 * `evaluate` answers `null` outside the domain; `start` is taken to lie inside.
 */
export function newtonMaximum(
  start: Float64Array,
  evaluate: (point: Float64Array) => SecondOrder | null,
): { readonly point: Float64Array; readonly at: SecondOrder } | null {
  let point = start;
  let at = evaluate(point);
  if (at === null) return null;
  for (let round = 0; round < 200; round++) {
    const step = solveLinear(
      at.hessian.map((row) => row.map((entry) => -entry)),
      at.gradient,
    );
    if (step === null) return null;
    let gain = 0;
    for (let k = 0; k < step.length; k++) gain += step[k]! * at.gradient[k]!;
    const size = Math.max(1, Math.abs(at.value));
    if (Math.abs(gain) <= 1e-18 * size) return { point, at };
    let better: SecondOrder | null = null;
    let next = point;
    let share = 2;
    while (better === null && share > 1e-12) {
      share /= 2;
      next = point.map((value, k) => value + share * step[k]!);
      better = evaluate(next);
      // Rounding of the value hides gains below 1e-12 of it.
      if (better !== null && !(better.value >= at.value - 1e-12 * size)) better = null;
    }
    if (better === null || !next.every((value) => Math.abs(value) < 1e12)) return null;
    point = next;
    at = better;
    if (share === 1 && gain <= 1e-12 * size) return { point, at };
  }
  return null;
}
