import { hypotenuse } from "../../numeric/portable/hypotenuse.ts";
import { needsPopulation } from "./needs-population.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** Between-group variance with the exact standard error for normal independent estimates. */
export function variance(setting: Setting): Outcome {
  const { n, estimates, errors, shares, mean, unit, errorUnit } = setting;
  if (shares === null) return needsPopulation(setting);
  let value = 0;
  let linear = 0;
  let sumOfSquares = 0;
  let fourth = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    const p = shares[i]!;
    const d = estimates[i]! - mean;
    const s2 = errors[i]! ** 2;
    value += p * d * d;
    linear += (p * d) ** 2 * s2;
    sumOfSquares += p * p * s2;
    fourth += (p * p * s2) ** 2;
    square += (p * (1 - p) * s2) ** 2;
  }
  const quadratic = Math.max(0, sumOfSquares ** 2 - fourth + square);
  // Each term in its own unit: one may be far below the other.
  const error = errorUnit * hypotenuse(2 * Math.sqrt(linear) * unit, Math.sqrt(2 * quadratic) * errorUnit);
  return wald(setting, value * unit * unit, setting.missingError ?? error, "analytic");
}
