/**
 * Agreement: whether appraisers, coders and experts can be relied upon, and what a questionnaire says.
 *
 * @module
 */

export type { Category, KappaWeighting } from "./categories.ts";
export { type CohenKappaOptions, cohenKappa, type Kappa } from "./cohen-kappa.ts";
export { type CronbachAlpha, type CronbachItem, cronbachAlpha } from "./cronbach-alpha.ts";
export {
  type DelphiBounds,
  type DelphiConcordance,
  type DelphiConsensus,
  type DelphiConsensusOptions,
  type DelphiItem,
  delphiConsensus,
} from "./delphi-consensus.ts";
export { type FleissKappa, type FleissKappaOptions, fleissKappa } from "./fleiss-kappa.ts";
export {
  type ImportancePerformance,
  type ImportancePerformanceCenter,
  type ImportancePerformanceItem,
  type ImportancePerformanceOptions,
  type ImportancePerformanceQuadrant,
  importancePerformance,
} from "./importance-performance.ts";
export {
  type IntraclassCorrelation,
  type IntraclassCorrelationOptions,
  intraclassCorrelation,
} from "./intraclass-correlation.ts";
export { type KendallW, type KendallWOptions, kendallW } from "./kendall-w.ts";
export {
  type AlphaInterval,
  type AlphaIntervalOptions,
  type KrippendorffAlpha,
  type KrippendorffAlphaOptions,
  krippendorffAlpha,
} from "./krippendorff-alpha.ts";
export { type RakedWeights, type RakeMargin, type RakeWeightsOptions, rakeWeights } from "./rake-weights.ts";
export type { SurveyDesign } from "./survey-design.ts";
export {
  type SurveyDifference,
  type SurveyDifferenceOptions,
  surveyDifference,
} from "./survey-difference.ts";
export { type SurveyMean, type SurveyMeanOptions, surveyMean } from "./survey-mean.ts";
