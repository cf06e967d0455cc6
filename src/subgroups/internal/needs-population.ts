import type { Undefined } from "./outcome.ts";
import type { Setting } from "./setting.ts";

/** The refusal of a measure that counts people where their number is missing. */
export function needsPopulation(setting: Setting): Undefined {
  return {
    code: "missing_option",
    reason: `needs the population of every subgroup; ${setting.missingPopulation}`,
  };
}
