import { normalTail } from "../normal-cdf.ts";
import { normalQuantile } from "../normal-quantile.ts";
import { studentTTail } from "../student-t-cdf.ts";
import { studentTQuantile } from "../student-t-quantile.ts";

/** One estimated number with its uncertainty. */
export interface Coefficient {
  /** The estimate, in the unit of the outcome per unit of its variable. */
  readonly value: number;
  /** Standard error in the unit of the value; 0 for an exact fit, `null` if not available. */
  readonly standardError: number | null;
  /** Value over standard error; `null` if the error is 0 or `null`. */
  readonly t: number | null;
  /** Two-sided p-value of t, 0 to 1; `null` if t is. */
  readonly p: number | null;
  /** Confidence interval in the unit of the value; `null` if the error is. */
  readonly interval: CoefficientInterval | null;
}

/** A confidence interval with its level. */
export interface CoefficientInterval {
  /** Lower limit. */
  readonly lower: number;
  /** Upper limit. */
  readonly upper: number;
  /** Confidence level between 0 and 1, such as 0.95. */
  readonly confidence: number;
}

/**
 * A coefficient from its value and standard error, judged by Student's t with `df` degrees of freedom; by the normal
 * distribution if `df` is `Infinity`.
 */
export function coefficientOf(
  value: number,
  standardError: number | null,
  df: number,
  confidence: number,
): Coefficient {
  if (standardError === null) return { value, standardError, t: null, p: null, interval: null };
  const margin = standardError * criticalValue(df, confidence);
  const interval = { lower: value - margin, upper: value + margin, confidence };
  if (standardError === 0) return { value, standardError, t: null, p: null, interval };
  const t = value / standardError;
  const tail = df === Number.POSITIVE_INFINITY ? normalTail(Math.abs(t)) : studentTTail(Math.abs(t), df);
  return { value, standardError, t, p: Math.min(1, 2 * tail), interval };
}

/** Half width of a confidence interval in standard errors. */
export function criticalValue(df: number, confidence: number): number {
  const p = 0.5 + confidence / 2;
  return df === Number.POSITIVE_INFINITY ? normalQuantile(p) : studentTQuantile(p, df);
}
