import { logarithmOfOnePlus } from "./portable/logarithm-of-one-plus.ts";
/**
 * How far `ln(1 + x)` stays below `x`: `x - ln(1 + x)`, at least 0, right to the last digits also near 0, where
 * the two agree in all theirs. Infinity at -1.
 *
 * Near 0 by `t = x / (2 + x)`: `ln(1 + x) = 2 (t + t^3/3 + t^5/5 + ...)` and `x - 2 t = x t`.
 *
 * `x` is taken to be at least -1 (guard first).
 */
export function logExcess(x: number): number {
  if (x < -0.3 || x > 0.3) return x - logarithmOfOnePlus(x);
  const t = x / (2 + x);
  const square = t * t;
  let series = 0;
  for (let odd = 25; odd >= 3; odd -= 2) series = series * square + 1 / odd;
  return t * (x - 2 * square * series);
}
