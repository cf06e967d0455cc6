import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Setting } from "./setting.ts";

/** `ln(estimate / mean)`, also where the quotient is too small to be a number; -Infinity for an estimate of 0. */
export function logRelative(setting: Setting, i: number): number {
  const { estimates, given, mean, unit } = setting;
  const relative = estimates[i]! / mean;
  return relative > 1e-290 ? logarithm(relative) : logarithm(given[i]!) - logarithm(mean) - logarithm(unit);
}
