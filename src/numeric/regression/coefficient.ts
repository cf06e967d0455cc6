import type { Coefficient } from "../../model/results/coefficient.ts";
import { normalTail } from "../normal-cdf.ts";
import { normalQuantile } from "../normal-quantile.ts";
import { studentTTail } from "../student-t-cdf.ts";
import { studentTQuantile } from "../student-t-quantile.ts";

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
