import { exponential } from "../../numeric/portable/exponential.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/**
 * The ratio with the interval `exp(ln ratio -/+ z standard error)`, the standard error being that of the
 * logarithm. A string in place of the standard error is the reason why there is none.
 */
export function logWald(
  setting: Setting,
  ratio: number,
  standardError: number | string,
  method: string,
): Outcome {
  const { n, z, confidence } = setting;
  if (!Number.isFinite(ratio)) {
    return {
      code: "out_of_domain",
      reason: "the ratio is beyond the largest number; its denominator is near 0",
    };
  }
  if (typeof standardError === "string") {
    return { value: ratio, standardError: null, interval: null, method, n, reason: standardError };
  }
  const factor = exponential(z * standardError);
  const interval = { lower: ratio / factor, upper: ratio * factor, confidence };
  if (Number.isFinite(interval.upper)) {
    return { value: ratio, standardError, interval, method, n };
  }
  return {
    value: ratio,
    standardError: Number.isFinite(standardError) ? standardError : null,
    interval: null,
    method,
    n,
    reason: "the upper limit is beyond the largest number",
  };
}
