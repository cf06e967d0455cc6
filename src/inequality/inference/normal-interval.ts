import { normalQuantile } from "../../numeric/normal-quantile.ts";

/** The value plus and minus its standard error times the normal quantile of the level. */
export function normalInterval(
  value: number,
  standardError: number,
  level: number,
): { readonly lower: number; readonly upper: number; readonly confidence: number } {
  const reach = normalQuantile(1 - (1 - level) / 2) * standardError;
  return { lower: value - reach, upper: value + reach, confidence: level };
}
