import { hypotenuse } from "../../numeric/portable/hypotenuse.ts";
import { comparedPair } from "./compared-pair.ts";
import type { Outcome } from "./outcome.ts";
import type { Setting } from "./setting.ts";
import { wald } from "./wald.ts";

/** The difference of the two sides, with the error of independent estimates. */
export function difference(setting: Setting): Outcome {
  const pair = comparedPair(setting);
  if ("code" in pair) return pair;
  const { first, second } = pair;
  const error = hypotenuse(first.error, second.error);
  return wald(
    setting,
    first.estimate - second.estimate,
    // NaN where one of the two is missing; the other subgroups do not matter here.
    Number.isNaN(error) ? String(setting.missingError) : error,
    "analytic",
  );
}
