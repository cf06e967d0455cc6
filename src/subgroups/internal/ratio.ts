import { hypotenuse } from "../../numeric/portable/hypotenuse.ts";
import { comparedPair } from "./compared-pair.ts";
import { logWald } from "./log-wald.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** The ratio of the two sides, with the error of the logarithm for independent estimates. */
export function ratio(setting: Setting): Outcome {
  const pair = comparedPair(setting);
  if ("code" in pair) return pair;
  const { first, second } = pair;
  if (first.estimate < 0 || second.estimate < 0) {
    return {
      code: "out_of_domain",
      reason: "one of the two estimates compared is negative; a ratio says nothing then",
    };
  }
  if (second.estimate === 0) {
    return { code: "zero_total", reason: "the estimate to divide by is 0" };
  }
  const value = first.estimate / second.estimate;
  const error = hypotenuse(first.error / first.estimate, second.error / second.estimate);
  if (first.estimate === 0)
    return logWald(setting, value, "the ratio is 0; its logarithm has no error", "analytic");
  return logWald(setting, value, Number.isNaN(error) ? String(setting.missingError) : error, "analytic");
}
