import { attributableFraction } from "./internal/attributable-fraction.ts";
import { attributableRisk } from "./internal/attributable-risk.ts";
import { concentration } from "./internal/concentration.ts";
import { difference } from "./internal/difference.ts";
import { dispersion } from "./internal/dispersion.ts";
import { DISPERSION_IDS } from "./internal/dispersion-ids.ts";
import { meanLogDeviation } from "./internal/mean-log-deviation.ts";
import type { Outcome } from "./internal/outcome.ts";
import { rankLine } from "./internal/rank-line.ts";
import { ratio } from "./internal/ratio.ts";
import { OPTION_NAMES, readSetting } from "./internal/read-setting.ts";
import { relativeIndex } from "./internal/relative-index.ts";
import { slopeFit } from "./internal/slope-fit.ts";
import { slopeIndex } from "./internal/slope-index.ts";
import { theil } from "./internal/theil.ts";
import { variance } from "./internal/variance.ts";
import type { Subgroup } from "./subgroup.ts";
import type { SubgroupEstimate } from "./subgroup-estimate.ts";
import type { SubgroupOptions } from "./subgroup-options.ts";

/** The short names under which the World Health Organization's tools report the 21 measures. */
export type SubgroupMeasureId =
  | "d"
  | "r"
  | "bgv"
  | "bgsd"
  | "covar"
  | "mdbu"
  | "mdbw"
  | "mdru"
  | "mdrw"
  | "mdmu"
  | "mdmw"
  | "idisu"
  | "idisw"
  | "ti"
  | "mld"
  | "aci"
  | "rci"
  | "sii"
  | "rii"
  | "paf"
  | "par";

/** The 21 measures by short name; `null` where these subgroups do not define one. */
export type SubgroupMeasures = Readonly<Record<SubgroupMeasureId, SubgroupEstimate | null>> & {
  /** Why a measure is `null`, or has an estimate but no interval. Measures that have both are not in it. */
  readonly reasons: Readonly<Partial<Record<SubgroupMeasureId, string>>>;
};

/**
 * All 21 summary measures of the gap between subgroups that the World Health Organization's equity tools report.
 *
 * | name | measure | unit | interval |
 * |---|---|---|---|
 * | d | {@link simpleDifference} | that of the estimates | from standard errors |
 * | r | {@link simpleRatio} | none | from standard errors, on the logarithm |
 * | bgv | {@link betweenGroupVariance} | its square | from standard errors |
 * | bgsd, covar | {@link betweenGroupStandardDeviation}, {@link betweenGroupCoefficientOfVariation} | same, percent | simulated |
 * | mdbu, mdbw | {@link meanDifferenceFromBest}, unweighted and weighted | same | simulated |
 * | mdru, mdrw | {@link meanDifferenceFromReference} | same | simulated |
 * | mdmu, mdmw | {@link meanDifferenceFromMean} | same | simulated |
 * | idisu, idisw | {@link indexOfDisparity} | percent | simulated |
 * | ti, mld | {@link betweenGroupTheil}, {@link betweenGroupMeanLogDeviation} | times 1,000 | from standard errors |
 * | aci, rci | {@link absoluteConcentrationIndex}, {@link relativeConcentrationIndex} | same, none | from the regression |
 * | sii, rii | {@link slopeIndexOfInequality}, {@link relativeIndexOfInequality} | same, none | from the regression |
 * | paf, par | {@link populationAttributableFraction}, {@link populationAttributableRisk} | percent, same | from scale and populations |
 *
 * Standard errors and intervals are in the unit of their value (`r` and `rii`: the standard error is that of the
 * logarithm). A measure that these subgroups do not define is `null`, and `reasons` says why; a measure without an interval has
 * its reason there too. So only `{ estimate }` is needed, and every further field opens further measures: `standardError` the
 * intervals, `population` the weighted measures, `order` the ranked ones, `reference` the distance from it.
 *
 * Ordered means that `order` is given: d and r compare its ends then, and paf and par its highest subgroup with
 * the average. Orders only rank: gaps are legal, equal orders are pooled. A population of 0 means absence. The order of rows
 * changes nothing, not even a simulated interval. With two subgroups every measure is defined, but the four regressions have no interval.
 *
 * Cost: O(n log n), and `replicates` times n for the simulation; `replicates: 0` leaves it out.
 *
 * @throws `EqualizationError` for input that is wrong whatever is measured: `too_few_observations` (fewer than 2
 *   subgroups with people), `not_finite`, `wrong_type`, `out_of_domain` (an estimate outside its bounds, by default 0 to `scale`; a negative standard error
 *   or population; an option outside its range), `zero_total` (every population is 0), `missing_value` (an order, stratum or cluster
 *   given to some subgroups only), `missing_option` (`favorable`; `bounds` for a `kind` that needs them), `unsupported_combination` (two
 *   references), `unknown_option`.
 *
 * @see A. Schlotheuber and A. R. Hosseinpoor, "Summary measures of health inequality: a review of existing measures and
 *   their application", International Journal of Environmental Research and Public Health 19(6), 3697, 2022. Every measure
 *   was checked against R healthequal 1.0.1; each by name says where the two differ, and why.
 *
 * @example Coverage by wealth
 * ```ts
 * import { measureSubgroups } from "equalis";
 * const quintiles = [
 *   { name: "poorest", estimate: 50, standardError: 2, population: 200, order: 1 },
 *   { name: "second", estimate: 60, standardError: 2, population: 200, order: 2 },
 *   { name: "middle", estimate: 70, standardError: 2, population: 200, order: 3 },
 *   { name: "fourth", estimate: 80, standardError: 2, population: 200, order: 4 },
 *   { name: "richest", estimate: 90, standardError: 2, population: 200, order: 5 },
 * ];
 * const measures = measureSubgroups(quintiles, { favorable: true, scale: 100 });
 * measures.d?.value; // => 40
 * measures.par?.value; // => 20
 * measures.mdru; // => null
 * measures.reasons.mdru; // => "needs a reference; mark one subgroup that has people with reference: true"
 * ```
 * @example Two estimates and nothing else
 * ```ts
 * import { measureSubgroups } from "equalis";
 * const measures = measureSubgroups([{ estimate: 31 }, { estimate: 62 }], { favorable: false });
 * measures.r?.value; // => 2
 * measures.r?.interval; // => null
 * measures.reasons.r; // => "the subgroups have no standard error; give standardError"
 * measures.aci; // => null
 * ```
 */
export function measureSubgroups(subgroups: readonly Subgroup[], options: SubgroupOptions): SubgroupMeasures {
  const setting = readSetting("measureSubgroups", subgroups, options, OPTION_NAMES);
  const [bgsd, covar, mdbu, mdbw, mdru, mdrw, mdmu, mdmw, idisu, idisw] = dispersion(
    setting,
    DISPERSION_IDS,
  ) as readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome];
  const line = rankLine(setting);
  const fit = slopeFit(setting, line);
  const outcomes: Readonly<Record<SubgroupMeasureId, Outcome>> = {
    d: difference(setting),
    r: ratio(setting),
    bgv: variance(setting),
    bgsd,
    covar,
    mdbu,
    mdbw,
    mdru,
    mdrw,
    mdmu,
    mdmw,
    idisu,
    idisw,
    ti: theil(setting),
    mld: meanLogDeviation(setting),
    aci: concentration(setting, line, false),
    rci: concentration(setting, line, true),
    sii: slopeIndex(setting, fit),
    rii: relativeIndex(setting, fit),
    paf: attributableFraction(setting),
    par: attributableRisk(setting),
  };
  const measures: Partial<Record<SubgroupMeasureId, SubgroupEstimate | null>> = {};
  const reasons: Partial<Record<SubgroupMeasureId, string>> = {};
  for (const id of Object.keys(outcomes) as SubgroupMeasureId[]) {
    const outcome = outcomes[id];
    measures[id] = "value" in outcome ? outcome : null;
    if (outcome.reason !== undefined) reasons[id] = outcome.reason;
  }
  return Object.assign(measures as Record<SubgroupMeasureId, SubgroupEstimate | null>, { reasons });
}
