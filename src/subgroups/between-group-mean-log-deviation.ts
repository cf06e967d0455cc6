import { meanLogDeviation } from "./internal/mean-log-deviation.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Mean log deviation between subgroups (mld), times 1,000.
 *
 * `mld = 1000 sum -p_i ln r_i`, `r_i = y_i / m`, `m = sum p_i y_i`, p the population shares; standard error
 * `1000 sqrt(sum p_i^2 s_i^2 (1 - 1 / r_i)^2) / m`.
 *
 * No unit; value, standard error and interval are all times 1,000. Range: 0 (all alike) upwards. Use it
 * for unordered subgroups, where those far below the mean are to count most. An estimate of 0 makes it
 * Infinity, without an interval: it is not nudged away from 0.
 *
 * @throws `EqualizationError` `missing_option` (a population is missing), `zero_total` (every
 *   estimate is 0), `out_of_domain` (a negative estimate); {@link measureSubgroups} lists what is wrong
 *   with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1, which multiplies the estimate by 1,000 but not
 *   the standard error, so that its interval is 1,000 times too narrow, and puts 0.000001 for an estimate
 *   of 0.
 *
 * @example Three regions
 * ```ts
 * import { betweenGroupMeanLogDeviation } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * const { value } = betweenGroupMeanLogDeviation(regions, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 21.2895
 * ```
 */
export function betweenGroupMeanLogDeviation(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("betweenGroupMeanLogDeviation", subgroups, options);
  return unwrapOutcome("betweenGroupMeanLogDeviation", meanLogDeviation(setting));
}
