import { dispersion } from "./internal/dispersion.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { PairedSubgroupOptions } from "./subgroup-options.ts";

/**
 * Mean difference from the mean (mdmu, weighted mdmw): how far subgroups are from the average, on average.
 *
 * `mdmu = (1/n) sum |y_i - a|`, a the `settingAverage`, by default the weighted mean `m = sum p_i y_i`;
 * `weighted: true`: `mdmw = sum p_i |y_i - m|`, p the population shares.
 *
 * Unit: that of the estimates. Range: 0 (all alike) upwards. Use it for unordered subgroups where no
 * subgroup is a yardstick. `settingAverage` is taken as known without error, and is not read by the
 * weighted form.
 *
 * Interval: simulated, because the measure has no standard error formula. Every replicate draws each
 * estimate from a normal distribution with its standard error, again until the draw lies between the
 * `bounds` (by default 0 and `scale`); the limits are type 7 percentiles at the `level` asked for. The
 * mean, the best subgroup and the reference are those of the draws. Draws scatter more than what they are
 * drawn from, so the interval lies high where standard errors are large next to the gap.
 *
 * @throws `EqualizationError` `missing_option` (a population is missing and there is no setting
 *   average to go by), `out_of_domain` (beyond the largest number); {@link measureSubgroups} lists what is
 *   wrong with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate); its intervals rest on 100 draws,
 *   stay at 95 percent whatever the level asked for, and are bounded above only in percent.
 *
 * @example Distance from the average
 * ```ts
 * import { meanDifferenceFromMean } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * const { value } = meanDifferenceFromMean(regions, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 13.3333
 * meanDifferenceFromMean(regions, { favorable: true, weighted: true }).value; // => 10
 * ```
 */
export function meanDifferenceFromMean(
  subgroups: readonly Subgroup[],
  options: PairedSubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("meanDifferenceFromMean", subgroups, options);
  const id = options.weighted === true ? "mdmw" : "mdmu";
  return unwrapOutcome("meanDifferenceFromMean", dispersion(setting, [id])[0]!);
}
