import { logWald } from "./log-wald.ts";
import type { Outcome, Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import type { SlopeFit } from "./slope-fit.ts";

/** Level fitted at the most advantaged end over that at the most disadvantaged end. */
export function relativeIndex(setting: Setting, fit: SlopeFit | Undefined): Outcome {
  if ("code" in fit) return fit;
  const { bottom, top, logRatioError, method } = fit;
  if (bottom === 0 && top === 0) {
    return { code: "zero_total", reason: "every estimate is 0; there is no ratio of nothing" };
  }
  if (bottom < 0 || top < 0 || (setting.linear && (bottom === 0 || top === 0))) {
    return {
      code: "out_of_domain",
      reason:
        "the line meets an end of the ranking at or below 0, where a ratio says nothing; fit the logit instead",
    };
  }
  return logWald(setting, top / bottom, logRatioError, method);
}
