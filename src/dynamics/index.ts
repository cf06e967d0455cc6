/**
 * Is it getting better: convergence, mobility between classes, and how long it will take.
 *
 * @module
 */

export type { Coefficient, CoefficientInterval } from "../model/results/coefficient.ts";
export {
  type BetaConvergence,
  type BetaConvergenceOptions,
  betaConvergence,
  type GrowthCoefficient,
} from "./convergence/beta-convergence.ts";
export {
  type ConvergenceClub,
  type ConvergenceClubs,
  type ConvergenceClubsOptions,
  convergenceClubs,
} from "./convergence/convergence-clubs.ts";
export { type LogT, type LogTOptions, logT } from "./convergence/log-t.ts";
export type { LongRunVariance } from "./convergence/log-t-regression.ts";
export type { LogTTestOptions } from "./convergence/require-log-t.ts";
export {
  type DispersionStatistic,
  type SigmaConvergence,
  type SigmaConvergenceOptions,
  type SigmaPeriod,
  sigmaConvergence,
  type VarianceTest,
} from "./convergence/sigma-convergence.ts";
export { type GreyForecast, type GreyForecastOptions, greyForecast } from "./forecasts/grey-forecast.ts";
export {
  type BySex,
  type PopulationStep,
  type ProjectPopulation,
  type ProjectPopulationOptions,
  projectPopulation,
} from "./forecasts/project-population.ts";
export {
  type TrendForecast,
  type TrendForecastOptions,
  type TrendPoint,
  trendForecast,
} from "./forecasts/trend-forecast.ts";
export {
  type BandwidthRule,
  type KernelDensity,
  type KernelDensityOptions,
  kernelDensity,
} from "./kernel-density.ts";
export type { Trend } from "./targets/linear-trend.ts";
export {
  type TargetStatus,
  type TargetTrack,
  type TrackTargetOptions,
  trackTarget,
} from "./targets/track-target.ts";
export { type YearsToTargetOptions, yearsToTarget } from "./targets/years-to-target.ts";
export {
  type ThresholdRegression,
  type ThresholdRegressionOptions,
  thresholdRegression,
} from "./threshold/threshold-regression.ts";
export { type CategoryTransitionOptions, categoryTransition } from "./transitions/category-transition.ts";
export { type FirstPassageTimes, firstPassageTimes } from "./transitions/first-passage-times.ts";
export {
  type LisaClass,
  type LisaIndependence,
  type LisaTransition,
  type LisaTransitionOptions,
  lisaTransition,
} from "./transitions/lisa-transition.ts";
export {
  type MobilityIndices,
  type MobilityIndicesOptions,
  mobilityIndices,
} from "./transitions/mobility-indices.ts";
export {
  type RankConcordance,
  type RankMobility,
  type RankMobilityOptions,
  rankMobility,
} from "./transitions/rank-mobility.ts";
export {
  type SpatialTransition,
  type SpatialTransitionOptions,
  spatialTransition,
} from "./transitions/spatial-transition.ts";
export { type TransitionHomogeneity, transitionHomogeneity } from "./transitions/transition-homogeneity.ts";
export {
  type TransitionMatrix,
  type TransitionMatrixOptions,
  transitionMatrix,
} from "./transitions/transition-matrix.ts";
export type { TransitionSummary } from "./transitions/transition-summary.ts";
