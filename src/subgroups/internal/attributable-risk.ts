import { attributable } from "./attributable.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** The gain in the unit of the estimates. */
export function attributableRisk(setting: Setting): Outcome {
  const result = attributable(setting);
  if ("code" in result) return result;
  const { gain, average, error } = result;
  return wald(
    setting,
    gain * setting.unit,
    typeof error === "string" ? error : average * error * setting.unit,
    "analytic",
  );
}
