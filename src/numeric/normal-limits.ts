import { normalQuantile } from "./normal-quantile.ts";

/** Limits around an estimate by the normal distribution: so many standard errors to each side. */
export function normalLimits(
  value: number,
  standardError: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const half = normalQuantile((1 + confidence) / 2) * standardError;
  return { lower: value - half, upper: value + half };
}
