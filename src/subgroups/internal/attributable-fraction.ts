import { attributable } from "./attributable.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** The gain in percent of the average. */
export function attributableFraction(setting: Setting): Outcome {
  const result = attributable(setting);
  if ("code" in result) return result;
  const { gain, average, error } = result;
  if (average <= 0) {
    return average === 0
      ? { code: "zero_total", reason: "the average is 0; there is no fraction of nothing" }
      : { code: "out_of_domain", reason: "the average is negative; a fraction of it says nothing" };
  }
  return wald(setting, (100 * gain) / average, typeof error === "string" ? error : 100 * error, "analytic");
}
