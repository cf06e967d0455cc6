import { logExcess } from "../../numeric/log-excess.ts";
import { entropyError } from "./entropy-error.ts";
import { entropyUndefined } from "./entropy-undefined.ts";
import { logRelative } from "./log-relative.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** 1,000 times the mean log deviation between subgroups; Infinity if an estimate is 0. */
export function meanLogDeviation(setting: Setting): Outcome {
  const refused = entropyUndefined(setting);
  if (refused !== null) return refused;
  const { n, estimates, given, mean } = setting;
  const shares = setting.shares!;
  let value = 0;
  for (let i = 0; i < n; i++) {
    if (given[i] === 0) {
      const reason = "an estimate is 0, where the mean log deviation diverges";
      return {
        value: Number.POSITIVE_INFINITY,
        standardError: null,
        interval: null,
        method: "analytic",
        n,
        reason,
      };
    }
    const d = (estimates[i]! - mean) / mean;
    // d - ln(1 + d) is never negative, and the part added sums to 0: nothing cancels in the sum.
    value += shares[i]! * (d < -0.3 ? d - logRelative(setting, i) : logExcess(d));
  }
  const error = entropyError(setting, (i) => 1 - mean / estimates[i]!);
  return wald(setting, 1000 * value, error, "analytic");
}
