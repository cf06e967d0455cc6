import { rankLine } from "./internal/rank-line.ts";
import { readSetting } from "./internal/read-setting.ts";
import { slopeFit } from "./internal/slope-fit.ts";
import { slopeIndex } from "./internal/slope-index.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Slope index of inequality (sii): the difference between the fitted levels of the most advantaged and the
 * most disadvantaged person.
 *
 * `sii = f(1) - f(0)`, f the level fitted on the fractional rank R: the share of people of lower order plus half the share of
 * its own order. Equal orders are pooled.
 *
 * Estimates are fitted on R with the population as weight, once: by default `y / scale` by a logit curve
 * (fractional logit), with `linear: true` y by a straight line. The standard error is that of the sandwich
 * with n / (n - 2) (HC1), by the exact first derivative; two subgroups leave none. It does not read
 * `standardError`. `variance: "design"` takes each row for a person of a survey, drawn in clusters within
 * strata.
 *
 * Unit: that of the estimates, standard error and interval included. Range: -scale to scale for the logit;
 * above 0, the advantaged have more of the indicator, good or bad: the sign is not flipped. Use it for
 * ordered subgroups as a difference that sees all of them. The logit keeps fitted levels inside 0 to
 * scale; the line may leave it.
 *
 * @throws `EqualizationError` `missing_option` (no order, a population is missing, or the logit has
 *   no scale), `too_few_observations` (one order only), `out_of_domain` (an estimate outside 0 to scale,
 *   for the logit), `no_convergence` (a step from 0 to scale, which no logit curve fits);
 *   {@link measureSubgroups} lists what is wrong with the input itself.
 *
 * @see J. P. Mackenbach and A. E. Kunst, "Measuring the magnitude of socio-economic inequalities in
 *   health", Social Science and Medicine 44(6), 1997. Checked against R healthequal 1.0.1 with
 *   `linear = TRUE` (to its finite differences, 1e-5) and on survey records; against R `glm` with a sandwich by hand
 *   for the logit. healthequal's own logit on subgroups counts the population twice (weights of population
 *   squared), rounds to whole people, and guesses the scale from the largest estimate, so that a rate per
 *   1,000 below 100 is read as percent: its numbers differ. It also leaves the standard error of the slope
 *   index on the scale of 0 to 1.
 *
 * @example Coverage by wealth
 * ```ts
 * import { slopeIndexOfInequality } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const line = slopeIndexOfInequality(quintiles, { favorable: true, linear: true });
 * Math.round(line.value * 1e4) / 1e4; // => 50
 * const curve = slopeIndexOfInequality(quintiles, { favorable: true, scale: 100 });
 * Math.round(curve.value * 10) / 10; // => 48.6
 * ```
 */
export function slopeIndexOfInequality(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("slopeIndexOfInequality", subgroups, options);
  return unwrapOutcome("slopeIndexOfInequality", slopeIndex(setting, slopeFit(setting, rankLine(setting))));
}
