/**
 * The summary measures of health inequality between subgroups that the World Health Organization's tools report.
 *
 * @module
 */
export { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
export { betweenGroupCoefficientOfVariation } from "./between-group-coefficient-of-variation.ts";
export { betweenGroupMeanLogDeviation } from "./between-group-mean-log-deviation.ts";
export { betweenGroupStandardDeviation } from "./between-group-standard-deviation.ts";
export { betweenGroupTheil } from "./between-group-theil.ts";
export { betweenGroupVariance } from "./between-group-variance.ts";
export { indexOfDisparity } from "./index-of-disparity.ts";
export { meanDifferenceFromBest } from "./mean-difference-from-best.ts";
export { meanDifferenceFromMean } from "./mean-difference-from-mean.ts";
export { meanDifferenceFromReference } from "./mean-difference-from-reference.ts";
export { measureSubgroups, type SubgroupMeasureId, type SubgroupMeasures } from "./measure-subgroups.ts";
export { populationAttributableFraction } from "./population-attributable-fraction.ts";
export { populationAttributableRisk } from "./population-attributable-risk.ts";
export { relativeConcentrationIndex } from "./relative-concentration-index.ts";
export { relativeIndexOfInequality } from "./relative-index-of-inequality.ts";
export { simpleDifference } from "./simple-difference.ts";
export { simpleRatio } from "./simple-ratio.ts";
export { slopeIndexOfInequality } from "./slope-index-of-inequality.ts";
export type { Subgroup } from "./subgroup.ts";
export type { SubgroupEstimate } from "./subgroup-estimate.ts";
export type { PairedSubgroupOptions, SubgroupOptions } from "./subgroup-options.ts";
