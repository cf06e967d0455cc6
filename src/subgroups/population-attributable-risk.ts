import { attributableRisk } from "./internal/attributable-risk.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Population attributable risk (par): what the whole setting would gain at the level of its reference
 * subgroup.
 *
 * `par = y_ref - a`, a the `settingAverage`, by default the weighted mean; 0 if it has the wrong sign.
 *
 * The reference is the subgroup of the highest order, for good and bad indicators alike; without orders,
 * the best: the largest estimate if more is better, else the smallest. Several such subgroups are pooled.
 * `reference` is not read.
 *
 * Standard error: that of a table of people by subgroup (reference or not) and by the indicator
 * (`estimate / scale` of them have it), so it needs `scale` and populations; it does not read `standardError`. It is
 * a times that of {@link populationAttributableFraction} over 100.
 *
 * Unit: that of the estimates. Range: 0 upwards if more is better; 0 downwards if less is better. Use it
 * for how many points the setting could gain. Do not read it as a causal effect.
 *
 * @throws `EqualizationError` `missing_option` (neither every population nor a setting average),
 *   `out_of_domain` (beyond the largest number); {@link measureSubgroups} lists what is wrong with the
 *   input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate, standard error and interval).
 *
 * @example Everyone at the level of the richest
 * ```ts
 * import { populationAttributableRisk } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * populationAttributableRisk(quintiles, { favorable: true, scale: 100 }).value; // => 20
 * ```
 */
export function populationAttributableRisk(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("populationAttributableRisk", subgroups, options);
  return unwrapOutcome("populationAttributableRisk", attributableRisk(setting));
}
