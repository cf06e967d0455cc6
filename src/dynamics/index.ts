/**
 * Is it getting better: convergence, mobility between classes, and how long it will take.
 *
 * @module
 */
export {
  type BetaConvergence,
  type BetaConvergenceOptions,
  betaConvergence,
  type GrowthCoefficient,
} from "./beta-convergence.ts";
export {
  type ConvergenceClub,
  type ConvergenceClubs,
  type ConvergenceClubsOptions,
  convergenceClubs,
} from "./convergence-clubs.ts";
export { type FirstPassageTimes, firstPassageTimes } from "./first-passage-times.ts";
export {
  type BandwidthRule,
  type KernelDensity,
  type KernelDensityOptions,
  kernelDensity,
} from "./kernel-density.ts";
export type { Trend } from "./linear-trend.ts";
export { type LogT, type LogTOptions, logT } from "./log-t.ts";
export type { LongRunVariance } from "./log-t-regression.ts";
export { type MobilityIndices, type MobilityIndicesOptions, mobilityIndices } from "./mobility-indices.ts";
export {
  type RankConcordance,
  type RankMobility,
  type RankMobilityOptions,
  rankMobility,
} from "./rank-mobility.ts";
export type { LogTTestOptions } from "./require-log-t.ts";
export {
  type SigmaConvergence,
  type SigmaConvergenceOptions,
  type SigmaMeasure,
  type SigmaPeriod,
  sigmaConvergence,
  type VarianceTest,
} from "./sigma-convergence.ts";
export {
  type SpatialTransition,
  type SpatialTransitionOptions,
  spatialTransition,
  type TransitionHomogeneity,
} from "./spatial-transition.ts";
export { type TargetStatus, type TargetTrack, type TrackTargetOptions, trackTarget } from "./track-target.ts";
export {
  type TransitionMatrix,
  type TransitionMatrixOptions,
  transitionMatrix,
} from "./transition-matrix.ts";
export type { TransitionSummary } from "./transition-summary.ts";
export { type YearsToTargetOptions, yearsToTarget } from "./years-to-target.ts";
