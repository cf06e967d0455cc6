import { concentration } from "./internal/concentration.ts";
import { rankLine } from "./internal/rank-line.ts";
import { readSetting } from "./internal/read-setting.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Relative concentration index (rci): the absolute one divided by the mean.
 *
 * `rci = 2 cov(y, R) / m`, weighted by population, R the fractional rank of each subgroup (see {@link absoluteConcentrationIndex}).
 * `kind: "wagstaff"`: `rci / (1 - m)` and `kind: "erreygers"`: `4 m rci`, both of `(y - lower) / (upper - lower)` with the
 * theoretical `bounds` of the indicator, never those of the sample.
 *
 * The regression is that of `2 var(R) y` on R with the shares as weights, standard error
 * `sqrt(RSS / (n - 2) / var(R))`, RSS its weighted residual sum of squares; with two subgroups there is none. It does not
 * read `standardError`. `variance: "design"` takes each row for a person of a survey, drawn in clusters
 * within strata. The mean is taken as known.
 *
 * No unit. Range: -1 to 1 for estimates of at least 0; above 0, the indicator is concentrated among the
 * advantaged (highest order), below 0 among the disadvantaged: the sign is not flipped. Use it for ordered
 * subgroups and to compare indicators of different level. An indicator in percent and its complement have
 * different relative indices; `"erreygers"` gives both the same size.
 *
 * @throws `EqualizationError` `missing_option` (no order, or a population is missing),
 *   `too_few_observations` (one order only), `zero_total` (the mean is 0 or, for
 *   Wagstaff, at the upper bound); {@link measureSubgroups} lists what is wrong with the input itself.
 *
 * @see A. Wagstaff, "The bounds of the concentration index when the variable of interest is binary",
 *   Health Economics 14(4), 2005; G. Erreygers, "Correcting the concentration index", Journal of Health
 *   Economics 28(2), 2009. Checked against R healthequal 1.0.1 (estimate, standard error and interval; all
 *   kinds; survey records).
 *
 * @example Coverage by wealth
 * ```ts
 * import { relativeConcentrationIndex } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value } = relativeConcentrationIndex(quintiles, { favorable: true });
 * Math.round(value * 1e4) / 1e4; // => 0.1143
 * ```
 */
export function relativeConcentrationIndex(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("relativeConcentrationIndex", subgroups, options);
  return unwrapOutcome("relativeConcentrationIndex", concentration(setting, rankLine(setting), true));
}
