import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/**
 * The estimate with the interval `value -/+ z standard error`. A string in place of the standard error is the
 * reason why there is none.
 */
export function wald(
  setting: Setting,
  value: number,
  standardError: number | string,
  method: string,
): Outcome {
  const { n, z, confidence } = setting;
  if (!Number.isFinite(value)) {
    return { code: "out_of_domain", reason: "the result is beyond the largest number; use a larger unit" };
  }
  const reason =
    typeof standardError === "string"
      ? standardError
      : "the standard error is beyond the largest number; use a larger unit";
  if (typeof standardError === "string" || !Number.isFinite(value + z * standardError)) {
    return { value, standardError: null, interval: null, method, n, reason };
  }
  const half = z * standardError;
  return {
    value,
    standardError,
    interval: { lower: value - half, upper: value + half, confidence },
    method,
    n,
  };
}
