import { readSetting } from "./internal/read-setting.ts";
import { theil } from "./internal/theil.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Theil index between subgroups (ti), times 1,000.
 *
 * `ti = 1000 sum p_i r_i ln r_i`, `r_i = y_i / m`, `m = sum p_i y_i`, p the population shares; standard error
 * `1000 sqrt(sum (1 + ln r_i - K)^2 p_i^2 s_i^2) / m`, `K = sum p_i r_i (1 + ln r_i)`.
 *
 * No unit; value, standard error and interval are all times 1,000. Range: 0 (all alike) to 1000 ln(1 / p)
 * with everything in one subgroup of share p. Use it for unordered subgroups, where far ones are to count
 * more than near ones. An estimate of 0 counts by the limit 0 ln 0 = 0; the index has no derivative there,
 * so that there is no interval.
 *
 * @throws `EqualizationError` `missing_option` (a population is missing), `zero_total` (every
 *   estimate is 0), `out_of_domain` (a negative estimate); {@link measureSubgroups} lists what is wrong
 *   with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1, which multiplies the estimate by 1,000 but not
 *   the standard error, so that its interval is 1,000 times too narrow; multiply its standard error to
 *   compare.
 *
 * @example Three regions
 * ```ts
 * import { betweenGroupTheil } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * const { value, standardError } = betweenGroupTheil(regions, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 20.6953
 * standardError?.toFixed(4); // => "3.0512"
 * ```
 */
export function betweenGroupTheil(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("betweenGroupTheil", subgroups, options);
  return unwrapOutcome("betweenGroupTheil", theil(setting));
}
