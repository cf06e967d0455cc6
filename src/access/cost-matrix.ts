import type { DistanceMetric } from "../numeric/locate-points.ts";

/** The cost of one trip. A pair that is not listed cannot be made: unreachable is not a cost of 0. */
export interface TravelCost {
  /** Id of the place where people are. */
  readonly from: string;
  /** Id of the facility. */
  readonly to: string;
  /** Minutes, kilometers or money, as long as all costs agree; at least 0. */
  readonly cost: number;
}

/**
 * Costs of trips as a sparse matrix by rows, one row an origin: 12 bytes a pair.
 *
 * The facilities in reach of origin `i` are `targets[offsets[i]] … targets[offsets[i + 1] - 1]`, and the costs stand
 * at the same places of `costs`. A pair that is not listed cannot be made. Built by {@link travelCosts}, or by hand from any
 * router's output.
 */
export interface CostMatrix {
  /** Ids of the places where people are. */
  readonly origins: readonly string[];
  /** Ids of the facilities. */
  readonly destinations: readonly string[];
  /** Where each row begins in `targets` and `costs`; one longer than `origins`. */
  readonly offsets: Uint32Array;
  /** Positions of the facilities in `destinations`, row after row, each at most once a row. */
  readonly targets: Uint32Array;
  /** The cost of each pair, at least 0. */
  readonly costs: Float64Array;
  /** Pairs that cost more were left out. A function asked for more than this refuses. */
  readonly maxCost?: number | undefined;
  /** How costs were measured: `"haversine"` in kilometers, `"euclidean"` in the unit of the coordinates. */
  readonly metric?: DistanceMetric | undefined;
}
