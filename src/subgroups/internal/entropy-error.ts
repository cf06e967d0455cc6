import type { Setting } from "./setting.ts";

/**
 * Standard error of 1,000 times an entropy measure by its first derivative: `slope(i) p_i / mean` is the
 * derivative by estimate i. A string is the reason why there is none.
 */
export function entropyError(setting: Setting, slope: (i: number) => number): number | string {
  const { n, given, errors, mean, unit, errorUnit, missingError } = setting;
  const shares = setting.shares!;
  if (missingError !== null) return missingError;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    if (given[i] === 0) return "an estimate is 0, where the index has no derivative";
    squares += (slope(i) * shares[i]! * errors[i]!) ** 2;
  }
  return ((1000 * Math.sqrt(squares)) / mean) * (errorUnit / unit);
}
