import { rankLine } from "./internal/rank-line.ts";
import { readSetting } from "./internal/read-setting.ts";
import { relativeIndex } from "./internal/relative-index.ts";
import { slopeFit } from "./internal/slope-fit.ts";
import { unwrapOutcome } from "./internal/unwrap-outcome.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/**
 * Relative index of inequality (rii): the fitted level of the most advantaged person over that of the most
 * disadvantaged.
 *
 * `rii = f(1) / f(0)`, f the level fitted on the fractional rank, as in {@link slopeIndexOfInequality}.
 *
 * Estimates are fitted on R with the population as weight, once: by default `y / scale` by a logit curve
 * (fractional logit), with `linear: true` y by a straight line. The standard error is that of the sandwich
 * with n / (n - 2) (HC1), by the exact first derivative; two subgroups leave none. It does not read
 * `standardError`. `variance: "design"` takes each row for a person of a survey, drawn in clusters within
 * strata.
 *
 * No unit. Range: above 0; 1 is no gap; above 1, the advantaged have more of the indicator, good or bad:
 * it is not flipped. `standardError` is that of the logarithm, on which the interval is built. Use it for
 * ordered subgroups as a ratio that sees all of them.
 *
 * @throws `EqualizationError` `missing_option` (no order, a population is missing, or the logit has
 *   no scale), `too_few_observations` (one order only), `zero_total` (every estimate is 0),
 *   `out_of_domain` (an estimate outside 0 to scale, for the logit; a line that ends at or below 0),
 *   `no_convergence` (a step from 0 to scale, which no logit curve fits); {@link measureSubgroups} lists
 *   what is wrong with the input itself.
 *
 * @see J. P. Mackenbach and A. E. Kunst, "Measuring the magnitude of socio-economic inequalities in
 *   health", Social Science and Medicine 44(6), 1997. Checked against R healthequal 1.0.1 with
 *   `linear = TRUE` (to its finite differences, 1e-5) and on survey records; against R `glm` with a sandwich by hand
 *   for the logit. healthequal's own logit on subgroups counts the population twice (weights of population
 *   squared), rounds to whole people, and guesses the scale from the largest estimate, so that a rate per
 *   1,000 below 100 is read as percent: its numbers differ.
 *
 * @example Coverage by wealth
 * ```ts
 * import { relativeIndexOfInequality } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const { value } = relativeIndexOfInequality(quintiles, { favorable: true, linear: true });
 * Math.round(value * 1e4) / 1e4; // => 2.1111
 * ```
 */
export function relativeIndexOfInequality(
  subgroups: readonly Subgroup[],
  options: SubgroupOptions,
): SubgroupEstimate {
  const setting = readSetting("relativeIndexOfInequality", subgroups, options);
  return unwrapOutcome(
    "relativeIndexOfInequality",
    relativeIndex(setting, slopeFit(setting, rankLine(setting))),
  );
}
