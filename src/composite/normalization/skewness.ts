import { EqualizationError } from "../../errors.ts";
import { requireFinite, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import { requireDdof } from "../require-ddof.ts";
import { adjustedSkewness, standardizedMoments } from "./standardized-moments.ts";

/** Options of {@link skewness}. */
export interface SkewnessOptions {
  /** 0 describes these values (g1), 1 estimates the population that they are a sample of (G1). @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
}

/**
 * Skewness: how far the long tail lies to the right (positive) or to the left (negative).
 *
 * `g1 = m3 / m2^1.5` with `m_k = sum (x - mean)^k / n`; with `ddof: 1`, `G1 = g1 sqrt(n (n - 1)) / (n - 2)`.
 * No unit; 0 for a symmetric distribution. An indicator with `|G1|` of 2 or more and `G2` of 3.5 or more is
 * the usual case for {@link winsorize}.
 *
 * G1 is type 2 of R's e1071, and what COINr, SAS, SPSS and spreadsheets' `SKEW` give; g1 is type 1 and SciPy's
 * default.
 *
 * @throws `zero_total` if all values are equal; `too_few_observations` under 2 values, 3 for `ddof: 1`; `not_finite`.
 * @see Joanes and Gill, Comparing measures of sample skewness and kurtosis, The Statistician 47 (1998). Checked against
 * COINr 1.1.14.
 *
 * @example
 * ```ts
 * import { skewness } from "equalis";
 * skewness([1, 2, 3]); // => 0
 * const skewed = skewness([1, 1, 1, 9], { ddof: 1 });
 * Math.round(skewed * 1e4) / 1e4; // => 2
 * ```
 */
export function skewness(values: Vector, options: SkewnessOptions = {}): number {
  requireOptions("skewness", options, ["ddof"]);
  const { ddof = 0 } = options;
  requireFinite("skewness", "value", values);
  requireDdof("skewness", "value", ddof, values.length);
  requireObservations("skewness", "value", values.length, ddof + 2);
  const moments = standardizedMoments(values);
  if (moments === null) throw allEqual("skewness");
  return adjustedSkewness(moments, values.length, ddof);
}

/** The refusal of values without a shape. */
export function allEqual(where: string): EqualizationError {
  return new EqualizationError("all values are equal; a shape needs values that differ", {
    code: "zero_total",
    where,
  });
}
