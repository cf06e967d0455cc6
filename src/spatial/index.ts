/**
 * Whether near places are alike: spatial weights, Moran, Geary, Getis and Ord, and their local versions.
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
} from "./autocorrelation.ts";
export type { Asymmetry } from "./build-weights.ts";
export { distanceBand } from "./distance-band.ts";
export { gearyC } from "./geary-c.ts";
export { getisOrdG } from "./getis-ord-g.ts";
export type { LocalAutocorrelation, LocalOptions } from "./local-autocorrelation.ts";
export { type LocalGOptions, localG } from "./local-g.ts";
export {
  type LocalMoran,
  type LocalMoranOptions,
  localMoran,
  type MoranQuadrant,
} from "./local-moran.ts";
export { moranI } from "./moran-i.ts";
export { type NeighbourOptions, nearestNeighbours } from "./nearest-neighbours.ts";
export type { NeighbourLists } from "./neighbour-lists.ts";
export type { UnitValues } from "./require-values.ts";
export { type SpatialWeightsOptions, spatialWeights } from "./spatial-weights.ts";
