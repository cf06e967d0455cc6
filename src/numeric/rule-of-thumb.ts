import { power } from "./portable/power.ts";
import { quantileSorted } from "./quantile-sorted.ts";
import type { Vector } from "./vector.ts";
import { weightedVariance } from "./weighted-variance.ts";

/**
 * Bandwidth of a Gaussian kernel by a rule of thumb, for values of which none is absent; `null` where all are equal.
 *
 * Silverman's rule is `0.9 min(s, IQR / 1.34) n^(-1/5)`, as R's `bw.nrd0`; the one for normal data `1.06 s n^(-1/5)`. With quartiles
 * that are equal the standard deviation alone is taken.
 */
export function ruleOfThumb(values: Vector, rule: "silverman" | "normal-reference"): number | null {
  const n = values.length;
  const { variance, scale } = weightedVariance(values, undefined);
  if (variance === 0) return null;
  const s = Math.sqrt((variance * n) / (n - 1)) / scale;
  const shrink = power(n, -0.2);
  if (rule === "normal-reference") return 1.06 * s * shrink;
  const ascending = Float64Array.from(values).sort();
  const range = quantileSorted(ascending, 0.75) - quantileSorted(ascending, 0.25);
  return 0.9 * (range > 0 ? Math.min(s, range / 1.34) : s) * shrink;
}
