import { dispersion } from "./internal/dispersion.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { PairedSubgroupOptions } from "./subgroup-options.ts";

/**
 * Mean difference from the best subgroup (mdbu, weighted mdbw): how far subgroups are from the best of
 * them, on average.
 *
 * `mdbu = (1/n) sum |y_i - best|`; `weighted: true`: `mdbw = sum p_i |y_i - best|`, p the population shares. The
 * best is the largest estimate if more is better, else the smallest.
 *
 * Unit: that of the estimates. Range: 0 (all alike) upwards. Use it for unordered subgroups where the best
 * shows what is possible; the weighted form says how much the average person lacks. The best of many noisy
 * estimates is too good: look at the interval.
 *
 * Interval: simulated, because the measure has no standard error formula. Every replicate draws each
 * estimate from a normal distribution with its standard error, again until the draw lies between the
 * `bounds` (by default 0 and `scale`); the limits are type 7 percentiles at the `level` asked for. The
 * mean, the best subgroup and the reference are those of the draws. Draws scatter more than what they are
 * drawn from, so the interval lies high where standard errors are large next to the gap. The best is picked
 * again in every draw.
 *
 * @throws `EqualizationError` `missing_option` (weighted, and a population is missing),
 *   `out_of_domain` (beyond the largest number); {@link measureSubgroups} lists what is wrong with the
 *   input itself.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing
 *   measures and their application", International Journal of Environmental Research and Public Health
 *   19(6), 3697, 2022. Checked against R healthequal 1.0.1 (estimate); its intervals rest on 100 draws,
 *   stay at 95 percent whatever the level asked for, and are bounded above only in percent. healthequal
 *   stops where standard errors are missing, here the estimate is given.
 *
 * @example What the regions lack to the best
 * ```ts
 * import { meanDifferenceFromBest } from "equalis";
 * const regions = [
 *   { name: "north", estimate: 50, standardError: 2, population: 100 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, reference: true },
 *   { name: "south", estimate: 90, standardError: 2, population: 100 },
 * ];
 * meanDifferenceFromBest(regions, { favorable: true }).value; // => 20
 * meanDifferenceFromBest(regions, { favorable: false, weighted: true }).value; // => 20
 * ```
 */
export function meanDifferenceFromBest(
  subgroups: readonly Subgroup[],
  options: PairedSubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("meanDifferenceFromBest", subgroups, options);
  const id = options.weighted === true ? "mdbw" : "mdbu";
  return unwrapOutcome("meanDifferenceFromBest", dispersion(setting, [id])[0]!);
}
