import { EqualizationError } from "../errors.ts";
import { recordOf } from "../numeric/record-of.ts";
import { sum } from "../numeric/sum.ts";
import type { AccessColumns, AccessResult } from "./access-result.ts";
import type { Catchment } from "./catchment.ts";

/** What a formula adds to the report on who is reached. */
export interface AccessFigures {
  /** Which formula this is. */
  readonly method: string;
  /** The answer for each place. */
  readonly access: Float64Array;
  /** Capacity handed out. */
  readonly supplyDelivered: number | null;
  /** Whether that is all the capacity reached. */
  readonly conservesSupply: boolean;
}

/**
 * Puts the answer together, with the places left out and the facilities left idle.
 *
 * The lists mean the same for every function: a place is served if a facility with capacity is within its reach, a
 * facility is reached if people are within reach of it. Where the answer is a cost, `Infinity` is the sign.
 */
export function reportAccess(
  where: string,
  reach: Catchment,
  figures: AccessFigures,
  isCost = false,
): AccessResult {
  return { ...reportColumns(where, reach, figures, isCost), access: recordOf(reach.origins, figures.access) };
}

/** The same with the answers in the order of the places. */
export function reportColumns(
  where: string,
  reach: Catchment,
  figures: AccessFigures,
  isCost = false,
): AccessColumns {
  const { origins, destinations, demand, supply, offsets, targets } = reach;
  const { access } = figures;
  const served = new Uint8Array(origins.length);
  const reached = new Uint8Array(destinations.length);
  for (let i = 0; i < origins.length; i++) {
    const anyone = demand === null || demand[i]! > 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (anyone) reached[targets[e]!] = 1;
      if (supply[targets[e]!]! > 0) served[i] = 1;
    }
    if (isCost) served[i] = access[i]! < Number.POSITIVE_INFINITY ? 1 : 0;
    else if (!(access[i]! < Number.POSITIVE_INFINITY)) {
      throw new EqualizationError(
        `the access of "${origins[i]}" is too large for a number; measure demand and supply in units of similar size`,
        { code: "out_of_domain", where, index: i },
      );
    }
  }
  return {
    access,
    supplyReached: sum(supply.filter((_, j) => reached[j] === 1)),
    supplyDelivered: figures.supplyDelivered,
    conservesSupply: figures.conservesSupply,
    unservedPlaces: origins.filter((_, i) => served[i] === 0),
    unreachedFacilities: destinations.filter((_, j) => reached[j] === 0),
    method: figures.method,
    decay: reach.decay,
    maxCost: reach.maxCost,
  };
}
