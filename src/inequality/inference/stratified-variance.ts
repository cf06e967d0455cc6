import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";

/**
 * Sum over strata of `factor(n_h) sum (u - mean_h)^2` over the units of each: the variance of a total drawn with
 * replacement for `n / (n - 1)`, the jackknife's for `(n - 1) / n`.
 */
export function stratifiedVariance(
  units: Float64Array,
  bounds: readonly number[],
  factor: (size: number) => number,
): number {
  const parts: number[] = [];
  for (let h = 1; h < bounds.length; h++) {
    const own: Vector = units.subarray(bounds[h - 1]!, bounds[h]!);
    const mean = sum(own) / own.length;
    parts.push(factor(own.length) * sum(Float64Array.from(own, (u) => (u - mean) * (u - mean))));
  }
  return sum(parts);
}
