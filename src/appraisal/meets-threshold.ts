/**
 * Whether a value is at a bound or above it. What misses the bound by a relative 1e-12 counts as on it: that is the
 * noise of a sum of decimals (0.1 + 0.7 is 0.7999…), and it must not cost anybody a grade.
 */
export function meetsThreshold(value: number, bound: number): boolean {
  return value >= bound - 1e-12 * Math.abs(bound);
}
