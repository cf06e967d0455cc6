import { logarithm } from "./logarithm.ts";

/** ln(1 + x) with all digits of small x, the same to the last bit on every engine; `Math.log1p` may differ there. */
export function logarithmOfOnePlus(x: number): number {
  const sum = 1 + x;
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) return logarithm(sum);
  // The logarithm of the rounded sum, in proportion to what the rounding made of x.
  return sum === 1 ? x : logarithm(sum) * (x / (sum - 1));
}
