import type { Setting } from "./setting.ts";

/** `ln(estimate / mean)`, also where the quotient is too small to be a number; -Infinity for an estimate of 0. */
export function logRelative(setting: Setting, i: number): number {
  const { estimates, given, mean, unit } = setting;
  const relative = estimates[i]! / mean;
  return relative > 1e-290 ? Math.log(relative) : Math.log(given[i]!) - Math.log(mean) - Math.log(unit);
}
