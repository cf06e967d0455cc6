import { needsPopulation } from "./needs-population.ts";
import type { Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** The refusal of an entropy measure: it needs populations, and shares of a positive whole. */
export function entropyUndefined(setting: Setting): Undefined | null {
  const { estimates, mean, shares } = setting;
  if (shares === null) return needsPopulation(setting);
  for (const estimate of estimates) {
    if (estimate < 0)
      return { code: "out_of_domain", reason: "an estimate is negative; it has no logarithm" };
  }
  return mean > 0
    ? null
    : { code: "zero_total", reason: "every estimate is 0; shares of nothing are undefined" };
}
