/** How raw 0/1 neighborhood becomes a weight. */
export type SpatialWeightStyle =
  /** Row-standardized: the neighbors of a unit share a weight of 1. */
  | "W"
  /** Binary: every neighbor weighs 1. */
  | "B"
  /** Globally standardized: all weights equal, their sum the number of units that have neighbors. */
  | "C"
  /** Variance-stabilizing (Tiefelsdorf, Griffith and Boots 1999): between `"W"` and `"C"`. */
  | "S";

/**
 * Who neighbors whom, and how much each neighbor weighs: a sparse matrix by rows.
 *
 * The neighbors of unit `i` are `targets[offsets[i]] … targets[offsets[i + 1] - 1]`, ascending, and their
 * weights stand at the same places of `values`. Built by `spatialWeights`.
 */
export interface SpatialWeights {
  /** Ids of all units, islands included. Arrays of values follow this order. */
  readonly ids: readonly string[];
  /** Where each row begins in `targets` and `values`; one longer than `ids`. */
  readonly offsets: Uint32Array;
  /** Positions of the neighbors in `ids`, row after row, ascending within a row. No unit is its own neighbor. */
  readonly targets: Uint32Array;
  /** The weight of each neighbor; positive. */
  readonly values: Float64Array;
  /** How the weights were standardized. */
  readonly style: SpatialWeightStyle;
  /** Ids of the units without neighbors, in the order of `ids`. */
  readonly islands: readonly string[];
}
