/**
 * Who can reach what: floating catchments and other measures of spatial accessibility.
 *
 * @module
 */

export type {
  DistanceMetric,
  GeographicColumns,
  GeographicPoint,
  PlanarColumns,
  PlanarPoint,
  Point,
  PointColumns,
} from "../numeric/locate-points.ts";
export type { AccessColumns, AccessColumnsInput, AccessInput, AccessResult } from "./access-result.ts";
export { type AtThresholdsOptions, atThresholds, type ThresholdAccess } from "./at-thresholds.ts";
export { type BalancingCostInput, balancingCost } from "./balancing-cost.ts";
export type { CostMatrix, TravelCost } from "./cost-matrix.ts";
export { type CostToClosestInput, costToClosest } from "./cost-to-closest.ts";
export {
  type CumulativeOpportunitiesInput,
  type CutoffRange,
  cumulativeOpportunities,
} from "./cumulative-opportunities.ts";
export type { Decay } from "./decay/decay.ts";
export { decay } from "./decay/index.ts";
export type { LogisticDecayOptions } from "./decay/logistic.ts";
export type { DecayStep } from "./decay/step.ts";
export {
  type FloatingCatchmentColumns,
  type FloatingCatchmentInput,
  type FloatingCatchmentOptions,
  type FloatingCatchmentVariant,
  floatingCatchment,
} from "./floating-catchment.ts";
export { hansen } from "./hansen.ts";
export { type RelativeAccess, type RelativeAccessOptions, relativeAccess } from "./relative-access.ts";
export { type SpatialAvailabilityInput, spatialAvailability } from "./spatial-availability.ts";
export { type TravelCostsOptions, travelCosts } from "./travel-costs.ts";
