import { concentration } from "./internal/concentration.ts";
import { rankLine } from "./internal/rank-line.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Absolute concentration index (aci): how far the indicator is concentrated among the advantaged, in its
 * own unit.
 *
 * `aci = 2 cov(y, R)`, weighted by population, R the fractional rank of each subgroup: the share of people of lower order plus
 * half the share of its own order. Equal orders are pooled.
 *
 * The regression is that of `2 var(R) y` on R with the shares as weights, standard error
 * `sqrt(RSS / (n - 2) / var(R))`, RSS its weighted residual sum of squares; with two subgroups there is none. It does not
 * read `standardError`. `variance: "design"` takes each row for a person of a survey, drawn in clusters
 * within strata.
 *
 * Unit: that of the estimates; with `bounds` it is taken of `(y - lower) / (upper - lower)` and has none.
 * Range: any number; above 0, the indicator is concentrated among the advantaged (highest order), below 0
 * among the disadvantaged, whether it is a good or a bad: the sign is not flipped. Use it for ordered
 * subgroups, where the whole ranking and the size of subgroups are to count.
 *
 * @throws `EqualizationError` `missing_option` (no order, or a population is missing),
 *   `too_few_observations` (one order only), `out_of_domain` (beyond the largest number);
 *   {@link measureSubgroups} lists what is wrong with the input itself.
 *
 * @see A. Wagstaff, P. Paci and E. van Doorslaer, "On the measurement of inequalities in health", Social
 *   Science and Medicine 33(5), 1991. Checked against R healthequal 1.0.1 (estimate, standard error and
 *   interval; with bounds; survey records).
 *
 * @example Coverage by wealth
 * ```ts
 * import { absoluteConcentrationIndex } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value } = absoluteConcentrationIndex(quintiles, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 8
 * ```
 */
export function absoluteConcentrationIndex(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("absoluteConcentrationIndex", subgroups, options);
  return unwrapOutcome("absoluteConcentrationIndex", concentration(setting, rankLine(setting), false));
}
