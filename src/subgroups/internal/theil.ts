import { logExcess } from "../../numeric/log-excess.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { entropyError } from "./entropy-error.ts";
import { entropyUndefined } from "./entropy-undefined.ts";
import { logRelative } from "./log-relative.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** 1,000 times the Theil index between subgroups. */
export function theil(setting: Setting): Outcome {
  const refused = entropyUndefined(setting);
  if (refused !== null) return refused;
  const { n, estimates, mean } = setting;
  const shares = setting.shares!;
  let value = 0;
  let center = 0;
  for (let i = 0; i < n; i++) {
    const relative = estimates[i]! / mean;
    const d = (estimates[i]! - mean) / mean;
    // r ln r - (r - 1) is never negative, and the part taken off adds up to 0: nothing cancels in the sum.
    if (relative === 0) value += shares[i]!;
    else if (d > 0.3) value += shares[i]! * (relative * logarithm(relative) - d);
    else value += shares[i]! * (d * d - relative * logExcess(d));
    if (relative > 0) center += shares[i]! * relative * (1 + logRelative(setting, i));
  }
  const error = entropyError(setting, (i) => 1 + logRelative(setting, i) - center);
  return wald(setting, 1000 * value, error, "analytic");
}
