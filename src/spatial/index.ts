/**
 * Whether near places are alike: spatial weights, Moran, Geary, Getis and Ord, Lee, join counts, their local and bivariate versions; smoothed rates and
 * the geographical detector.
 *
 * @module
 */
export type { DistanceMetric, GeographicPoint, PlanarPoint, Point } from "../numeric/locate-points.ts";
export type { SpatialWeightStyle, SpatialWeights } from "../numeric/spatial-weights.ts";
export type {
  Autocorrelation,
  AutocorrelationOptions,
  SpatialAlternative,
  SpatialInference,
} from "./global/autocorrelation.ts";
export {
  type BivariateAutocorrelation,
  type BivariateMoranOptions,
  type BivariateNull,
  bivariateMoran,
} from "./global/bivariate-moran.ts";
export { gearyC } from "./global/geary-c.ts";
export { getisOrdG } from "./global/getis-ord-g.ts";
export {
  type JoinCount,
  type JoinCounts,
  type JoinCountsOptions,
  joinCounts,
  type LabelJoins,
} from "./global/join-counts.ts";
export { type LeeAutocorrelation, type LeeOptions, leeL } from "./global/lee-l.ts";
export { moranI } from "./global/moran-i.ts";
export { type SpatialGini, type SpatialGiniOptions, spatialGini } from "./global/spatial-gini.ts";
export type { UnitValues } from "./inference/require-values.ts";
export type { LocalAutocorrelation, LocalOptions } from "./local/local-autocorrelation.ts";
export { localBivariateMoran } from "./local/local-bivariate-moran.ts";
export { type LocalGOptions, localG } from "./local/local-g.ts";
export { localGeary } from "./local/local-geary.ts";
export {
  type LocalMoran,
  type LocalMoranOptions,
  localMoran,
  type MoranQuadrant,
} from "./local/local-moran.ts";
export { type EmpiricalBayesRates, empiricalBayesRates } from "./rates/empirical-bayes-rates.ts";
export {
  type GeodetectorFactor,
  type GeodetectorInteraction,
  type GeodetectorOptions,
  type GeodetectorResult,
  type GeodetectorRisk,
  geodetector,
} from "./strata/geodetector.ts";
export type { Asymmetry } from "./weights/build-weights.ts";
export { distanceBand } from "./weights/distance-band.ts";
export {
  type InverseDistanceOptions,
  inverseDistanceWeights,
} from "./weights/inverse-distance-weights.ts";
export { type KernelShape, type KernelWeightsOptions, kernelWeights } from "./weights/kernel-weights.ts";
export { type NeighborOptions, nearestNeighbors } from "./weights/nearest-neighbors.ts";
export type { NeighborLists } from "./weights/neighbor-lists.ts";
export { type SpatialWeightsOptions, spatialWeights } from "./weights/spatial-weights.ts";
export type { WeightedNeighborLists } from "./weights/weighted-neighbor-lists.ts";
