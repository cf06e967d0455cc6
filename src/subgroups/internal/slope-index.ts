import type { Outcome, Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import type { SlopeFit } from "./slope-fit.ts";
import { wald } from "./wald.ts";

/** Level fitted at the most advantaged end less that at the most disadvantaged end. */
export function slopeIndex(setting: Setting, fit: SlopeFit | Undefined): Outcome {
  if ("code" in fit) return fit;
  const { bottom, top, unit, differenceError, method } = fit;
  const error = typeof differenceError === "string" ? differenceError : differenceError * unit;
  return wald(setting, (top - bottom) * unit, error, method);
}
