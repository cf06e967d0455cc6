/**
 * Did the policy narrow the gap: effects of treatments on regions over time.
 *
 * @module
 */
export type { Coefficient, CoefficientInterval } from "../model/results/coefficient.ts";
export type { Permutation } from "../model/results/permutation.ts";
export {
  type BaconComparison,
  type BaconDecomposition,
  type BaconDecompositionOptions,
  type BaconKind,
  baconDecomposition,
} from "./bacon-decomposition.ts";
export { type DifferenceInDifferencesOptions, differenceInDifferences } from "./difference-in-differences.ts";
export type { DifferenceInDifferences, MeansBeforeAfter } from "./estimate-difference.ts";
export { type EventStudy, type EventStudyOptions, eventStudy } from "./event-study.ts";
export type { PanelEffects, PanelVariance } from "./fit-panel.ts";
export type { SeriesVariance } from "./fit-series.ts";
export { type GapEffect, type GapEffectOptions, type GapIndexOption, gapEffect } from "./gap-effect.ts";
export {
  type GroupTimeEffects,
  type GroupTimeEffectsOptions,
  groupTimeEffects,
} from "./group-time-effects.ts";
export {
  type InterruptedTimeSeries,
  type InterruptedTimeSeriesOptions,
  type InterruptionEffect,
  interruptedTimeSeries,
} from "./interrupted-time-series.ts";
export {
  type PanelOptions,
  type PanelRegression,
  type PanelRegressionOptions,
  panelRegression,
} from "./panel-regression.ts";
export type { PermutationOptions } from "./permutation.ts";
export {
  type PlaceboUnit,
  type SyntheticControl,
  type SyntheticControlOptions,
  type SyntheticPoint,
  syntheticControl,
} from "./synthetic-control.ts";
export {
  type SyntheticDifferenceInDifferences,
  type SyntheticDifferenceInDifferencesOptions,
  syntheticDifferenceInDifferences,
} from "./synthetic-difference-in-differences.ts";
export type { TreatedFrom } from "./treated-from.ts";
