import { requireFinite, requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import { requireDdof } from "../require-ddof.ts";
import { allEqual } from "./skewness.ts";
import { adjustedKurtosis, standardizedMoments } from "./standardized-moments.ts";

/** Options of {@link kurtosis}. */
export interface KurtosisOptions {
  /** 0 describes these values (g2), 1 estimates the population that they are a sample of (G2). @defaultValue 0 */
  readonly ddof?: 0 | 1 | undefined;
}

/**
 * Excess kurtosis: how heavy the tails are next to those of a normal distribution.
 *
 * `g2 = m4 / m2^2 - 3` with `m_k = sum (x - mean)^k / n`; with `ddof: 1`,
 * `G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2) (n - 3))`. No unit; 0 for a normal distribution, at least -2.
 *
 * G2 is type 2 of R's e1071, and what COINr, SAS, SPSS and spreadsheets' `KURT` give; g2 is type 1 and
 * SciPy's default. Packages that do not subtract 3 are larger by 3.
 *
 * @throws `zero_total` if all values are equal; `too_few_observations` under 2 values, 4 for `ddof: 1`; `not_finite`.
 * @see Joanes and Gill, Comparing measures of sample skewness and kurtosis, The Statistician 47 (1998). Checked against
 * COINr 1.1.14.
 *
 * @example
 * ```ts
 * import { kurtosis } from "equalis";
 * kurtosis([1, 1, 3, 3]); // => -2
 * Math.round(kurtosis([1, 1, 1, 9], { ddof: 1 }) * 1e4) / 1e4; // => 4
 * ```
 */
export function kurtosis(values: Vector, options: KurtosisOptions = {}): number {
  requireOptions("kurtosis", options, ["ddof"]);
  const { ddof = 0 } = options;
  requireFinite("kurtosis", "value", values);
  requireDdof("kurtosis", "value", ddof, values.length);
  requireObservations("kurtosis", "value", values.length, ddof === 0 ? 2 : 4);
  const moments = standardizedMoments(values);
  if (moments === null) throw allEqual("kurtosis");
  return adjustedKurtosis(moments, values.length, ddof);
}
