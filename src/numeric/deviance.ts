import { logarithm } from "./portable/logarithm.ts";
/**
 * Deviance of a mean `M` from a count `a`: `a log(a / M) + M - a`, without cancellation.
 *
 * Written as `a (u - log(1 + u))` with `u = (M - a) / a`, it is right to the last bits even where M and a agree in most
 * of theirs. `difference` is `M - a`, which the caller often knows better than by subtraction. `a` and `M` are taken to be above 0.
 *
 * @see C. Loader, "Fast and accurate computation of binomial probabilities", 2000, whose idea this is.
 */
export function deviance(a: number, M: number, difference: number = M - a): number {
  const u = difference / a;
  if (Math.abs(u) > 0.5) return a * (u - logarithm(M / a));
  // log(1 + u) = 2 (s + s^3/3 + ...), and u - 2 s = u s.
  const s = u / (2 + u);
  const square = s * s;
  let series = 0;
  for (let k = 35; k >= 3; k -= 2) series = series * square + 1 / k;
  return a * (u * s - 2 * s * square * series);
}
