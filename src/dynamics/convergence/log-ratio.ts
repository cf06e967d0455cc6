import { logarithm } from "../../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../../numeric/portable/logarithm-of-one-plus.ts";
/** ln(to / from) of two positive numbers: with all digits where they are near each other, and for any size. */
export function logRatio(to: number, from: number): number {
  const change = (to - from) / from;
  return Math.abs(change) < 0.5 ? logarithmOfOnePlus(change) : logarithm(to) - logarithm(from);
}
