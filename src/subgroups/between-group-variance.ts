import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import { variance } from "./internal/variance.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Between-group variance (bgv): the population-weighted mean square distance of the subgroups from their
 * mean.
 *
 * `bgv = sum p_i (y_i - m)^2`, `m = sum p_i y_i`, p the population shares; standard error
 * `sqrt(4 sum p^2 s^2 (y - m)^2 + 2 ((sum p^2 s^2)^2 - sum p^4 s^4 + sum p^2 (1 - p)^2 s^4))`, exact for independent
 * normal estimates.
 *
 * Unit: the square of the estimates' unit. Range: 0 (all alike) upwards. Use it for many unordered
 * subgroups where a few far ones matter most; report {@link betweenGroupStandardDeviation} to people. The
 * interval is symmetric and not cut off at 0.
 *
 * @throws `EqualizationError` `missing_option` (a population is missing), `out_of_domain` (beyond
 *   the largest number); {@link measureSubgroups} lists what is wrong with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate, standard error and interval).
 *
 * @example Spread over three regions
 * ```ts
 * import { betweenGroupVariance } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * betweenGroupVariance(regions, { favorable: true }).value; // => 200
 * ```
 */
export function betweenGroupVariance(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("betweenGroupVariance", subgroups, options);
  return unwrapOutcome("betweenGroupVariance", variance(setting));
}
