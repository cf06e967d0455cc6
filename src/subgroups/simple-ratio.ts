import { ratio } from "./internal/ratio.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Ratio (r): how many times as high the indicator stands in one subgroup as in another.
 *
 * `r = y1 / y2`, interval `exp(ln r -/+ z s)` with `s = sqrt((s1 / y1)^2 + (s2 / y2)^2)`.
 *
 * The two subgroups are those of {@link simpleDifference}.
 *
 * No unit. Range: 0 upwards; 1 is no gap. `standardError` is that of the logarithm, s, on which the
 * interval is built. Use it next to the difference: a ratio can grow while the difference shrinks. Do not
 * use it where the estimate to divide by is near 0. An `y1` of 0 gives the value 0 without an interval.
 *
 * @throws `EqualizationError` `zero_total` (the estimate to divide by is 0), `out_of_domain` (a
 *   negative estimate, or beyond the largest number), `too_few_observations` (one order only),
 *   `missing_option` (subgroups to be pooled without populations); {@link measureSubgroups} lists what is
 *   wrong with the input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate, standard error and interval);
 *   healthequal stops where standard errors are missing, here the estimate is given.
 *
 * @example Coverage in the richest over the poorest fifth
 * ```ts
 * import { simpleRatio } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value, interval } = simpleRatio(quintiles, { favorable: true });
 * value; // => 1.8
 * interval?.lower.toFixed(3); // => "1.646"
 * interval?.upper.toFixed(3); // => "1.969"
 * ```
 */
export function simpleRatio(subgroups: readonly Subgroup[], options: SubgroupOptions): SubgroupEstimate {
  const setting = readSetting("simpleRatio", subgroups, options);
  return unwrapOutcome("simpleRatio", ratio(setting));
}
