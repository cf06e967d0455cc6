import { difference } from "./internal/difference.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Difference (d): how much higher the indicator stands in one subgroup than in another.
 *
 * `d = y1 - y2`, standard error `sqrt(s1^2 + s2^2)`.
 *
 * - Ordered dimension: the two ends. If more is better, highest order less lowest; else lowest less highest. A gap
 *   to the disadvantage of the lowest is positive in both cases.
 * - No order: largest less smallest. With a `reference`: if more is better, reference less the smallest of the others;
 *   else the largest of the others less the reference.
 * - An ordered dimension does not read `reference`. Several subgroups at one end of the order are pooled by population.
 *
 * Unit: that of the estimates. Range: any number; 0 is no gap, and an unordered dimension without a
 * reference never goes below 0. Use it to say how large a gap is in the unit people know. Do not use it
 * alone where there are more than two subgroups: it sees two of them. The standard error takes the two
 * estimates as independent. Only the standard errors of these two are needed.
 *
 * @throws `EqualizationError` `too_few_observations` (one order only), `missing_option` (subgroups
 *   to be pooled without populations), `out_of_domain` (beyond the largest number);
 *   {@link measureSubgroups} lists what is wrong with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate, standard error and interval).
 *
 * @example Coverage in the richest and the poorest fifth
 * ```ts
 * import { simpleDifference } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value, interval } = simpleDifference(quintiles, { favorable: true });
 * value; // => 40
 * interval?.lower.toFixed(2); // => "34.46"
 * interval?.upper.toFixed(2); // => "45.54"
 * ```
 */
export function simpleDifference(subgroups: readonly Subgroup[], options: SubgroupOptions): SubgroupEstimate {
  const setting = readSetting("simpleDifference", subgroups, options);
  return unwrapOutcome("simpleDifference", difference(setting));
}
