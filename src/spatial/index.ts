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
} from "./global/autocorrelation.ts";
export { gearyC } from "./global/geary-c.ts";
export { getisOrdG } from "./global/getis-ord-g.ts";
export { moranI } from "./global/moran-i.ts";
export type { UnitValues } from "./inference/require-values.ts";
export type { LocalAutocorrelation, LocalOptions } from "./local/local-autocorrelation.ts";
export { type LocalGOptions, localG } from "./local/local-g.ts";
export {
  type LocalMoran,
  type LocalMoranOptions,
  localMoran,
  type MoranQuadrant,
} from "./local/local-moran.ts";
export type { Asymmetry } from "./weights/build-weights.ts";
export { distanceBand } from "./weights/distance-band.ts";
export { type NeighbourOptions, nearestNeighbours } from "./weights/nearest-neighbours.ts";
export type { NeighbourLists } from "./weights/neighbour-lists.ts";
export { type SpatialWeightsOptions, spatialWeights } from "./weights/spatial-weights.ts";
