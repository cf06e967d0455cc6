import type { Vector } from "../numeric/vector.ts";
import type { CostMatrix, TravelCost } from "./cost-matrix.ts";
import type { Decay } from "./decay/decay.ts";

/** What every function of accessibility takes. */
export interface AccessInput {
  /** People, or visits, by place; at least 0. Where the function does not need it, it names the places to answer for. */
  readonly demand?: Readonly<Record<string, number>> | undefined;
  /** Capacity by facility: beds, doctors, school places; at least 0. */
  readonly supply: Readonly<Record<string, number>>;
  /** Costs of trips, as a list or as a sparse matrix. */
  readonly costs: readonly TravelCost[] | CostMatrix;
  /** How willingness to travel falls with cost. @defaultValue every pair within reach weighs 1 */
  readonly decay?: Decay | undefined;
  /** Largest cost within reach, the bound included. @defaultValue no bound but the pairs given */
  readonly maxCost?: number | undefined;
}

/** The same in columns, for many places and facilities. */
export interface AccessColumnsInput extends Omit<AccessInput, "demand" | "supply" | "costs"> {
  /** People, or visits, by place, at least 0, in the order of the origins of `costs`. */
  readonly demand: Vector;
  /** Capacity by facility, at least 0, in the order of the destinations of `costs`. */
  readonly supply: Vector;
  /** Costs of trips as a sparse matrix. */
  readonly costs: CostMatrix;
}

/** What every function of accessibility answers. */
export interface AccessResult {
  /** The answer for each place, in the unit the function names; 0 if unserved, `Infinity` where it is a cost. */
  readonly access: Record<string, number>;
  /** Capacity of the facilities that someone reaches, each counted once and in full. */
  readonly supplyReached: number;
  /**
   * Capacity that the answers hand out to people: the sum of access times demand, or of access where it is a
   * total. `null` where access is no share of the capacity.
   */
  readonly supplyDelivered: number | null;
  /** Whether the method promises that `supplyDelivered` equals `supplyReached`. */
  readonly conservesSupply: boolean;
  /** Ids of the places that reach no capacity. */
  readonly unservedPlaces: string[];
  /** Ids of the facilities that no one reaches. */
  readonly unreachedFacilities: string[];
  /** Which formula this is. */
  readonly method: string;
  /** Label of the decay: `"gaussian(sigma 15)"`, `"custom"`, `"none"`. */
  readonly decay: string;
  /** The bound on cost in force, `null` for none. */
  readonly maxCost: number | null;
}

/** The same in columns. */
export interface AccessColumns extends Omit<AccessResult, "access"> {
  /** The answer for each place, in the order of the origins; 0 if unserved. */
  readonly access: Float64Array;
}
