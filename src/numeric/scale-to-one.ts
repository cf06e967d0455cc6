import { timesPowerOfTwo } from "./times-power-of-two.ts";

/**
 * Multiplies the values in place by the power of 2 that brings the largest absolute value to between 1 and 2,
 * and returns the exponent `e` for which `original = scaled * 2^e`.
 *
 * The step is exact, so that results are the same to the last bit, but sums, products and ratios of very large or very
 * small values no longer leave the range of a double.
 */
export function scaleToOne(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (largest === 0) return 0;
  const exponent = Math.floor(Math.log2(largest));
  timesPowerOfTwo(values, -exponent);
  return exponent;
}
