import { attributableFraction } from "./internal/attributable-fraction.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Population attributable fraction (paf): what the whole setting would gain at the level of its reference
 * subgroup, in percent of its average.
 *
 * `paf = 100 (y_ref - a) / a`, a the `settingAverage`, by default the weighted mean; 0 if it has the wrong sign.
 *
 * The reference is the subgroup of the highest order, for good and bad indicators alike; without orders,
 * the best: the largest estimate if more is better, else the smallest. Several such subgroups are pooled.
 * `reference` is not read.
 *
 * Standard error: that of a table of people by subgroup (reference or not) and by the indicator
 * (`estimate / scale` of them have it), so it needs `scale` and populations; it does not read `standardError`.
 *
 * With n_ref and N people, `c = n_ref y_ref / scale`, `d = n_ref - c`, `a' = N a / scale - c`, `b = N - a' - n_ref`:
 * `100 sqrt(c N (a' d (N - c) + b c^2) / ((a' + c)^3 (c + d)^3))`.
 *
 * Unit: percent, standard error and interval included. Range: 0 upwards if more is better; -100 to 0 if
 * less is better. Use it for how much better the setting could be. Do not read it as a causal effect.
 *
 * @throws `EqualizationError` `missing_option` (neither every population nor a setting average),
 *   `zero_total` or `out_of_domain` (the average is 0 or negative); {@link measureSubgroups} lists what is
 *   wrong with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1, which gives the estimate in percent but the
 *   standard error as a proportion, so that its interval is 100 times too narrow; multiply its standard
 *   error to compare.
 *
 * @example Everyone at the level of the richest
 * ```ts
 * import { populationAttributableFraction } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value } = populationAttributableFraction(quintiles, { favorable: true, scale: 100 });
 * Math.round(value * 1e4) / 1e4; // => 28.5714
 * ```
 */
export function populationAttributableFraction(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("populationAttributableFraction", subgroups, options);
  return unwrapOutcome("populationAttributableFraction", attributableFraction(setting));
}
