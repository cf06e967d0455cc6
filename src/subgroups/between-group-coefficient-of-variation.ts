import { dispersion } from "./internal/dispersion.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Coefficient of variation (covar): the between-group standard deviation in percent of the mean.
 *
 * `covar = 100 sqrt(sum p_i (y_i - m)^2) / m`, `m = sum p_i y_i`, p the population shares.
 *
 * Unit: percent. Range: 0 (all alike) upwards. Use it to compare spreads of indicators with different
 * levels or units.
 *
 * Interval: simulated, because the measure has no standard error formula. Every replicate draws each
 * estimate from a normal distribution with its standard error, again until the draw lies between the
 * `bounds` (by default 0 and `scale`); the limits are type 7 percentiles at the `level` asked for. The
 * mean, the best subgroup and the reference are those of the draws. Draws scatter more than what they are
 * drawn from, so the interval lies high where standard errors are large next to the gap.
 *
 * @throws `EqualizationError` `missing_option` (a population is missing), `zero_total` or
 *   `out_of_domain` (the mean is 0 or negative); {@link measureSubgroups} lists what is wrong with the
 *   input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate); its intervals rest on 100 draws,
 *   stay at 95 percent whatever the level asked for, and are bounded above only in percent.
 *
 * @example Relative spread over three regions
 * ```ts
 * import { betweenGroupCoefficientOfVariation } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * const { value } = betweenGroupCoefficientOfVariation(regions, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 20.2031
 * ```
 */
export function betweenGroupCoefficientOfVariation(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("betweenGroupCoefficientOfVariation", subgroups, options);
  return unwrapOutcome("betweenGroupCoefficientOfVariation", dispersion(setting, ["covar"])[0]!);
}
